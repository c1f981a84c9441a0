import { z } from 'zod';
import type { Tool } from '../../../tools/tool.ts';
import type { ChatFunction } from '../../model/protocol.ts';

/** Formats of text that the engine's grammar knows; it takes any other for "nothing fits". */
const knownFormats: readonly unknown[] = ['date', 'time', 'date-time'];

/** A tool as a model trained for function calls reads it. */
export function describeTool({ name, description, input }: Tool): ChatFunction {
	return { name, description, schema: toGrammarSchema(input) };
}

/**
 * The JSON schema of an input in words that the engine's grammar understands. What it cannot say (patterns, ranges)
 * is checked by `checkCall`.
 */
export function toGrammarSchema(input: z.ZodType): Record<string, unknown> {
	const schema: Record<string, unknown> = z.toJSONSchema(input, {
		unrepresentable: 'any',
		io: 'input',
		override: ({ jsonSchema }) => {
			if (jsonSchema.anyOf !== undefined) {
				jsonSchema.oneOf = jsonSchema.anyOf;
				delete jsonSchema.anyOf;
			}
			if (!knownFormats.includes(jsonSchema.format)) delete jsonSchema.format;
			delete jsonSchema.pattern;
		}
	});
	delete schema['$schema'];
	return schema;
}

/** A call that can run, or what is wrong with it in words that the model can act on. */
export type CheckedCall = { tool: Tool; input: Record<string, unknown> } | { problem: string };

/** Compares a call with the tools there are: a model without a grammar may write anything. */
export function checkCall(
	call: { name: string; input: unknown },
	tools: readonly Tool[]
): CheckedCall {
	const tool = tools.find(({ name }) => name === call.name);
	if (tool === undefined) {
		const names = tools.map(({ name }) => name).join(', ');
		return { problem: `There is no function "${call.name}". There are: ${names}.` };
	}
	const parsed = tool.input.safeParse(call.input);
	if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
	return { tool, input: parsed.data };
}

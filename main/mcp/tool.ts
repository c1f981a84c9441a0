import type { CallToolResult } from '@modelcontextprotocol/client';
import type { z } from 'zod';
import { withoutNulls } from '../../tools/json-schema.ts';
import { ToolError, type Tool } from '../../tools/tool.ts';
import { AppError, describeError } from '../errors.ts';
import { showHidden } from '../messages/visible.ts';
import { cleanLine } from './clean.ts';
import type { Definition } from './contract.ts';
import { partsOf } from './results.ts';

export interface ProgramToolParts {
	/** The program's title. */
	title: string;
	shownName: string;
	definition: Definition;
	input: z.ZodObject;
	/** Program and definition in one, for what a person allows for good. */
	scope: string;
	call: (input: Record<string, unknown>, signal: AbortSignal) => Promise<CallToolResult>;
}

const lengths = { description: 400, brief: 60, input: 20_000 };
/** Milliseconds; starting the program is part of its first call. */
const timeout = 180_000;

/** A tool of another program, as the kernel sees any tool. Its words are shortened and freed of what does not show. */
export function programTool(parts: ProgramToolParts): Tool {
	const { title, shownName, definition, input, scope } = parts;
	const description = cleanLine(definition.description, lengths.description);
	return {
		name: shownName,
		description: description || cleanLine(definition.title ?? definition.name, 100),
		brief: briefOf(definition),
		effect: 'mcp',
		timeout,
		input,
		run: async (given, context) => {
			const call = withoutNulls(input.parse(given));
			if (JSON.stringify(call).length > lengths.input)
				throw new ToolError('LIMIT', `The input of ${shownName} is too long.`);
			const { saysReadOnly, saysDestructive } = definition;
			await context.allow({
				effect: 'mcp',
				target: describeCall(title, definition.name, call),
				program: { scope, saysReadOnly, saysDestructive }
			});
			try {
				return { parts: partsOf(await parts.call(call, context.signal)), origin: 'mcp' };
			} catch (error) {
				if (context.signal.aborted) throw error;
				// What a program says of its failure is as much from outside as what it says otherwise.
				const said =
					error instanceof AppError ? error.message : cleanLine(describeError(error), 2_000);
				return { parts: [{ type: 'error', text: said }], origin: 'mcp' };
			}
		}
	};
}

/** The whole call as a person should see it before saying yes: an input a line, and none of them can make a line of its own. */
export function describeCall(title: string, name: string, input: Record<string, unknown>): string {
	const inputs = Object.entries(input).map(
		([key, value]) =>
			`${showHidden(key)}: ${typeof value === 'string' ? showHidden(value) : JSON.stringify(value)}`
	);
	return [`${showHidden(title)}: ${showHidden(name)}`, ...inputs].join('\n');
}

/** The first sentence in a few words, for the starter's line. */
function briefOf({ name, title, description }: Definition): string {
	const [sentence = ''] = cleanLine(description, 300).split(/(?<=[.!?])\s/);
	return (
		cleanLine(sentence.replace(/[.]$/, ''), lengths.brief) ||
		cleanLine(title ?? name, lengths.brief)
	);
}

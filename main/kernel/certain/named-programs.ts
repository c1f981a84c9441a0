import { z } from 'zod';
import type { Tool } from '../../../tools/tool.ts';
import { findPaths, findQuoted } from '../decide/copying/paths.ts';
import type { CertainCall } from './certain.ts';
import { readFigures } from './figures.ts';

/** Where a request names another program ("use the files server to ..."), which of its tools it may mean. */
export interface NamedProgram {
	tools: Tool[];
	/** The whole call, where the request leaves no choice of tool and input. */
	call: CertainCall | undefined;
}

/** The tools of the program that a request names; undefined where it names none. */
export function readNamedProgram(
	request: string,
	tools: readonly Tool[]
): NamedProgram | undefined {
	const others = tools.filter(({ effect }) => effect === 'mcp');
	const prefix = [...new Set(others.flatMap(({ name }) => prefixesOf(name)))]
		.sort((one, other) => other.length - one.length)
		.find((each) => isNamed(each, request));
	if (prefix === undefined) return undefined;
	const own = others.filter(({ name }) => name.startsWith(`${prefix}_`));
	const words = request.toLowerCase();
	const named = mostSaid(
		own.filter((tool) => saidWords(tool, prefix, words) !== undefined),
		(tool) => saidWords(tool, prefix, words) ?? 0
	);
	const possible = named.length > 0 ? named : own;
	const filled = possible.flatMap((tool) => {
		const input = fill(tool, request.replace(new RegExp(spaced(prefix), 'giu'), ' '));
		const isTold = input !== undefined && (named.length > 0 || input.used > 0);
		return isTold ? [{ tool: tool.name, input: input.values }] : [];
	});
	return { tools: possible, call: filled.length === 1 ? filled[0] : undefined };
}

/** `my_files` and `my` of `my_files_read`. */
function prefixesOf(name: string): string[] {
	const words = name.split('_');
	return words.slice(1).map((_, index) => words.slice(0, index + 1).join('_'));
}

function spaced(prefix: string): string {
	return prefix.replace(/[^\p{L}\p{N}]+/gu, '[\\s_-]');
}

function isNamed(prefix: string, request: string): boolean {
	const name = spaced(prefix);
	const english = new RegExp(
		String.raw`\b(?:use|using|ask|tell|with|via|through|call)\s+(?:the\s+|my\s+)?${name}\b|^\s*@?${name}\s*[:,]|(?<![\p{L}\p{N}])${name}\s+(?:server|tool|program|mcp)\b`,
		'iu'
	);
	const korean = new RegExp(
		String.raw`(?<![\p{L}\p{N}])${name}\s*(?:서버|도구|프로그램|(?:으로|로|한테|에게|에)(?=\s))`,
		'iu'
	);
	return english.test(request) || korean.test(request);
}

/** How many words a tool's own name has, where the request says all of them. */
function saidWords(tool: Tool, prefix: string, request: string): number | undefined {
	const own = tool.name
		.slice(prefix.length + 1)
		.toLowerCase()
		.split('_')
		.filter((word) => word.length > 1);
	const isSaid = (word: string): boolean =>
		new RegExp(String.raw`(?<!\p{L})${word.replace(/(?:ies|y|s)$/, '')}`, 'u').test(request);
	return own.length > 0 && own.every(isSaid) ? own.length : undefined;
}

function mostSaid(tools: Tool[], count: (tool: Tool) => number): Tool[] {
	const most = Math.max(0, ...tools.map(count));
	return tools.filter((tool) => count(tool) === most);
}

/**
 * The input that a request brings along: its numbers in their order, and the one text in quotation marks, or the one
 * path. Undefined where something is missing, or left over.
 */
function fill(
	tool: Tool,
	request: string
): { values: Record<string, unknown>; used: number } | undefined {
	const shape: Record<string, z.ZodType> = tool.input.shape;
	const quoted = findQuoted(request);
	const texts = quoted.length > 0 ? quoted : findPaths(request);
	const bare = texts.reduce((rest, text) => rest.replaceAll(text, ' '), request);
	const numbers = (readFigures(bare) ?? []).map(({ value }) => Number(value));
	const values: Record<string, unknown> = {};
	let used = 0;
	for (const [name, schema] of Object.entries(shape)) {
		// What may be left out is left out.
		const empty = [undefined, null].find((value) => schema.safeParse(value).success);
		if (empty !== undefined || schema.safeParse(undefined).success) {
			if (empty === null) values[name] = null;
			continue;
		}
		const type = typeOf(schema);
		const value = type === 'text' ? texts.shift() : type === 'number' ? numbers.shift() : undefined;
		if (value === undefined) return undefined;
		values[name] = value;
		used++;
	}
	const isUsedUp = texts.length === 0 && numbers.length === 0;
	return isUsedUp && tool.input.safeParse(values).success ? { values, used } : undefined;
}

function typeOf(schema: z.ZodType): 'text' | 'number' | 'other' {
	const { type } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
	if (type === 'string') return 'text';
	return type === 'number' || type === 'integer' ? 'number' : 'other';
}

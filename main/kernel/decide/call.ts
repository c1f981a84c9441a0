import type { Tool } from '../../../tools/tool.ts';

export type ParsedCall = { tool: Tool; input: Record<string, unknown> } | 'reply';

/** A call as the starter prints it: `name("first", "second")`. */
export function printCall(name: string, input: Record<string, unknown>): string {
	return `${name}(${Object.values(input)
		.map((value) => JSON.stringify(value))
		.join(', ')})`;
}

/**
 * The call in `text`, or null when it is anything but one whole call of one of `tools`. Contract: never guesses.
 * A call that was cut off would do something nobody asked for if it ran with what there is.
 */
export function parseCall(text: string, tools: readonly Tool[]): ParsedCall | null {
	const printed = text.trim();
	if (printed === 'reply()') return 'reply';
	const open = printed.indexOf('(');
	if (open < 0 || !printed.endsWith(')')) return null;
	const tool = tools.find(({ name }) => name === printed.slice(0, open));
	if (tool === undefined) return null;
	const values = parseValues(printed.slice(open + 1, -1));
	const names = Object.keys(tool.input.shape);
	if (values?.length !== names.length) return null;
	const input = Object.fromEntries(names.map((name, index) => [name, values[index]]));
	return tool.input.safeParse(input).success ? { tool, input } : null;
}

/** The inside of a list is a JSON array without its brackets. */
function parseValues(text: string): unknown[] | null {
	try {
		return JSON.parse(`[${text}]`) as unknown[];
	} catch {
		return null;
	}
}

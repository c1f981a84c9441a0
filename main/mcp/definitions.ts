import { createHash } from 'node:crypto';
import type { Tool as ListedTool } from '@modelcontextprotocol/client';
import { Scanner } from '../memory/documents/scan.ts';
import { definitionSchema, type Definition } from './contract.ts';

/** Tools that are taken from one program, in its own order. */
export const mostTools = 64;
/** Characters; what is longer is no definition of one tool. */
const longestDefinition = 40_000;

/** What a program lists, as far as it can be taken; doubles and what is too long or no definition are left out and counted. */
export function readDefinitions(listed: readonly ListedTool[]): {
	definitions: Definition[];
	leftOut: number;
} {
	const definitions = new Map<string, Definition>();
	for (const { name, title, description, inputSchema, annotations } of listed) {
		if (definitions.size === mostTools) break;
		const parsed = definitionSchema.safeParse({
			name,
			title: title ?? annotations?.title ?? null,
			description: description ?? '',
			inputSchema,
			saysReadOnly: annotations?.readOnlyHint === true,
			saysDestructive: annotations?.readOnlyHint !== true && annotations?.destructiveHint === true
		});
		if (!parsed.success || JSON.stringify(parsed.data).length > longestDefinition) continue;
		if (!definitions.has(name)) definitions.set(name, parsed.data);
	}
	return { definitions: [...definitions.values()], leftOut: listed.length - definitions.size };
}

/** The same for the same definition, whatever the order of its fields; any change makes another. */
export function fingerprint(definition: Definition): string {
	return createHash('sha256').update(canonical(definition)).digest('hex').slice(0, 32);
}

function canonical(value: unknown): string {
	return JSON.stringify(value, (_, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one
	);
}

/** What in the words of a tool a person would not see, or is spoken to a model instead of a reader. */
export function warningsOf(definition: Definition): string[] {
	const scanner = new Scanner();
	scanner.look(JSON.stringify(definition).slice(0, 100_000).replaceAll('\\n', '\n'));
	return scanner.warnings;
}

const longestName = 60;

/** The beginning of the names of a program's tools: latin letters and digits of its title, and like no other's. */
export function prefixOf(title: string, taken: ReadonlySet<string>): string {
	const base = snake(title).slice(0, 20).replace(/_+$/, '') || 'server';
	for (let count = 1; ; count++) {
		const prefix = count === 1 ? base : `${base}_${count}`;
		if (!taken.has(prefix)) return prefix;
	}
}

/** The names under which the model sees the tools of one program; all of them are different. */
export function shownNames(prefix: string, names: readonly string[]): Map<string, string> {
	const shown = new Map<string, string>();
	const used = new Set<string>();
	// Sorted, so that which of two like names gets the number is not up to the order of a list.
	for (const name of [...names].sort()) {
		const own = snake(name) || 'tool';
		const whole = own.startsWith(`${prefix}_`) ? own : `${prefix}_${own}`;
		let unique = whole.slice(0, longestName);
		for (let count = 2; used.has(unique); count++) {
			const end = `_${count}`;
			unique = `${whole.slice(0, longestName - end.length)}${end}`;
		}
		used.add(unique);
		shown.set(name, unique);
	}
	return shown;
}

function snake(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replace(/[^a-z\d]+/g, '_')
		.replace(/^_+|_+$/g, '');
}

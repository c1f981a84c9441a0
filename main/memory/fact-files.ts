import { z } from 'zod';
import { importedFactSchema, type Fact, type FactVersion, type ImportedFact } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Store } from './protocol.ts';

const format = 'hearth-facts';
const version = 1;
const mostFacts = 10_000;
const longest = importedFactSchema.shape.text.maxLength ?? 0;

const fileSchema = z.object({
	format: z.literal(format),
	version: z.int(),
	facts: z.array(z.unknown())
});
const time = z.int().min(0).max(8.64e15);
const fileFactSchema = z.object({
	text: z.string().trim().min(1),
	createdAt: time.optional(),
	updatedAt: time.optional(),
	origin: importedFactSchema.shape.origin.catch('file').optional(),
	scope: importedFactSchema.shape.scope.optional(),
	history: z.array(z.object({ text: z.string().max(longest), replacedAt: time })).optional()
});

/** What a file of facts holds, before anything is compared or kept. */
export interface FileFacts {
	facts: ImportedFact[];
	/** How many are longer than a fact may be. */
	tooLong: number;
}

/** Everything that is remembered: JSON keeps all of it, Markdown is for reading. */
export async function exportFacts(
	store: Store,
	as: 'markdown' | 'json'
): Promise<{ name: string; text: string }> {
	const facts = await store.call('fact:list', null);
	const histories = await Promise.all(
		facts.map(({ id, edits }) =>
			edits > 0 ? store.call('fact:history', { factId: id }) : Promise.resolve([])
		)
	);
	const whole = facts.map((fact, index) => ({ ...fact, history: histories[index] ?? [] }));
	return as === 'json'
		? {
				name: 'hearth-facts.json',
				text: `${JSON.stringify({ format, version, facts: whole }, null, '\t')}\n`
			}
		: { name: 'hearth-facts.md', text: toMarkdown(whole) };
}

/**
 * Reads a file of facts. Who said something is not taken from it: what would be the person's own words is marked as coming
 * from a file. Throws IMPORT_BAD_FILE for everything that is no such file.
 */
export function readFacts(file: string, content: Uint8Array): FileFacts {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(content);
	} catch (error) {
		throw bad(file, 'it is not a text file', error);
	}
	const found = /^\s*[{[]/u.test(text) ? readJson(file, text) : readMarkdown(text);
	if (found.length === 0) throw bad(file, 'no facts were found in it');
	if (found.length > mostFacts) throw bad(file, `it holds more than ${mostFacts} facts`);
	const facts = found.filter((fact) => fact.text.length <= longest);
	return { facts, tooLong: found.length - facts.length };
}

function readJson(file: string, text: string): ImportedFact[] {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw bad(file, 'it is damaged or cut short', error);
	}
	const whole = fileSchema.safeParse(value);
	if (!whole.success) throw bad(file, 'it is not an export of facts', whole.error);
	if (whole.data.version > version) throw bad(file, 'it was written by a newer Hearth');
	return whole.data.facts.map((one, index) => {
		const fact = fileFactSchema.safeParse(one);
		if (!fact.success) throw bad(file, `entry ${index + 1} is not a fact`, fact.error);
		const { createdAt = Date.now(), updatedAt = createdAt, origin, ...rest } = fact.data;
		return {
			text: rest.text,
			createdAt,
			updatedAt,
			origin: foreign(origin),
			scope: rest.scope ?? null,
			history: rest.history ?? []
		};
	});
}

/** Every item of a list that is not indented is a fact; what hangs below is about it. */
function readMarkdown(text: string): ImportedFact[] {
	const now = Date.now();
	return [...text.matchAll(/^(?:[-*+]|\d{1,4}[.)])[ \t]+(\S.*)$/gmu)].map(([, item = '']) => ({
		text: item.trim().replace(/\\([\\`*_[\]<>#])/gu, '$1'),
		createdAt: now,
		updatedAt: now,
		origin: 'file',
		scope: null,
		history: []
	}));
}

function toMarkdown(facts: (Fact & { history: FactVersion[] })[]): string {
	const lines = facts.flatMap(({ text, createdAt, updatedAt, origin, scope, history }) => [
		`- ${oneLine(text)}`,
		`  - ${dateOf(createdAt)}${updatedAt > createdAt ? `, changed ${dateOf(updatedAt)}` : ''}` +
			(origin === 'user' ? '' : `, from: ${origin}`) +
			(scope === null ? '' : ', only in one conversation'),
		...history.map((old) => `  - until ${dateOf(old.replacedAt)}: ${oneLine(old.text)}`)
	]);
	return ['# What Hearth remembers', '', ...lines, ''].join('\n');
}

function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>#]/gu, '\\$&');
}

function dateOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

/** Anyone can write "user" into a file. */
function foreign(origin: ImportedFact['origin'] | undefined): ImportedFact['origin'] {
	return origin === undefined || origin === 'user' || origin === 'assistant' || origin === 'tool'
		? 'file'
		: origin;
}

function bad(file: string, reason: string, cause?: unknown): AppError {
	return new AppError('IMPORT_BAD_FILE', { file, reason }, { cause });
}

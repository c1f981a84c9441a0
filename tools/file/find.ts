import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Part } from '../parts.ts';
import { defineTool, ToolError, type Tool } from '../tool.ts';
import { formatSize, formatTime } from './describe.ts';
import { fitsPattern } from './pattern.ts';
import { grantedRoots, isInside, type Folders } from './places.ts';
import { isBinary, readStart, type ReadParts } from './read.ts';
import { checkSecret } from './secrets.ts';
import { walk, type Entry } from './walk.ts';

const walkLimits = { entries: 200_000, depth: 20, milliseconds: 6_000 };
const readMilliseconds = 8_000;
/** Beyond this a file is data rather than something a person wrote. */
const mostBytes = 1_000_000;
const mostFound = 50;
const snippetLength = 120;
/** Words between those that say what is sought. */
const fillers = /^(?:an?|the|of|from|in|on|about|for|to|with|my|our|and|file|files)$/;

interface State {
	cut: boolean;
	/** The files that hold most of the words, where none holds all. */
	partly: Found[];
}

interface Found extends Entry {
	/** The line that holds the words; empty when the name does. */
	line: string;
}

/** `find_files`: by name first, then by what is in them. */
export function createFindFiles(folders: Folders, { decode }: Pick<ReadParts, 'decode'>): Tool {
	return defineTool({
		name: 'find_files',
		description: 'Find files by their name or by words in them. "*.md" finds by ending.',
		brief: 'find files by name or text',
		effect: 'read',
		input: z.object({ query: z.string().trim().min(1).max(500).describe('Words, or a name') }),
		async run({ query }, { allow, signal }) {
			const roots = await grantedRoots(folders);
			for (const root of roots) await allow({ effect: 'read', target: root });
			const state: State = { cut: false, partly: [] };
			const files = await collect(roots, folders, signal, state);
			const matches = nameMatcher(query);
			const named: Found[] = files
				.filter(({ name }) => matches(name))
				.map((file) => ({ ...file, line: '' }));
			const found = [...named.slice(0, mostFound)];
			if (found.length < mostFound && !/[*?]/.test(query)) {
				const rest = files.filter(
					(file) => !file.isFolder && !named.some(({ path }) => path === file.path)
				);
				found.push(
					...(await searchText(query, rest, decode, mostFound - found.length, signal, state))
				);
			}
			const isLess = found.length === 0 && state.partly.length > 0;
			if (isLess) found.push(...state.partly.slice(0, mostFound));
			return { parts: await describe(query, found, { ...state, isLess }), origin: 'file' };
		}
	});
}

async function collect(
	roots: string[],
	folders: Folders,
	signal: AbortSignal,
	state: State
): Promise<Entry[]> {
	const files: Entry[] = [];
	for (const root of roots) {
		// A grant inside another one was walked already.
		if (roots.some((other) => other !== root && isInside(root, other))) continue;
		for await (const entry of walk(root, walkLimits, signal, state)) {
			if (!folders.closed.some((closed) => isInside(entry.path, closed))) files.push(entry);
		}
	}
	return files;
}

/** With `*` or `?` the whole name must fit; else each word must be somewhere in the path. */
function nameMatcher(query: string): (name: string) => boolean {
	const wanted = query.normalize('NFC').toLowerCase();
	if (/[*?]/.test(wanted)) return (name) => fitsPattern(basename(name), wanted, { one: true });
	const words = wordsOf(wanted);
	return (name) => {
		const path = name.normalize('NFC').toLowerCase();
		return words.every((word) => path.includes(word));
	};
}

function wordsOf(query: string): string[] {
	return query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
}

async function searchText(
	query: string,
	files: Entry[],
	decode: ReadParts['decode'],
	limit: number,
	signal: AbortSignal,
	state: State
): Promise<Found[]> {
	const end = performance.now() + readMilliseconds;
	const words = wordsOf(query);
	const telling = words.filter((word) => !fillers.test(word));
	let most = Math.max(1, Math.ceil(telling.length / 2));
	const found: Found[] = [];
	for (const file of files) {
		signal.throwIfAborted();
		if (performance.now() > end) {
			state.cut = true;
			break;
		}
		const text = await readText(file.path, decode);
		if (text === undefined) continue;
		const lower = text.normalize('NFC').toLowerCase();
		const whole = `${file.name.normalize('NFC').toLowerCase()}\n${lower}`;
		const isFound = words.every((word) => whole.includes(word));
		const count = telling.filter((word) => whole.includes(word)).length;
		if (!isFound && count < most) continue;
		const phrase = lower.indexOf(words.join(' '));
		const first = telling.find((word) => lower.includes(word)) ?? '';
		const at = phrase >= 0 ? phrase : lower.indexOf(first);
		const one = { ...file, line: lineAt(lower.length === text.length ? text : lower, at) };
		if (!isFound) {
			if (count > most) state.partly.length = 0;
			most = count;
			state.partly.push(one);
			continue;
		}
		found.push(one);
		if (found.length >= limit) break;
	}
	return found;
}

/** Undefined for what is no text, cannot be read, or may not be. */
async function readText(path: string, decode: ReadParts['decode']): Promise<string | undefined> {
	try {
		checkSecret(path, false);
		const { size } = await stat(path);
		if (size === 0 || size > mostBytes) return undefined;
		const { bytes } = await readStart({ path, root: '' }, size);
		return isBinary(bytes) ? undefined : decode(bytes);
	} catch (error) {
		if (error instanceof ToolError || (error instanceof Error && 'code' in error)) return undefined;
		throw error;
	}
}

function lineAt(text: string, at: number): string {
	const start = text.lastIndexOf('\n', at) + 1;
	const end = text.indexOf('\n', at);
	const from = Math.max(start, at - snippetLength / 2);
	return text
		.slice(from, end < 0 ? undefined : end)
		.slice(0, snippetLength)
		.trim();
}

async function describe(
	query: string,
	found: Found[],
	{ cut, isLess }: { cut: boolean; isLess: boolean }
): Promise<Part[]> {
	const rows = await Promise.all(
		found.map(async ({ path, name, isFolder, line }) => {
			const info = await stat(path).catch(() => undefined);
			const size = isFolder ? 'folder' : formatSize(info?.size ?? 0);
			return [name, size, info === undefined ? '' : formatTime(info.mtimeMs), line];
		})
	);
	const columns = ['Name', 'Size', 'Changed', 'Text'];
	const table: Part = { type: 'table', title: query, columns, rows, total: rows.length };
	const notes = [
		...(found.length >= mostFound ? [`Only the first ${mostFound} are listed.`] : []),
		...(isLess ? ['No file has all of these words; these have most of them.'] : []),
		...(cut ? ['There is too much in the folders to search all of it; this is a part.'] : [])
	];
	return notes.length === 0 ? [table] : [table, { type: 'text', text: notes.join(' ') }];
}

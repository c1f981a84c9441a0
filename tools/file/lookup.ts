import { basename, extname } from 'node:path';
import { ToolError } from '../tool.ts';
import { failure } from './failures.ts';
import { candidates, grantedRoots, placeOf, type Folders, type Place } from './places.ts';
import { checkSecret } from './secrets.ts';
import { walk, type Entry } from './walk.ts';

const limits = { entries: 20_000, depth: 8, milliseconds: 1_500 };
const namesTold = 8;

export type Wanted = 'file' | 'folder' | 'file or folder';

/**
 * The existing file or folder that a person means: by its path, by its exact name in any granted folder, then by its
 * name whatever its case, without its ending, or in part, where only one fits. `isWhole` leaves out the last two.
 */
export async function lookUp(
	name: string,
	want: Wanted,
	folders: Folders,
	signal: AbortSignal,
	{ isWhole = false }: { isWhole?: boolean } = {}
): Promise<Place> {
	const roots = await grantedRoots(folders);
	let refused: ToolError | undefined;
	for (const path of candidates(name, roots)) {
		try {
			const place = await placeOf(path, roots, folders);
			if (place !== undefined) {
				checkSecret(place.path, false);
				return place;
			}
		} catch (error) {
			if (!(error instanceof ToolError)) throw error;
			refused = error;
		}
	}
	if (refused !== undefined) throw refused;
	const entry = await search(name, want, roots, signal, isWhole ? 0 : 3);
	const place = await placeOf(entry.path, roots, folders);
	if (place === undefined) throw failure('NOT_FOUND', 'gone', { name });
	checkSecret(place.path, false);
	return place;
}

async function search(
	name: string,
	want: Wanted,
	roots: string[],
	signal: AbortSignal,
	farthest: number
): Promise<Entry> {
	const wanted = plain(name);
	const found: Entry[][] = [[], [], [], []];
	const near: Entry[] = [];
	const all: Entry[] = [];
	for (const root of roots) {
		for await (const entry of walk(root, limits, signal)) {
			if (want !== 'file or folder' && entry.isFolder !== (want === 'folder')) continue;
			if (near.length < namesTold) near.push(entry);
			all.push(entry);
			const distance = rank(entry, wanted);
			if (distance <= farthest) found[distance]?.push(entry);
		}
	}
	const best = found.find((entries) => entries.length > 0);
	// "my shopping list" is shopping.txt: no other shares as many of its words. A name with an ending means itself.
	const isLoose = farthest > 0 && want === 'file' && !/\.[a-z0-9]{1,5}$/i.test(name.trim());
	const likest = best ?? (isLoose ? mostAlike(name, all) : undefined);
	const [first, ...others] = likest ?? [];
	if (first !== undefined && others.length === 0) return first;
	const names = (likest ?? near).slice(0, namesTold).map((entry) => entry.name);
	const values = { name, names: names.join(', ') };
	if (first !== undefined) throw failure('NOT_FOUND', 'severalFit', values);
	throw failure('NOT_FOUND', names.length === 0 ? 'noneFits' : 'noneFitsBut', values);
}

/** The words of a file's name, or of what is said of one, by which it is known; lower case. */
export function nameWords(text: string): string[] {
	return text.toLowerCase().match(/[가-힣]{2,}|[\p{L}\p{N}]{3,}/gu) ?? [];
}

/** The files whose names have most of these words; undefined where none has one. */
function mostAlike(name: string, entries: Entry[]): Entry[] | undefined {
	const words = nameWords(plain(name)).filter(
		(word) => !/^(?:the|my|our|file|files|list|document|text|파일|문서)$/.test(word)
	);
	const scored = entries.map((entry) => {
		const file = plain(basename(entry.name));
		return { entry, score: words.filter((word) => file.includes(word)).length };
	});
	const most = Math.max(0, ...scored.map(({ score }) => score));
	return most === 0
		? undefined
		: scored.filter(({ score }) => score === most).map(({ entry }) => entry);
}

/** 0 for the same name but for its case, 1 without its ending, 2 for its beginning, 3 for a part of it, else -1. */
function rank(entry: Entry, wanted: string): number {
	const path = plain(entry.name);
	const file = plain(basename(entry.name));
	if (file === wanted || path === wanted) return 0;
	if (plain(basename(entry.name, extname(entry.name))) === wanted) return 1;
	if (wanted.length < 3) return -1;
	if (file.startsWith(wanted)) return 2;
	return file.includes(wanted) || path.includes(wanted) ? 3 : -1;
}

/** macOS spells accents in another way than everyone types them. */
function plain(name: string): string {
	return name.normalize('NFC').trim().toLowerCase();
}

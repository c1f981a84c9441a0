import { basename, extname } from 'node:path';
import { ToolError } from '../tool.ts';
import { candidates, grantedRoots, placeOf, type Folders, type Place } from './places.ts';
import { checkSecret } from './secrets.ts';
import { walk, type Entry } from './walk.ts';

const limits = { entries: 20_000, depth: 8, milliseconds: 1_500 };
const namesTold = 8;

/**
 * The existing file or folder that a person means: by its path, by its exact name in any granted folder, then by its
 * name whatever its case, without its ending, or in part, where only one fits.
 */
export async function lookUp(
	name: string,
	want: 'file' | 'folder',
	folders: Folders,
	signal: AbortSignal
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
	const entry = await search(name, want, roots, signal);
	const place = await placeOf(entry.path, roots, folders);
	if (place === undefined) throw new ToolError('NOT_FOUND', `${name} is not there any more.`);
	checkSecret(place.path, false);
	return place;
}

async function search(
	name: string,
	want: 'file' | 'folder',
	roots: string[],
	signal: AbortSignal
): Promise<Entry> {
	const wanted = plain(name);
	const found: Entry[][] = [[], [], [], []];
	const near: Entry[] = [];
	for (const root of roots) {
		for await (const entry of walk(root, limits, signal)) {
			if (entry.isFolder !== (want === 'folder')) continue;
			if (near.length < namesTold) near.push(entry);
			found[rank(entry, wanted)]?.push(entry);
		}
	}
	const best = found.find((entries) => entries.length > 0);
	const [first, ...others] = best ?? [];
	if (first !== undefined && others.length === 0) return first;
	const names = (best ?? near).slice(0, namesTold).map((entry) => entry.name);
	if (first === undefined) {
		const there = names.length === 0 ? '' : ` There are: ${names.join(', ')}.`;
		throw new ToolError(
			'NOT_FOUND',
			`There is no ${want} "${name}" in the granted folders.${there}`
		);
	}
	throw new ToolError(
		'NOT_FOUND',
		`Several ${want}s fit "${name}": ${names.join(', ')}. Ask which one is meant.`
	);
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

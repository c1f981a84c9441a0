import { basename, dirname, extname, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { ToolError } from '../tool.ts';
import { failure } from './failures.ts';
import { lookUp } from './lookup.ts';
import { checkName, newPlace } from './new-place.ts';
import { splitName } from './new-names.ts';
import { candidates, isInside, placeOf, type Folders } from './places.ts';
import type { Chosen } from './sources.ts';

/** Where every item goes, in their order, and the folders that have to be made for that, the outermost first. */
export interface Targets {
	paths: string[];
	missing: string[];
}

/**
 * Reads where things should go: into an existing folder of that name or path, else under a new name or path. A bare new
 * name for one file keeps it where it is, and keeps its ending when the new name has none.
 */
export async function findTargets(
	to: string,
	{ items, folder, roots, isMany }: Chosen,
	folders: Folders,
	signal: AbortSignal
): Promise<Targets> {
	const name = to.trim();
	if (name === '') throw failure('BAD_INPUT', 'badName', { name: to });
	const into = (where: string): Targets => ({
		paths: items.map(({ path }) => join(where, basename(path))),
		missing: []
	});
	const there = await existing(name, roots, folders);
	if (there?.isFolder === true) return into(there.path);
	const [item] = items;
	if (there !== undefined) {
		// The file itself under its own name is told by whoever looks at the targets.
		if (isMany || items.length !== 1) throw failure('BAD_INPUT', 'isFile', { name });
		return { paths: [there.path], missing: [] };
	}
	const isPath = /[/\\]/.test(name);
	if (!isPath || /^[^/\\]+[/\\]$/.test(name)) {
		const elsewhere = await folderNamed(name.replace(/[/\\]$/, ''), folders, signal);
		if (elsewhere !== undefined) return into(elsewhere);
	}
	const asFolder = isMany || /[/\\]$/.test(name);
	if (!isPath && !asFolder && item !== undefined) {
		checkName(name);
		return { paths: [join(folder, withEnding(name, item.path, item.isFolder))], missing: [] };
	}
	for (const path of candidates(name, roots)) {
		const place = await newPlace(path, roots, folders);
		if (place === undefined) continue;
		if (asFolder) {
			return { ...into(place.path), missing: [...place.missing, place.path] };
		}
		const whole = withEnding(basename(place.path), item?.path ?? '', item?.isFolder ?? true);
		return { paths: [join(dirname(place.path), whole)], missing: place.missing };
	}
	throw failure('NOT_GRANTED', 'notGranted', { name: to });
}

async function existing(
	name: string,
	roots: string[],
	folders: Folders
): Promise<{ path: string; isFolder: boolean } | undefined> {
	if (['.', './'].includes(name)) {
		const [only, ...others] = roots;
		return only === undefined || others.length > 0 ? undefined : { path: only, isFolder: true };
	}
	let refused: ToolError | undefined;
	for (const path of candidates(name, roots)) {
		try {
			const place = await placeOf(path, roots, folders);
			if (place !== undefined)
				return { path: place.path, isFolder: (await stat(place.path)).isDirectory() };
		} catch (error) {
			if (!(error instanceof ToolError)) throw error;
			refused = error;
		}
	}
	if (
		refused !== undefined &&
		candidates(name, roots).every((path) => !roots.some((root) => isInside(path, root)))
	) {
		throw refused;
	}
	return undefined;
}

/** A folder of exactly this name, but for its case, anywhere in what was granted. Parts of names do not count here. */
async function folderNamed(
	name: string,
	folders: Folders,
	signal: AbortSignal
): Promise<string | undefined> {
	try {
		return (await lookUp(name, 'folder', folders, signal, { isWhole: true })).path;
	} catch (error) {
		if (error instanceof ToolError && error.words?.key.startsWith('noneFits') === true)
			return undefined;
		throw error;
	}
}

function withEnding(name: string, path: string, isFolder: boolean): string {
	const [, ending] = splitName(name);
	// A name that is all ending (.env) is whole.
	return isFolder || ending !== '' || name.startsWith('.')
		? name
		: `${name}${splitName(basename(path))[1] || extname(path)}`;
}

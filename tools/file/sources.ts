import { lstat, opendir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inspect, type Item } from './changes/inspect.ts';
import { failure } from './failures.ts';
import { lookUp } from './lookup.ts';
import { fitsPattern } from './pattern.ts';
import { candidates, fileError, grantedRoots, isInside, type Folders } from './places.ts';
import { checkSecret, runsByItself } from './secrets.ts';

/** What a request to change files is about. */
export interface Chosen {
	items: Item[];
	/** The folder that holds them; of several, the first. */
	folder: string;
	/** The granted folders, with links followed. */
	roots: string[];
	/** They were named by a pattern, or as all files of a folder. */
	isMany: boolean;
}

/** As many files as one yes can be for. */
export const mostItems = 2_000;

interface ChooseOptions {
	/** Copying leaves them where they are; everything else is a change. */
	isChange: boolean;
	/** The files in a named folder instead of the folder. */
	filesOf: boolean;
}

/**
 * The files and folders a person means: one by its name, as `lookUp` finds it, or those that fit a pattern whose last part
 * has a `*`. Hidden files and links are not among those that fit; keys and Hearth's own data are refused.
 */
export async function chooseItems(
	path: string,
	folders: Folders,
	signal: AbortSignal,
	{ isChange, filesOf }: ChooseOptions
): Promise<Chosen> {
	const roots = await grantedRoots(folders);
	const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
	const last = path.slice(slash + 1).trim();
	let paths: string[];
	let isMany = false;
	if (last.includes('*')) {
		isMany = true;
		const above = slash < 0 ? roots : [await folderAbove(path.slice(0, slash), folders, signal)];
		paths = (await Promise.all(above.map((folder) => fitting(folder, last, filesOf)))).flat();
		paths = paths.filter((one) => !folders.closed.some((closed) => isInside(one, closed)));
	} else {
		const isRoot = ['', '.', './'].includes(path.trim());
		const [only, ...others] = roots;
		const named =
			isRoot && only !== undefined && others.length === 0
				? only
				: (await lookUp(path, filesOf ? 'folder' : 'file or folder', folders, signal)).path;
		await checkNoLink(path, roots, named);
		if (filesOf && (await isFolder(named))) {
			isMany = true;
			paths = await fitting(named, '*', true);
		} else paths = [named];
	}
	if (paths.length > mostItems) throw failure('LIMIT', 'tooMany', { limit: mostItems });
	const order = new Intl.Collator(undefined, { numeric: true });
	const items: Item[] = [];
	for (const one of paths.sort((a, b) => order.compare(a, b))) {
		const item = await inspect(one, signal);
		if (isChange && !filesOf) await checkStays(item, roots, folders);
		checkItem(item, one, isChange);
		items.push(item);
	}
	const [first] = items;
	if (first === undefined) throw failure('NOT_FOUND', 'noFiles', { name: path });
	return { items, folder: dirname(first.path), roots, isMany };
}

/** Throws DENIED where the item, or anything in it, is or would become a file that tools may not touch. */
export function checkItem(item: Item, path: string, isChange: boolean): void {
	checkSecret(path, isChange);
	for (const below of item.inside) {
		// What runs by itself wherever its folder lies (the hooks of a project) is no more than it was before.
		checkSecret(join(path, below), isChange && !runsByItself(below));
	}
}

async function folderAbove(path: string, folders: Folders, signal: AbortSignal): Promise<string> {
	if (path.includes('*')) throw failure('NOT_FOUND', 'noFiles', { name: path });
	const above = await lookUp(path === '' ? '/' : path, 'folder', folders, signal);
	if (!(await isFolder(above.path))) throw failure('BAD_INPUT', 'isFile', { name: path });
	return above.path;
}

/** Files and folders in `folder` whose whole names fit, whatever their case. */
async function fitting(folder: string, pattern: string, filesOnly: boolean): Promise<string[]> {
	const paths: string[] = [];
	const entries = await opendir(folder).catch((error: unknown) => {
		throw fileError(error, basename(folder));
	});
	for await (const entry of entries) {
		if (entry.name.startsWith('.') && !pattern.startsWith('.')) continue;
		if (entry.isSymbolicLink() || (filesOnly && entry.isDirectory())) continue;
		if (fitsPattern(entry.name, pattern, { one: false })) paths.push(join(folder, entry.name));
	}
	return paths;
}

async function isFolder(path: string): Promise<boolean> {
	const info = await lstat(path).catch((error: unknown) => {
		throw fileError(error, basename(path));
	});
	return info.isDirectory();
}

/** A name that is a link would change what it leads to, not what was named. */
async function checkNoLink(name: string, roots: string[], real: string): Promise<void> {
	for (const path of candidates(name, roots)) {
		const info = await lstat(path).catch(() => undefined);
		if (info?.isSymbolicLink() !== true) continue;
		const isGrant = roots.includes(await realpath(path).catch(() => ''));
		if (!isGrant && (await realpath(path).catch(() => '')) === real) {
			throw failure('BAD_INPUT', 'isLink', { name });
		}
	}
}

/** What was granted as a whole, and what Hearth itself lives in, is not moved away under its name. */
async function checkStays(item: Item, roots: string[], folders: Folders): Promise<void> {
	const name = basename(item.path);
	if (roots.includes(item.path)) throw failure('DENIED', 'isGrant', { name });
	if (roots.some((root) => isInside(root, item.path)))
		throw failure('DENIED', 'holdsGrant', { name });
	for (const closed of folders.closed) {
		const real = await realpath(closed).catch(() => closed);
		if (isInside(real, item.path)) throw failure('DENIED', 'holdsOwn', { name });
	}
}

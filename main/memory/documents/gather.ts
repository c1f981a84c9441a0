import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../errors.ts';
import { readError } from './originals.ts';

export interface Refusal {
	path: string;
	error: AppError;
}

export interface GatherLimits {
	/** Files taken of one folder, with everything below it. */
	files: number;
	/** Names looked at in one folder tree, whether taken or not. */
	names: number;
	depth: number;
}

export const gatherLimits: GatherLimits = { files: 10_000, names: 200_000, depth: 40 };

/** Folders that programs fill, not people. */
const skipped = new Set([
	'node_modules',
	'bower_components',
	'__pycache__',
	'venv',
	'site-packages',
	'__macosx',
	'target',
	'$recycle.bin',
	'system volume information'
]);

/**
 * The files behind what was dropped: files themselves, and those of folders with everything below, in the order of
 * their names. Hidden ones, folders that programs fill and links inside folders are passed over: a link must not lead
 * out of what was given, and what it leads to inside is found anyway.
 */
export async function* gather(
	paths: string[],
	limits: GatherLimits = gatherLimits
): AsyncGenerator<{ path: string; inFolder: boolean } | Refusal> {
	for (const given of paths) {
		const name = basename(given) || given;
		try {
			if (given.includes('\0')) throw new AppError('NOT_FOUND', { what: name });
			const path = await realpath(resolve(given));
			if ((await stat(path)).isDirectory()) yield* walk(path, limits);
			else yield { path, inFolder: false };
		} catch (error) {
			yield { path: given, error: error instanceof AppError ? error : readError(name, error) };
		}
	}
}

async function* walk(
	root: string,
	limits: GatherLimits
): AsyncGenerator<{ path: string; inFolder: boolean } | Refusal> {
	const folders = [{ path: root, depth: 0 }];
	let files = 0;
	let names = 0;
	for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
		const { path, depth } = folder;
		let entries: Dirent[];
		try {
			entries = await list(path, limits.names - names);
		} catch (error) {
			yield { path, error: readError(basename(path), error) };
			continue;
		}
		names += entries.length;
		for (const entry of entries) {
			const inside = join(path, entry.name);
			if (isHidden(entry.name)) continue;
			if (entry.isDirectory()) {
				if (depth < limits.depth && !isOfPrograms(entry.name)) {
					folders.push({ path: inside, depth: depth + 1 });
				}
			} else if (!entry.isSymbolicLink()) {
				if (files === limits.files) {
					yield { path: root, error: tooLarge(root, limits.files) };
					return;
				}
				files++;
				yield { path: inside, inFolder: true };
			}
		}
		if (names >= limits.names) {
			yield { path: root, error: tooLarge(root, files) };
			return;
		}
	}
}

/** True for files and folders that a person does not see in a folder. */
export function isHidden(name: string): boolean {
	return name.startsWith('.') || name.startsWith('~$');
}

/** True for folders that programs fill. */
export function isOfPrograms(folder: string): boolean {
	return skipped.has(folder.toLowerCase());
}

/** At most `most` names of a folder, sorted. */
async function list(path: string, most: number): Promise<Dirent[]> {
	const entries: Dirent[] = [];
	for await (const entry of await opendir(path)) {
		entries.push(entry);
		if (entries.length >= most) break;
	}
	return entries.sort((one, two) => (one.name < two.name ? -1 : 1));
}

function tooLarge(root: string, limit: number): AppError {
	return new AppError('FOLDER_TOO_LARGE', { folder: basename(root) || root, limit });
}

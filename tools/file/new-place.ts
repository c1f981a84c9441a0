import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure } from './failures.ts';
import { checkPlace, fileError, isCode, isInside, type Folders } from './places.ts';
import { checkSecret } from './secrets.ts';

export interface NewPlace {
	/** The real path of what is not there yet. */
	path: string;
	/** Folders above it that are not there either, the outermost first. */
	missing: string[];
}

/**
 * Where something new of that path really goes: the nearest folder that exists decides, and the ones below it are to be
 * made. Undefined when that folder is in no granted one.
 */
export async function newPlace(
	path: string,
	roots: string[],
	folders: Folders
): Promise<NewPlace | undefined> {
	const names: string[] = [basename(path)];
	let folder = dirname(path);
	for (;;) {
		const real = await realpath(folder).catch((error: unknown) => {
			if (isCode(error, 'ENOENT')) return undefined;
			throw fileError(error, basename(folder));
		});
		if (real !== undefined) {
			if (!(await stat(real)).isDirectory()) {
				throw failure('BAD_INPUT', 'isFile', { name: basename(folder) });
			}
			if (!roots.some((root) => isInside(real, root))) return undefined;
			const target = join(real, ...names);
			await checkPlace(target, roots, folders);
			checkSecret(target, true);
			for (const name of names) checkName(name);
			const missing = names
				.slice(0, -1)
				.map((_, index) => join(real, ...names.slice(0, index + 1)));
			return { path: target, missing };
		}
		if (dirname(folder) === folder) return undefined;
		names.unshift(basename(folder));
		folder = dirname(folder);
	}
}

const mostBytes = 255;

/** Throws BAD_INPUT for what no system takes as the name of a file. */
export function checkName(name: string): void {
	const isBad = name === '' || name === '.' || name === '..' || /[/\0]/.test(name);
	const isBadHere = process.platform === 'win32' && /[<>:"\\|?*]|[. ]$/.test(name);
	if (isBad || isBadHere) throw failure('BAD_INPUT', 'badName', { name });
	if (Buffer.byteLength(name) > mostBytes) throw failure('BAD_INPUT', 'longName', { name });
}

import { failure } from './failures.ts';
import { constants } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { ToolError } from '../tool.ts';

/** Folders the user granted, and folders that no grant ever covers (Hearth's own data). */
export interface Folders {
	grants: () => Promise<string[]>;
	closed: string[];
}

export interface Place {
	/** Absolute, with every link followed. */
	path: string;
	/** The granted folder it lies in. */
	root: string;
}

const longestPath = 4_096;

/** The granted folders that are there, with links followed; throws NOT_GRANTED when there are none. */
export async function grantedRoots({ grants }: Folders): Promise<string[]> {
	const roots: string[] = [];
	for (const grant of await grants()) {
		const root = await realpath(grant).catch(() => undefined);
		if (root !== undefined && !roots.includes(root)) roots.push(root);
	}
	if (roots.length > 0) return roots;
	throw failure('NOT_GRANTED', 'noFolder');
}

/** Whether `path` is `folder` or lies in it; `/home/ann2` does not lie in `/home/ann`. */
export function isInside(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * The absolute paths that `name` may stand for, without looking at the disk beyond the grants' own names: an absolute
 * path or one under `~` as it is, anything else in every granted folder. A name may begin with a grant's own name.
 */
export function candidates(name: string, roots: string[]): string[] {
	const text = name.trim();
	if (text.includes('\0')) throw new ToolError('BAD_INPUT', 'A path cannot hold a NUL character.');
	if (text.length > longestPath) throw new ToolError('BAD_INPUT', 'That path is too long.');
	if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
		throw new ToolError('BAD_INPUT', `"${text.slice(0, 80)}" is an address, not a path.`);
	}
	const plain = text === '~' || text.startsWith('~/') ? join(homedir(), text.slice(1)) : text;
	if (isAbsolute(plain)) return [normalize(plain)];
	return roots.flatMap((root) => {
		const below = normalize(join(root, plain));
		const beside = normalize(join(dirname(root), plain));
		const first = plain.split(/[/\\]/)[0]?.toLowerCase();
		return first === basename(root).toLowerCase() ? [below, beside] : [below];
	});
}

/**
 * Where an existing file or folder really is. Throws NOT_GRANTED when that is outside every granted folder, whether
 * by its name or by a link; undefined when there is nothing of that name.
 */
export async function placeOf(
	path: string,
	roots: string[],
	folders: Folders
): Promise<Place | undefined> {
	// Before looking: what is outside does not even tell whether it exists.
	const spelled = roots.some((root) => isInside(path, root));
	if (!spelled && !(await folders.grants()).some((grant) => isInside(path, normalize(grant)))) {
		throw outside(path);
	}
	const real = await realpath(path).catch((error: unknown) => {
		if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
		throw fileError(error, basename(path));
	});
	return real === undefined ? undefined : await checkPlace(real, roots, folders);
}

/** The grant around a real path; throws when there is none, or when it is a place of Hearth's own. */
export async function checkPlace(real: string, roots: string[], folders: Folders): Promise<Place> {
	const root = roots.find((one) => isInside(real, one));
	if (root === undefined) throw outside(real);
	for (const closed of folders.closed) {
		const folder = await realpath(closed).catch(() => normalize(closed));
		if (isInside(real, folder)) {
			throw new ToolError('DENIED', "Hearth's own data cannot be read or changed by tools.");
		}
	}
	return { path: real, root };
}

/**
 * Opens a file for reading, making sure that what was opened is what was checked: a link put in its place in between
 * is refused, and a pipe does not wait for a writer.
 */
export async function openFile({ path }: Place): Promise<FileHandle> {
	const flags = constants.O_RDONLY | noFollow | noWait;
	const handle = await open(path, flags).catch((error: unknown) => {
		throw fileError(error, basename(path));
	});
	try {
		const opened = await handle.stat();
		const there = await stat(path);
		const moved = (await realpath(path)) !== path;
		if (moved || opened.ino !== there.ino || opened.dev !== there.dev) {
			throw failure('FAILED', 'movedWhileOpened', { name: basename(path) });
		}
		if (opened.isDirectory()) {
			throw failure('BAD_INPUT', 'listThis', { name: basename(path) });
		}
		if (!opened.isFile()) throw new ToolError('BAD_INPUT', `${basename(path)} is not a file.`);
		return handle;
	} catch (error) {
		await handle.close();
		throw error instanceof ToolError ? error : fileError(error, basename(path));
	}
}

// Windows has neither; links there need rights that programs do not have.
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
const noWait = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

function outside(path: string): ToolError {
	return failure('NOT_GRANTED', 'notGranted', { name: basename(path) || path });
}

/** What the system says of a file, in words. */
export function fileError(error: unknown, name: string): ToolError {
	const [code, key] = isCode(error, 'ENOENT', 'ENOTDIR')
		? (['NOT_FOUND', 'notThere'] as const)
		: isCode(error, 'EACCES', 'EPERM')
			? (['FAILED', 'mayNotUse'] as const)
			: isCode(error, 'ELOOP')
				? (['FAILED', 'leadsNowhere'] as const)
				: isCode(error, 'ENOSPC', 'EDQUOT')
					? (['LIMIT', 'diskFull'] as const)
					: isCode(error, 'EROFS')
						? (['FAILED', 'readOnly'] as const)
						: isCode(error, 'ENAMETOOLONG')
							? (['BAD_INPUT', 'longName'] as const)
							: (['FAILED', 'unusable'] as const);
	return failure(code, key, { name }, { cause: error });
}

export function isCode(error: unknown, ...codes: string[]): boolean {
	return (
		error instanceof Error &&
		'code' in error &&
		typeof error.code === 'string' &&
		codes.includes(error.code)
	);
}

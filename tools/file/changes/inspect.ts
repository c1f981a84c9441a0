import { createHash } from 'node:crypto';
import { lstat, opendir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { FileVersion } from '../../tool.ts';
import { failure } from '../failures.ts';
import { fileError } from '../places.ts';
import { kindOf, versionOf } from './versions.ts';

/** More than this in one folder is no longer looked through, and what was not looked at is not touched. */
const mostInside = 50_000;

/** A file or folder that is to be changed, as it is now. */
export interface Item {
	/** The real path. */
	path: string;
	isFolder: boolean;
	version: FileVersion;
	/** Files in it, for a folder. */
	files: number | null;
	bytes: number;
	/** Everything below it, from its own path on. */
	inside: string[];
	/** Differs when anything in it does. */
	print: string;
}

/** Looks at a file, or at a folder with all that is in it. Links are not followed; pipes, sockets and devices are refused. */
export async function inspect(path: string, signal: AbortSignal): Promise<Item> {
	const name = basename(path);
	const info = await lstat(path).catch((error: unknown) => {
		// A name that is no text comes to us in other letters than it has on the disk.
		throw name.includes('\u{fffd}')
			? failure('FAILED', 'unknownKind', { name })
			: fileError(error, name);
	});
	const kind = kindOf(info);
	if (kind === 'link') throw failure('BAD_INPUT', 'isLink', { name });
	if (kind === 'special') throw failure('BAD_INPUT', 'special', { name });
	const version = versionOf(info);
	const hash = createHash('sha256').update(JSON.stringify(version));
	const item: Item = {
		...{ path, isFolder: kind === 'folder', version, inside: [], print: '' },
		...(kind === 'folder' ? { files: 0, bytes: 0 } : { files: null, bytes: info.size })
	};
	if (item.isFolder) await lookThrough(item, hash, signal);
	return { ...item, print: hash.digest('base64') };
}

async function lookThrough(
	item: Item,
	hash: ReturnType<typeof createHash>,
	signal: AbortSignal
): Promise<void> {
	const folders = [item.path];
	for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
		const names: string[] = [];
		try {
			for await (const { name } of await opendir(folder)) names.push(name);
		} catch (error) {
			throw fileError(error, basename(folder));
		}
		for (const name of names.sort()) {
			signal.throwIfAborted();
			const path = join(folder, name);
			const info = await lstat(path).catch((error: unknown) => {
				throw fileError(error, name);
			});
			const kind = kindOf(info);
			if (kind === 'special') throw failure('BAD_INPUT', 'special', { name });
			const below = relative(item.path, path);
			if (item.inside.push(below) > mostInside) {
				throw failure('LIMIT', 'tooMany', { limit: mostInside });
			}
			const { size, changed, inode } = versionOf(info);
			hash.update(
				JSON.stringify([below, kind, inode, ...(kind === 'folder' ? [] : [size, changed])])
			);
			if (kind === 'folder') folders.push(path);
			else {
				item.files = (item.files ?? 0) + 1;
				item.bytes += info.size;
			}
		}
	}
}

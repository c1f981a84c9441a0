import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { FileVersion } from '../../tool.ts';
import { isCode } from '../places.ts';

/** What there is under a path, its last link not followed. */
export interface Found extends FileVersion {
	kind: 'file' | 'folder' | 'link' | 'special';
}

/** Undefined when there is nothing; throws what the system says otherwise. */
export async function findAt(path: string): Promise<Found | undefined> {
	const info = await lstat(path).catch((error: unknown) => {
		if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
		throw error;
	});
	return info && { ...versionOf(info), kind: kindOf(info) };
}

export function versionOf(info: Stats): FileVersion {
	return { size: info.size, changed: info.mtimeMs, inode: info.ino };
}

export function kindOf(
	info: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>
): Found['kind'] {
	if (info.isFile()) return 'file';
	if (info.isDirectory()) return 'folder';
	return info.isSymbolicLink() ? 'link' : 'special';
}

/** Whether it is the same file, unchanged; a folder stays the same whatever is put into it. */
export function isSame(found: Found | undefined, version: FileVersion, isFolder: boolean): boolean {
	if (found === undefined || found.kind !== (isFolder ? 'folder' : 'file')) return false;
	if (found.inode !== version.inode) return false;
	return isFolder || (found.size === version.size && found.changed === version.changed);
}

/** Names that some system takes for the same: letters in either case, accents written in either way. */
export function fold(name: string): string {
	return name.normalize('NFC').toLowerCase();
}

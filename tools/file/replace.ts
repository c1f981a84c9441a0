import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolError, type FileVersion, type Undo } from '../tool.ts';
import { placeInBin } from './changes/carry-out.ts';
import { copyTree } from './changes/copy-tree.ts';
import { PinnedFolders } from './changes/pinned.ts';
import { findAt, versionOf } from './changes/versions.ts';
import { changeError, failure } from './failures.ts';

/** The file as it is now, null where there is none; what is no file is refused. */
export async function fileAt(path: string): Promise<FileVersion | null> {
	const name = basename(path);
	const found = await findAt(path).catch((error: unknown) => {
		throw changeError(error, name);
	});
	if (found === undefined) return null;
	if (found.kind === 'folder') throw failure('BAD_INPUT', 'isFolder', { name });
	if (found.kind !== 'file') throw failure('BAD_INPUT', 'special', { name });
	const { size, changed, inode } = found;
	return { size, changed, inode };
}

/**
 * Puts a text in the place of a file, whole or not at all, if that is still as it was: the old version goes to the bin, the
 * new one is written beside it, makes sure that it is on the disk, and takes its name in one step.
 */
export async function replaceFile(
	target: string,
	content: string | Uint8Array,
	before: FileVersion | null,
	bin: string
): Promise<Undo> {
	const name = basename(target);
	const pinned = new PinnedFolders();
	const partial = join(dirname(target), `.hearth-${randomUUID()}`);
	let half: string | undefined;
	try {
		await mkdir(dirname(target), { recursive: true });
		const place = await pinned.at(target);
		let restore: string | null = null;
		let mode = 0o644;
		if (before !== null) {
			mode = (await stat(place)).mode & 0o777;
			restore = await placeInBin(bin, name);
			await copyTree(place, restore, AbortSignal.timeout(600_000));
		}
		half = await pinned.at(partial);
		const file = await open(half, 'wx', mode);
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		if (JSON.stringify(await fileAt(place)) !== JSON.stringify(before)) {
			throw failure('FAILED', 'changed', { name });
		}
		// Holds a new name free of others; fails where one was quicker.
		if (before === null) await (await open(place, 'wx')).close();
		await rename(half, place);
		await pinned.flush();
		return { kind: 'file', path: target, restore, after: versionOf(await stat(place)) };
	} catch (error) {
		if (half !== undefined) await rm(half, { force: true }).catch(() => undefined);
		throw error instanceof ToolError ? error : changeError(error, name);
	} finally {
		await pinned.close();
	}
}

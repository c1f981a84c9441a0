import { constants } from 'node:fs';
import { mkdir, open, opendir, readlink, symlink, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure } from '../failures.ts';
import { kindOf } from './versions.ts';

const isWindows = process.platform === 'win32';
const readFlags = isWindows
	? constants.O_RDONLY
	: constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const pieceBytes = 1 << 20;

/**
 * Copies a file or a folder with all that is in it to a path where nothing is, with dates and rights, and makes sure that
 * it is on the disk. Links are copied as links, never followed; pipes and devices are refused.
 */
export async function copyTree(from: string, to: string, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	const source = await open(from, readFlags);
	try {
		const info = await source.stat();
		const kind = kindOf(info);
		if (kind === 'file') await copyContent(source, to, info.mode & 0o777, signal);
		else if (kind === 'folder') await copyEntries(source, from, to, signal);
		else throw failure('BAD_INPUT', 'special', { name: basename(from) });
		const copy = await open(to, kind === 'folder' || isWindows ? 'r' : 'r+');
		try {
			await copy.utimes(info.atime, info.mtime).catch(() => undefined);
			await copy.sync().catch(() => undefined);
		} finally {
			await copy.close();
		}
	} finally {
		await source.close();
	}
}

async function copyContent(
	source: FileHandle,
	to: string,
	mode: number,
	signal: AbortSignal
): Promise<void> {
	const target = await open(to, 'wx', mode);
	try {
		const buffer = Buffer.alloc(pieceBytes);
		for (let place = 0; ;) {
			signal.throwIfAborted();
			const { bytesRead } = await source.read(buffer, 0, pieceBytes, place);
			if (bytesRead === 0) break;
			for (let written = 0; written < bytesRead;) {
				written += (await target.write(buffer, written, bytesRead - written)).bytesWritten;
			}
			place += bytesRead;
		}
		await target.sync();
	} finally {
		await target.close();
	}
}

async function copyEntries(
	source: FileHandle,
	from: string,
	to: string,
	signal: AbortSignal
): Promise<void> {
	await mkdir(to);
	// The folder that was opened, even if a link stands under its name by now.
	const held = process.platform === 'linux' ? join('/proc/self/fd', String(source.fd)) : from;
	for await (const entry of await opendir(held)) {
		const [inner, copy] = [join(held, entry.name), join(to, entry.name)];
		if (entry.isSymbolicLink()) await symlink(await readlink(inner), copy);
		else await copyTree(inner, copy, signal);
	}
}

import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { defineTool, ToolError, type Tool, type Undo } from '../tool.ts';
import {
	candidates,
	checkPlace,
	fileError,
	grantedRoots,
	isCode,
	isInside,
	placeOf,
	type Folders
} from './places.ts';
import { isBinary, readStart, type ReadParts } from './read.ts';
import { checkSecret } from './secrets.ts';

const mostCharacters = 2_000_000;
const previewBytes = 200_000;

interface Version {
	size: number;
	changed: number;
	inode: number;
}

/** `write_file`: the old version goes to the bin, the new one is there whole or not at all. */
export function createWriteFile(
	folders: Folders,
	bin: string,
	{ decode }: Pick<ReadParts, 'decode'>
): Tool {
	return defineTool({
		name: 'write_file',
		description: 'Write a text file; an existing one is replaced, and its old version kept.',
		brief: 'write a text file',
		effect: 'write',
		input: z.object({
			path: z.string().min(1).describe('The file'),
			content: z.string().describe('The whole text')
		}),
		async run({ path, content }, { allow, signal }) {
			if (content.length > mostCharacters) {
				throw new ToolError(
					'LIMIT',
					`At most ${mostCharacters} characters can be written at once.`
				);
			}
			const target = await findTarget(path, folders);
			const before = await versionOf(target);
			await allow({
				effect: 'write',
				target,
				preview: { before: before === null ? '' : await preview(target, decode), after: content }
			});
			signal.throwIfAborted();
			// Asking may have taken an hour: what was shown must still be what is there.
			if (JSON.stringify(await versionOf(target)) !== JSON.stringify(before)) {
				throw new ToolError(
					'FAILED',
					`${path} changed meanwhile, so it was not written. Try again.`
				);
			}
			if ((await findTarget(target, folders)) !== target) {
				throw new ToolError('FAILED', `${path} leads somewhere else now, so it was not written.`);
			}
			const undo = await replace(target, content, bin, before !== null);
			const text = `Wrote ${target} (${content.length} characters).`;
			return { parts: [{ type: 'text', text }], origin: 'tool', undo };
		}
	});
}

/** The real path to write to: the existing file of that name, or a new one where its folder is. */
async function findTarget(name: string, folders: Folders): Promise<string> {
	const roots = await grantedRoots(folders);
	const paths = candidates(name, roots);
	for (const path of paths) {
		const place = await placeOf(path, roots, folders);
		if (place === undefined) continue;
		checkSecret(place.path, true);
		return place.path;
	}
	for (const path of paths) {
		const target = await newFile(path, roots, folders);
		if (target !== undefined) return target;
	}
	throw new ToolError('NOT_GRANTED', `${name} is not in a folder that Hearth may use.`);
}

/** The nearest folder that exists decides where a new file really goes; the ones below it are made. */
async function newFile(
	path: string,
	roots: string[],
	folders: Folders
): Promise<string | undefined> {
	const missing: string[] = [basename(path)];
	let folder = dirname(path);
	for (;;) {
		const real = await realpath(folder).catch((error: unknown) => {
			if (isCode(error, 'ENOENT')) return undefined;
			throw fileError(error, basename(folder));
		});
		if (real !== undefined) {
			if (!(await stat(real)).isDirectory()) {
				throw new ToolError('BAD_INPUT', `${basename(folder)} is a file, not a folder.`);
			}
			if (!roots.some((root) => isInside(real, root))) return undefined;
			const target = join(real, ...missing);
			await checkPlace(target, roots, folders);
			checkSecret(target, true);
			return target;
		}
		if (dirname(folder) === folder) return undefined;
		missing.unshift(basename(folder));
		folder = dirname(folder);
	}
}

async function versionOf(path: string): Promise<Version | null> {
	const info = await stat(path).catch((error: unknown) => {
		if (isCode(error, 'ENOENT')) return undefined;
		throw fileError(error, basename(path));
	});
	if (info === undefined) return null;
	if (!info.isFile()) throw new ToolError('BAD_INPUT', `${basename(path)} is a folder.`);
	return { size: info.size, changed: info.mtimeMs, inode: info.ino };
}

async function preview(path: string, decode: ReadParts['decode']): Promise<string> {
	const { bytes } = await readStart({ path, root: '' }, previewBytes);
	if (isBinary(bytes)) {
		throw new ToolError('DENIED', `${basename(path)} is not a text file, so it is not replaced.`);
	}
	return decode(bytes);
}

/** Writes beside the target, makes sure it is on the disk, then puts it in place in one step. */
async function replace(
	target: string,
	content: string,
	bin: string,
	exists: boolean
): Promise<Undo> {
	const folder = dirname(target);
	const partial = join(folder, `.${basename(target).slice(0, 100)}.${randomUUID()}.hearth`);
	const restore = exists ? join(bin, `${Date.now()}-${randomUUID()}-${basename(target)}`) : null;
	try {
		await mkdir(folder, { recursive: true });
		if (restore !== null) {
			await mkdir(bin, { recursive: true });
			await copyFile(target, restore);
			await flush(restore);
		}
		const mode = exists ? (await stat(target)).mode : 0o644;
		const file = await open(partial, 'wx', mode);
		try {
			await file.writeFile(content, 'utf8');
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(partial, target);
		await flush(folder);
	} catch (error) {
		await rm(partial, { force: true }).catch(() => undefined);
		throw fileError(error, basename(target));
	}
	return { kind: 'file', path: target, restore };
}

/** A folder cannot be flushed on every system; the file itself was. */
async function flush(path: string): Promise<void> {
	const handle = await open(path, 'r').catch(() => undefined);
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}

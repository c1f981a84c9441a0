import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import { headBytes } from './kinds.ts';

export const maximumFile = 200_000_000;

export interface Original {
	hash: string;
	bytes: number;
	/** When the file was written; null for what never was a file. */
	modifiedAt: number | null;
	/** The first bytes, by which its kind is known. */
	head: Uint8Array;
}

/**
 * The files people gave, by the hash of their content, so that the same file is kept once and what was read can be
 * read again. Contract: under its hash there is a whole file or none.
 */
export class Originals {
	readonly #folder: string;
	readonly #incoming: string;

	/** `folder` is the app's data folder. */
	constructor(folder: string) {
		this.#folder = join(folder, 'originals');
		this.#incoming = join(this.#folder, '.incoming');
	}

	/** Removes what a copy that was broken off left behind. */
	async clean(): Promise<void> {
		await rm(this.#incoming, { recursive: true, force: true });
	}

	pathOf(hash: string): string {
		return join(this.#folder, hash.slice(0, 2), hash);
	}

	/** Looks at a file without keeping it: refuses what is no readable file, and returns its first bytes. */
	async peek(path: string): Promise<Uint8Array> {
		const name = basename(path);
		return reading(name, async () => {
			const file = await openPlain(path);
			try {
				return await readHead(file);
			} finally {
				await file.close();
			}
		});
	}

	/** Keeps a copy of the file at `path`. */
	async keep(path: string): Promise<Original> {
		const name = basename(path);
		const file = await reading(name, () => openPlain(path));
		try {
			const { mtimeMs } = await file.stat();
			return await this.#write(name, mtimeMs, () => chunksOf(file, name));
		} finally {
			await file.close();
		}
	}

	/** Keeps bytes that never were a file, such as a pasted text. */
	async keepBytes(name: string, bytes: Uint8Array): Promise<Original> {
		if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file: name });
		if (bytes.length > maximumFile) throw tooLarge(name, bytes.length);
		return this.#write(name, null, () => [bytes]);
	}

	async #write(
		name: string,
		modifiedAt: number | null,
		chunks: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
	): Promise<Original> {
		const temporary = join(this.#incoming, randomUUID());
		try {
			await saving(this.#folder, () => mkdir(this.#incoming, { recursive: true }));
			const copy = await saving(this.#folder, () => open(temporary, 'wx', 0o600));
			const hash = createHash('sha256');
			let bytes = 0;
			let head: Uint8Array = new Uint8Array();
			try {
				for await (const chunk of chunks()) {
					if (bytes === 0) head = chunk.slice(0, headBytes);
					bytes += chunk.length;
					hash.update(chunk);
					await saving(this.#folder, () => copy.writeFile(chunk));
				}
				if (bytes === 0) throw new AppError('FILE_EMPTY', { file: name });
				await saving(this.#folder, () => copy.sync());
			} finally {
				await copy.close();
			}
			const digest = hash.digest('hex');
			await saving(this.#folder, () => moveInPlace(temporary, this.pathOf(digest), bytes));
			return { hash: digest, bytes, modifiedAt, head };
		} finally {
			await rm(temporary, { force: true });
		}
	}
}

/** Opens an ordinary file and nothing else: a pipe would wait forever, a device never end. */
async function openPlain(path: string): Promise<FileHandle> {
	const before = await stat(path);
	checkPlain(before, path);
	// The file may have been swapped since: not blocking on a pipe, and looked at again once it is open.
	const file = await open(
		path,
		process.platform === 'win32' ? 'r' : constants.O_RDONLY | constants.O_NONBLOCK
	);
	try {
		checkPlain(await file.stat(), path);
		return file;
	} catch (error) {
		await file.close();
		throw error;
	}
}

function checkPlain(info: { isFile(): boolean; size: number }, path: string): void {
	const file = basename(path);
	if (!info.isFile())
		throw new AppError('FILE_UNREADABLE', { file, reason: 'it is not an ordinary file' });
	if (info.size === 0) throw new AppError('FILE_EMPTY', { file });
	if (info.size > maximumFile) throw tooLarge(file, info.size);
}

async function readHead(file: FileHandle): Promise<Uint8Array> {
	const head = new Uint8Array(headBytes);
	const { bytesRead } = await file.read(head, 0, headBytes, 0);
	return head.subarray(0, bytesRead);
}

/** The content of a file in pieces. It may grow meanwhile, but not beyond what is taken. */
async function* chunksOf(file: FileHandle, name: string): AsyncGenerator<Uint8Array> {
	const buffer = new Uint8Array(1 << 20);
	for (let at = 0; ;) {
		const { bytesRead } = await reading(name, () => file.read(buffer, 0, buffer.length, at));
		if (bytesRead === 0) return;
		at += bytesRead;
		if (at > maximumFile) throw tooLarge(name, at);
		yield buffer.subarray(0, bytesRead);
	}
}

/** Gives the finished copy its name, unless the same content has it already. */
async function moveInPlace(temporary: string, path: string, bytes: number): Promise<void> {
	const there = await stat(path).catch(() => null);
	if (there?.size === bytes) return;
	await mkdir(dirname(path), { recursive: true });
	await rename(temporary, path);
	await syncFolder(dirname(path));
}

/** A rename is safe from a power cut once its folder is written; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function tooLarge(file: string, bytes: number): AppError {
	const megabytes = (size: number): string => `${Math.ceil(size / 1e6)} MB`;
	return new AppError('FILE_TOO_LARGE', {
		file,
		size: megabytes(bytes),
		limit: megabytes(maximumFile)
	});
}

/** Puts what the system says about someone's file into our words. */
async function reading<T>(file: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw readError(file, error);
	}
}

/** The AppError for what the system said when `file` was to be read. */
export function readError(file: string, error: unknown): AppError {
	const code = codeOf(error);
	if (code === 'ENOENT' || code === 'ENOTDIR')
		return new AppError('NOT_FOUND', { what: file }, { cause: error });
	const denied = code === 'EACCES' || code === 'EPERM';
	const reason = denied ? 'Hearth has no permission to read it' : `the system says ${code}`;
	return new AppError('FILE_UNREADABLE', { file, reason }, { cause: error });
}

async function saving<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const code = codeOf(error);
		if (code === 'ENOSPC' || code === 'EDQUOT')
			throw new AppError('DISK_FULL', {}, { cause: error });
		if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
			throw new AppError('READ_ONLY', { folder }, { cause: error });
		}
		throw error;
	}
}

/** True when there is nothing at `path`; a file that cannot be looked at is still there. */
export async function isGone(path: string): Promise<boolean> {
	return await stat(path).then(
		() => false,
		(error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
	);
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
}

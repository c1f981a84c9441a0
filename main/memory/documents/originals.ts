import { createHash, randomUUID } from 'node:crypto';
import { constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import { headBytes } from './kinds.ts';
import { keyOfSealed, seal, sealedName, unseal, unsealedLength } from './sealed-file.ts';

export const maximumFile = 200_000_000;

export interface Original {
	hash: string;
	bytes: number;
	/** When the file was written; null for what never was a file. */
	modifiedAt: number | null;
	/** The first bytes, by which its kind is known. */
	head: Uint8Array;
}

/** How originals are kept: the store's key, where it is here, and whether the store is encrypted, so that they are to be as well. */
export interface OriginalsKey {
	key: () => string | undefined;
	isOn: () => boolean;
}

/** Where an original lies, and the key that opens this one file; null where it is plain. */
export interface Place {
	path: string;
	key: string | null;
}

const unencrypted: OriginalsKey = { key: () => undefined, isOn: () => false };
const plainName = /^[0-9a-f]{64}$/;
const sealedEnd = '.sealed';

/**
 * The files people gave, by the hash of their content, so that the same file is kept once and what was read can be
 * read again. Beside an encrypted store they are sealed (`sealed-file.ts`). Contract: of each there is a whole file, plain
 * or sealed, or none.
 */
export class Originals {
	readonly #folder: string;
	readonly #incoming: string;
	readonly #encryption: OriginalsKey;
	readonly #hashes: () => Promise<string[]>;

	/** `folder` is the app's data folder; `hashes` are those of all documents, for the names of damaged ones. */
	constructor(
		folder: string,
		encryption: OriginalsKey = unencrypted,
		hashes: () => Promise<string[]> = () => Promise.resolve([])
	) {
		this.#hashes = hashes;
		this.#folder = join(folder, 'originals');
		this.#incoming = join(this.#folder, '.incoming');
		this.#encryption = encryption;
	}

	/** Removes what a copy that was broken off left behind. */
	async clean(): Promise<void> {
		await rm(this.#incoming, { recursive: true, force: true });
	}

	/** Where the original with this hash is, or would be. */
	async find(hash: string): Promise<Place> {
		const storeKey = this.#encryption.key();
		if (storeKey !== undefined) {
			const path = this.#sealedPath(hash, storeKey);
			if (!(await isGone(path))) return { path, key: await keyOfSealed(path, storeKey) };
		}
		return { path: this.#plainPath(hash), key: null };
	}

	/** Deletes an original, however it is kept. */
	remove(hash: string): void {
		const storeKey = this.#encryption.key();
		rmSync(this.#plainPath(hash), { force: true });
		if (storeKey !== undefined) rmSync(this.#sealedPath(hash, storeKey), { force: true });
	}

	/**
	 * Seals what lies plain beside an encrypted store, or opens what is still sealed beside a plain one. Cut off anywhere, each
	 * is there in the one form or the other, and the next call goes on. Returns how many could not be changed.
	 */
	async settle(
		tell: (done: number, total: number) => void = () => undefined,
		signal?: AbortSignal
	): Promise<number> {
		const storeKey = this.#encryption.key();
		if (storeKey === undefined) return 0;
		const { plain, sealed } = listOriginals(dirname(this.#folder));
		const isOn = this.#encryption.isOn();
		const wrong = isOn ? plain : sealed;
		const hashes = isOn || wrong.length === 0 ? [] : await this.#hashes();
		const hashOf = new Map(hashes.map((hash) => [sealedName(hash, storeKey), hash]));
		let failed = 0;
		for (const [done, path] of wrong.entries()) {
			if (signal?.aborted === true) return failed;
			tell(done, wrong.length);
			try {
				if (isOn) await this.#sealOne(path, storeKey);
				else await this.#openOne(path, storeKey, hashOf.get(basename(path, sealedEnd)));
			} catch (error) {
				// One that is gone was deleted meanwhile; a full disk ends it.
				if (error instanceof AppError && error.code === 'DISK_FULL') throw error;
				if (!(await isGone(path))) failed++;
			}
		}
		return failed;
	}

	#plainPath(hash: string): string {
		return join(this.#folder, hash.slice(0, 2), hash);
	}

	#sealedPath(hash: string, storeKey: string): string {
		const name = sealedName(hash, storeKey);
		return join(this.#folder, name.slice(0, 2), `${name}${sealedEnd}`);
	}

	/**
	 * The plain file goes only when the sealed one gives back the same. One that was damaged on the disk keeps its name, and
	 * what is left of it; it never takes the place of a whole one.
	 */
	async #sealOne(path: string, storeKey: string): Promise<void> {
		const hash = basename(path);
		const sealed = this.#sealedPath(hash, storeKey);
		const isEmpty = (await stat(path)).size === 0;
		if (!isEmpty && !(await gives(sealed, storeKey, hash))) {
			const file = await openPlain(path);
			const chunks = (): AsyncIterable<Uint8Array> => chunksOf(file, hash);
			const made = await this.#write(hash, null, chunks, hash).finally(() => file.close());
			if (!(await gives(sealed, storeKey, made.hash)))
				throw new Error('it was not sealed as it is');
		}
		await rm(path);
		await syncFolder(dirname(path));
	}

	/** One that was damaged before it was sealed goes on under the hash that its document knows. */
	async #openOne(path: string, storeKey: string, hash?: string): Promise<void> {
		const key = await keyOfSealed(path, storeKey);
		await this.#write(basename(path), null, () => unseal(path, key), hash);
		await rm(path);
		await syncFolder(dirname(path));
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

	/** `as` is the hash it is kept under where that is not its own. */
	async #write(
		name: string,
		modifiedAt: number | null,
		chunks: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
		as?: string
	): Promise<Original> {
		const temporary = join(this.#incoming, randomUUID());
		const storeKey = this.#encryption.isOn() ? this.#encryption.key() : undefined;
		if (storeKey === undefined && this.#encryption.isOn()) throw new AppError('STORE_LOCKED');
		try {
			await saving(this.#folder, () => mkdir(this.#incoming, { recursive: true }));
			const copy = await saving(this.#folder, () => open(temporary, 'wx', 0o600));
			const hash = createHash('sha256');
			let bytes = 0;
			let head: Uint8Array = new Uint8Array();
			const counted = async function* (): AsyncGenerator<Uint8Array> {
				for await (const chunk of chunks()) {
					if (bytes === 0) head = chunk.slice(0, headBytes);
					bytes += chunk.length;
					hash.update(chunk);
					yield chunk;
				}
			};
			try {
				for await (const piece of storeKey === undefined ? counted() : seal(counted(), storeKey))
					await saving(this.#folder, () => copy.writeFile(piece));
				if (bytes === 0) throw new AppError('FILE_EMPTY', { file: name });
				await saving(this.#folder, () => copy.sync());
			} finally {
				await copy.close();
			}
			const digest = hash.digest('hex');
			const [path, length] =
				storeKey === undefined
					? [this.#plainPath(as ?? digest), (size: number) => size]
					: [this.#sealedPath(as ?? digest, storeKey), unsealedLength];
			await saving(this.#folder, () =>
				moveInPlace(temporary, path, (size) => length(size) === bytes)
			);
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
async function moveInPlace(
	temporary: string,
	path: string,
	isWhole: (size: number) => boolean
): Promise<void> {
	const there = await stat(path).catch(() => null);
	if (there !== null && isWhole(there.size)) return;
	await mkdir(dirname(path), { recursive: true });
	await rename(temporary, path);
	await syncFolder(dirname(path));
}

/** Whether a sealed file is there, opens, and its content has this hash. */
async function gives(path: string, storeKey: string, hash: string): Promise<boolean> {
	const content = createHash('sha256');
	try {
		for await (const piece of unseal(path, await keyOfSealed(path, storeKey)))
			content.update(piece);
	} catch {
		return false;
	}
	return content.digest('hex') === hash;
}

/** The paths of all originals in the app's data folder, by how they are kept. */
export function listOriginals(folder: string): { plain: string[]; sealed: string[] } {
	const root = join(folder, 'originals');
	const files = (existsSync(root) ? readdirSync(root) : [])
		.filter((name) => /^[0-9a-f]{2}$/.test(name))
		.flatMap((name) => readdirSync(join(root, name)).map((file) => join(root, name, file)));
	return {
		plain: files.filter((path) => plainName.test(basename(path))),
		sealed: files.filter((path) => path.endsWith(sealedEnd))
	};
}

/** The content of an original, piece by piece. */
export async function* readPieces({ path, key }: Place): AsyncGenerator<Uint8Array, void> {
	if (key !== null) {
		yield* unseal(path, key);
		return;
	}
	const file = await open(path);
	try {
		yield* chunksOf(file, basename(path));
	} finally {
		await file.close();
	}
}

/** The whole content of an original, in memory of its own. */
export async function readWholeOriginal({ path, key }: Place): Promise<Uint8Array<ArrayBuffer>> {
	if (key === null) {
		const bytes = await readFile(path);
		return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
	const bytes = new Uint8Array(unsealedLength((await stat(path)).size));
	let at = 0;
	for await (const piece of unseal(path, key)) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

/** How long the content of an original is. */
export async function lengthOf({ path, key }: Place): Promise<number> {
	const { size } = await stat(path);
	return key === null ? size : unsealedLength(size);
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

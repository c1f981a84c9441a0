import { createWriteStream } from 'node:fs';
import { copyFile, lstat, open, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../errors.ts';

/** Files looked at in one archive or folder. */
const mostFiles = 200_000;
/** Bytes of one file that is read as a whole: JSON.parse makes several times as much of it. */
export const largestText = 250_000_000;
/** A file of an archive that packs better than this is no text of a person. */
const greatestRatio = 400;
const harmless = 20_000_000;
const depth = 6;

/** The files of an archive, whether it is a folder, a zip, or one file by itself. */
export interface ArchiveFiles {
	/** What a person calls it. */
	name: string;
	/** Paths inside, with slashes. */
	paths: string[];
	/** The whole of one, as bytes. */
	read: (path: string) => Promise<Buffer>;
	/** Copies one out to a file of this machine. */
	extract: (path: string, to: string) => Promise<void>;
	close: () => void;
}

/** Opens what is at `path`. Throws ARCHIVE_BAD for what is broken, and for what would unpack to far too much. */
export async function openArchive(path: string): Promise<ArchiveFiles> {
	const name = basename(path);
	const info = await lstat(path).catch((error: unknown) => {
		throw new AppError('NOT_FOUND', { what: name }, { cause: error });
	});
	if (info.isDirectory()) return await openFolder(path, name);
	if (!info.isFile()) throw bad(name, 'it is not an ordinary file');
	if (await isZip(path)) return await openZip(path, name);
	if (info.size > largestText) throw bad(name, 'it is too large');
	return {
		name,
		paths: [name],
		read: () => readFile(path),
		extract: (_path, to) => copyFile(path, to),
		close: () => undefined
	};
}

async function isZip(path: string): Promise<boolean> {
	const file = await open(path, 'r');
	try {
		const head = Buffer.alloc(4);
		await file.read(head, 0, 4, 0);
		return head.readUInt32LE(0) === 0x04034b50 || head.readUInt32LE(0) === 0x06054b50;
	} finally {
		await file.close();
	}
}

/** Only ordinary files below it: a link must not lead out. */
async function openFolder(root: string, name: string): Promise<ArchiveFiles> {
	const paths: string[] = [];
	const walk = async (below: string, level: number): Promise<void> => {
		for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
			const path = below === '' ? entry.name : `${below}/${entry.name}`;
			if (entry.isDirectory() && level < depth) await walk(path, level + 1);
			else if (entry.isFile()) paths.push(path);
			if (paths.length > mostFiles) throw bad(name, 'it holds too many files');
		}
	};
	await walk('', 0);
	return {
		name,
		paths: paths.toSorted(),
		read: async (path) => {
			const { size } = await lstat(join(root, path));
			if (size > largestText) throw bad(name, 'it is too large');
			return await readFile(join(root, path));
		},
		extract: (path, to) => copyFile(join(root, path), to),
		close: () => undefined
	};
}

async function openZip(path: string, name: string): Promise<ArchiveFiles> {
	const broken = (error: unknown): AppError =>
		error instanceof AppError ? error : bad(name, 'it is damaged or cut short', error);
	let zip: ZipFile;
	const entries = new Map<string, Entry>();
	try {
		zip = await openPromise(path, { autoClose: false, strictFileNames: false });
	} catch (error) {
		throw broken(error);
	}
	try {
		if (zip.entryCount > mostFiles) throw bad(name, 'it holds too many files');
		for await (const entry of zip.eachEntry()) {
			if (!entry.fileName.endsWith('/')) entries.set(entry.fileName.replaceAll('\\', '/'), entry);
		}
	} catch (error) {
		zip.close();
		throw broken(error);
	}
	const stream = async (inside: string) => {
		const entry = entries.get(inside);
		if (entry === undefined) throw bad(name, `${inside} is not in it`);
		const { compressedSize, uncompressedSize } = entry;
		// The sizes are claims, but yauzl lets out no more than was claimed.
		const bomb = uncompressedSize > harmless && uncompressedSize > compressedSize * greatestRatio;
		if (uncompressedSize > largestText || bomb) throw bad(name, 'it is too large');
		return await zip.openReadStreamPromise(entry, {});
	};
	return {
		name,
		paths: [...entries.keys()],
		read: async (inside) => {
			try {
				const chunks: Buffer[] = [];
				for await (const chunk of await stream(inside)) chunks.push(chunk as Buffer);
				return Buffer.concat(chunks);
			} catch (error) {
				throw broken(error);
			}
		},
		extract: async (inside, to) => {
			try {
				await pipeline(await stream(inside), createWriteStream(to, { flags: 'wx' }));
			} catch (error) {
				const code = error instanceof Error && 'code' in error ? error.code : undefined;
				throw code === 'ENOSPC' ? new AppError('DISK_FULL', {}, { cause: error }) : broken(error);
			}
		},
		close: () => zip.close()
	};
}

/** What is said of an archive that cannot be used. */
export function bad(file: string, reason: string, cause?: unknown): AppError {
	return new AppError('ARCHIVE_BAD', { file, reason }, { cause });
}

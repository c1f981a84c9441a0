import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';

/** Where an export goes: a folder, or a zip. Nothing has its right name before `finish`. */
export interface Sink {
	/** Writes a file of it; `path` has slashes. */
	write: (path: string, content: string) => Promise<void>;
	/** Writes a file that comes in pieces. */
	copy: (path: string, from: AsyncIterable<Uint8Array>) => Promise<void>;
	finish: () => Promise<void>;
	/** Deletes what was written. */
	abandon: () => Promise<void>;
}

/** A zip where the path ends like one, else a folder that must be empty or not there yet. */
export async function openSink(path: string): Promise<Sink> {
	return /\.zip$/iu.test(path) ? await openZip(path) : await openFolder(path);
}

async function openFolder(folder: string): Promise<Sink> {
	const there = await readdir(folder).catch(() => null);
	if (there !== null && there.length > 0) throw new AppError('EXPORT_NOT_EMPTY', { folder });
	const part = `${folder.replace(/[\\/]+$/u, '')}.part`;
	const made = new Set<string>();
	const place = async (path: string): Promise<string> => {
		const to = join(part, path);
		if (!made.has(dirname(to))) await mkdir(dirname(to), { recursive: true });
		made.add(dirname(to));
		return to;
	};
	await writing(folder, () => rm(part, { recursive: true, force: true }));
	return {
		write: (path, content) =>
			writing(folder, async () => writeFile(await place(path), content, 'utf8')),
		copy: (path, from) => writing(folder, async () => writeFile(await place(path), from)),
		finish: () =>
			writing(folder, async () => {
				// An empty folder of that name makes room for this one.
				await rm(folder, { recursive: true, force: true });
				await rename(part, folder);
			}),
		abandon: () => remove(part)
	};
}

async function openZip(path: string): Promise<Sink> {
	const { ZipFile } = await import('yazl');
	const part = `${path}.part`;
	const zip = new ZipFile();
	let failure: Error | undefined;
	const output = createWriteStream(part);
	const done = new Promise<void>((resolve) => {
		const fail = (error: Error): void => {
			failure ??= error;
			resolve();
		};
		output.on('error', fail);
		output.on('close', resolve);
		zip.on('error', fail);
	});
	zip.outputStream.pipe(output);
	const check = (): Promise<void> =>
		writing(dirname(path), () => {
			if (failure !== undefined) throw failure;
			return Promise.resolve();
		});
	return {
		write: async (inside, content) => {
			await check();
			zip.addBuffer(Buffer.from(content, 'utf8'), inside);
		},
		copy: async (inside, from) => {
			await check();
			const stream = Readable.from(from, { objectMode: false });
			const read = new Promise<void>((resolve, reject) => {
				stream.on('error', reject);
				stream.on('close', resolve);
				void done.then(resolve);
			});
			// Most documents are packed already.
			zip.addReadStream(stream, inside, { compress: false });
			await read;
		},
		finish: async () => {
			zip.end();
			await done;
			await check();
			await writing(dirname(path), async () => {
				const file = await open(part, 'r+');
				await file.sync();
				await file.close();
				await rename(part, path);
			});
		},
		abandon: async () => {
			output.destroy();
			await remove(part);
		}
	};
}

/** What cannot be deleted was never made. */
async function remove(path: string): Promise<void> {
	await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

async function writing<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOSPC' || code === 'EDQUOT')
			throw new AppError('DISK_FULL', {}, { cause: error });
		if (
			code === 'EROFS' ||
			code === 'EACCES' ||
			code === 'EPERM' ||
			code === 'ENOENT' ||
			code === 'ENOTDIR'
		)
			throw new AppError('READ_ONLY', { folder }, { cause: error });
		throw error;
	}
}

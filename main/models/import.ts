import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { freeSpace, hashOf } from '../../models/fetch/index.ts';
import type { ModelEntry } from '../../models/catalogue.ts';
import { AppError } from '../errors.ts';
import { readDetails } from './details.ts';
import { gigabytes } from './fit.ts';

const ending = '.importing';

/**
 * Takes a GGUF file into `folder` and returns its path there. The file is checked first and gets its name when it is whole.
 * Where the disk allows it is the same file under a second name, which takes no room. A file that one of `entries` names by
 * its hash gets the name from there. Throws MODEL_MISSING, MODEL_BAD_FILE, DOWNLOAD_NO_SPACE or READ_ONLY.
 */
export async function importModel(
	given: string,
	folder: string,
	entries: readonly ModelEntry[]
): Promise<string> {
	readDetails(given);
	try {
		const path = await realpath(given);
		const { size } = await stat(path);
		await mkdir(folder, { recursive: true });
		await forgetBroken(folder);
		const listed = await listedAs(path, size, entries);
		const target = await targetFor(path, folder, listed, entries);
		if (await isSameFile(path, target)) return target;
		const whole = `${target}${ending}`;
		await takeOver(path, whole, size, folder);
		// What was copied is looked at once more: the original may have changed meanwhile.
		readDetails(whole);
		await rename(whole, target);
		return target;
	} catch (error) {
		throw writeError(error, given, folder);
	}
}

/** The entry that this very file is, by its hash; only read to its end when the size is right. */
async function listedAs(
	path: string,
	size: number,
	entries: readonly ModelEntry[]
): Promise<ModelEntry | undefined> {
	const likely = entries.filter(({ bytes, sha256 }) => bytes === size && sha256 !== null);
	if (likely.length === 0) return undefined;
	const hash = await hashOf(path, size);
	return likely.find(({ sha256 }) => sha256 === hash);
}

/** A name that is free, or that the same file has already. */
async function targetFor(
	path: string,
	folder: string,
	listed: ModelEntry | undefined,
	entries: readonly ModelEntry[]
): Promise<string> {
	if (listed !== undefined) return join(folder, listed.file);
	const bare = basename(path)
		.replace(/\.gguf$/i, '')
		.replace(/[^\p{L}\p{N}._ -]/gu, '_');
	for (let count = 1; ; count++) {
		const file = count === 1 ? `${bare}.gguf` : `${bare}-${count}.gguf`;
		const target = join(folder, file);
		const isTaken = entries.some((entry) => entry.file === file);
		if (isTaken) continue;
		const there = await stat(target).catch(() => undefined);
		if (there === undefined || (await isSameFile(path, target))) return target;
	}
}

async function isSameFile(one: string, other: string): Promise<boolean> {
	const [first, second] = await Promise.all([stat(one), stat(other).catch(() => undefined)]);
	if (first.size !== second?.size) return false;
	if (first.ino === second.ino && first.dev === second.dev) return true;
	return (await hashOf(one, first.size)) === (await hashOf(other, second.size));
}

/** A second name for the same bytes where the disk can do that, else a copy. */
async function takeOver(path: string, target: string, size: number, folder: string): Promise<void> {
	try {
		await link(path, target);
		return;
	} catch {
		// On another disk, or on one without links.
	}
	const free = await freeSpace(folder);
	if (free < size) {
		const values = { file: basename(path), needed: gigabytes(size), free: gigabytes(free) };
		throw new AppError('DOWNLOAD_NO_SPACE', values);
	}
	try {
		await copyFile(path, target, constants.COPYFILE_FICLONE);
		const file = await open(target, 'r+');
		await file.sync().finally(() => file.close());
	} catch (error) {
		await rm(target, { force: true });
		throw error;
	}
}

/** Copies that a crash cut short. */
async function forgetBroken(folder: string): Promise<void> {
	const names = await readdir(folder);
	const broken = names.filter((name) => name.endsWith(ending));
	await Promise.all(broken.map((name) => rm(join(folder, name), { force: true })));
}

function writeError(error: unknown, path: string, folder: string): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (error instanceof AppError) return error;
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return new AppError('DISK_FULL', {}, { cause: error });
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
		return new AppError('READ_ONLY', { folder }, { cause: error });
	}
	const reason = 'it could not be read';
	return new AppError('MODEL_BAD_FILE', { file: basename(path), reason }, { cause: error });
}

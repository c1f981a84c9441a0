import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cannotWrite } from '../../errors.ts';
import { syncFolder } from '../sync.ts';

const keyFileSchema = z.object({
	/** Tells a wrong key from a damaged file, and nothing about the key. */
	check: z.string(),
	/** The key as the system's keyring closed it; null where there is no keyring. */
	sealed: z.string().nullable()
});
export type KeyFile = z.output<typeof keyFileSchema>;

/** The key file beside the store; null where there is none. One that cannot be read counts as none: the recovery key is enough. */
export function readKeyFile(folder: string): KeyFile | null {
	try {
		return keyFileSchema.parse(JSON.parse(readFileSync(keyFilePath(folder), 'utf8')));
	} catch {
		return null;
	}
}

/** Writes it whole or not at all, and on the disk when this returns. */
export function writeKeyFile(folder: string, key: string, sealed: string | null): void {
	const content: KeyFile = { check: checkOf(key), sealed };
	const part = partPath(folder);
	try {
		writeFileSync(part, JSON.stringify(content), { mode: 0o600, flush: true });
		renameSync(part, keyFilePath(folder));
		syncFolder(folder);
	} catch (error) {
		rmSync(part, { force: true });
		throw cannotWrite(folder, error);
	}
}

export function removeKeyFile(folder: string): void {
	rmSync(keyFilePath(folder), { force: true });
	syncFolder(folder);
}

/** Whether a key is the one that was written down; undefined where nothing is. */
export function isRightKey(folder: string, key: string): boolean | undefined {
	const file = readKeyFile(folder);
	return file === null ? undefined : file.check === checkOf(key);
}

/** Deletes a key file that was cut off while it was written. */
export function removeKeyFilePart(folder: string): void {
	rmSync(partPath(folder), { force: true });
}

function partPath(folder: string): string {
	return `${keyFilePath(folder)}.part`;
}

function keyFilePath(folder: string): string {
	return join(folder, 'store.key');
}

/** A key has 256 random bits: a hash of it needs no salt and no slowness. */
function checkOf(key: string): string {
	return createHash('sha256').update(`hearth store key ${key}`).digest('hex').slice(0, 32);
}

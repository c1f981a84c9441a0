import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import type { Installation } from './installation.ts';

/** What lies beside an installed Hearth while it is replaced, and afterwards. */
export const besideOf = (place: string): { next: string; previous: string; failed: string } => ({
	next: `${place}.next`,
	previous: `${place}.previous`,
	failed: `${place}.failed`
});

/**
 * Lays the new version out beside the one that runs, whole, so that taking its place is two renames. Throws with nothing
 * changed when it does not fit or is no Hearth.
 */
export async function prepareReplacement(
	{ kind, place }: Installation,
	packed: string
): Promise<void> {
	const { next } = besideOf(place);
	try {
		await rm(next, { recursive: true, force: true });
		if (kind === 'AppImage') {
			await copyFile(packed, next);
			await chmod(next, 0o755);
			return;
		}
		await mkdir(next);
		const unpack = ['--extract', '--gzip', '--strip-components=1', '--no-same-owner'];
		await promisify(execFile)('tar', [...unpack, '--file', packed, '--directory', next]);
		const names = await readdir(next);
		if (!names.includes('hearth') || !existsSync(join(next, 'resources/app.asar'))) {
			throw new Error('the archive holds no Hearth');
		}
	} catch (cause) {
		await rm(next, { recursive: true, force: true }).catch(() => undefined);
		throw isFull(cause)
			? new AppError('DISK_FULL', {}, { cause })
			: new AppError('UPDATE_NOT_INSTALLED', {}, { cause });
	}
}

/**
 * Puts the prepared version in the place of the one that runs and keeps that one beside it. Works while nothing is
 * awaited, because it is the last thing an ending Hearth does. When it throws, the old one is where it was.
 */
export function replace(place: string): void {
	const { next, previous } = besideOf(place);
	rmSync(previous, { recursive: true, force: true });
	swap(place, next, previous);
}

/** Puts the kept version back, and the one that did not start beside it. */
export function putBack(place: string): void {
	const { previous, failed } = besideOf(place);
	rmSync(failed, { recursive: true, force: true });
	swap(place, previous, failed);
}

/** `place` becomes `aside`, `coming` becomes `place`. */
function swap(place: string, coming: string, aside: string): void {
	if (!existsSync(coming)) throw new Error(`${coming} is not there.`);
	renameSync(place, aside);
	try {
		renameSync(coming, place);
	} catch (error) {
		renameSync(aside, place);
		throw error;
	}
}

function isFull(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return true;
	// The words of tar, whose errors have no code.
	return 'stderr' in error && /no space left|quota exceeded/i.test(String(error.stderr));
}

import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Store } from '../protocol.ts';

/** A place that a change has taken and not yet filled: its question may still wait for an answer. */
const longestQuestion = 3_600_000;

/**
 * Deletes what the file tools keep so that a change can be undone. The activity log says first that it no longer can be, so
 * that nothing offers an undo that would fail. Throws BIN_NOT_EMPTIED when some of it stays.
 */
export async function emptyBin(bin: string, store: Store): Promise<void> {
	// As the places in it are named in the log.
	const folder = await realpath(bin).catch(() => null);
	if (folder === null) return;
	await store.call('activity:bin-emptied', { bin: folder });
	let left = 0;
	for (const name of await readdir(folder)) {
		const place = join(folder, name);
		if (await isWaiting(place)) continue;
		await rm(place, { recursive: true, force: true }).catch(() => left++);
	}
	if (left > 0) throw new AppError('BIN_NOT_EMPTIED', { count: left });
}

async function isWaiting(place: string): Promise<boolean> {
	const entries = await readdir(place).catch(() => ['']);
	if (entries.length > 0) return false;
	const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: 0 }));
	return Date.now() - mtimeMs < longestQuestion;
}

import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { explainDiskError, FetchError } from './errors.ts';

/** How often the owner of a lock says that it is still there, and how long its silence counts as life. */
const beatMilliseconds = 5000;
const silenceMilliseconds = 60_000;

/**
 * Does `work` while no other process does the same: two writers on one part would spoil it. The lock of a process that
 * is gone, or whose number went to another program since, does not count. Throws `FetchError` IN_USE.
 */
export async function alone<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
	const mine = await open(lock, 'wx').catch(async (error: unknown) => {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code !== 'EEXIST') return explainDiskError(error, lock);
		if (await isHeld(lock)) {
			throw new FetchError('IN_USE', 'Another Hearth is downloading this model right now.');
		}
		await rm(lock, { force: true });
		return await open(lock, 'wx');
	});
	const beat = setInterval(() => {
		const now = new Date();
		utimes(lock, now, now).catch(() => undefined);
	}, beatMilliseconds);
	beat.unref();
	try {
		await mine.writeFile(String(process.pid));
		return await work();
	} finally {
		clearInterval(beat);
		await mine.close();
		await rm(lock, { force: true });
	}
}

/** Whether a process that lives holds the lock. */
export async function isHeld(lock: string): Promise<boolean> {
	const file = await stat(lock).catch(() => undefined);
	if (file === undefined || Date.now() - file.mtimeMs > silenceMilliseconds) return false;
	const owner = await readFile(lock, 'utf8').catch(() => '');
	// Made a moment ago, and its number is not written yet.
	return owner === '' || isRunning(Number(owner));
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

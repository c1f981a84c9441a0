import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { Database, isBusy } from './store.ts';

/** Milliseconds that one who is just leaving, or just coming as well, is waited for. */
const patience = 1500;

/**
 * Takes the data folder for this process; throws STORE_IN_USE when another has it. The lock is the operating system's
 * own on a small side file, so it ends with the process, however that ends; a file with a process id in it would not.
 */
export function lockFolder(folder: string): { release: () => void } {
	try {
		// Who comes at the same moment waits: two that give up as soon as they see each other would both be left outside.
		const lock = lockFile(join(folder, 'store.lock'), patience);
		return { release: () => lock.close() };
	} catch (cause) {
		if (!isBusy(cause)) throw cause;
		if (canLock(folder)) throw new AppError('STORE_IN_USE', {}, { cause });
		throw new AppError('FOLDER_WITHOUT_LOCKS', { folder }, { cause });
	}
}

/** The lock lasts as long as its transaction, which never ends before the connection does. */
function lockFile(file: string, milliseconds: number): Database {
	const lock = new Database(file);
	try {
		lock.execute(
			`pragma busy_timeout = ${milliseconds}; pragma journal_mode = memory; begin exclusive`
		);
		return lock;
	} catch (error) {
		lock.close();
		throw error;
	}
}

/** SQLite takes a drive that knows no locks, as some of networks, for one where everything is locked. */
function canLock(folder: string): boolean {
	const file = join(folder, `store.lock-${randomUUID()}`);
	try {
		lockFile(file, 0).close();
		return true;
	} catch (error) {
		return !isBusy(error);
	} finally {
		rmSync(file, { force: true });
	}
}

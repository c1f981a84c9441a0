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
	const lock = new Database(join(folder, 'store.lock'));
	try {
		// It lasts as long as its transaction, which never ends before the connection does. Who comes at the same moment
		// waits: two that give up as soon as they see each other would both be left outside.
		lock.execute(
			`pragma busy_timeout = ${patience}; pragma journal_mode = memory; begin exclusive`
		);
	} catch (error) {
		lock.close();
		throw isBusy(error) ? new AppError('STORE_IN_USE', {}, { cause: error }) : error;
	}
	return { release: () => lock.close() };
}

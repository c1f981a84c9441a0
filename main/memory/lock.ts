import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { Database, isBusy } from './store.ts';

/**
 * Takes the data folder for this process; throws STORE_IN_USE when another has it. The lock is the operating system's
 * own on a small side file, so it ends with the process, however that ends; a file with a process id in it would not.
 */
export function lockFolder(folder: string): { release: () => void } {
	const lock = new Database(join(folder, 'store.lock'));
	try {
		// In this mode the lock of the first write is kept until the connection closes.
		lock.execute(
			'pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive; commit'
		);
	} catch (error) {
		lock.close();
		throw isBusy(error) ? new AppError('STORE_IN_USE', {}, { cause: error }) : error;
	}
	return { release: () => lock.close() };
}

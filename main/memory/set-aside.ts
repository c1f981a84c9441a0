import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts `snapshot` in the place of the store, or nothing; what was there is kept in a folder of that `name` and the time,
 * whose path is returned. The order lets this be cut off anywhere: the old log must be gone before the snapshot comes, and
 * the file is replaced in one step.
 */
export function setStoreAside(
	folder: string,
	file: string,
	name: 'damaged' | 'newer' | 'missing' | 'missing-sealed',
	snapshot: string | undefined
): string {
	const aside = join(folder, `${name}-${new Date().toISOString().replace(/[:.]/g, '-')}`);
	if (existsSync(file) || existsSync(`${file}-wal`)) mkdirSync(aside);
	if (existsSync(file)) copyFileSync(file, join(aside, 'store.db'));
	if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, join(aside, 'store.db-wal'));
	rmSync(`${file}-shm`, { force: true });
	if (snapshot === undefined) rmSync(file, { force: true });
	else renameSync(snapshot, file);
	return aside;
}

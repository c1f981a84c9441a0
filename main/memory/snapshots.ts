import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './store.ts';

const kept = 7;

/** `2025-03-09.db` is a day's, `2025-03-09-before-2.db` was taken before the migration to version 2. */
const daily = /^\d{4}-\d\d-\d\d\.db$/;
const snapshotName = /^(\d{4}-\d\d-\d\d)(-[\w-]+)?\.db$/;

export function snapshotFolder(folder: string): string {
	return join(folder, 'snapshots');
}

/** Copies the whole store into one file, which appears under its name only when it is complete. */
export function takeSnapshot(database: Database, folder: string, reason?: string): void {
	const snapshots = snapshotFolder(folder);
	mkdirSync(snapshots, { recursive: true });
	const name = `${today()}${reason === undefined ? '' : `-${reason}`}.db`;
	const part = join(snapshots, `${name}.part`);
	rmSync(part, { force: true });
	try {
		database.run('vacuum into ?', [part]);
		renameSync(part, join(snapshots, name));
	} finally {
		rmSync(part, { force: true });
	}
	const old = names(folder).filter((other) => daily.test(other));
	for (const other of old.slice(kept)) rmSync(join(snapshots, other), { force: true });
}

/** Takes the day's snapshot if there is none yet. */
export function takeDailySnapshot(database: Database, folder: string): void {
	if (!existsSync(join(snapshotFolder(folder), `${today()}.db`))) takeSnapshot(database, folder);
}

/** The newest snapshot that `isWhole`; its copy is used, so that the snapshot stays one. */
export function newestGoodSnapshot(
	folder: string,
	isWhole: (file: string) => boolean
): { date: string; copyTo: (file: string) => void } | undefined {
	for (const name of names(folder)) {
		const date = snapshotName.exec(name)?.[1] ?? '';
		const snapshot = join(snapshotFolder(folder), name);
		const trial = `${snapshot}.trial`;
		copyFileSync(snapshot, trial);
		if (isWhole(trial)) return { date, copyTo: (file) => renameSync(trial, file) };
		rmSync(trial, { force: true });
	}
	return undefined;
}

/** Newest first. */
function names(folder: string): string[] {
	if (!existsSync(snapshotFolder(folder))) return [];
	return readdirSync(snapshotFolder(folder))
		.filter((name) => snapshotName.test(name))
		.sort()
		.reverse();
}

function today(): string {
	const now = new Date();
	const month = String(now.getMonth() + 1).padStart(2, '0');
	return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}

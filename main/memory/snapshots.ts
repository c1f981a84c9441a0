import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statfsSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import { deleteTemporary } from './conversations.ts';
import { convertInPlace, removeDatabase } from './encryption/convert.ts';
import { kindOf } from './encryption/file-kind.ts';
import { Database, inspect } from './store.ts';
import { syncFile } from './sync.ts';

const kept = 7;

/**
 * `2025-03-09.db` is a day's, `2025-03-09-before-2.db` was taken before the migration to version 2, and
 * `2025-03-09-before-update.db` before a newer Hearth was installed.
 */
const snapshotName = /^(\d{4}-\d\d-\d\d)(-before-(?:\d+|update))?\.db$/;

/** Takes the day's snapshot if there is none yet, or in any case; what is temporary is not in it. */
export function takeDailySnapshot(
	database: Database,
	folder: string,
	{ anew }: { anew: boolean } = { anew: false }
): void {
	const name = `${today()}.db`;
	if (!anew && existsSync(join(snapshotFolder(folder), name))) return;
	takeSnapshot(database, folder, name, dropTemporary);
}

/** Whether the day's snapshot is still to be taken and the disk has no room for it; at most the store's file is copied. */
export function lacksRoom(folder: string): boolean {
	if (existsSync(join(snapshotFolder(folder), `${today()}.db`))) return false;
	const { blocks, bavail, bsize } = statfsSync(folder);
	// Some drives do not tell their size.
	return blocks > 0 && bavail * bsize < statSync(join(folder, 'store.db')).size;
}

/** Takes the snapshot to go back to when the migration to `version` turns out to be wrong. */
export function takeMigrationSnapshot(database: Database, folder: string, version: number): void {
	takeSnapshot(database, folder, `${today()}-before-${version}.db`);
}

/** Takes the snapshot to go back to when a newer Hearth does not work; throws when it cannot. */
export function takeUpdateSnapshot(database: Database, folder: string): void {
	takeSnapshot(database, folder, `${today()}-before-update.db`, dropTemporary);
}

/** What encrypted snapshots are opened with, and what the store that is to come is encrypted with. */
export interface Keys {
	key: string | undefined;
	storeKey: string | undefined;
}

/**
 * Copies the newest snapshot that is `wanted` to a file beside the snapshots, ready to be moved, encrypted as the store is;
 * the snapshot itself stays.
 */
export function copyNewestSnapshot(
	folder: string,
	{ key, storeKey }: Keys,
	wanted: (found: ReturnType<typeof inspect>) => boolean
): { date: string; file: string } | undefined {
	for (const name of snapshotNames(folder)) {
		const file = join(snapshotFolder(folder), 'restoring.db');
		copyFileSync(join(snapshotFolder(folder), name), file);
		const own = kindOf(file) === 'plain' ? undefined : key;
		if (wanted(inspect(file, own))) {
			if (own !== storeKey) convertInPlace(file, own, storeKey);
			return { date: snapshotName.exec(name)?.[1] ?? name, file };
		}
		rmSync(file);
	}
	return undefined;
}

/** Newest first; last those of days to come, because a clock that was years ahead gave them their names. */
export function snapshotNames(folder: string): string[] {
	if (!existsSync(snapshotFolder(folder))) return [];
	const names = readdirSync(snapshotFolder(folder))
		.filter((name) => snapshotName.test(name))
		.sort()
		.reverse();
	// Who has travelled west may have one of tomorrow.
	const tomorrow = dateOf(Date.now() + 24 * 60 * 60 * 1000);
	const isToCome = (name: string): boolean => name.slice(0, tomorrow.length) > tomorrow;
	return [...names.filter((name) => !isToCome(name)), ...names.filter(isToCome)];
}

function dropTemporary(part: string, key: string | undefined): void {
	const copy = new Database(part, key);
	try {
		copy.execute('pragma foreign_keys = on');
		deleteTemporary(copy);
	} finally {
		copy.close();
	}
}

/** Writes the whole store into one file, encrypted as the store is, which gets its name only when it is complete and on the disk. */
function takeSnapshot(
	database: Database,
	folder: string,
	name: string,
	prepare: (part: string, key: string | undefined) => void = () => undefined
): void {
	const snapshots = snapshotFolder(folder);
	mkdirSync(snapshots, { recursive: true });
	const part = join(snapshots, `${name}.part`);
	try {
		removeDatabase(part);
		database.run('vacuum into ?', [part]);
		prepare(part, database.key);
		syncFile(part);
		renameSync(part, join(snapshots, name));
	} finally {
		removeDatabase(part);
	}
	const [beforeMigrations, daily] = [true, false].map((before) =>
		snapshotNames(folder).filter((other) => other.includes('before') === before)
	);
	for (const old of [...(beforeMigrations ?? []).slice(kept), ...(daily ?? []).slice(kept)]) {
		// After the clock was set back a little, today's name may be older than all others.
		if (old === name) continue;
		rmSync(join(snapshots, old), { force: true });
	}
}

function snapshotFolder(folder: string): string {
	return join(folder, 'snapshots');
}

function today(): string {
	return dateOf(Date.now());
}

function dateOf(time: number): string {
	const at = new Date(time);
	const month = String(at.getMonth() + 1).padStart(2, '0');
	return `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, '0')}`;
}

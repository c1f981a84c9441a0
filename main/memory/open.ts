import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { OutputOf } from '../operations.ts';
import { lockFolder } from './lock.ts';
import { interruptRunning } from './messages.ts';
import { migrations } from './migrations.ts';
import type { StoreOperations } from './protocol.ts';
import { newestGoodSnapshot, takeSnapshot } from './snapshots.ts';
import { Database, isDamage } from './store.ts';

export type Notice = OutputOf<StoreOperations, 'open'>['notices'][number];

export interface OpenStore {
	database: Database;
	notices: Notice[];
	close: () => void;
}

const binDays = 30;
const day = 24 * 60 * 60 * 1000;

const versionRow = z.object({ user_version: z.int() });
const checkRow = z.object({ quick_check: z.string() });

/** Opens or makes the store in `folder`, alone: see `open` in `protocol.ts`. Nothing is changed when it throws. */
export function openStore(folder: string): OpenStore {
	mkdirFor(folder);
	const lock = lockFolder(folder);
	let database: Database | undefined;
	try {
		const notices: Notice[] = [];
		database = openChecked(folder, notices);
		migrate(database, folder);
		tidy(database);
		const opened = database;
		return {
			database,
			notices,
			close: () => {
				opened.execute('pragma wal_checkpoint(truncate)');
				opened.close();
				lock.release();
			}
		};
	} catch (error) {
		database?.close();
		lock.release();
		throw error;
	}
}

function mkdirFor(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.R_OK | constants.W_OK);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		throw code === 'ENOSPC'
			? new AppError('DISK_FULL', {}, { cause: error })
			: new AppError('READ_ONLY', { folder }, { cause: error });
	}
}

/** A damaged file is set aside, never deleted: what can still be read in it may be wanted. */
function openChecked(folder: string, notices: Notice[]): Database {
	const file = join(folder, 'store.db');
	const database = connectIfWhole(file);
	if (database !== undefined) return database;
	const aside = setAside(folder, file);
	const snapshot = newestGoodSnapshot(folder, isWhole);
	if (snapshot === undefined) {
		notices.push({ code: 'STORE_DAMAGED_NO_SNAPSHOT', values: { aside } });
	} else {
		snapshot.copyTo(file);
		notices.push({ code: 'STORE_DAMAGED', values: { aside, date: snapshot.date } });
	}
	return connect(file);
}

function connect(file: string): Database {
	const database = new Database(file);
	try {
		database.execute(
			'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -32768'
		);
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

function connectIfWhole(file: string): Database | undefined {
	let database: Database | undefined;
	try {
		database = connect(file);
		if (database.get(checkRow, 'pragma quick_check(1)')?.quick_check === 'ok') return database;
	} catch (error) {
		database?.close();
		if (isDamage(error)) return undefined;
		throw error;
	}
	database.close();
	return undefined;
}

function isWhole(file: string): boolean {
	const database = connectIfWhole(file);
	database?.close();
	return database !== undefined;
}

function setAside(folder: string, file: string): string {
	const aside = join(folder, `damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`);
	mkdirSync(aside);
	for (const suffix of ['', '-wal', '-shm']) {
		if (existsSync(file + suffix)) renameSync(file + suffix, join(aside, `store.db${suffix}`));
	}
	return aside;
}

function migrate(database: Database, folder: string): void {
	const found = database.get(versionRow, 'pragma user_version')?.user_version ?? 0;
	if (found > migrations.length) {
		throw new AppError('STORE_NEWER', { found, known: migrations.length });
	}
	if (found > 0 && found < migrations.length) takeSnapshot(database, folder, `before-${migrations.length}`);
	migrations.slice(found).forEach((migration, index) => {
		database.transaction(() => {
			database.execute(migration);
			database.execute(`pragma user_version = ${found + index + 1}`);
		});
	});
}

/** What the last run left behind, and what has been in the bin for long enough. */
function tidy(database: Database): void {
	database.transaction(() => {
		interruptRunning(database);
		const old = Date.now() - binDays * day;
		database.run('delete from conversations where temporary or deleted_at < ?', [old]);
		database.run('delete from facts where deleted_at < ?', [old]);
		database.run('delete from documents where deleted_at < ?', [old]);
	});
}

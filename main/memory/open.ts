import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cannotWrite, describeError } from '../errors.ts';
import type { OutputOf } from '../operations.ts';
import { deleteTemporary } from './conversations.ts';
import { lockFolder } from './lock.ts';
import { changeStore, checkKey, cleanUp, needsKey, settle } from './encryption/change.ts';
import type { Change, ChangeStep } from './encryption/contract.ts';
import { listOriginals, Originals } from './documents/originals.ts';
import { interruptRunning } from './messages.ts';
import { migrations } from './migrations.ts';
import type { StoreOperations } from './protocol.ts';
import { setStoreAside } from './set-aside.ts';
import {
	copyNewestSnapshot,
	lacksRoom,
	snapshotNames,
	takeDailySnapshot,
	takeMigrationSnapshot
} from './snapshots.ts';
import { forgetStepBack, stepBack } from './step-back.ts';
import { Database, inspect } from './store.ts';
import { syncFile, syncFolder } from './sync.ts';

type Notice = OutputOf<StoreOperations, 'open'>['notices'][number];

export interface OpenStore {
	folder: string;
	database: Database;
	/** What encrypted copies of the store are opened with, also beside a plain one. */
	key?: string;
	notices: Notice[];
	close: () => void;
}

const hashRow = z.object({ hash: z.string() });
const settingRow = z.object({ value: z.string() });
const binTimeKey = 'bin-time';
const binDays = 30;
const day = 24 * 60 * 60 * 1000;

export interface OpenOptions {
	/** The migrations to bring it to. */
	steps?: readonly string[];
	/** What it is encrypted with, or shall be. */
	key?: string | undefined;
	/** Encrypts or decrypts it first; nothing happens where it is so already. */
	change?: Change | undefined;
	/** Hears how far a change is. */
	tell?: (step: ChangeStep) => void;
}

/**
 * Opens or makes the store in `folder`, alone: see `open` in `protocol.ts`. When it throws, what was there is as it
 * was.
 */
export function openStore(folder: string, options: OpenOptions = {}): OpenStore {
	const { steps = migrations, key, change, tell = () => undefined } = options;
	makeFolder(folder);
	const lock = lockFolder(folder);
	let database: Database | undefined;
	try {
		const notices: Notice[] = [];
		const file = join(folder, 'store.db');
		checkKey(folder, key);
		if (cleanUp(folder, key)) notices.push({ code: 'ENCRYPTION_GIVEN_UP', values: {} });
		if (change !== undefined && key !== undefined) {
			changeStore(folder, key, change, tell);
			cleanUp(folder, key);
		}
		// A store that is gone or damaged comes back encrypted where it was.
		const storeKey = needsKey(folder) ? key : undefined;
		// SQLite would make the file, and delete the log of one that is gone.
		const isMissing = !existsSync(file) && hasHeldStore(folder);
		const { whole, version: found } = isMissing
			? { whole: false, version: 0 }
			: inspect(file, storeKey);
		let version = found;
		// A file without content is where a new store begins, but not where there are snapshots of an old one.
		if (!whole || (version === 0 && snapshotNames(folder).length > 0)) {
			notices.push(recover(folder, file, isMissing ? 'missing' : 'damaged', { key, storeKey }));
			version = inspect(file, storeKey).version;
		}
		if (version > steps.length) {
			notices.push(stepBack(folder, file, { found: version, known: steps.length, key, storeKey }));
			version = inspect(file, storeKey).version;
		}
		forgetStepBack(folder);
		database = connect(file, storeKey);
		if (version > 0 && version < steps.length)
			takeMigrationSnapshot(database, folder, steps.length);
		migrate(database, version, steps);
		const isOn = storeKey !== undefined;
		tidy(database, new Originals(folder, { key: () => key, isOn: () => isOn }));
		const left = settle(folder, { storeKey, key }, tell);
		if (left > 0) notices.push({ code: 'ENCRYPTION_COPIES_LEFT', values: { count: left } });
		if (lacksRoom(folder)) notices.push({ code: 'NO_ROOM_FOR_SNAPSHOT', values: {} });
		const opened: OpenStore = {
			folder,
			database,
			...(key !== undefined && { key }),
			notices,
			close: () => close(opened.database, lock.release)
		};
		return opened;
	} catch (error) {
		database?.close();
		lock.release();
		throw error;
	}
}

function makeFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.R_OK | constants.W_OK);
	} catch (error) {
		throw cannotWrite(folder, error);
	}
}

function connect(file: string, key: string | undefined): Database {
	const database = new Database(file, key);
	try {
		database.execute(
			'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on'
		);
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

/**
 * Writes the file again when someone deleted it while it is open, with all that the open connection still has; false when
 * it is there. Cut off anywhere, the next opening finds the day's snapshot, which is taken anew before.
 */
export function writeAgain(store: OpenStore): boolean {
	const { folder, database } = store;
	const { file, key } = database;
	if (existsSync(file)) return false;
	takeDailySnapshot(database, folder, { anew: true });
	const part = `${file}.part`;
	try {
		rmSync(part, { force: true });
		database.run('vacuum into ?', [part]);
		syncFile(part);
		// Its log goes with it, so that it never meets the new file.
		database.close();
		renameSync(part, file);
	} finally {
		rmSync(part, { force: true });
	}
	syncFolder(folder);
	store.database = connect(file, key);
	return true;
}

/** Whether there was a store here whose file is gone: it has left a log, snapshots or originals. */
function hasHeldStore(folder: string): boolean {
	const { plain, sealed } = listOriginals(folder);
	return (
		existsSync(join(folder, 'store.db-wal')) ||
		[...snapshotNames(folder), ...plain, ...sealed].length > 0
	);
}

/** Sets the damaged file aside, never deleting it, and puts the newest good snapshot in its place. */
function recover(
	folder: string,
	file: string,
	what: 'damaged' | 'missing',
	{ key, storeKey }: { key: string | undefined; storeKey: string | undefined }
): Notice {
	const snapshot = copyNewestSnapshot(folder, { key, storeKey }, ({ whole, version }) => {
		return whole && version > 0;
	});
	// What lies in the log of an encrypted store is encrypted and need not be named among what is readable.
	const name = what === 'missing' && storeKey !== undefined ? 'missing-sealed' : what;
	const aside = setStoreAside(folder, file, name, snapshot?.file);
	if (what === 'missing') {
		return snapshot === undefined
			? { code: 'STORE_MISSING_NO_SNAPSHOT', values: {} }
			: { code: 'STORE_MISSING', values: { date: snapshot.date } };
	}
	if (snapshot === undefined) return { code: 'STORE_DAMAGED_NO_SNAPSHOT', values: { aside } };
	return { code: 'STORE_DAMAGED', values: { aside, date: snapshot.date } };
}

/** Brings a store that has seen `found` of the steps through the rest. */
export function migrate(database: Database, found: number, steps: readonly string[]): void {
	steps.slice(found).forEach((step, index) => {
		database.transaction(() => {
			database.execute(step);
			database.execute(`pragma user_version = ${found + index + 1}`);
		});
	});
}

/** What the last run left behind, and what has been in the bin for long enough. */
function tidy(database: Database, originals: Originals): void {
	const old = timeOfBin(database) - binDays * day;
	const purged = database.all(hashRow, 'select hash from documents where deleted_at < ?', [old]);
	deleteTemporary(database);
	database.transaction(() => {
		interruptRunning(database);
		database.run('delete from conversations where deleted_at < ?', [old]);
		database.run('delete from facts where deleted_at < ?', [old]);
		database.run('delete from documents where deleted_at < ?', [old]);
	});
	for (const { hash } of purged) originals.remove(hash);
}

/**
 * The time that counts for the bin. From start to start it goes on by a week at most: a clock that is years ahead for a
 * while must not empty the bin.
 */
function timeOfBin(database: Database): number {
	const kept = database.get(settingRow, 'select value from settings where key = ?', [binTimeKey]);
	const last = Number(kept?.value ?? Number.NaN);
	const now = Date.now();
	const time = Number.isFinite(last) ? Math.min(now, last + 7 * day) : now;
	try {
		const sql =
			'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value';
		database.run(sql, [binTimeKey, String(time)]);
	} catch (error) {
		// A full disk must not keep what is on it from being opened.
		console.error(`The time of the bin was not kept: ${describeError(error)}`);
	}
	return time;
}

function close(database: Database, release: () => void): void {
	try {
		database.execute('pragma wal_checkpoint(truncate)');
	} catch (error) {
		// The log keeps what could not be moved into the file, for example on a full disk.
		console.error(`The store's log stays: ${describeError(error)}`);
	} finally {
		database.close();
		release();
	}
}

import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Database } from '../store.ts';
import { syncFile, syncFolder } from '../sync.ts';

const tableRow = z.object({ name: z.string() });
const countRow = z.object({ count: z.int() });
const checkRow = z.object({ integrity_check: z.string() });
const foldedRow = z.object({ busy: z.int() });

type Key = string | undefined;

/**
 * Copies the database in `from` into a new file `to` under another key (undefined: none), whatever is in its log
 * included. The copy is never on the disk in plain on the way to an encrypted one.
 */
export function copyUnderKey(from: string, fromKey: Key, to: string, toKey: Key): void {
	removeDatabase(to);
	// What `vacuum into` writes is under the key of the connection's main file, not of the one it reads.
	const carrier = `${to}-carrier`;
	removeDatabase(carrier);
	const main = toKey === undefined ? new Database(':memory:') : new Database(carrier, toKey);
	try {
		attach(main, from, 'source', fromKey);
		main.run('vacuum source into ?', [to]);
		main.execute('detach source');
	} finally {
		main.close();
		removeDatabase(carrier);
	}
	syncFile(to);
}

/** Throws unless `copy` is sound and has as many rows in each table as `original`. */
export function compare(original: string, originalKey: Key, copy: string, copyKey: Key): void {
	const beside = new Database(':memory:');
	try {
		attach(beside, original, 'original', originalKey);
		attach(beside, copy, 'copy', copyKey);
		const sound = beside.get(checkRow, 'pragma copy.integrity_check');
		if (sound?.integrity_check !== 'ok')
			throw new Error(`the copy is not sound: ${sound?.integrity_check}`);
		const names = tables(beside, 'original');
		if (names.join('\n') !== tables(beside, 'copy').join('\n'))
			throw new Error('the copy has other tables');
		for (const name of names) {
			const [one, other] = ['original', 'copy'].map(
				(where) => beside.get(countRow, `select count(*) as count from ${where}."${name}"`)?.count
			);
			if (one !== other) throw new Error(`the copy of ${name} has ${other} rows instead of ${one}`);
		}
		beside.execute('detach original; detach copy');
	} finally {
		beside.close();
	}
}

/** Moves everything that is in the log into the file, so that nothing is missing when the log is deleted. */
export function foldLog(file: string, key: Key): void {
	const beside = new Database(':memory:');
	try {
		attach(beside, file, 'folded', key);
		const folded = beside.get(foldedRow, 'pragma folded.wal_checkpoint(truncate)');
		beside.execute('detach folded');
		if (folded?.busy !== 0) throw new Error('the log of the store is in use');
	} finally {
		beside.close();
	}
}

/**
 * Deletes the log of a file after `foldLog`: one that stayed behind would be taken for the log of the file that comes in
 * its place. Refuses while there is anything in it.
 */
export function removeLog(file: string): void {
	const log = `${file}-wal`;
	if (existsSync(log) && statSync(log).size > 0)
		throw new Error('the store was written to meanwhile');
	for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Brings a database that nobody has open under another key, in one step: whenever it is cut off, the file is the old or the new one. */
export function convertInPlace(file: string, fromKey: Key, toKey: Key): void {
	const copy = `${file}.converting`;
	try {
		copyUnderKey(file, fromKey, copy, toKey);
		compare(file, fromKey, copy, toKey);
		renameSync(copy, file);
		syncFolder(dirname(file));
	} finally {
		removeDatabase(copy);
	}
}

/** Deletes a database file and what SQLite puts beside it. */
export function removeDatabase(file: string): void {
	for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}

function attach(database: Database, file: string, name: string, key: Key): void {
	// An empty key is none, also where the main file has one.
	database.run(`attach ? as ${name} key ?`, [file, key ?? '']);
}

function tables(database: Database, where: string): string[] {
	const sql = `select name from ${where}.sqlite_schema where type = 'table' and rootpage > 0 order by name`;
	return database.all(tableRow, sql).map(({ name }) => name);
}

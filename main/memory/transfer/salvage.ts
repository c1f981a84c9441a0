import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeError } from '../../errors.ts';
import { migrations } from '../migrations.ts';
import { migrate } from '../open.ts';
import { Database, type Value } from '../store.ts';

/** What is worth saving. Passages are not: they are read again from the originals. */
const tables = [
	...['settings', 'conversations', 'messages', 'facts', 'fact_edits'],
	...['documents', 'watches', 'grants']
];
const columnRow = z.object({ name: z.string(), type: z.string() });
const nameRow = z.object({ name: z.string() });
const numberRow = z.object({ number: z.int() });
const rawRow = z.record(z.string(), z.union([z.instanceof(ArrayBuffer), z.number(), z.null()]));
const idRow = z.object({ id: z.string() });
const pageSize = 256;
/** Looks at one table after which what is left of it counts as unreadable: a broken tree could go on for ever. */
const mostLooks = 200_000;

type Row = Record<string, Value>;

/**
 * Copies every row that can still be read of the damaged store in `folder` into a new one at `file`, in today's form, and
 * returns how many cannot. The damaged file itself is only read. What is broken may be anything: texts are taken as
 * bytes, because a text that is none ends the process inside libsql, and rows that are no rows of ours are left out. `from`
 * has the key of the damaged file, `key` is the new one's.
 */
export function salvage(
	folder: string,
	from: { key: string | undefined },
	file: string,
	key?: string
): number {
	const copy = `${file}-damaged`;
	for (const end of ['', '-wal']) {
		const part = join(folder, `store.db${end}`);
		if (existsSync(part)) copyFileSync(part, `${copy}${end}`);
	}
	const target = new Database(file, key);
	let unreadable = 0;
	try {
		const damaged = openOrNone(copy, from.key);
		const version = damaged === undefined ? migrations.length : versionOf(damaged);
		migrate(target, 0, migrations.slice(0, version));
		target.execute('pragma foreign_keys = off');
		if (damaged !== undefined) {
			try {
				for (const table of tables) unreadable += copyTable(damaged, target, table);
				unreadable += copySteps(damaged, target);
			} finally {
				damaged.close();
			}
		}
		mend(target);
	} finally {
		target.close();
		for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
	}
	return unreadable;
}

function openOrNone(file: string, key: string | undefined): Database | undefined {
	try {
		const database = new Database(file, key);
		// Else a file that is cut short is not even opened.
		database.execute('pragma writable_schema = on');
		// Without its table of contents there is no way to the rows.
		database.get(nameRow, 'select name from sqlite_schema');
		return database;
	} catch (error) {
		console.error(`Nothing can be read of the damaged store: ${describeError(error)}`);
		return undefined;
	}
}

/** The form it is in; today's where its head does not say. */
function versionOf(database: Database): number {
	const version = attempt(() => database.version, 0);
	return version > 0 && version <= migrations.length ? version : migrations.length;
}

/** Copies a table by its row numbers; returns how many rows could not be read, as far as that can be told. */
function copyTable(damaged: Database, target: Database, table: string): number {
	const columns = columnsOf(target, table);
	if (columns.length === 0) return 0;
	const read = (from: number, to: number): Row[] =>
		readRows(damaged, table, columns, 'rowid between ? and ? order by rowid limit ?', [
			...[from, to, pageSize]
		]);
	let looks = 0;
	let lost = 0;
	const copy = (from: number, to: number): void => {
		if (++looks > mostLooks) return;
		let rows: Row[];
		try {
			rows = read(from, to);
		} catch {
			if (from === to) lost++;
			else {
				const middle = Math.floor((from + to) / 2);
				copy(from, middle);
				copy(middle + 1, to);
			}
			return;
		}
		lost += insert(target, table, rows);
		const last = rows.at(-1)?.['rowid'];
		if (rows.length === pageSize && typeof last === 'number' && last < to) copy(last + 1, to);
	};
	const [least, most] = ends(damaged, table);
	if (most >= least) copy(least, most);
	// Numbers that were never given, or whose row was deleted, look the same as lost ones in a part that cannot be read.
	return lost;
}

/** The lowest and highest row number; where an end cannot be read, as far as numbers were given. */
function ends(damaged: Database, table: string): [number, number] {
	const numberOf = (sql: string): number | undefined => damaged.get(numberRow, sql)?.number;
	const first = attempt(
		() => numberOf(`select rowid as number from ${table} order by rowid limit 1`),
		1
	);
	const given = (): number | undefined =>
		numberOf(`select seq as number from sqlite_sequence where name = '${table}'`);
	const last = attempt(
		() => numberOf(`select rowid as number from ${table} order by rowid desc limit 1`) ?? 0,
		undefined
	);
	return [first ?? 1, last ?? attempt(given, undefined) ?? 1 << 20];
}

function attempt<T>(work: () => T, otherwise: T): T {
	try {
		return work();
	} catch {
		return otherwise;
	}
}

/** What the model did, message by message: the table has no row numbers. */
function copySteps(damaged: Database, target: Database): number {
	const columns = columnsOf(target, 'steps');
	let lost = 0;
	for (const { id } of target.all(idRow, 'select id from messages')) {
		try {
			const where = 'message_id = ? order by position limit 1000';
			lost += insert(target, 'steps', readRows(damaged, 'steps', columns, where, [id]));
		} catch {
			lost++;
		}
	}
	return lost;
}

interface Column {
	name: string;
	isText: boolean;
}

function columnsOf(database: Database, table: string): Column[] {
	return database
		.all(columnRow, `select name, type from pragma_table_info('${table}')`)
		.map(({ name, type }) => ({ name, isText: type.toUpperCase() === 'TEXT' }));
}

function readRows(
	database: Database,
	table: string,
	columns: Column[],
	where: string,
	values: Value[]
): Row[] {
	const hasNumbers = table !== 'steps';
	const names = columns.map(({ name, isText }) =>
		isText ? `cast(${name} as blob) as ${name}` : name
	);
	const sql = `select ${[...(hasNumbers ? ['rowid as rowid'] : []), ...names].join(', ')} from ${table} where ${where}`;
	return database
		.all(rawRow, sql, values)
		.map((raw) =>
			Object.fromEntries(
				Object.entries(raw).map(([name, value]) => [
					name,
					value instanceof ArrayBuffer ? textOf(value) : value
				])
			)
		);
}

/** Of the tables that are worth saving, no column holds bytes. */
function textOf(bytes: ArrayBuffer): string {
	return new TextDecoder().decode(bytes);
}

/** Puts rows in, each by itself; returns how many are no rows of this table. */
function insert(target: Database, table: string, rows: Row[]): number {
	let refused = 0;
	target.transaction(() => {
		for (const row of rows) {
			const names = Object.keys(row).filter((name) => name !== 'rowid');
			const marks = names.map(() => '?').join(', ');
			const sql = `insert or ignore into ${table} (${names.join(', ')}) values (${marks})`;
			try {
				target.run(
					sql,
					names.map((name) => row[name] ?? null)
				);
			} catch {
				refused++;
			}
		}
	});
	return refused;
}

/**
 * Rows that were read and make no sense, and rows whose other half is lost: answers begin anew where their question is
 * gone, and documents are to be read again.
 */
function mend(target: Database): void {
	const broken = (column: string): string => `${column} is not null and not json_valid(${column})`;
	const noId = `length(id) not between 1 and 64 or id glob '*[^0-9a-zA-Z_-]*'`;
	target.execute(`
		${['conversations', 'messages', 'facts', 'documents'].map((table) => `delete from ${table} where ${noId};`).join('\n')}
		delete from steps where not json_valid(step);
		update messages set error = null where ${broken('error')};
		update messages set attachments = '[]' where ${broken('attachments')};
		update messages set citations = '[]' where ${broken('citations')};
		update messages set status = 'interrupted'
			where status not in ('running', 'complete', 'stopped', 'interrupted', 'failed');
		update facts set origin = 'file' where origin not in
			('user', 'assistant', 'tool', 'file', 'document', 'web', 'memory', 'mcp', 'model-download');
		update documents set error = null, warnings = '[]', state = 'queued', progress = 0, passages = 0;
		delete from documents where length(hash) <> 64 or hash glob '*[^0-9a-f]*';
		insert or ignore into conversations (id, title, titled_by, created_at, updated_at, temporary)
			select conversation_id, '', 'hearth', min(created_at), max(created_at), 0 from messages
			where conversation_id not in (select id from conversations) group by conversation_id;
		update messages set parent_id = null where parent_id not in (select id from messages);
		update conversations set leaf_id = (select id from messages where conversation_id = conversations.id
			order by number desc limit 1) where leaf_id is null or leaf_id not in (select id from messages);
		delete from steps where message_id not in (select id from messages);
		delete from fact_edits where fact_number not in (select number from facts);
	`);
}

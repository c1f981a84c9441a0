import { dirname } from 'node:path';
import Libsql from 'libsql';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { wellFormed } from './text.ts';

/** What can be bound to a statement. Anything else could end the process inside libsql, so it is refused here. */
export type Value = string | number | boolean | Uint8Array | null;

const tableRow = z.object({ name: z.string() });
const checkRow = z.object({ quick_check: z.string() });
const versionRow = z.object({ user_version: z.int() });

/** What libsql takes and its types leave out. */
interface Encrypted extends Libsql.Options {
	encryptionCipher?: string;
	encryptionKey?: string;
}

/** Of those libsql has, the one its own documentation uses. */
const cipher = 'aes256cbc';

/** SQLite's primary result codes: the low byte of what an error carries. */
const codes = {
	busy: 5,
	readOnly: 8,
	disk: 10,
	damaged: 11,
	full: 13,
	cannotOpen: 14,
	notADatabase: 26
} as const;

/**
 * One connection to a SQLite file, and the only importer of libsql. Every bound value is checked and every text made
 * well-formed on its way in; every row is parsed on its way out. Errors of the disk become AppErrors with plain words.
 */
export class Database {
	readonly file: string;
	/** What the file is encrypted with. */
	readonly key: string | undefined;
	readonly #connection: Libsql.Database;
	readonly #statements = new Map<string, { statement: Libsql.Statement; parameters: number }>();

	constructor(file: string, key?: string) {
		if (file.includes('\0'))
			throw new AppError('BAD_INPUT', { reason: 'the path holds a NUL character' });
		this.file = file;
		this.key = key;
		const options: Encrypted =
			key === undefined ? {} : { encryptionCipher: cipher, encryptionKey: key };
		this.#connection = translating(file, () => new Libsql(file, options));
		// What does not fit into memory while sorting would lie in plain in the system's folder for temporary files.
		if (key !== undefined) this.execute('pragma temp_store = memory');
	}

	/** How many migrations it has seen. */
	get version(): number {
		return this.get(versionRow, 'pragma user_version')?.user_version ?? 0;
	}

	/** Every row of a query, parsed. */
	all<Row extends z.ZodType>(
		row: Row,
		sql: string,
		values: readonly Value[] = []
	): z.output<Row>[] {
		return translating(this.file, () => this.#prepare(sql, values).all(values.map(bindable))).map(
			(raw) => row.parse(raw)
		);
	}

	/** The first row of a query, parsed; undefined when there is none. */
	get<Row extends z.ZodType>(
		row: Row,
		sql: string,
		values: readonly Value[] = []
	): z.output<Row> | undefined {
		return this.all(row, sql, values)[0];
	}

	/** Runs one statement and tells how many rows it changed. */
	run(sql: string, values: readonly Value[] = []): number {
		return translating(
			this.file,
			() => this.#prepare(sql, values).run(values.map(bindable)).changes
		);
	}

	/** Runs statements that take no values; for schemas and pragmas. */
	execute(sql: string): void {
		translating(this.file, () => this.#connection.exec(sql));
	}

	/** All of `work` or nothing of it; inside another transaction it is part of that one. */
	transaction<T>(work: () => T): T {
		if (this.#inTransaction()) return work();
		this.execute('begin immediate');
		try {
			const result = work();
			this.execute('commit');
			return result;
		} catch (error) {
			// A full disk has already rolled back by itself.
			if (this.#inTransaction()) this.execute('rollback');
			throw error;
		}
	}

	close(): void {
		this.#statements.clear();
		this.#connection.close();
	}

	#inTransaction(): boolean {
		return this.#connection.inTransaction;
	}

	#prepare(sql: string, values: readonly Value[]): Libsql.Statement {
		let prepared = this.#statements.get(sql);
		if (prepared === undefined) {
			prepared = {
				statement: this.#connection.prepare(sql),
				parameters: sql.match(/\?/g)?.length ?? 0
			};
			this.#statements.set(sql, prepared);
		}
		// SQLite would quietly take NULL for what is missing.
		if (prepared.parameters !== values.length) {
			throw new TypeError(`${prepared.parameters} values expected, ${values.length} given: ${sql}`);
		}
		return prepared.statement;
	}
}

/**
 * Whether a file is a whole database, and its `user_version`. It is looked at from beside: detaching lets go of a file
 * at once, while a connection of its own would hold it until its statements are collected as garbage.
 */
export function inspect(file: string, key?: string): { whole: boolean; version: number } {
	const beside = new Database(':memory:');
	try {
		if (key === undefined) beside.run('attach ? as file', [file]);
		else beside.run('attach ? as file key ?', [file, key]);
		const version = beside.get(versionRow, 'pragma file.user_version')?.user_version ?? 0;
		// Table by table leaves out the virtual ones: reading the indexes through takes longer than all the rest.
		const whole = beside
			.all(tableRow, `select name from file.sqlite_schema where type = 'table' and rootpage > 0`)
			.every(
				({ name }) =>
					beside.get(checkRow, `pragma file.quick_check('${name}')`)?.quick_check === 'ok'
			);
		beside.execute('detach file');
		return { whole, version };
	} catch (error) {
		if (isDamage(error)) return { whole: false, version: 0 };
		throw error;
	} finally {
		beside.close();
	}
}

/** Takes `unknown` because what the types promise is not enough here. */
function bindable(value: unknown): string | number | Uint8Array | null {
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (value instanceof Uint8Array) return value;
	if (value === null || (typeof value === 'number' && Number.isFinite(value))) return value;
	throw new TypeError(`a value of type ${typeof value} cannot be stored`);
}

/** True when the error says that the file itself is broken or is no database at all. */
function isDamage(error: unknown): boolean {
	const code = primaryCode(error);
	return code === codes.damaged || code === codes.notADatabase;
}

/** True when another connection holds the lock. */
export function isBusy(error: unknown): boolean {
	return primaryCode(error) === codes.busy;
}

function translating<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const known = errorCode(primaryCode(error));
		throw known === undefined
			? error
			: new AppError(known, { folder: dirname(file) }, { cause: error });
	}
}

function errorCode(code: number | undefined): ErrorCode | undefined {
	if (code === codes.full) return 'DISK_FULL';
	if (code === codes.disk) return 'DISK_FAILED';
	return code === codes.readOnly || code === codes.cannotOpen ? 'READ_ONLY' : undefined;
}

function primaryCode(error: unknown): number | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode & 0xff;
	// Opening fails with a plain error that ends in the number.
	const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(error.message);
	return opening?.[1] === undefined ? undefined : Number(opening[1]) & 0xff;
}

import { z } from 'zod';
import type { QueryVector } from './protocol.ts';
import type { Database } from './store.ts';
import { Best, likeness, Near, SignCodes, signsOf, tableOf, toBytes } from './vector-codes.ts';

const embedderRow = z.object({ number: z.int(), dimensions: z.int() });
const vectorRow = z.object({
	number: z.int(),
	vector: z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))
});

interface KnownEmbedder {
	id: string;
	number: number;
	dimensions: number;
}

/** Rows this much like a query or less are not found by it: unrelated texts come up to here. */
const leastLikeness = 0.25;
/** Rows that are near a query: the rest of a list adds noise to the fusion. */
const nearLimit = 50;
/** Neighbouring rows are kept and forgotten together; for passages these are the documents (see `migrations.ts`). */
export const groupSize = 2 ** 20;

/**
 * The vectors of one table, of the embedder that was last asked for: their signs in memory, read at the first search,
 * and the vectors themselves in the file. Whoever deletes or changes rows calls `forget`, and `reset` after more than that.
 */
export class VectorIndex {
	readonly #getDatabase: () => Database;
	readonly #table: string;
	/** Rows that are read at once: more would take memory that is not given back, and hold up what else is asked. */
	readonly #sliceSize: number;
	#database: Database | undefined;
	#embedder: KnownEmbedder | undefined;
	readonly #groups = new Map<number, SignCodes>();
	readonly #forgotten = new Set<number>();
	/** Rows up to this number are in memory. */
	#readTo = -1;

	constructor(database: () => Database, name: 'fact' | 'passage' | 'message', sliceSize = 10_000) {
		this.#getDatabase = database;
		this.#sliceSize = sliceSize;
		this.#table = `${name}_vectors`;
	}

	/**
	 * Numbers of the rows that mean about what the query does, the likest first, among the groups admitted. Nothing
	 * when there are no vectors of the query's embedder.
	 */
	near(query: QueryVector, admits: (group: number) => boolean): number[] {
		return this.likest(query, admits).map(({ number }) => number);
	}

	/** The same with how alike they are, and of rows that are admitted one by one. */
	likest(
		{ embedder, vector }: QueryVector,
		admits: (group: number) => boolean,
		admitsRow?: (number: number) => boolean
	): { number: number; score: number }[] {
		const found = this.#read(embedder);
		if (found?.dimensions !== vector.length) return [];
		const near = new Near();
		const signs = signsOf(toBytes(vector));
		const admitted = [...this.#groups].flatMap(([group, codes]) => (admits(group) ? [codes] : []));
		for (const codes of admitted) codes.compare(signs, near, admitsRow);
		const table = tableOf(vector);
		const { limit } = near;
		const best = new Best(admitted.reduce((sum, { count }) => sum + count, 0));
		for (const codes of admitted) codes.scan(table, limit, best);
		return this.#getDatabase()
			.all(
				vectorRow,
				`select number, vector from ${this.#table}
				where embedder = ? and number in (select value from json_each(?))`,
				[found.number, JSON.stringify(best.numbers)]
			)
			.map((row) => ({ number: row.number, score: likeness(vector, row.vector) }))
			.filter(({ score }) => score > leastLikeness)
			.sort((one, other) => other.score - one.score)
			.slice(0, nearLimit);
	}

	/** Keeps a row's vector. */
	set(
		embedder: Pick<KnownEmbedder, 'id' | 'number'>,
		number: number,
		vector: readonly number[]
	): void {
		const bytes = toBytes(vector);
		const added = this.#getDatabase().run(
			`insert or ignore into ${this.#table} (number, embedder, vector) values (?, ?, ?)`,
			[number, embedder.number, bytes]
		);
		if (added === 0 || this.#embedder?.id !== embedder.id) return;
		const group = Math.floor(number / groupSize);
		if (number <= this.#readTo && !this.#forgotten.has(group))
			this.#codesOf(group, vector.length).add(number, bytes);
	}

	/** Reads the group of this row again before the next search. */
	forget(number: number): void {
		const group = Math.floor(number / groupSize);
		this.#groups.delete(group);
		this.#forgotten.add(group);
	}

	/** Reads everything again before the next search. */
	reset(): void {
		this.#database = undefined;
		this.#embedder = undefined;
	}

	/** Reads some of what is not in memory yet; false when there is nothing left. */
	warm(embedder: string): boolean {
		this.#begin(embedder);
		return this.#readSlice();
	}

	/** Brings what is in memory up to date. */
	#read(id: string): KnownEmbedder | undefined {
		this.#begin(id);
		while (this.#readSlice());
		for (const group of this.#forgotten) {
			this.#load('number >= ? and number < ?', [group * groupSize, (group + 1) * groupSize]);
		}
		this.#forgotten.clear();
		return this.#embedder;
	}

	#begin(id: string): void {
		const database = this.#getDatabase();
		if (this.#database === database && this.#embedder?.id === id) return;
		this.#groups.clear();
		this.#forgotten.clear();
		this.#database = database;
		const sql = 'select number, dimensions from embedders where id = ? and dimensions is not null';
		const row = database.get(embedderRow, sql, [id]);
		this.#embedder = row && { id, ...row };
		this.#readTo = -1;
	}

	/** False when all rows are in memory. */
	#readSlice(): boolean {
		if (this.#readTo === Infinity) return false;
		const last = this.#load(
			'number > ? order by number limit ?',
			[this.#readTo, this.#sliceSize],
			(group) => !this.#forgotten.has(group)
		);
		this.#readTo = last ?? Infinity;
		return last !== undefined;
	}

	/** Takes rows into memory, of the groups admitted; returns the number of the last. */
	#load(
		condition: string,
		values: readonly number[],
		admits: (group: number) => boolean = () => true
	): number | undefined {
		if (this.#embedder === undefined) return undefined;
		const { number: embedder, dimensions } = this.#embedder;
		const sql = `select number, vector from ${this.#table} where embedder = ? and ${condition}`;
		const rows = this.#getDatabase().all(vectorRow, sql, [embedder, ...values]);
		for (const { number, vector } of rows) {
			const group = Math.floor(number / groupSize);
			if (admits(group)) this.#codesOf(group, dimensions).add(number, vector);
		}
		return rows.at(-1)?.number;
	}

	#codesOf(group: number, dimensions: number): SignCodes {
		let codes = this.#groups.get(group);
		if (codes === undefined) this.#groups.set(group, (codes = new SignCodes(dimensions)));
		return codes;
	}
}

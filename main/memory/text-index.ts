import { z } from 'zod';
import type { Database, Value } from './store.ts';
import { meaningful } from './stop-words.ts';
import { fold, isCjk, quoted, termsOf, trigramsOf, withPairs } from './text.ts';

const counted = z.object({ count: z.int() });
const numbered = z.object({ number: z.int() });

/** Terms of a query that are looked up; the rest of a very long one adds nothing but time. */
const termLimit = 32;
/**
 * Rows that are ranked for one query: the rarest terms as far as this reaches. Ranking costs about a microsecond a row,
 * and words that are everywhere say little.
 */
const rankBudget = 10_000;
/** Hits of one list that go into the fusion. */
const listLimit = 500;
/** Hits after which commoner words add nothing. */
const enough = 50;
/**
 * Words that no text has, and long ones that hardly any has, are also looked for inside of longer ones: short ones are in
 * too many ("rent" in "current").
 */
const rareLimit = 50;
const longLength = 6;
/** The usual constant of reciprocal rank fusion. */
const fusion = 60;

export interface Hit {
	number: number;
	score: number;
}

/** A condition on `rowid` that narrows a search, as SQL with its values. */
export interface Filter {
	sql: string;
	values: readonly Value[];
}

/**
 * The two full-text indexes of one table: words (stemmed; pairs of characters where there are no spaces), ranked by
 * BM25, and trigrams, which find part numbers and parts of compounds. Neither holds text: whoever changes a row says so here.
 */
export class TextIndex {
	readonly #database: Database;
	readonly #words: string;
	readonly #trigrams: string;

	constructor(database: Database, name: 'message' | 'fact' | 'passage') {
		this.#database = database;
		this.#words = `${name}_words`;
		this.#trigrams = `${name}_trigrams`;
	}

	/** Indexes the text of a row, in place of what was indexed for it before. */
	set(number: number, text: string): void {
		const folded = fold(text);
		this.#replace(this.#words, number, withPairs(folded));
		this.#replace(this.#trigrams, number, folded);
	}

	/**
	 * Rows that have any of the query's meaningful terms, best first: the ranking by words, the one by trigrams of rare
	 * terms, and `near`, one by meaning, fused by reciprocal rank. Never fails on what a person may type.
	 */
	search(query: string, filter: Filter, near: number[] = []): Hit[] {
		const terms = meaningful(termsOf(fold(query), termLimit)).map((term) => ({
			term,
			count: this.#count(term)
		}));
		const inside = terms
			.filter(
				({ term, count }) => count < (term.length < longLength ? 1 : rareLimit) && !isCjk(term)
			)
			.map(({ term }) => term);
		return fuse([this.#byWords(terms, filter), this.#byTrigrams(inside, filter), near]);
	}

	#replace(table: string, number: number, text: string): void {
		this.#database.run(`delete from ${table} where rowid = ?`, [number]);
		this.#database.run(`insert into ${table} (rowid, text) values (?, ?)`, [number, text]);
	}

	/** Rows with this word, as far as it matters how many. */
	#count(term: string): number {
		const table = this.#words;
		const sql = `select count(*) as count from (select rowid from ${table} where ${table} match ? limit ?)`;
		return this.#database.get(counted, sql, [quoted(term), rankBudget + 1])?.count ?? 0;
	}

	/** The rarest terms together, as many as the budget allows; then, while there are few hits, the commoner ones. */
	#byWords(terms: { term: string; count: number }[], filter: Filter): number[] {
		const present = terms
			.filter(({ count }) => count > 0)
			.sort((one, other) => one.count - other.count);
		let rows = 0;
		const rare = present.filter(({ count }) => (rows += count) <= rankBudget);
		const common = present.slice(rare.length);
		// Where every term is nearly everywhere, rows with several of them come first.
		const first =
			rare.length > 0 ? rare.map(quote).join(' OR ') : common.slice(0, 4).map(quote).join(' AND ');
		const hits = new Set(first === '' ? [] : this.#ranked(first, filter));
		for (const term of common) {
			if (hits.size >= enough) break;
			this.#ranked(quote(term), filter).forEach((number) => hits.add(number));
		}
		return [...hits];
	}

	/** At most `rankBudget` rows that match, best first. */
	#ranked(match: string, filter: Filter): number[] {
		const table = this.#words;
		return this.#database
			.all(
				numbered,
				`select number from (
					select rowid as number, bm25(${table}) as rank from ${table}
					where ${table} match ? and ${filter.sql} limit ?
				) order by rank limit ?`,
				[match, ...filter.values, rankBudget, listLimit]
			)
			.map(({ number }) => number);
	}

	#byTrigrams(terms: string[], filter: Filter): number[] {
		const weights = new Map<number, number>();
		for (const term of terms) {
			const trigrams = trigramsOf(term, termLimit);
			if (trigrams.length === 0) continue;
			const table = this.#trigrams;
			const hits = this.#database.all(
				numbered,
				`select rowid as number from ${table} where ${table} match ? and ${filter.sql} limit ?`,
				[trigrams.map(quoted).join(' AND '), ...filter.values, listLimit]
			);
			for (const { number } of hits)
				weights.set(number, (weights.get(number) ?? 0) + 1 / hits.length);
		}
		return [...weights].sort(([, one], [, other]) => other - one).map(([number]) => number);
	}
}

function quote({ term }: { term: string }): string {
	return quoted(term);
}

function fuse(lists: number[][]): Hit[] {
	const scores = new Map<number, number>();
	for (const list of lists) {
		list.forEach((number, place) => {
			scores.set(number, (scores.get(number) ?? 0) + 1 / (fusion + place + 1));
		});
	}
	return [...scores]
		.map(([number, score]) => ({ number, score }))
		.sort((one, other) => other.score - one.score);
}

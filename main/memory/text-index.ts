import { z } from 'zod';
import type { Database, Value } from './store.ts';
import { meaningful } from './stop-words.ts';
import { fold, isCjk, quoted, termsOf, trigramsOf, withPairs } from './text.ts';

const counted = z.object({ count: z.int() });
const numbered = z.object({ number: z.int() });
const bounds = z.object({ first: z.int(), last: z.int(), end: z.int() });
const ranked = z.object({ number: z.int(), score: z.number() });

/** Terms of a query that are looked up; the rest of a very long one adds nothing but time. */
const termLimit = 32;
/**
 * Rows that are ranked for one query: the rarest terms as far as this reaches. Ranking costs about a microsecond a row,
 * and words that are everywhere say little.
 */
const rankBudget = 10_000;
/** The same where only words that are in more rows than that are left: their ranking says less. */
const commonBudget = 4_000;
/** Common words that rows must have all of. */
const commonLimit = 4;
/**
 * Rows of these words together: BM25 counts every row of each, some twenty in a microsecond, however few it ranks. A word
 * in more rows than half of them adds nothing to its ranking.
 */
const countBudget = 1_000_000;
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
/** What a word inside of a longer one adds to a score, beside one that stands by itself. */
const insideWorth = 0.5;
/** What a word that is nearly everywhere adds to a score in place of a ranking: less than any ranking does. */
const commonWorth = 1e-9;
/** The usual constant of reciprocal rank fusion. */
const fusion = 60;

export interface Hit {
	number: number;
	score: number;
}

interface Term {
	term: string;
	/** Rows that have it. */
	count: number;
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
	 * Rows that have any of the query's meaningful terms, best first: the ranking by words, in which a rare term inside of
	 * a longer word counts half, and `near`, one by meaning, fused by reciprocal rank. Never fails on what a person
	 * may type.
	 */
	search(query: string, filter: Filter, near: number[] = []): Hit[] {
		const age = knownOf(this.#database).searches++;
		if (age > searchesOfKnown) known.delete(this.#database);
		const terms = meaningful(termsOf(fold(query), termLimit)).map((term) => ({
			term,
			count: this.#count(term)
		}));
		const scores = this.#byWords(terms, filter);
		const inside = this.#inside(terms, filter);
		for (const [{ count }, numbers] of inside) {
			const worth = insideWorth * this.#rarity(count + numbers.length);
			for (const number of numbers) scores.set(number, (scores.get(number) ?? 0) + worth);
		}
		const weight = share(terms, (term) => term.count > 0 || inside.has(term));
		return fuse([
			{ weight, numbers: best(scores).slice(0, listLimit) },
			{ weight: 1, numbers: near }
		]);
	}

	#replace(table: string, number: number, text: string): void {
		this.#database.run(`delete from ${table} where rowid = ?`, [number]);
		this.#database.run(`insert into ${table} (rowid, text) values (?, ?)`, [number, text]);
	}

	/** Rows with this word, as far as it matters how many; for words that are everywhere as it was a while ago. */
	#count(term: string): number {
		const table = this.#words;
		const { common } = knownOf(this.#database);
		if (common.has(`${table} ${term}`)) return rankBudget + 1;
		const count = this.#countNow(table, term);
		if (count > rankBudget) common.add(`${table} ${term}`);
		return count;
	}

	#countNow(table: string, term: string): number {
		const sql = `select count(*) as count from (select rowid from ${table} where ${table} match ? limit ?)`;
		return this.#database.get(counted, sql, [quoted(term), rankBudget + 1])?.count ?? 0;
	}

	/** What a word in so many rows adds to a row's score, by BM25's measure of rarity. */
	#rarity(count: number): number {
		return Math.max(0, Math.log((this.#rows() - count + 0.5) / (count + 0.5)));
	}

	/** How many rows there are, as of a while ago. */
	#rows(): number {
		const { rows } = knownOf(this.#database);
		const sql = `select count(*) as count from ${this.#words}_docsize`;
		const count = rows.get(this.#words) ?? this.#database.get(counted, sql)?.count ?? 0;
		rows.set(this.#words, count);
		return count;
	}

	/** About how many rows have a common word: the first of them that are counted tell how dense they are. */
	#estimate({ term }: Term): number {
		const table = this.#words;
		const { sizes } = knownOf(this.#database);
		const known = sizes.get(`${table} ${term}`);
		if (known !== undefined) return known;
		const sql = `select min(number) as first, max(number) as last, (select max(id) from ${table}_docsize) as end
			from (select rowid as number from ${table} where ${table} match ? limit ?)`;
		const found = this.#database.get(bounds, sql, [quoted(term), rankBudget]);
		if (found === undefined) return 0;
		const { first, last, end } = found;
		const size = Math.min(this.#rows(), (rankBudget * (end - first + 1)) / (last - first + 1));
		sizes.set(`${table} ${term}`, size);
		return size;
	}

	/** The rarest of words that are nearly everywhere, as many as a ranking can count; never none. */
	#rarest(common: Term[]): Term[] {
		let rows = 0;
		return common
			.map((term) => ({ term, size: this.#estimate(term) }))
			.sort((one, other) => one.size - other.size)
			.slice(0, commonLimit)
			.filter(({ size }, index) => (rows += size) <= countBudget || index === 0)
			.map(({ term }) => term);
	}

	/**
	 * Scores of the rows that have the rarest terms, as many of these as the budget allows; then, while there are few such
	 * rows, the commoner ones.
	 */
	#byWords(terms: Term[], filter: Filter): Map<number, number> {
		const present = terms
			.filter(({ count }) => count > 0)
			.sort((one, other) => one.count - other.count);
		let rows = 0;
		const rare = present.filter(({ count }) => (rows += count) <= rankBudget);
		const common = present.slice(rare.length);
		// Where every term is nearly everywhere, rows with several of them come first.
		const first =
			rare.length > 0
				? rare.map(quote).join(' OR ')
				: this.#rarest(common).map(quote).join(' AND ');
		const budget = rare.length > 0 ? rankBudget : commonBudget;
		const hits = first === '' ? new Map<number, number>() : this.#ranked(first, filter, budget);
		const added = new Map<number, number>();
		for (const term of common) {
			if (hits.size + added.size >= enough) break;
			for (const number of this.#having(term, filter)) {
				if (!hits.has(number)) added.set(number, (added.get(number) ?? 0) + commonWorth);
			}
		}
		return new Map([...hits, ...added]);
	}

	/** Rows with a common word: to rank them takes BM25 as long as the word is common, however few rows the filter leaves. */
	#having(term: Term, filter: Filter): number[] {
		const table = this.#words;
		return this.#database
			.all(
				numbered,
				`select rowid as number from ${table} where ${table} match ? and ${filter.sql} limit ?`,
				[quote(term), ...filter.values, commonBudget]
			)
			.map(({ number }) => number);
	}

	/** At most `budget` rows that match, the best of them with their scores. */
	#ranked(match: string, filter: Filter, budget: number): Map<number, number> {
		const table = this.#words;
		const rows = this.#database.all(
			ranked,
			`select number, score from (
				select rowid as number, -bm25(${table}) as score from ${table}
				where ${table} match ? and ${filter.sql} limit ?
			) order by score desc limit ?`,
			[match, ...filter.values, budget, listLimit]
		);
		return new Map(rows.map(({ number, score }) => [number, score]));
	}

	/** The rows that have a rare term only inside of their words, for each such term that any has. */
	#inside(terms: Term[], filter: Filter): Map<Term, number[]> {
		const found = new Map<Term, number[]>();
		for (const term of terms) {
			const { term: word, count } = term;
			if (count >= (word.length < longLength ? 1 : rareLimit) || isCjk(word)) continue;
			const trigrams = trigramsOf(word, termLimit);
			if (trigrams.length === 0) continue;
			const [words, table] = [this.#words, this.#trigrams];
			const hits = this.#database.all(
				numbered,
				`select rowid as number from ${table} where ${table} match ? and ${filter.sql}
				and rowid not in (select rowid from ${words} where ${words} match ?) limit ?`,
				[trigrams.map(quoted).join(' AND '), ...filter.values, quoted(word), listLimit]
			);
			const numbers = hits.map(({ number }) => number);
			if (numbers.length > 0) found.set(term, numbers);
		}
		return found;
	}
}

interface Known {
	/** Words in more rows than are ranked, by table. */
	common: Set<string>;
	/** About in how many rows these are. */
	sizes: Map<string, number>;
	/** How many rows a table has. */
	rows: Map<string, number>;
	searches: number;
}

/**
 * What takes most of the time of a search to count again. A word stays common while rows are added; so that it does not
 * when rows were deleted, everything is counted anew every so often.
 */
const known = new WeakMap<Database, Known>();
const searchesOfKnown = 100;

function knownOf(database: Database): Known {
	let found = known.get(database);
	if (found === undefined) {
		found = { common: new Set(), sizes: new Map(), rows: new Map(), searches: 0 };
		known.set(database, found);
	}
	return found;
}

/** Rows with the highest score first. */
function best(scores: Map<number, number>): number[] {
	return [...scores].sort(([, one], [, other]) => other - one).map(([number]) => number);
}

/**
 * The share of a query that these terms are, rare ones being more of it. Where words that no text has are most of it,
 * the rest finds little but chance.
 */
function share(terms: Term[], isCounted: (term: Term) => boolean): number {
	const weigh = (some: Term[]): number =>
		some.reduce((sum, { count }) => sum + Math.log(1 + rankBudget / Math.max(count, 1)), 0);
	return terms.length === 0 ? 1 : weigh(terms.filter(isCounted)) / weigh(terms);
}

function quote({ term }: { term: string }): string {
	return quoted(term);
}

function fuse(lists: { weight: number; numbers: number[] }[]): Hit[] {
	const scores = new Map<number, number>();
	for (const { weight, numbers } of lists) {
		numbers.forEach((number, place) => {
			scores.set(number, (scores.get(number) ?? 0) + weight / (fusion + place + 1));
		});
	}
	return [...scores]
		.map(([number, score]) => ({ number, score }))
		.sort((one, other) => other.score - one.score);
}

import { z } from 'zod';
import type { Fact, FactConflict } from '../contract.ts';
import { contradicts, readFact, type Reading } from './fact-reading.ts';
import { factOf, factRow, keepVersion, selectFacts, type FactRow } from './facts.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { likeness } from './vector-codes.ts';

/** Sentences of one shape that say different things are this much alike or more by the embedder that ships; others less. */
const nearEnough = 0.7;
/** How many facts about one thing are held against each other. */
const groupLimit = 50;

const countRow = z.object({ count: z.int() });
const agreementRow = z.object({ one: z.string(), other: z.string() });
const vectorRow = z.object({
	vector: z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))
});

type Read = FactRow & { reading: Reading };

/** What was said differently at different times. Nothing is decided here but what the person chose. */
export function conflictHandlers(database: () => Database) {
	return {
		'fact:conflicts': () => findConflicts(database()),

		'fact:choose': ({ factId, over }) =>
			database().transaction((): Fact => {
				const kept = factOf(database(), factId);
				const now = Date.now();
				for (const id of over.filter((other) => other !== factId)) {
					const { fact } = factOf(database(), id);
					database().run('update facts set deleted_at = ? where id = ?', [now, id]);
					// Only what came before, and from no less trusted a place, is its history.
					const came = fact.updatedAt <= kept.fact.updatedAt && fact.origin === kept.fact.origin;
					if (came && !hasVersion(database(), kept.number, fact.text)) {
						keepVersion(database(), kept.number, { text: fact.text, replacedAt: now });
					}
				}
				return factOf(database(), factId).fact;
			}),

		'fact:agree': ({ factIds }) =>
			database().transaction(() => {
				const ids = [...new Set(factIds)].map((id) => factOf(database(), id).fact.id).sort();
				ids.forEach((one, index) => {
					for (const other of ids.slice(index + 1)) {
						const sql = 'insert or ignore into fact_agreements (one, other) values (?, ?)';
						database().run(sql, [one, other]);
					}
				});
				return null;
			})
	} satisfies Partial<StoreHandlers>;
}

function hasVersion(database: Database, number: number, text: string): boolean {
	const sql = 'select count(*) as count from fact_edits where fact_number = ? and text = ?';
	return (database.get(countRow, sql, [number, text])?.count ?? 0) > 0;
}

/** Groups of kept facts that contradict each other and were not said to fit together. */
export function findConflicts(database: Database): FactConflict[] {
	const rows = database.all(
		factRow,
		`${selectFacts} where deleted_at is null order by updated_at desc, number desc`
	);
	const agreed = new Set(
		database
			.all(agreementRow, 'select one, other from fact_agreements')
			.map(({ one, other }) => `${one} ${other}`)
	);
	const groups = new Map<string, Read[]>();
	for (const row of rows) {
		const reading = readFact(row.fact.text);
		if (reading?.single !== true) continue;
		const key = JSON.stringify([reading.about, row.fact.scope]);
		const group = groups.get(key) ?? [];
		if (group.length < groupLimit) groups.set(key, [...group, { ...row, reading }]);
	}
	return [...groups.values()].flatMap((group) =>
		connected(
			group,
			(one, other) =>
				contradicts(one.reading, other.reading) &&
				!agreed.has([one.fact.id, other.fact.id].sort().join(' ')) &&
				isSameSubject(database, one, other)
		).map((rows) => ({ facts: rows.map(({ fact }) => fact) }))
	);
}

/**
 * "My … is …" says anything: of a thing that is not known to have one value, two sentences contradict when they mean
 * about the same by their vectors, or, without those, when what they say are names or numbers.
 */
function isSameSubject(database: Database, one: Read, other: Read): boolean {
	if (one.reading.lasting) return true;
	const near = nearness(database, one.number, other.number);
	if (near !== undefined && near >= nearEnough) return true;
	return isName(one.reading.value) && isName(other.reading.value);
}

function isName(value: string): boolean {
	return /^\p{Lu}|\d|\p{Script=Hangul}/u.test(value);
}

/** How alike two facts are in meaning; undefined where they have no vectors yet. */
function nearness(database: Database, one: number, other: number): number | undefined {
	const [first, second] = database.all(
		vectorRow,
		`select vector from fact_vectors where number in (?, ?)
			and embedder = (select number from embedders where serves and dimensions is not null)`,
		[one, other]
	);
	if (first === undefined || second === undefined) return undefined;
	const bytes = new Int8Array(first.vector.buffer);
	const length = Math.hypot(...bytes);
	return length === 0
		? undefined
		: likeness(
				Array.from(bytes, (value) => value / length),
				second.vector
			);
}

/** The parts of `rows` that are joined by `joined`, each with two rows or more, in their order. */
function connected<Row>(rows: Row[], joined: (one: Row, other: Row) => boolean): Row[][] {
	const left = new Set(rows);
	const parts: Row[][] = [];
	for (const start of rows) {
		if (!left.delete(start)) continue;
		const part = [start];
		for (const row of part) {
			for (const other of left) {
				if (!joined(row, other)) continue;
				left.delete(other);
				part.push(other);
			}
		}
		if (part.length > 1) parts.push(rows.filter((row) => part.includes(row)));
	}
	return parts;
}

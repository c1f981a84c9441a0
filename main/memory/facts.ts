import { z } from 'zod';
import { factSchema, factVersionSchema, type Fact } from '../contract.ts';
import { AppError } from '../errors.ts';
import { keepsNoMemory } from './conversations.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { wellFormed } from './text.ts';
import { TextIndex } from './text-index.ts';
import type { VectorIndex } from './vector-index.ts';

/** A fact with its row number. */
export const factRow = factSchema
	.omit({ source: true })
	.extend({
		number: z.int(),
		conversationId: z.string().nullable(),
		messageId: z.string().nullable()
	})
	.transform(({ number, conversationId, messageId, ...fact }) => ({
		number,
		fact: {
			...fact,
			source: conversationId === null || messageId === null ? null : { conversationId, messageId }
		}
	}));
export type FactRow = z.output<typeof factRow>;

export const selectFacts = `select number, id, text, created_at as createdAt, updated_at as updatedAt, origin,
	conversation_id as conversationId, message_id as messageId, scope,
	(select count(*) from fact_edits where fact_number = facts.number) as edits from facts`;

export function factHandlers(database: () => Database, vectors: VectorIndex) {
	const index = (): TextIndex => new TextIndex(database(), 'fact');

	return {
		'fact:list': () =>
			database()
				.all(factRow, `${selectFacts} where deleted_at is null order by number desc`)
				.map(({ fact }) => fact),

		'fact:bin': () =>
			database()
				.all(factRow, `${selectFacts} where deleted_at is not null order by deleted_at desc`)
				.map(({ fact }) => fact),

		/** The same thing from the same origin is remembered once; what holds everywhere holds in each conversation. */
		'fact:add': ({ text, origin, source, scope = null }) =>
			database().transaction((): Fact => {
				if (source !== null && keepsNoMemory(database(), source.conversationId)) {
					throw new AppError('MEMORY_TEMPORARY');
				}
				const sql = `${selectFacts} where text = ? and origin = ? and deleted_at is null
					and (scope is null or scope is ?) order by scope is not null`;
				const known = database().get(factRow, sql, [wellFormed(text), origin, scope]);
				if (known !== undefined) return known.fact;
				const now = Date.now();
				return insertFact(database(), {
					...{ text, origin, source, scope },
					...{ createdAt: now, updatedAt: now }
				}).fact;
			}),

		'fact:edit': ({ factId, text }) =>
			database().transaction((): Fact => {
				const { number, fact } = factOf(database(), factId);
				if (fact.text === wellFormed(text)) return fact;
				const now = Date.now();
				keepVersion(database(), number, { text: fact.text, replacedAt: now });
				database().run('update facts set text = ?, updated_at = ? where number = ?', [
					text,
					now,
					number
				]);
				// What was said to fit together was said of the old words.
				database().run('delete from fact_agreements where one = ? or other = ?', [factId, factId]);
				index().set(number, text);
				vectors.forget(number);
				return factOf(database(), factId).fact;
			}),

		'fact:scope': ({ factId, scope }) =>
			database().transaction((): Fact => {
				factOf(database(), factId);
				database().run('update facts set scope = ? where id = ?', [scope, factId]);
				return factOf(database(), factId).fact;
			}),

		'fact:history': ({ factId }) =>
			database().all(
				factVersionSchema,
				`select text, replaced_at as replacedAt from fact_edits where fact_number = ?
				order by replaced_at, rowid`,
				[factOf(database(), factId).number]
			),

		'fact:forget': ({ factId }) => {
			const changed = database().run('update facts set deleted_at = ? where id = ?', [
				Date.now(),
				factId
			]);
			if (changed === 0) throw missing();
			return null;
		},

		'fact:restore': ({ factId }) => {
			const changed = database().run('update facts set deleted_at = null where id = ?', [factId]);
			if (changed === 0) throw missing();
			return null;
		},

		'fact:search': ({ query, limit, vector, conversationId }) => {
			if (conversationId !== undefined && keepsNoMemory(database(), conversationId)) return [];
			const holds =
				conversationId === undefined
					? { sql: 'deleted_at is null', values: [] }
					: {
							sql: 'deleted_at is null and (scope is null or scope = ?)',
							values: [conversationId]
						};
			if (query === '') {
				const all = `${selectFacts} where ${holds.sql} order by number desc limit ?`;
				return database()
					.all(factRow, all, [...holds.values, limit])
					.map(({ fact }) => fact);
			}
			const kept = {
				sql: `rowid in (select number from facts where ${holds.sql})`,
				values: holds.values
			};
			const near = vector && vectors.near(vector, () => true);
			const sql = `${selectFacts} where number = ? and ${holds.sql}`;
			return index()
				.search(query, kept, near)
				.flatMap(({ number }) => database().all(factRow, sql, [number, ...holds.values]))
				.slice(0, limit)
				.map(({ fact }) => fact);
		}
	} satisfies Partial<StoreHandlers>;
}

/** The fact with this id, in the bin or not. */
export function factOf(database: Database, id: string): FactRow {
	const found = database.get(factRow, `${selectFacts} where id = ?`, [id]);
	if (found === undefined) throw missing();
	return found;
}

/** Adds a fact and indexes it. Call it inside a transaction. */
export function insertFact(database: Database, fact: Omit<Fact, 'id' | 'edits'>): FactRow {
	return insertFactAs(database, newId(), fact);
}

/** The same for a fact that has an id already. */
export function insertFactAs(
	database: Database,
	id: string,
	fact: Omit<Fact, 'id' | 'edits'>
): FactRow {
	database.run(
		`insert into facts (id, text, created_at, updated_at, origin, conversation_id, message_id, scope)
		values (?, ?, ?, ?, ?, ?, ?, ?)`,
		[
			id,
			fact.text,
			fact.createdAt,
			fact.updatedAt,
			fact.origin,
			fact.source?.conversationId ?? null,
			fact.source?.messageId ?? null,
			fact.scope
		]
	);
	const row = factOf(database, id);
	new TextIndex(database, 'fact').set(row.number, row.fact.text);
	return row;
}

/** Writes down what a fact said before. */
export function keepVersion(
	database: Database,
	number: number,
	{ text, replacedAt }: z.output<typeof factVersionSchema>
): void {
	const sql = 'insert into fact_edits (fact_number, replaced_at, text) values (?, ?, ?)';
	database.run(sql, [number, replacedAt, text]);
}

function missing(): AppError {
	return new AppError('NOT_FOUND', { what: 'The fact' });
}

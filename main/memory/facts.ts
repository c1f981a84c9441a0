import { z } from 'zod';
import { factSchema, type Fact } from '../contract.ts';
import { AppError } from '../errors.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { wellFormed } from './text.ts';
import { TextIndex } from './text-index.ts';
import type { VectorIndex } from './vector-index.ts';

const factRow = factSchema
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
const select = `select number, id, text, created_at as createdAt, updated_at as updatedAt, origin,
	conversation_id as conversationId, message_id as messageId from facts`;

export function factHandlers(database: () => Database, vectors: VectorIndex) {
	const index = (): TextIndex => new TextIndex(database(), 'fact');
	const byId = (id: string) => {
		const found = database().get(factRow, `${select} where id = ?`, [id]);
		if (found === undefined) throw missing();
		return found;
	};

	return {
		'fact:list': () =>
			database()
				.all(factRow, `${select} where deleted_at is null order by number desc`)
				.map(({ fact }) => fact),

		/** The same thing from the same origin is remembered once. */
		'fact:add': ({ text, origin, source }) =>
			database().transaction((): Fact => {
				const sql = `${select} where text = ? and origin = ? and deleted_at is null`;
				const known = database().get(factRow, sql, [wellFormed(text), origin]);
				if (known !== undefined) return known.fact;
				const id = newId();
				const now = Date.now();
				database().run(
					`insert into facts (id, text, created_at, updated_at, origin, conversation_id, message_id)
					values (?, ?, ?, ?, ?, ?, ?)`,
					[id, text, now, now, origin, source?.conversationId ?? null, source?.messageId ?? null]
				);
				const { number, fact } = byId(id);
				index().set(number, fact.text);
				return fact;
			}),

		'fact:edit': ({ factId, text }) =>
			database().transaction((): Fact => {
				const { number, fact } = byId(factId);
				const now = Date.now();
				database().run('insert into fact_edits (fact_number, replaced_at, text) values (?, ?, ?)', [
					number,
					now,
					fact.text
				]);
				database().run('update facts set text = ?, updated_at = ? where number = ?', [
					text,
					now,
					number
				]);
				index().set(number, text);
				vectors.forget(number);
				return byId(factId).fact;
			}),

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

		'fact:search': ({ query, limit, vector }) => {
			const kept = {
				sql: 'rowid in (select number from facts where deleted_at is null)',
				values: []
			};
			const near = vector && vectors.near(vector, () => true);
			return index()
				.search(query, kept, near)
				.flatMap(({ number }) =>
					database().all(factRow, `${select} where number = ? and deleted_at is null`, [number])
				)
				.slice(0, limit)
				.map(({ fact }) => fact);
		}
	} satisfies Partial<StoreHandlers>;
}

function missing(): AppError {
	return new AppError('NOT_FOUND', { what: 'The fact' });
}

import { z } from 'zod';
import { messageSchema } from '../contract.ts';
import type { QueryVector, StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { TextIndex } from './text-index.ts';
import type { VectorIndex } from './vector-index.ts';

const row = messageSchema.pick({ id: true, role: true, text: true }).extend({ number: z.int() });
const numberRow = z.object({ number: z.int() });
/**
 * As much a message must be like a request to be brought back without sharing its words. Questions and their answers in
 * other words are at 0.4 and more; of what is about something else hardly any comes that far.
 */
const leastAlike = 0.4;

export function recallHandlers(database: () => Database, vectors: VectorIndex) {
	/** Numbers of the messages of a conversation that mean about what a query does, the likest first. */
	const alikeIn = (conversationId: string, vector: QueryVector): number[] => {
		const sql = 'select number from messages where conversation_id = ?';
		const own = new Set(
			database()
				.all(numberRow, sql, [conversationId])
				.map(({ number }) => number)
		);
		return vectors
			.likest(
				vector,
				() => true,
				(number) => own.has(number)
			)
			.filter(({ score }) => score >= leastAlike)
			.map(({ number }) => number);
	};

	return {
		'message:recall': ({ conversationId, query, numbers, limit, vector }) => {
			const own =
				'select id, role, text, number from messages where conversation_id = ? and number = ?';
			// Tried on each row that has a word: the conversation of one row is one look-up, however long it is.
			const filter = {
				sql: '(select conversation_id from (select number as row, conversation_id from messages) where row = rowid) = ?',
				values: [conversationId]
			};
			const alike = vector === undefined ? [] : alikeIn(conversationId, vector);
			const found = new TextIndex(database(), 'message').search(query, filter, alike);
			const all = new Set([...numbers, ...found.slice(0, limit).map(({ number }) => number)]);
			return [...all]
				.flatMap((number) => database().all(row, own, [conversationId, number]))
				.map((message) => ({ ...message, alike: alike.includes(message.number) }));
		}
	} satisfies Partial<StoreHandlers>;
}

import { z } from 'zod';
import { getConversation } from '../conversations.ts';
import { newId } from '../ids.ts';
import type { StoreHandlers } from '../protocol.ts';
import type { Database } from '../store.ts';
import { toJson } from '../text.ts';
import { TextIndex } from '../text-index.ts';
import type { ArchivedConversation, ArchivedMessage, mergedSchema } from './protocol.ts';

type Merged = z.output<typeof mergedSchema>;

const hereRow = z.object({ id: z.string() });
const conversationRow = z.object({ binned: z.int(), temporary: z.int() });
const numberRow = z.object({ number: z.int() });
const documentRow = z.object({ hash: z.string(), documentId: z.string(), binned: z.int() });

export function mergeHandlers(database: () => Database) {
	return {
		'archive:compare': ({ conversations }) =>
			conversations.map(({ id, messageIds }) => {
				const here = messagesHere(database(), id);
				const messages = messageIds.filter((messageId) => !here.has(messageId)).length;
				return { conversationId: id, state: stateOf(database(), id, messages), messages };
			}),

		'archive:merge': ({ conversations, from }) =>
			database().transaction(() =>
				conversations.map((conversation) => mergeConversation(database(), conversation, from))
			),

		'document:by-hash': ({ hashes }) =>
			database()
				.all(
					documentRow,
					`select hash, coalesce(version_of, id) as documentId, deleted_at is not null as binned from documents
					where hash in (select value from json_each(?))`,
					[JSON.stringify(hashes)]
				)
				.map((row) => ({ ...row, binned: row.binned !== 0 })),

		'document:hashes': () =>
			database().all(
				z.object({ documentId: z.string(), hash: z.string() }),
				`select id as documentId, hash from documents where deleted_at is null and version_of is null`
			),

		'archive:take-back': ({ conversationIds, factIds, documentIds }) =>
			database().transaction(() => {
				const tables = { conversations: conversationIds, facts: factIds, documents: documentIds };
				for (const [table, ids] of Object.entries(tables)) {
					database().run(
						`update ${table} set deleted_at = ? where deleted_at is null and id in (select value from json_each(?))`,
						[Date.now(), JSON.stringify(ids)]
					);
				}
				return null;
			})
	} satisfies Partial<StoreHandlers>;
}

/**
 * Adds what is not here of one conversation. Call it inside a transaction. Requests say where they came from, so that
 * the kernel knows text that was never typed here; the first answer says it to the person.
 */
export function mergeConversation(
	database: Database,
	conversation: ArchivedConversation,
	from: string | null
): Merged {
	const { id, messages } = conversation;
	const here = messagesHere(database, id);
	const missing = messages.filter((message) => !here.has(message.id));
	const state = stateOf(database, id, missing.length);
	const fresh = state === 'here' ? [] : missing;
	if (state === 'new') addOrBringBack(database, conversation);
	/** By the ids of the archive: one that another conversation has is given a new one. */
	const ids = new Map([...here].map((messageId) => [messageId, messageId]));
	const roots = new Set(messages.filter(({ parentId }) => parentId === null).map(({ id }) => id));
	for (const message of fresh) {
		const taken = database.get(hereRow, 'select id from messages where id = ?', [message.id]);
		const messageId = taken === undefined ? message.id : newId();
		ids.set(message.id, messageId);
		const parentId = message.parentId === null ? null : (ids.get(message.parentId) ?? null);
		const marked = message.role === 'user' || roots.has(message.parentId ?? '');
		insertMessage(
			...([database, id, { ...message, id: messageId, parentId }] as const),
			marked ? from : null
		);
	}
	if (fresh.length > 0 || state === 'new') showNewest(database, conversation, ids);
	return { conversationId: id, state, messages: fresh.length };
}

function stateOf(database: Database, id: string, fresh: number): Merged['state'] {
	const sql = `select deleted_at is not null as binned, temporary from conversations where id = ?`;
	const found = database.get(conversationRow, sql, [id]);
	if (found === undefined || found.binned !== 0) return 'new';
	return fresh > 0 && found.temporary === 0 ? 'more' : 'here';
}

function messagesHere(database: Database, conversationId: string): Set<string> {
	const sql = 'select id from messages where conversation_id = ?';
	return new Set(database.all(hereRow, sql, [conversationId]).map(({ id }) => id));
}

function addOrBringBack(database: Database, conversation: ArchivedConversation): void {
	const { id, title, createdAt, updatedAt, pinned, archived } = conversation;
	const back = 'update conversations set deleted_at = null where id = ?';
	if (database.run(back, [id]) > 0) return;
	database.run(
		`insert into conversations (id, title, titled_by, created_at, updated_at, pinned, archived, temporary)
		values (?, ?, 'user', ?, ?, ?, ?, 0)`,
		[id, title, createdAt, updatedAt, pinned, archived]
	);
}

function insertMessage(
	database: Database,
	conversationId: string,
	message: ArchivedMessage,
	from: string | null
): void {
	const { id, parentId, role, text, createdAt, status, error, attachments, citations } = message;
	database.run(
		`insert into messages (id, conversation_id, parent_id, role, text, created_at, status, error, attachments, citations)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[
			...[id, conversationId, parentId, role, text, createdAt],
			status === 'running' ? 'interrupted' : status,
			error === null ? null : toJson(error),
			toJson(attachments),
			toJson(citations)
		]
	);
	const origin = from === null ? [] : [{ kind: 'note', note: 'imported', values: { from } }];
	[...message.steps, ...origin].forEach((step, position) => {
		database.run('insert into steps (message_id, position, step) values (?, ?, ?)', [
			...[id, position],
			toJson(step)
		]);
	});
	const number = database.get(numberRow, 'select number from messages where id = ?', [id])?.number;
	if (number !== undefined) new TextIndex(database, 'message').set(number, text);
}

/** A new conversation shows what its archive showed; one that is here goes on where it stood, to the newest below. */
function showNewest(
	database: Database,
	{ id, leafId, messages }: ArchivedConversation,
	ids: Map<string, string>
): void {
	const shown = getConversation(database, id).leafId;
	const wanted = shown ?? ids.get(leafId ?? '') ?? ids.get(messages.at(-1)?.id ?? '');
	if (wanted === undefined) return;
	const sql = `with recursive below (id, number) as (
			select id, number from messages where id = ?
			union all
			select messages.id, messages.number from messages join below on messages.parent_id = below.id
		) select id from below where not exists (select 1 from messages where parent_id = below.id)
		order by number desc limit 1`;
	const newest = shown === null ? wanted : database.get(hereRow, sql, [wanted])?.id;
	database.run('update conversations set leaf_id = ? where id = ?', [newest ?? wanted, id]);
}

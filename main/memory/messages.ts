import { z } from 'zod';
import {
	citationSchema,
	contextMapSchema,
	messageSchema,
	stepSchema,
	type ChatMessage
} from '../contract.ts';
import { AppError } from '../errors.ts';
import { getConversation } from './conversations.ts';
import { forkConversation } from './fork.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database, Value } from './store.ts';
import { json, toJson } from './text.ts';
import { TextIndex } from './text-index.ts';

const messageRow = messageSchema.omit({ steps: true }).extend({
	error: json(messageSchema.shape.error.unwrap()).nullable(),
	attachments: json(messageSchema.shape.attachments),
	citations: json(z.array(citationSchema))
});
const columns = `messages.id, messages.conversation_id as conversationId,
	messages.parent_id as parentId, messages.role, messages.text, messages.created_at as createdAt,
	messages.status, messages.error, messages.attachments, messages.citations`;
const stepRow = z.object({ messageId: z.string(), step: json(stepSchema) });
const attachmentRow = z.object({ documentId: z.string(), title: z.string() });
const idRow = z.object({ id: z.string() });
const placeRow = idRow.extend({ parentId: z.string().nullable(), role: z.string() });
const numberRow = idRow.extend({ number: z.int() });
/** Of one conversation; who gave names values more often has lost count. */
const mostDefinitions = 500;
const definitionRow = z.object({ expression: z.string() });
const contextRow = z.object({ context: json(contextMapSchema) });

/** Every message above `leafId`, itself included. */
export const branch = `with recursive branch (id, parent_id) as (
	select id, parent_id from messages where id = ?
	union all
	select messages.id, messages.parent_id from messages join branch on messages.id = branch.parent_id
)`;
/** The last of them: `leafId`, and how many. */
const newest = `with recursive branch (id, parent_id, more) as (
	select messages.id, messages.parent_id, start.more - 1 from (select ? as id, ? as more) as start join messages on messages.id = start.id
	union all
	select messages.id, messages.parent_id, more - 1 from messages join branch on messages.id = branch.parent_id
	where more > 0
)`;
/** Every message below `messageId`, itself included. */
const below = `with recursive below (id, number) as (
	select id, number from messages where id = ?
	union all
	select messages.id, messages.number from messages join below on messages.parent_id = below.id
)`;

export function messageHandlers(database: () => Database) {
	return {
		'conversation:messages': ({ conversationId }) => {
			getConversation(database(), conversationId);
			return readMessages(database(), '', 'messages.conversation_id = ?', [conversationId]);
		},

		'message:branch': ({ leafId }) => {
			const messages = readMessages(database(), branch, 'messages.id in (select id from branch)', [
				leafId
			]);
			if (messages.length === 0) throw missing();
			return messages;
		},

		'message:window': ({ leafId, limit }) => {
			const messages = readMessages(database(), newest, 'messages.id in (select id from branch)', [
				leafId,
				limit
			]);
			const numbers = new Map(
				database()
					.all(
						numberRow,
						`${newest} select messages.id, number from messages join branch on branch.id = messages.id`,
						[leafId, limit]
					)
					.map(({ id, number }) => [id, number])
			);
			return messages.map((message) => ({ ...message, number: numbers.get(message.id) ?? 0 }));
		},

		'message:versions': ({ conversationId }) => {
			const sql = `select id, parent_id as parentId, role from messages where conversation_id = ? order by number`;
			const places = database().all(placeRow, sql, [conversationId]);
			const versions = groupBy(places, ({ parentId, role }) => `${role} ${parentId}`);
			const all = [...versions.values()]
				.filter(({ length }) => length > 1)
				.map((group) => group.map(({ id }) => id));
			return Object.fromEntries(all.flatMap((group) => group.map((id) => [id, group])));
		},

		'calculation:definitions': ({ messageId }) =>
			database()
				.all(
					definitionRow,
					`${branch} select json_extract(decision.step, '$.input.expression') as expression
					from branch join messages on messages.id = branch.id
					join steps as decision on decision.message_id = messages.id
					join steps as result on result.message_id = messages.id
						and json_extract(result.step, '$.callId') = json_extract(decision.step, '$.callId')
					where json_extract(decision.step, '$.kind') = 'decision'
						and json_extract(decision.step, '$.tool') = 'calculator'
						and json_extract(decision.step, '$.input.expression') like '%=%'
						and json_extract(result.step, '$.kind') = 'result'
						and json_extract(result.step, '$.ok')
					order by messages.number desc, decision.position desc limit ?`,
					[messageId, mostDefinitions]
				)
				.map(({ expression }) => expression)
				.reverse(),

		'message:leaf': ({ messageId }) => {
			const sql = `${below} select id from below
				where not exists (select 1 from messages where parent_id = below.id) order by number desc limit 1`;
			const leaf = database().get(idRow, sql, [messageId]);
			if (leaf === undefined) throw missing();
			return leaf.id;
		},

		'conversation:fork': ({ messageId, title }) =>
			database().transaction(() => forkConversation(database(), messageId, title)),

		'message:get': ({ messageId }) => getMessage(database(), messageId),

		'message:add': (message) => database().transaction(() => addMessage(database(), message)),

		'message:append': ({ messageId, text }) => {
			if (
				database().run('update messages set text = text || ? where id = ?', [text, messageId]) === 0
			) {
				throw missing();
			}
			return null;
		},

		'message:finish': ({ messageId, text, status, error, citations }) =>
			database().transaction(() => {
				database().run(
					'update messages set text = coalesce(?, text), status = ?, error = ?, citations = ? where id = ?',
					[
						text ?? null,
						status,
						error === null ? null : toJson(error),
						toJson(citations),
						messageId
					]
				);
				const message = getMessage(database(), messageId);
				index(database(), messageId);
				touch(database(), message.conversationId);
				return message;
			}),

		'message:add-step': ({ messageId, step }) => {
			const added = database().run(
				`insert into steps (message_id, position, step)
				select id, (select count(*) from steps where message_id = messages.id), ? from messages where id = ?`,
				[toJson(step), messageId]
			);
			if (added === 0) throw missing();
			return null;
		},

		'message:set-context': ({ messageId, context }) => {
			const set = database().run(
				'insert or replace into contexts (message_id, context) select id, ? from messages where id = ?',
				[toJson(context), messageId]
			);
			if (set === 0) throw missing();
			return null;
		},

		'message:context': ({ messageId }) => {
			const sql = 'select context from contexts where message_id = ?';
			const found = database().get(contextRow, sql, [messageId]);
			if (found === undefined)
				throw new AppError('NOT_FOUND', { what: 'The context of this answer' });
			return found.context;
		}
	} satisfies Partial<StoreHandlers>;
}

/** Answers that were being written when the last run ended. What they had is kept, and can be found. */
export function interruptRunning(database: Database): void {
	for (const { id } of database.all(idRow, `select id from messages where status = 'running'`)) {
		database.run(`update messages set status = 'interrupted' where id = ?`, [id]);
		index(database, id);
	}
}

function addMessage(
	database: Database,
	message: Parameters<StoreHandlers['message:add']>[0]
): ChatMessage {
	const { conversationId, parentId, role, text, status } = message;
	getConversation(database, conversationId);
	if (parentId !== null && getMessage(database, parentId).conversationId !== conversationId)
		throw missing();
	const id = newId();
	const attachments = message.attachments.map((documentId) => getAttachment(database, documentId));
	database.run(
		`insert into messages (id, conversation_id, parent_id, role, text, created_at, status, attachments)
		values (?, ?, ?, ?, ?, ?, ?, ?)`,
		[id, conversationId, parentId, role, text, Date.now(), status, toJson(attachments)]
	);
	database.run('update conversations set leaf_id = ? where id = ?', [id, conversationId]);
	touch(database, conversationId);
	if (status !== 'running') index(database, id);
	return getMessage(database, id);
}

function getAttachment(database: Database, documentId: string): z.output<typeof attachmentRow> {
	const sql = 'select id as documentId, title from documents where id = ?';
	const found = database.get(attachmentRow, sql, [documentId]);
	if (found === undefined) throw new AppError('NOT_FOUND', { what: 'The document' });
	return found;
}

export function getMessage(database: Database, id: string): ChatMessage {
	const message = readMessages(database, '', 'messages.id = ?', [id])[0];
	if (message === undefined) throw missing();
	return message;
}

/** Messages with their steps, oldest first. */
function readMessages(
	database: Database,
	common: string,
	condition: string,
	values: Value[]
): ChatMessage[] {
	const rows = database.all(
		messageRow,
		`${common} select ${columns} from messages where ${condition} order by messages.number`,
		values
	);
	const steps = groupBy(
		database.all(
			stepRow,
			`${common} select steps.message_id as messageId, steps.step from steps
			join messages on messages.id = steps.message_id where ${condition}
			order by messages.number, steps.position`,
			values
		),
		({ messageId }) => messageId
	);
	return rows.map((message) => ({
		...message,
		steps: (steps.get(message.id) ?? []).map(({ step }) => step)
	}));
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group === undefined) groups.set(keyOf(item), [item]);
		else group.push(item);
	}
	return groups;
}

const textRow = z.object({ number: z.int(), text: z.string() });

/**
 * Only finished text is indexed: indexing after each word of an answer would cost more with each word. What is temporary
 * is never searched, and what was indexed once leaves traces.
 */
export function index(database: Database, id: string): void {
	const sql = `select number, text from messages where id = ?
		and conversation_id in (select id from conversations where not temporary)`;
	const found = database.get(textRow, sql, [id]);
	if (found !== undefined) new TextIndex(database, 'message').set(found.number, found.text);
}

function touch(database: Database, conversationId: string): void {
	database.run('update conversations set updated_at = ? where id = ?', [
		Date.now(),
		conversationId
	]);
}

function missing(): AppError {
	return new AppError('NOT_FOUND', { what: 'The message' });
}

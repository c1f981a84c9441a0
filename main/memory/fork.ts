import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Conversation } from '../contract.ts';
import { getConversation } from './conversations.ts';
import { newId } from './ids.ts';
import { branch, index } from './messages.ts';
import type { Database } from './store.ts';

const rowSchema = z.object({ id: z.string(), conversationId: z.string() });

/**
 * Copies a branch, from its first message to `messageId`, into a conversation of its own. What tools did stays with the
 * conversation it was done in: it cannot be undone twice.
 */
export function forkConversation(
	database: Database,
	messageId: string,
	title: string
): Conversation {
	const rows = database.all(
		rowSchema,
		`${branch} select messages.id, conversation_id as conversationId from messages
		join branch on branch.id = messages.id order by messages.number`,
		[messageId]
	);
	const source = rows[0]?.conversationId;
	if (source === undefined) throw new AppError('NOT_FOUND', { what: 'The message' });
	const conversationId = newId();
	const now = Date.now();
	database.run(
		`insert into conversations (id, title, titled_by, created_at, updated_at, temporary, memory)
		select ?, ?, 'user', ?, ?, temporary, memory from conversations where id = ?`,
		[conversationId, title, now, now, source]
	);
	let parentId: string | null = null;
	for (const { id: from } of rows) {
		const id = newId();
		database.run(
			`insert into messages
				(id, conversation_id, parent_id, role, text, created_at, status, error, attachments, citations)
			select ?, ?, ?, role, text, created_at,
				case status when 'running' then 'interrupted' else status end, error, attachments, citations
			from messages where id = ?`,
			[id, conversationId, parentId, from]
		);
		database.run(
			`insert into steps (message_id, position, step) select ?, position,
				case json_extract(step, '$.kind')
					when 'result' then json_set(step, '$.activityId', null) else step end
			from steps where message_id = ?`,
			[id, from]
		);
		database.run(
			'insert into contexts (message_id, context) select ?, context from contexts where message_id = ?',
			[id, from]
		);
		index(database, id);
		parentId = id;
	}
	database.run('update conversations set leaf_id = ? where id = ?', [parentId, conversationId]);
	return getConversation(database, conversationId);
}

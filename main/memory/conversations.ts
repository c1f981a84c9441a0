import { z } from 'zod';
import { AppError } from '../errors.ts';
import { conversationSchema, type Conversation } from '../contract.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { flag } from './text.ts';

const conversationRow = conversationSchema.extend({ pinned: flag, archived: flag });
const columns = `id, title, created_at as createdAt, updated_at as updatedAt, pinned, archived,
	leaf_id as leafId, deleted_at as deletedAt`;
const namedRow = z.object({ titledBy: z.enum(['user', 'hearth']) });

export function conversationHandlers(database: () => Database) {
	return {
		'conversation:list': ({ bin }) =>
			database().all(
				conversationRow,
				`select ${columns} from conversations
				where not temporary and deleted_at is ${bin ? 'not null' : 'null'}
				order by pinned desc, updated_at desc, id desc`
			),

		'conversation:create': ({ title, temporary }) => {
			const id = newId();
			const now = Date.now();
			database().run(
				`insert into conversations (id, title, titled_by, created_at, updated_at, temporary)
				values (?, ?, 'hearth', ?, ?, ?)`,
				[id, title, now, now, temporary]
			);
			return getConversation(database(), id);
		},

		'conversation:get': ({ conversationId }) => getConversation(database(), conversationId),

		'conversation:update': ({ conversationId, ...change }) =>
			database().transaction(() => {
				getConversation(database(), conversationId);
				if (change.title !== undefined) {
					rename(database(), conversationId, change.title, change.titledBy ?? 'user');
				}
				if (change.leafId !== undefined) showLeaf(database(), conversationId, change.leafId);
				database().run(
					`update conversations set pinned = coalesce(?, pinned), archived = coalesce(?, archived)
					where id = ?`,
					[change.pinned ?? null, change.archived ?? null, conversationId]
				);
				return getConversation(database(), conversationId);
			}),

		'conversation:remove': ({ conversationId, purge }) => {
			const changed = purge
				? database().run('delete from conversations where id = ?', [conversationId])
				: database().run('update conversations set deleted_at = ? where id = ?', [
						Date.now(),
						conversationId
					]);
			if (changed === 0) throw new AppError('NOT_FOUND', { what: 'The conversation' });
			return null;
		},

		'conversation:restore': ({ conversationId }) => {
			const changed = database().run('update conversations set deleted_at = null where id = ?', [
				conversationId
			]);
			if (changed === 0) throw new AppError('NOT_FOUND', { what: 'The conversation' });
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

/** The conversation with this id, in the bin or not. */
export function getConversation(database: Database, id: string): Conversation {
	const found = database.get(conversationRow, `select ${columns} from conversations where id = ?`, [
		id
	]);
	if (found === undefined) throw new AppError('NOT_FOUND', { what: 'The conversation' });
	return found;
}

/** A background title never replaces one the user gave. */
function rename(database: Database, id: string, title: string, titledBy: 'user' | 'hearth'): void {
	const sql = 'select titled_by as titledBy from conversations where id = ?';
	if (titledBy === 'hearth' && database.get(namedRow, sql, [id])?.titledBy === 'user') return;
	database.run('update conversations set title = ?, titled_by = ? where id = ?', [
		title,
		titledBy,
		id
	]);
}

function showLeaf(database: Database, id: string, leafId: string): void {
	const changed = database.run(
		`update conversations set leaf_id = ?
		where id = ? and exists (select 1 from messages where id = ? and conversation_id = ?)`,
		[leafId, id, leafId, id]
	);
	if (changed === 0) throw new AppError('NOT_FOUND', { what: 'The message' });
}

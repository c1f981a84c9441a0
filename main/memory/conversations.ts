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
const countRow = z.object({ count: z.int() });
const memoryRow = z.object({ memory: flag });
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

		'conversation:create': ({ title, temporary, memory = true }) => {
			const id = newId();
			const now = Date.now();
			database().run(
				`insert into conversations (id, title, titled_by, created_at, updated_at, temporary, memory)
				values (?, ?, 'hearth', ?, ?, ?, ?)`,
				[id, title, now, now, temporary, memory]
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
			const toBin = 'update conversations set deleted_at = ? where id = ?';
			const changed = purge
				? database().run('delete from conversations where id = ?', [conversationId])
				: deleteTemporary(database(), conversationId) ||
					database().run(toBin, [Date.now(), conversationId]);
			if (changed === 0) throw new AppError('NOT_FOUND', { what: 'The conversation' });
			return null;
		},

		'conversation:sort': ({ conversationIds, into }) =>
			database().transaction(() => {
				const change = {
					bin: ['deleted_at = ?', Date.now()],
					archive: ['archived = ?', 1],
					'from-bin': ['deleted_at = ?', null],
					list: ['archived = ?', 0]
				} as const;
				const [set, value] = change[into];
				for (const id of conversationIds)
					database().run(`update conversations set ${set} where id = ? and not temporary`, [
						value,
						id
					]);
				return null;
			}),

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

/**
 * Deletes temporary conversations for good, overwriting what they said and what was looked up in them; all of them, or the
 * one given. What they did to files stays in the activity log, so that it can be undone.
 */
export function deleteTemporary(database: Database, id: string | null = null): number {
	const sql =
		'select count(*) as count from conversations where temporary and id = coalesce(?, id)';
	const count = database.get(countRow, sql, [id])?.count ?? 0;
	if (count === 0) return 0;
	database.execute('pragma secure_delete = on');
	try {
		database.run(
			`delete from activity where undo is null and conversation_id in
				(select id from conversations where temporary and id = coalesce(?, id))`,
			[id]
		);
		database.run('delete from conversations where temporary and id = coalesce(?, id)', [id]);
		return count;
	} finally {
		database.execute('pragma secure_delete = off');
	}
}

/** Whether nothing may be remembered from a conversation and nothing that is remembered may be read in it. */
export function keepsNoMemory(database: Database, id: string): boolean {
	const sql = 'select memory from conversations where id = ?';
	return database.get(memoryRow, sql, [id])?.memory === false;
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

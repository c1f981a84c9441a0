import { z } from 'zod';
import { activitySchema, type Activity } from '../contract.ts';
import { AppError } from '../errors.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { flag } from './text.ts';

const activityRow = activitySchema.extend({ ok: flag });
const undoRow = z.object({ undo: z.string().nullable() });
const select = `select id, at, conversation_id as conversationId, message_id as messageId, tool, target, ok,
	iif(undo is null, 'none', iif(undone, 'done', 'possible')) as undo from activity`;

/** The log of every effect. It outlives the conversations it came from. */
export function activityHandlers(database: () => Database) {
	return {
		'activity:add': ({ conversationId, messageId, tool, target, ok, undo }): Activity => {
			const id = newId();
			database().run(
				`insert into activity (id, at, conversation_id, message_id, tool, target, ok, undo)
				values (?, ?, ?, ?, ?, ?, ?, ?)`,
				[id, Date.now(), conversationId, messageId, tool, target, ok, undo]
			);
			const added = database().get(activityRow, `${select} where id = ?`, [id]);
			if (added === undefined) throw missing();
			return added;
		},

		'activity:list': ({ limit }) =>
			database().all(activityRow, `${select} order by id desc limit ?`, [limit]),

		/** Null once it was undone: an effect is taken back once. */
		'activity:undo-data': ({ activityId }) => {
			const sql = 'select iif(undone, null, undo) as undo from activity where id = ?';
			const found = database().get(undoRow, sql, [activityId]);
			if (found === undefined) throw missing();
			return found.undo;
		},

		'activity:undone': ({ activityId }) => {
			if (database().run('update activity set undone = 1 where id = ?', [activityId]) === 0)
				throw missing();
			return null;
		},

		'activity:bin-emptied': ({ bin }) => {
			// As the path stands in JSON.
			const path = JSON.stringify(bin).slice(1, -1);
			const sql = 'update activity set undo = null where undone = 0 and instr(undo, ?) > 0';
			database().run(sql, [path]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

function missing(): AppError {
	return new AppError('NOT_FOUND', { what: 'The entry' });
}

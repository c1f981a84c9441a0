import { AppError } from '../errors.ts';
import { watchRow, type StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';

const select = 'select path, added_at as addedAt from watches';

/** The folders that are watched for documents. */
export function watchHandlers(database: () => Database) {
	return {
		'watch:list': () => database().all(watchRow, `${select} order by path`),

		'watch:add': ({ path }) => {
			database().run('insert or ignore into watches (path, added_at) values (?, ?)', [
				path,
				Date.now()
			]);
			const watch = database().get(watchRow, `${select} where path = ?`, [path]);
			if (watch === undefined) throw new AppError('NOT_FOUND', { what: path });
			return watch;
		},

		'watch:remove': ({ path }) => {
			database().run('delete from watches where path = ?', [path]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

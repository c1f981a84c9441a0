import { grantSchema, ruleSchema } from '../contract.ts';
import { AppError } from '../errors.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';

const selectGrant = 'select path, added_at as addedAt from grants';
const selectRule = 'select id, tool, scope, created_at as createdAt from rules';

/** What the user has granted: folders, and tools that need not ask. */
export function permissionHandlers(database: () => Database) {
	return {
		'grant:list': () => database().all(grantSchema, `${selectGrant} order by path`),

		'grant:add': ({ path }) => {
			database().run('insert or ignore into grants (path, added_at) values (?, ?)', [
				path,
				Date.now()
			]);
			const grant = database().get(grantSchema, `${selectGrant} where path = ?`, [path]);
			if (grant === undefined) throw new AppError('NOT_FOUND', { what: path });
			return grant;
		},

		'grant:remove': ({ path }) => {
			database().run('delete from grants where path = ?', [path]);
			return null;
		},

		'rule:list': () => database().all(ruleSchema, `${selectRule} order by id`),

		'rule:add': ({ tool, scope }) => {
			database().run(
				'insert or ignore into rules (id, tool, scope, created_at) values (?, ?, ?, ?)',
				[newId(), tool, scope, Date.now()]
			);
			const rule = database().get(ruleSchema, `${selectRule} where tool = ? and scope = ?`, [
				tool,
				scope
			]);
			if (rule === undefined) throw new AppError('NOT_FOUND', { what: tool });
			return rule;
		},

		'rule:remove': ({ ruleId }) => {
			database().run('delete from rules where id = ?', [ruleId]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

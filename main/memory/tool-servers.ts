import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { toolDefinitionRow, toolServerRow } from './tool-servers-protocol.ts';

const flag = z.int().transform((value) => value === 1);
const serverRow = toolServerRow.extend({ enabled: flag });
const definitionRow = toolDefinitionRow.extend({ enabled: flag });

/** The programs that bring tools, and the definitions of their tools that a person agreed to. */
export function toolServerHandlers(database: () => Database) {
	return {
		'tool-server:list': () =>
			database().all(
				serverRow,
				`select id, title, prefix, launch, sealed, enabled, agreed_at as agreedAt
				from tool_servers order by added_at, id`
			),

		'tool-server:put': ({ id, title, prefix, launch, sealed, enabled, agreedAt }) => {
			database().run(
				`insert into tool_servers (id, title, prefix, launch, sealed, enabled, agreed_at, added_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (id) do update set title = excluded.title, launch = excluded.launch,
					sealed = excluded.sealed, enabled = excluded.enabled, agreed_at = excluded.agreed_at`,
				[id, title, prefix, launch, sealed, enabled, agreedAt, Date.now()]
			);
			return null;
		},

		'tool-server:remove': ({ serverId }) => {
			if (database().run('delete from tool_servers where id = ?', [serverId]) === 0)
				throw new AppError('NOT_FOUND', { what: 'The tool server' });
			return null;
		},

		'tool-definition:list': () =>
			database().all(
				definitionRow,
				`select server_id as serverId, name, definition, enabled
				from tool_definitions order by server_id, position, name`
			),

		'tool-definition:agree': ({ serverId, tools }) =>
			database().transaction(() => {
				tools.forEach(({ name, definition }, position) =>
					database().run(
						`insert into tool_definitions (server_id, name, definition, position)
						values (?, ?, ?, ?)
						on conflict (server_id, name) do update set definition = excluded.definition`,
						[serverId, name, definition, position]
					)
				);
				database().run('update tool_servers set agreed_at = coalesce(agreed_at, ?) where id = ?', [
					Date.now(),
					serverId
				]);
				return null;
			}),

		'tool-definition:forget': ({ serverId }) =>
			database().transaction(() => {
				database().run('delete from tool_definitions where server_id = ?', [serverId]);
				database().run('update tool_servers set agreed_at = null where id = ?', [serverId]);
				return null;
			}),

		'tool-definition:enable': ({ serverId, name, enabled }) => {
			database().run('update tool_definitions set enabled = ? where server_id = ? and name = ?', [
				enabled,
				serverId,
				name
			]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

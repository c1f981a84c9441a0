import { z } from 'zod';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';

const settingRow = z.object({ value: z.string() });

export function settingHandlers(database: () => Database) {
	return {
		'setting:get': ({ key }) =>
			database().get(settingRow, 'select value from settings where key = ?', [key])?.value ?? null,

		'setting:set': ({ key, value }) => {
			database().run('insert or replace into settings (key, value) values (?, ?)', [key, value]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

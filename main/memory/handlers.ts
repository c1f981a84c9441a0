import { activityHandlers } from './activity.ts';
import { conversationHandlers } from './conversations.ts';
import { documentHandlers } from './documents.ts';
import { factHandlers } from './facts.ts';
import { findHandlers } from './find.ts';
import { messageHandlers } from './messages.ts';
import { openStore, type OpenStore } from './open.ts';
import { passageHandlers } from './passages.ts';
import { permissionHandlers } from './permissions.ts';
import type { StoreHandlers } from './protocol.ts';
import { settingHandlers } from './settings.ts';
import type { Database } from './store.ts';

/** Every operation of the store, for one process. All work is done before a handler returns, so requests never mix. */
export function createStoreHandlers(): StoreHandlers {
	let store: OpenStore | undefined;
	const database = (): Database => {
		if (store === undefined) throw new Error('the store was not opened');
		return store.database;
	};
	const close = (): null => {
		store?.close();
		store = undefined;
		return null;
	};

	return {
		open: ({ folder }) => {
			close();
			store = openStore(folder);
			return { notices: store.notices };
		},
		close,
		...settingHandlers(database),
		...conversationHandlers(database),
		...messageHandlers(database),
		...findHandlers(database),
		...factHandlers(database),
		...documentHandlers(database),
		...passageHandlers(database),
		...permissionHandlers(database),
		...activityHandlers(database)
	};
}

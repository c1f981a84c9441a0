import { existsSync } from 'node:fs';
import { describeError } from '../errors.ts';
import { activityHandlers } from './activity.ts';
import { conversationHandlers, deleteTemporary } from './conversations.ts';
import { documentHandlers } from './documents.ts';
import { conflictHandlers } from './fact-conflicts.ts';
import { factImportHandlers } from './fact-import.ts';
import { factNewsHandlers } from './fact-news.ts';
import { factHandlers } from './facts.ts';
import { findHandlers } from './find.ts';
import { messageHandlers } from './messages.ts';
import { openStore, writeAgain, type OpenStore } from './open.ts';
import { passageHandlers } from './passages.ts';
import { permissionHandlers } from './permissions.ts';
import type { StoreHandlers } from './protocol.ts';
import { recallHandlers } from './recall.ts';
import { settingHandlers } from './settings.ts';
import { takeDailySnapshot, takeUpdateSnapshot } from './snapshots.ts';
import type { Database } from './store.ts';
import { mergeHandlers } from './transfer/merge.ts';
import { sourceHandlers } from './transfer/sources.ts';
import { VectorIndex } from './vector-index.ts';
import { toolServerHandlers } from './tool-servers.ts';
import { vectorHandlers } from './vectors.ts';
import { watchHandlers } from './watches.ts';

/** Milliseconds without a request after which the day's snapshot is taken: it holds up whatever comes meanwhile. */
const quietTime = 10_000;

/** Every operation of the store, for one process. All work is done before a handler returns, so requests never mix. */
export function createStoreHandlers(): StoreHandlers {
	let store: OpenStore | undefined;
	let quiet: NodeJS.Timeout | undefined;
	let failure: unknown = new Error('the store was not opened');

	const open = (): OpenStore => {
		if (store === undefined) throw failure;
		quiet?.refresh();
		return store;
	};
	const database = (): Database => open().database;
	const vectors = {
		fact: new VectorIndex(database, 'fact'),
		passage: new VectorIndex(database, 'passage'),
		message: new VectorIndex(database, 'message')
	};
	const close = (): null => {
		clearTimeout(quiet);
		const closing = store;
		store = undefined;
		if (closing !== undefined) endTemporary(closing);
		if (closing !== undefined) snapshot(closing);
		closing?.close();
		return null;
	};

	return {
		open: ({ folder, key, change }, { emit }) => {
			close();
			try {
				store = openStore(folder, { key: key ?? undefined, change, tell: emit });
			} catch (error) {
				failure = error;
				throw error;
			}
			const one = store;
			quiet = setTimeout(() => snapshot(one), quietTime).unref();
			return { notices: store.notices };
		},
		close,
		'store:snapshot': () => {
			takeUpdateSnapshot(database(), open().folder);
			return null;
		},
		...settingHandlers(database),
		...conversationHandlers(database),
		...messageHandlers(database),
		...recallHandlers(database, vectors.message),
		...findHandlers(database),
		...factHandlers(database, vectors.fact),
		...factNewsHandlers(database),
		...conflictHandlers(database),
		...factImportHandlers(database),
		...documentHandlers(database),
		...passageHandlers(database, vectors.passage),
		...vectorHandlers(database, vectors),
		...permissionHandlers(database),
		...watchHandlers(database),
		...toolServerHandlers(database),
		...mergeHandlers(database),
		...sourceHandlers(open, vectors.passage),
		...activityHandlers(database)
	};
}

/** What could not be deleted now is deleted by the next start. */
function endTemporary({ database }: OpenStore): void {
	try {
		deleteTemporary(database);
	} catch (error) {
		console.error(`Temporary conversations stay until the next start: ${describeError(error)}`);
	}
}

/** Nothing fails because a snapshot did, for example on a full disk: the next quiet moment tries again. */
function snapshot(store: OpenStore): void {
	// Who deleted all of it does not want a copy back.
	if (!existsSync(store.folder)) return;
	try {
		if (writeAgain(store)) console.error('The file of the store was gone; it was written again.');
		else takeDailySnapshot(store.database, store.folder);
	} catch (error) {
		console.error(`No snapshot of the store: ${describeError(error)}`);
	}
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelPair, type Channel } from '../../main/child/channel.ts';
import type { ChildClient } from '../../main/child/client.ts';
import { serve } from '../../main/child/serve.ts';
import { startStore } from '../../main/memory/client.ts';
import { createStoreHandlers } from '../../main/memory/handlers.ts';
import { storeOperations, type StoreOperations } from '../../main/memory/protocol.ts';
import type { OutputOf } from '../../main/operations.ts';

export interface TestStore {
	store: ChildClient<StoreOperations>;
	folder: string;
	notices: OutputOf<StoreOperations, 'open'>['notices'];
	/** Closes the store; its folder stays. */
	close: () => Promise<void>;
	/** Closes the store and deletes its folder. */
	dispose: () => Promise<void>;
}

/** The store's process, in this one. */
export function serveStore(): Channel {
	const [near, far] = channelPair();
	const handlers = createStoreHandlers();
	serve(storeOperations, handlers, far);
	// A process that ends lets go of its files; here this must be done for it.
	far.onExit(
		() => void handlers.close(null, { signal: AbortSignal.abort(), emit: () => undefined })
	);
	return near;
}

/** The real store on a real file, served in this process; in a temporary folder of its own unless one is given. */
export async function openStoreInProcess(
	folder = mkdtempSync(join(tmpdir(), 'hearth-store-'))
): Promise<TestStore> {
	const store = startStore(serveStore);
	const { notices } = await store.call('open', { folder });
	const close = async (): Promise<void> => {
		await store.call('close', null);
		store.close();
	};
	const dispose = async (): Promise<void> => {
		await close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	};
	return { store, folder, notices, close, dispose };
}

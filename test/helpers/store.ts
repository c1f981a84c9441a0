import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelPair } from '../../main/child/channel.ts';
import type { ChildClient } from '../../main/child/client.ts';
import { serve } from '../../main/child/serve.ts';
import { startStore } from '../../main/memory/client.ts';
import { createStoreHandlers } from '../../main/memory/handlers.ts';
import { storeOperations, type StoreOperations } from '../../main/memory/protocol.ts';

export interface TestStore {
	store: ChildClient<StoreOperations>;
	folder: string;
	/** Closes the store and deletes its folder. */
	dispose: () => Promise<void>;
}

/** The real store on a real file, served in this process; in a temporary folder of its own unless one is given. */
export async function openStoreInProcess(
	folder = mkdtempSync(join(tmpdir(), 'hearth-store-'))
): Promise<TestStore> {
	const store = startStore(() => {
		const [near, far] = channelPair();
		serve(storeOperations, createStoreHandlers(), far);
		return near;
	});
	await store.call('open', { folder });
	return {
		store,
		folder,
		dispose: async () => {
			await store.call('close', null);
			store.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

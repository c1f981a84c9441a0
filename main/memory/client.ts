import type { Channel } from '../child/channel.ts';
import { ChildClient } from '../child/client.ts';
import { storeOperations, type StoreOperations } from './protocol.ts';

/** The store's near side. `start` starts its process: `forkUtility`, `forkNode`, or handlers in this one. */
export function startStore(start: () => Channel): ChildClient<StoreOperations> {
	return new ChildClient('store', storeOperations, start);
}

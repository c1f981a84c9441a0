import type { Channel } from '../child/channel.ts';
import { ChildClient } from '../child/client.ts';
import type { InputOf, OutputOf } from '../operations.ts';
import { storeOperations, type Store, type StoreOperations } from './protocol.ts';

type Notices = OutputOf<StoreOperations, 'open'>['notices'];

/** The store's near side. `start` starts its process: `forkUtility`, `forkNode`, or handlers in this one. */
export function startStore(start: () => Channel): ChildClient<StoreOperations> {
	return new ChildClient('store', storeOperations, start);
}

/**
 * A store that is opened by its first use, and opened again by the first use after its process died. While it cannot be
 * opened every call fails with the reason, and the next one tries again.
 */
export class StoreClient implements Store {
	readonly #client: ChildClient<StoreOperations>;
	readonly #folder: string;
	readonly #onNotices: (notices: Notices) => void;
	/** Fulfilled when the store is open for the first time, whichever call opened it. */
	readonly opened: Promise<void>;
	#onOpened: () => void = () => undefined;
	#opening: Promise<void> | undefined;

	constructor(start: () => Channel, folder: string, onNotices: (notices: Notices) => void) {
		this.#client = startStore(start);
		this.#folder = folder;
		this.#onNotices = onNotices;
		this.opened = new Promise((resolve) => (this.#onOpened = resolve));
		this.#client.onExit(() => (this.#opening = undefined));
	}

	async call<N extends keyof StoreOperations>(
		name: N,
		input: InputOf<StoreOperations, N>
	): Promise<OutputOf<StoreOperations, N>> {
		await this.open();
		return await this.#client.call(name, input);
	}

	open(): Promise<void> {
		this.#opening ??= this.#client.call('open', { folder: this.#folder }).then(
			({ notices }) => {
				this.#onNotices(notices);
				this.#onOpened();
			},
			(error: unknown) => {
				this.#opening = undefined;
				throw error;
			}
		);
		return this.#opening;
	}

	/** Closes the file properly, then ends the process. */
	async close(): Promise<void> {
		if (this.#opening !== undefined) await this.#client.call('close', null).catch(() => undefined);
		this.#client.close();
	}
}

import type { Channel } from '../child/channel.ts';
import { ChildClient } from '../child/client.ts';
import type { InputOf, OutputOf } from '../operations.ts';
import type { Change, ChangeStep } from './encryption/contract.ts';
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
	readonly #key: () => string | undefined;
	/** Fulfilled when the store is open for the first time, whichever call opened it. */
	readonly opened: Promise<void>;
	#onOpened: () => void = () => undefined;
	#opening: Promise<void> | undefined;
	#reopening = false;

	/** `key` tells what the store is encrypted with, each time it is opened. */
	constructor(
		start: () => Channel,
		folder: string,
		onNotices: (notices: Notices) => void,
		key: () => string | undefined = () => undefined
	) {
		this.#client = startStore(start);
		this.#folder = folder;
		this.#onNotices = onNotices;
		this.#key = key;
		this.opened = new Promise((resolve) => (this.#onOpened = resolve));
		this.#client.onExit(() => {
			if (!this.#reopening) this.#opening = undefined;
		});
	}

	async call<N extends keyof StoreOperations>(
		name: N,
		input: InputOf<StoreOperations, N>
	): Promise<OutputOf<StoreOperations, N>> {
		await this.open();
		return await this.#client.call(name, input);
	}

	open(): Promise<void> {
		return (this.#opening ??= this.#forgettingFailure(this.#openNow()));
	}

	/**
	 * Closes the store, changes it, and opens it again; whatever is asked of it meanwhile waits. This is done by a process of
	 * its own: one in which the store was open might still hold its file. When the change fails, the store is opened as it is.
	 */
	async reopen(change?: Change, tell?: (step: ChangeStep) => void): Promise<void> {
		const before = this.#opening;
		this.#reopening = true;
		const changed = (async () => {
			try {
				await before?.catch(() => undefined);
				await this.#endProcess();
			} finally {
				this.#reopening = false;
			}
			await this.#openNow(change, tell);
		})();
		const opened = change === undefined ? changed : changed.catch(() => this.#openNow());
		this.#opening = this.#forgettingFailure(opened);
		await Promise.allSettled([this.#opening]);
		await changed;
	}

	async #endProcess(): Promise<void> {
		if (!this.#client.running) return;
		await this.#client.call('close', null).catch(() => undefined);
		await this.#client.end();
	}

	async #openNow(change?: Change, tell?: (step: ChangeStep) => void): Promise<void> {
		const input = { folder: this.#folder, key: this.#key() ?? null, ...(change && { change }) };
		const { notices } = await this.#client.call('open', input, tell && { onEvent: tell });
		this.#onNotices(notices);
		this.#onOpened();
	}

	/** The next call tries again. */
	#forgettingFailure(opening: Promise<void>): Promise<void> {
		const kept = opening.catch((error: unknown) => {
			if (this.#opening === kept) this.#opening = undefined;
			throw error;
		});
		return kept;
	}

	/** Closes the file properly, then ends the process. */
	async close(): Promise<void> {
		if (this.#opening !== undefined) await this.#client.call('close', null).catch(() => undefined);
		this.#client.close();
	}
}

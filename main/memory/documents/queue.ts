/**
 * Work on documents, one at a time and in order. Contract: what is added is worked on once, unless it is dropped before;
 * `work` must not throw.
 */
export class ReadingQueue {
	readonly #work: (id: string, signal: AbortSignal) => Promise<void>;
	readonly #waiting: string[] = [];
	readonly #listeners: (() => void)[] = [];
	#current: { id: string; controller: AbortController } | null = null;
	#running: Promise<void> | null = null;
	#closed = false;

	constructor(work: (id: string, signal: AbortSignal) => Promise<void>) {
		this.#work = work;
	}

	/** True for what waits or is being worked on. */
	has(id: string): boolean {
		if (this.#waiting.includes(id)) return true;
		return this.#current?.id === id && !this.#current.controller.signal.aborted;
	}

	add(id: string): void {
		if (this.#closed || this.has(id)) return;
		this.#waiting.push(id);
		this.#run();
	}

	/** Takes it out, and aborts the work on it. */
	drop(id: string): void {
		const place = this.#waiting.indexOf(id);
		if (place !== -1) this.#waiting.splice(place, 1);
		if (this.#current?.id === id) this.#current.controller.abort();
	}

	/** Resolves when there is nothing left to do. */
	empty(): Promise<void> {
		if (this.#running === null) return Promise.resolve();
		return new Promise((resolve) => this.#listeners.push(resolve));
	}

	/** Drops everything, and resolves when the work under way has ended. */
	async close(): Promise<void> {
		this.#closed = true;
		this.#waiting.length = 0;
		this.#current?.controller.abort();
		await this.#running;
	}

	#run(): void {
		if (this.#running !== null) return;
		if (this.#waiting.length === 0) {
			for (const resolve of this.#listeners.splice(0)) resolve();
			return;
		}
		this.#running = this.#workAll().finally(() => {
			this.#running = null;
			// Something may have been added since the last was taken.
			this.#run();
		});
	}

	async #workAll(): Promise<void> {
		for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift()) {
			const controller = new AbortController();
			this.#current = { id, controller };
			await this.#work(id, controller.signal);
			this.#current = null;
		}
	}
}

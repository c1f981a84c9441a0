import { AppError } from '../errors.ts';

interface Slot<Sequence> {
	sequence: Sequence;
	/** Null until a request had it. */
	key: string | null;
	busy: boolean;
	prepared: boolean;
	/** Rises with each use: the lowest is the least recently used. */
	usedAt: number;
}

interface Waiting {
	wake: () => void;
	signal: AbortSignal;
}

const nearly = 0.9;

/**
 * Lends the model's sequences to requests. A key gets the sequence it had before while nobody took it; a new key gets
 * the free one that already holds the longest beginning of its prompt, so that as little as possible is read again.
 * When all are busy, requests wait in order.
 */
export class SequencePool<Sequence, Prompt> {
	readonly #slots: Slot<Sequence>[];
	readonly #sharedPrefix: (sequence: Sequence, prompt: Prompt) => number;
	readonly #waiting: Waiting[] = [];
	#uses = 0;

	constructor(sequences: Sequence[], sharedPrefix: (sequence: Sequence, prompt: Prompt) => number) {
		this.#slots = sequences.map((sequence) => ({
			sequence,
			key: null,
			busy: false,
			prepared: false,
			usedAt: 0
		}));
		this.#sharedPrefix = sharedPrefix;
	}

	/** Runs `work` with a sequence of its own; throws STOPPED when `signal` fires while it waits. */
	async use<Result>(
		key: string,
		prompt: Prompt,
		signal: AbortSignal,
		work: (sequence: Sequence) => Promise<Result>
	): Promise<Result> {
		let slot = this.#pick(key, prompt);
		while (slot === undefined) {
			await this.#wait(signal);
			slot = this.#pick(key, prompt);
		}
		slot.busy = true;
		slot.key = key;
		slot.usedAt = ++this.#uses;
		try {
			return await work(slot.sequence);
		} finally {
			slot.busy = false;
			this.#waiting.shift()?.wake();
		}
	}

	#pick(key: string, prompt: Prompt): Slot<Sequence> | undefined {
		const free = this.#slots.filter((slot) => !slot.busy);
		const own = free.find((slot) => slot.key === key);
		if (own !== undefined) return own;
		const ranked = free.map((slot) => ({
			slot,
			shared: this.#sharedPrefix(slot.sequence, prompt)
		}));
		const most = Math.max(...ranked.map(({ shared }) => shared));
		// Nearly as much is as good: rather than what a conversation may come back to, take one that nobody had.
		return ranked
			.filter(({ shared }) => shared >= most * nearly)
			.map(({ slot }) => slot)
			.sort((a, b) => a.usedAt - b.usedAt)[0];
	}

	/**
	 * While nothing runs, gives `work` the sequences that nobody had yet, one after the other, to read into them what
	 * every prompt begins with. `work` returns whether it came to its end; it must stop when `isWanted` says so.
	 */
	async prepare(
		work: (sequence: Sequence, isWanted: () => boolean) => Promise<boolean>
	): Promise<void> {
		for (;;) {
			if (this.#slots.some((slot) => slot.busy)) return;
			const slot = this.#slots.find(({ key, prepared }) => key === null && !prepared);
			if (slot === undefined) return;
			slot.busy = true;
			try {
				slot.prepared = await work(
					slot.sequence,
					() => this.#waiting.length > 0 || this.#slots.some((one) => one !== slot && one.busy)
				);
			} finally {
				slot.busy = false;
				this.#waiting.shift()?.wake();
			}
			if (!slot.prepared) return;
		}
	}

	async #wait(signal: AbortSignal): Promise<void> {
		if (signal.aborted) throw new AppError('STOPPED');
		await new Promise<void>((resolve, reject) => {
			const abort = (): void => {
				const index = this.#waiting.indexOf(waiting);
				if (index >= 0) this.#waiting.splice(index, 1);
				reject(new AppError('STOPPED'));
			};
			const waiting: Waiting = {
				signal,
				wake: () => {
					signal.removeEventListener('abort', abort);
					resolve();
				}
			};
			signal.addEventListener('abort', abort, { once: true });
			this.#waiting.push(waiting);
		});
	}
}

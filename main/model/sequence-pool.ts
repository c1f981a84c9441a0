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

/** How the pool gets more sequences than it begins with: each takes memory, so it is made when it is of use. */
export interface More<Sequence> {
	/** How many there are at most. */
	most: number;
	make: () => Promise<Sequence>;
	/** A conversation that comes later gets one of its own, rather than that of one that may go on. */
	forEachKey: boolean;
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
	readonly #more: More<Sequence> | undefined;
	readonly #waiting: Waiting[] = [];
	#making = 0;
	#uses = 0;

	constructor(
		sequences: Sequence[],
		sharedPrefix: (sequence: Sequence, prompt: Prompt) => number,
		more?: More<Sequence>
	) {
		this.#slots = sequences.map(emptySlot);
		this.#sharedPrefix = sharedPrefix;
		this.#more = more;
	}

	/** Runs `work` with a sequence of its own; throws STOPPED when `signal` fires while it waits. */
	async use<Result>(
		key: string,
		prompt: Prompt,
		signal: AbortSignal,
		work: (sequence: Sequence) => Promise<Result>
	): Promise<Result> {
		let slot = this.#pick(key, prompt) ?? (await this.#make());
		while (slot === undefined) {
			await this.#wait(signal);
			slot = this.#pick(key, prompt) ?? (await this.#make());
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
		if (this.#canMake && this.#more?.forEachKey === true && free.every(isTaken)) return undefined;
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

	get #canMake(): boolean {
		return this.#more !== undefined && this.#slots.length + this.#making < this.#more.most;
	}

	/** A new slot, busy from the first moment on; undefined where there are as many as may be. */
	async #make(): Promise<Slot<Sequence> | undefined> {
		if (this.#more === undefined || !this.#canMake) return undefined;
		this.#making++;
		try {
			const slot = { ...emptySlot(await this.#more.make()), busy: true };
			this.#slots.push(slot);
			return slot;
		} finally {
			this.#making--;
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

function emptySlot<Sequence>(sequence: Sequence): Slot<Sequence> {
	return { sequence, key: null, busy: false, prepared: false, usedAt: 0 };
}

function isTaken<Sequence>({ key }: Slot<Sequence>): boolean {
	return key !== null;
}

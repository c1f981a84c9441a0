import { ApiError } from './api-error.ts';
import { AppError } from '../errors.ts';

interface Waiting {
	begin: () => void;
}

/** Work that runs one at a time, in the order it came; so that many programs at once never take the model from the person at the window. */
export class Queue {
	readonly #limit: number;
	readonly #waiting: Waiting[] = [];
	#busy = false;

	/** With `limit` waiting, whatever comes more is told to come again. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	get busy(): boolean {
		return this.#busy;
	}

	/** Who gives up waiting loses its place. */
	async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
		if (signal.aborted) throw new AppError('STOPPED');
		if (this.#busy) await this.#wait(signal);
		this.#busy = true;
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			// Handed on without a moment in which somebody new could come first.
			if (next === undefined) this.#busy = false;
			else next.begin();
		}
	}

	#wait(signal: AbortSignal): Promise<void> {
		if (this.#waiting.length >= this.#limit) {
			throw new ApiError(
				429,
				'too_many_requests',
				'Too many requests are waiting. Try again soon.',
				{
					headers: { 'Retry-After': '5' }
				}
			);
		}
		return new Promise((resolve, reject) => {
			const leave = (): void => {
				this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
				reject(new AppError('STOPPED'));
			};
			const waiting: Waiting = {
				begin: () => {
					signal.removeEventListener('abort', leave);
					resolve();
				}
			};
			this.#waiting.push(waiting);
			signal.addEventListener('abort', leave, { once: true });
		});
	}
}

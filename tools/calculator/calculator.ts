import type { Part } from '../parts.ts';
import { ToolError } from '../tool.ts';
import { replySchema, type Reply } from './protocol.ts';
import type { CalculatorThread } from './thread.ts';

interface Running {
	thread: CalculatorThread;
	ready: Promise<void>;
	/** Receives the next reply; undefined while nothing is asked. */
	receive: ((reply: Reply | undefined) => void) | undefined;
}

export interface CalculatorLimits {
	/** Milliseconds for one expression, once the thread is ready, and for getting ready. */
	time: number;
	startTime: number;
}

/** An expression, and what its conversation computed before, oldest first. */
export interface Question {
	expression: string;
	earlier: string[];
}

/** Computes in a thread that is kept warm, and ended when an expression takes too long. One expression at a time. */
export class Calculator {
	readonly #start: () => CalculatorThread;
	readonly #limits: CalculatorLimits;
	#running: Running | undefined;
	#last: Promise<unknown> = Promise.resolve();

	constructor(start: () => CalculatorThread, limits: CalculatorLimits) {
		this.#start = start;
		this.#limits = limits;
	}

	/** Throws ToolError. */
	evaluate(question: Question, signal: AbortSignal): Promise<Part> {
		const work = this.#last.then(() => this.#evaluate(question, signal));
		this.#last = work.catch(() => undefined);
		return work;
	}

	/** Gets the thread ready before it is needed. */
	warm(): void {
		this.#running ??= this.#open();
	}

	async #evaluate(question: Question, signal: AbortSignal): Promise<Part> {
		signal.throwIfAborted();
		const running = (this.#running ??= this.#open());
		await this.#within(
			running.ready,
			this.#limits.startTime,
			signal,
			'The calculator did not start.'
		);
		const reply = new Promise<Reply | undefined>((resolve) => (running.receive = resolve));
		running.thread.post(question);
		const answer = await this.#within(
			reply,
			this.#limits.time,
			signal,
			`This takes more than ${this.#limits.time / 1000} seconds to calculate. Ask for something smaller.`
		);
		running.receive = undefined;
		if (answer?.type === 'value') return answer.value;
		if (answer?.type === 'error') throw new ToolError(answer.code, answer.message);
		throw new ToolError(
			'LIMIT',
			'This needs too much memory to calculate. Ask for something smaller.'
		);
	}

	#open(): Running {
		const thread = this.#start();
		const { promise, resolve, reject } = withResolvers();
		const running: Running = { thread, ready: promise, receive: undefined };
		// Nobody may be waiting for a thread that was only got ready.
		promise.catch(() => undefined);
		thread.onMessage((message) => {
			const reply = replySchema.parse(message);
			if (reply.type === 'ready') resolve();
			else running.receive?.(reply);
		});
		thread.onExit(() => {
			if (this.#running === running) this.#running = undefined;
			reject(new ToolError('FAILED', 'The calculator could not start.'));
			running.receive?.(undefined);
		});
		return running;
	}

	async #within<Result>(
		work: Promise<Result>,
		milliseconds: number,
		signal: AbortSignal,
		message: string
	): Promise<Result> {
		let timer: NodeJS.Timeout | undefined;
		let abort = (): void => undefined;
		const limit = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new ToolError('LIMIT', message)), milliseconds);
			abort = () => reject(new ToolError('FAILED', 'Stopped.'));
			signal.addEventListener('abort', abort, { once: true });
		});
		try {
			return await Promise.race([work, limit]);
		} catch (error) {
			this.#end();
			throw error;
		} finally {
			clearTimeout(timer);
			signal.removeEventListener('abort', abort);
		}
	}

	/** Ends a thread that is stuck, and gets the next one ready meanwhile. */
	#end(): void {
		this.#running?.thread.kill();
		this.#running = undefined;
		this.warm();
	}
}

function withResolvers(): {
	promise: Promise<void>;
	resolve: () => void;
	reject: (error: Error) => void;
} {
	let resolve = (): void => undefined;
	let reject: (error: Error) => void = () => undefined;
	const promise = new Promise<void>((accept, refuse) => {
		resolve = accept;
		reject = refuse;
	});
	return { promise, resolve, reject };
}

import { z } from 'zod';
import { AppError, errorDataSchema, fromErrorData } from '../errors.ts';
import type { CallOptions, Caller, EventOf, InputOf, Operations, OutputOf } from '../operations.ts';
import type { Channel } from './channel.ts';

const messageSchema = z.union([
	z.object({ id: z.int(), value: z.unknown() }),
	z.object({ id: z.int(), error: errorDataSchema }),
	z.object({ id: z.int(), event: z.unknown() })
]);

interface Pending {
	name: string;
	resolve: (value: unknown) => void;
	reject: (error: Error) => void;
	onEvent: (event: unknown) => void;
}

/**
 * The near side of a child process. The child is started by the first call, and again by the first call after it
 * died; calls that were under way when it died fail with CHILD_DIED. What comes back is parsed before it is believed.
 */
export class ChildClient<O extends Operations> implements Caller<O> {
	readonly #name: string;
	readonly #operations: O;
	readonly #start: () => Channel;
	readonly #pending = new Map<number, Pending>();
	readonly #exitListeners = new Set<(reason: string) => void>();
	#channel: Channel | undefined;
	#nextId = 1;
	#closed = false;

	/** `name` is the part's name in words, as it appears in CHILD_DIED: "engine", "store", "document reader". */
	constructor(name: string, operations: O, start: () => Channel) {
		this.#name = name;
		this.#operations = operations;
		this.#start = start;
	}

	call<N extends keyof O & string>(
		name: N,
		input: InputOf<O, N>,
		options: CallOptions<EventOf<O, N>> = {}
	): Promise<OutputOf<O, N>> {
		const operation = this.#operations[name];
		if (operation === undefined)
			return Promise.reject(new AppError('INTERNAL', {}, { cause: `no ${name}` }));
		if (this.#closed) return Promise.reject(new AppError('CHILD_DIED', { name: this.#name }));
		if (options.signal?.aborted) return Promise.reject(new AppError('STOPPED'));
		const id = this.#nextId++;
		const channel = (this.#channel ??= this.#open());
		return new Promise<OutputOf<O, N>>((resolve, reject) => {
			const abort = (): void => channel.post({ id, abort: true });
			const done = (): void => {
				this.#pending.delete(id);
				options.signal?.removeEventListener('abort', abort);
			};
			options.signal?.addEventListener('abort', abort, { once: true });
			this.#pending.set(id, {
				name,
				resolve: (value) => {
					done();
					const parsed = operation.output.safeParse(value);
					if (parsed.success) resolve(parsed.data as OutputOf<O, N>);
					else reject(new AppError('INTERNAL', {}, { cause: parsed.error }));
				},
				reject: (error) => {
					done();
					reject(error);
				},
				onEvent: (event) => {
					const parsed = operation.event?.safeParse(event);
					if (parsed?.success) options.onEvent?.(parsed.data as EventOf<O, N>);
				}
			});
			try {
				channel.post({ id, name, input });
			} catch (error) {
				// What cannot be copied to another process was never sent.
				this.#pending.get(id)?.reject(new AppError('INTERNAL', {}, { cause: error }));
			}
		});
	}

	/** Starts the child before its first call, which need not wait for it then. */
	start(): void {
		if (!this.#closed) this.#channel ??= this.#open();
	}

	/** Tells when the child is gone, with the reason; returns the function that stops telling. */
	onExit(listener: (reason: string) => void): () => void {
		this.#exitListeners.add(listener);
		return () => this.#exitListeners.delete(listener);
	}

	/** True while a child runs. */
	get running(): boolean {
		return this.#channel !== undefined;
	}

	/** Ends the child at once; the next call starts a new one. */
	kill(): void {
		this.#channel?.kill();
	}

	/** Ends the child, and waits until it is gone. */
	async end(): Promise<void> {
		if (!this.running) return;
		await new Promise<void>((resolve) => {
			const off = this.onExit(() => {
				off();
				resolve();
			});
			this.kill();
		});
	}

	/** Ends the child for good. */
	close(): void {
		this.#closed = true;
		this.kill();
	}

	#open(): Channel {
		const channel = this.#start();
		channel.onMessage((raw) => {
			const message = messageSchema.safeParse(raw);
			if (!message.success) return;
			const pending = this.#pending.get(message.data.id);
			if (pending === undefined) return;
			if ('event' in message.data) pending.onEvent(message.data.event);
			else if ('error' in message.data) pending.reject(fromErrorData(message.data.error));
			else pending.resolve(message.data.value);
		});
		channel.onExit((reason) => {
			if (this.#channel === channel) this.#channel = undefined;
			for (const pending of [...this.#pending.values()]) {
				pending.reject(new AppError('CHILD_DIED', { name: this.#name }, { cause: reason }));
			}
			this.#exitListeners.forEach((listener) => listener(reason));
		});
		return channel;
	}
}

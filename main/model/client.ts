import { basename } from 'node:path';
import type { Channel } from '../child/channel.ts';
import { ChildClient } from '../child/client.ts';
import type { EngineState } from '../contract.ts';
import { AppError, toErrorData } from '../errors.ts';
import type { CallOptions, EventOf, InputOf, OutputOf } from '../operations.ts';
import { EngineActivity } from './activity.ts';
import { engineOperations, type Engine, type EngineOperations } from './protocol.ts';

type LoadInput = InputOf<EngineOperations, 'load'>;
type Loaded = OutputOf<EngineOperations, 'load'>;
type LoadEvent = EventOf<EngineOperations, 'load'>;

/**
 * A bad file can keep llama.cpp busy for ever: loading that tells no progress for so long is ended. A good one tells some
 * within a second; a machine that is busy with other things may need a hundred times that.
 */
const stalledMilliseconds = 180_000;

/** Operations that need a model in memory. */
const needsModel: ReadonlySet<string> = new Set(['decide', 'generate', 'chat', 'count']);

/**
 * Main's side of the engine. It remembers which model is loaded, so that the first call after the engine's process
 * died loads it again, and tells what the engine is doing. Calls wait for a load that is under way.
 */
export class EngineClient implements Engine {
	readonly #child: ChildClient<EngineOperations>;
	readonly #activity: EngineActivity;
	readonly #stalledMilliseconds: number;
	/** What is loaded, or shall be again after the process died. */
	#wanted: LoadInput | undefined;
	#loading: Promise<Loaded> | undefined;
	#isLoaded = false;
	/** Why the next exit of the process is no surprise. */
	#closing = false;
	/** Calls that are under way. */
	#calls = 0;
	/** The process is being ended: what comes now is for the next one. */
	#ending: Promise<void> | undefined;

	constructor(
		start: () => Channel,
		onState: (state: EngineState) => void = () => undefined,
		options: { stalledMilliseconds?: number } = {}
	) {
		this.#child = new ChildClient('engine', engineOperations, start);
		this.#activity = new EngineActivity(onState);
		this.#stalledMilliseconds = options.stalledMilliseconds ?? stalledMilliseconds;
		this.#child.onExit((reason) => {
			const surprise = this.#isLoaded && !this.#closing;
			this.#isLoaded = false;
			const error = new AppError('CHILD_DIED', { name: 'engine' }, { cause: reason });
			this.#activity.set(
				surprise ? { state: 'failed', error: toErrorData(error) } : { state: 'off' }
			);
		});
	}

	/** What the engine is doing now. */
	get state(): EngineState {
		return this.#activity.state;
	}

	async call<N extends keyof EngineOperations>(
		name: N,
		input: InputOf<EngineOperations, N>,
		options: CallOptions<EventOf<EngineOperations, N>> = {}
	): Promise<OutputOf<EngineOperations, N>> {
		if (this.#ending !== undefined) await this.#ending;
		this.#calls++;
		try {
			return await this.#call(name, input, options);
		} finally {
			this.#calls--;
		}
	}

	async #call<N extends keyof EngineOperations>(
		name: N,
		input: InputOf<EngineOperations, N>,
		options: CallOptions<EventOf<EngineOperations, N>>
	): Promise<OutputOf<EngineOperations, N>> {
		if (name === 'load')
			return (await this.#load(input as LoadInput, options as CallOptions<LoadEvent>)) as never;
		if (name === 'unload') return (await this.#unload()) as never;
		if (needsModel.has(name)) await this.#ready();
		if (name !== 'generate' && name !== 'chat') return await this.#child.call(name, input, options);
		const request = this.#activity.start();
		try {
			return await this.#child.call(name, input, {
				...options,
				onEvent: (event) => {
					request.see(event as EventOf<EngineOperations, 'generate'>);
					options.onEvent?.(event);
				}
			});
		} finally {
			request.end();
		}
	}

	/** Starts the engine's process, so that it is there when it is known what to load. */
	start(): void {
		this.#child.start();
	}

	/** Ends the engine's process at once; the next call starts it and loads the model again. */
	kill(): void {
		this.#child.kill();
	}

	/** Ends it for good. */
	close(): void {
		this.#closing = true;
		this.#child.close();
	}

	/** Waits for a load under way; loads again what was loaded when the process died. */
	async #ready(): Promise<void> {
		if (this.#loading !== undefined) await this.#loading;
		else if (!this.#isLoaded && this.#wanted !== undefined) await this.#load(this.#wanted, {});
	}

	/** Loads follow each other, so that the last one asked for is the one that stays. */
	#load(input: LoadInput, options: CallOptions<LoadEvent>): Promise<Loaded> {
		const before = this.#loading ?? Promise.resolve();
		const loading = before.catch(() => undefined).then(() => this.#loadNow(input, options));
		this.#loading = loading;
		const forget = (): void => {
			if (this.#loading === loading) this.#loading = undefined;
		};
		loading.then(forget, forget);
		return loading;
	}

	async #loadNow(input: LoadInput, options: CallOptions<LoadEvent>): Promise<Loaded> {
		const file = basename(input.path);
		this.#isLoaded = false;
		this.#activity.set({ state: 'loading', model: file, progress: 0 });
		const stalled = new StallTimer(this.#stalledMilliseconds, () => this.#child.kill());
		try {
			const loaded = await this.#child.call('load', input, {
				...options,
				onEvent: (event) => {
					stalled.restart();
					this.#activity.set({ state: 'loading', model: file, progress: event.progress });
					options.onEvent?.(event);
				}
			});
			this.#wanted = input;
			this.#isLoaded = true;
			this.#activity.set({ state: 'ready', model: file });
			return loaded;
		} catch (cause) {
			const error = this.#closing ? cause : loadError(cause, file, stalled.fired);
			const data = toErrorData(error);
			this.#activity.set(
				data.code === 'STOPPED' ? { state: 'off' } : { state: 'failed', error: data }
			);
			throw error;
		} finally {
			stalled.stop();
		}
	}

	/** The process ends with the model, unless it has something else to do: only that gives all of the memory back. */
	async #unload(): Promise<null> {
		await this.#loading?.catch(() => undefined);
		this.#wanted = undefined;
		this.#isLoaded = false;
		if (this.#child.running) {
			const alone = this.#calls === 1;
			if (alone) await (this.#ending = this.#child.end());
			else await this.#child.call('unload', null);
			this.#ending = undefined;
		}
		this.#activity.set({ state: 'off' });
		return null;
	}
}

/** A process that died or hung over a file says that the file is bad. */
function loadError(cause: unknown, file: string, stalled: boolean): unknown {
	if (!(cause instanceof AppError) || cause.code !== 'CHILD_DIED') return cause;
	const reason = stalled
		? 'loading it does not come to an end'
		: 'the engine stopped while reading it';
	return new AppError('MODEL_BAD_FILE', { file, reason }, { cause });
}

class StallTimer {
	readonly #milliseconds: number;
	readonly #onStall: () => void;
	#timer: NodeJS.Timeout | undefined;
	fired = false;

	constructor(milliseconds: number, onStall: () => void) {
		this.#milliseconds = milliseconds;
		this.#onStall = onStall;
		this.restart();
	}

	restart(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.fired = true;
			this.#onStall();
		}, this.#milliseconds);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}

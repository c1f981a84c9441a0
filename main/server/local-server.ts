import { AppError, toErrorData } from '../errors.ts';
import type { Store } from '../memory/protocol.ts';
import type { ServerChange, ServerState } from './contract.ts';
import { newToken, readKept, writeKept, type Kept, type TokenBox } from './kept.ts';
import { Listener, type ServedModels } from './listener.ts';
import { ServedCalls } from './served-calls.ts';

export interface LocalServerParts {
	store: Store;
	models: ServedModels;
	tokenBox: TokenBox;
	onError: (error: unknown) => void;
}

/** Where programs look for it first; a free port where it is taken and nobody chose one. */
const usualPort = 11_435;

/** The local server as a person steers it: on or off, its port and its token. Off until somebody turns it on. */
export class LocalServer {
	readonly #parts: LocalServerParts;
	readonly #calls = new ServedCalls();
	#kept: Promise<Kept> | undefined;
	#listener: Listener | undefined;
	#error: ServerState['error'] = null;
	/** Changes follow each other. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: LocalServerParts) {
		this.#parts = parts;
	}

	/** Whether it keeps a model at work. */
	get busy(): boolean {
		return this.#listener?.busy ?? false;
	}

	get calls(): ServedCalls {
		return this.#calls;
	}

	/** Listens, if it is turned on; why it cannot is part of the state. */
	async start(): Promise<void> {
		await this.#inTurn(async () => this.#apply(await this.#read()));
	}

	async get(): Promise<ServerState> {
		const kept = await this.#read();
		const { active, embedder } = this.#parts.models;
		const chat = await active().catch(() => null);
		return {
			...kept,
			address: this.#listener === undefined ? null : `http://127.0.0.1:${this.#listener.port}/v1`,
			models: chat === null ? null : { chat: chat.id, embeddings: embedder?.id ?? null },
			error: this.#error
		};
	}

	/** Returns when the change is kept and the server is as it says, or `error` tells why it is not. */
	async set({ enabled, port, origins, renewToken }: ServerChange): Promise<ServerState> {
		await this.#inTurn(async () => {
			const kept = await this.#read();
			const next: Kept = {
				...kept,
				enabled: enabled ?? kept.enabled,
				port: port === undefined ? kept.port : port,
				...(origins !== undefined && { origins: origins.map(checkOrigin) }),
				...(renewToken === true && { token: newToken() })
			};
			await writeKept(this.#parts.store, this.#parts.tokenBox, next);
			this.#kept = Promise.resolve(next);
			await this.#apply(next);
		});
		return await this.get();
	}

	/** Ends what it answers and lets go of the port. */
	close(): Promise<void> {
		return this.#inTurn(() => this.#stop());
	}

	async #apply({ enabled, port, token, origins }: Kept): Promise<void> {
		await this.#stop();
		this.#error = null;
		if (!enabled) return;
		const { models, onError } = this.#parts;
		const open = (wanted: number): Promise<Listener> =>
			Listener.open(wanted, { models, token, origins, onError, calls: this.#calls });
		try {
			this.#listener = await open(port ?? usualPort).catch((error: unknown) => {
				if (port === null && isTaken(error)) return open(0);
				throw error;
			});
		} catch (cause) {
			// A name, not a count: it is shown without a mark between its thousands.
			const values = { port: String(port ?? usualPort) };
			const error = new AppError(
				isTaken(cause) ? 'SERVER_PORT_TAKEN' : 'SERVER_PORT_REFUSED',
				values,
				{ cause }
			);
			const { code } = toErrorData(error);
			this.#error = { code, values };
			this.#parts.onError(error);
		}
	}

	async #stop(): Promise<void> {
		const listener = this.#listener;
		this.#listener = undefined;
		await listener?.close();
	}

	#inTurn(work: () => Promise<void>): Promise<void> {
		const turn = this.#turn.then(work);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	#read(): Promise<Kept> {
		this.#kept ??= readKept(this.#parts.store, this.#parts.tokenBox);
		this.#kept.catch(() => (this.#kept = undefined));
		return this.#kept;
	}
}

function isTaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** A web page is named by scheme, host and port alone. */
function checkOrigin(text: string): string {
	const origin = URL.canParse(text.trim()) ? new URL(text.trim()).origin : 'null';
	if (origin === 'null' || !/^https?:/.test(origin)) {
		throw new AppError('SERVER_BAD_ORIGIN', { origin: text.slice(0, 100) });
	}
	return origin;
}

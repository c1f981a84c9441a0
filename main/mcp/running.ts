import type { CallToolResult } from '@modelcontextprotocol/client';
import { AppError, toErrorData } from '../errors.ts';
import type { ToolServer } from './contract.ts';
import { Connection, type Listing, type Patience, type WholeLaunch } from './connection.ts';
import type { FloodLimits } from './flood.ts';

export interface RunningParts {
	title: string;
	/** Throws where a secret is lost. */
	launch: () => WholeLaunch;
	patience: Patience;
	/** Milliseconds before the first, second, ... start after it ended by itself. */
	restarts: readonly number[];
	floodLimits?: FloodLimits;
	/** Its state or what it lists has changed. */
	onChange: () => void;
	/** In words of the program, for the log of Hearth. */
	note: (what: string) => void;
}

const keptLines = 300;
/** A program that ends more often than it may be started again within this time is left alone. */
const memory = 300_000;
/** Milliseconds between two looks at tools that a program says have changed. */
const listingPause = 5_000;

/**
 * One program over the time: started by the first who needs it, shared by all who do, started again when it ended by
 * itself, but only so often.
 */
export class RunningServer {
	readonly #parts: RunningParts;
	#opening: Promise<Connection> | undefined;
	#connection: Connection | undefined;
	#error: ToolServer['error'] = null;
	readonly #lines: string[] = [];
	#ends: number[] = [];
	#timer: NodeJS.Timeout | undefined;
	#relist: NodeJS.Timeout | undefined;
	#stopped = new AbortController();
	listing: Listing | null = null;

	constructor(parts: RunningParts) {
		this.#parts = parts;
	}

	get state(): Exclude<ToolServer['state'], 'off'> {
		if (this.#connection !== undefined) return 'ready';
		if (this.#opening !== undefined) return 'starting';
		return this.#error === null ? 'idle' : 'failed';
	}

	get error(): ToolServer['error'] {
		return this.#error;
	}

	/** Of the program's process; undefined while it does not run, and for one at an address. */
	get processId(): number | undefined {
		return this.#connection?.processId;
	}

	get lines(): readonly string[] {
		return this.#lines;
	}

	/** A person wants it: what went wrong before is forgotten. */
	async connect(): Promise<void> {
		this.#ends = [];
		await this.ready();
	}

	/** The running program; starts it where it does not run. */
	async ready(signal?: AbortSignal): Promise<Connection> {
		if (this.#connection !== undefined) return this.#connection;
		clearTimeout(this.#timer);
		if (this.#opening === undefined) {
			this.#forgetOld();
			if (this.#ends.length > this.#parts.restarts.length)
				throw new AppError('MCP_GIVEN_UP', { title: this.#parts.title });
			this.#opening = this.#open();
			this.#opening.catch(() => undefined);
			this.#parts.onChange();
		}
		return await orAborted(this.#opening, signal);
	}

	/** Calls a tool. A call that broke off is not made again: it may have done something. */
	async call(
		name: string,
		input: Record<string, unknown>,
		signal: AbortSignal
	): Promise<CallToolResult> {
		const connection = await this.ready(signal);
		try {
			return await connection.call(name, input, signal);
		} catch (error) {
			const gone = error instanceof AppError && error.code === 'MCP_UNREACHABLE';
			if (gone && this.#connection === connection) {
				await connection.close();
				this.#onEnd(error);
			}
			throw error;
		}
	}

	/** Ends it, and does not start it again by itself. */
	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		clearTimeout(this.#relist);
		this.#stopped.abort();
		const opening = this.#opening;
		const connection = this.#connection;
		this.#connection = undefined;
		this.#error = null;
		await connection?.close();
		await opening?.then(
			(late) => late.close(),
			() => undefined
		);
		this.#stopped = new AbortController();
		this.#parts.onChange();
	}

	async #open(): Promise<Connection> {
		const { title, launch, patience, floodLimits, note, onChange } = this.#parts;
		const { signal } = this.#stopped;
		this.#error = null;
		let connection: Connection | undefined;
		try {
			connection = await Connection.open({
				title,
				launch: launch(),
				patience,
				signal,
				onLine: (line) => this.#keepLine(line),
				onEnd: (reason) => this.#onEnd(reason),
				onToolsChanged: () => this.#listSoon(),
				...(floodLimits && { floodLimits })
			});
			this.listing = await connection.list();
			signal.throwIfAborted();
			this.#connection = connection;
			note('connected');
			return connection;
		} catch (error) {
			await connection?.close();
			if (!signal.aborted) {
				this.#ends.push(Date.now());
				this.#fail(error);
			}
			throw error;
		} finally {
			this.#opening = undefined;
			onChange();
		}
	}

	#onEnd(reason: AppError): void {
		// What ends while it is still greeting is told by the one who opens it.
		if (this.#connection === undefined) return;
		this.#connection = undefined;
		this.#fail(reason);
		this.#ends.push(Date.now());
		this.#forgetOld();
		const delay = this.#parts.restarts[this.#ends.length - 1];
		if (delay !== undefined) {
			this.#timer = setTimeout(() => void this.ready().catch(() => undefined), delay).unref();
		}
		this.#parts.onChange();
	}

	#fail(error: unknown): void {
		const { code, values, message } = toErrorData(error);
		this.#error = {
			code: code === 'INTERNAL' ? 'MCP_NONSENSE' : code,
			values: { title: this.#parts.title, ...values }
		};
		this.#keepLine(`[${message}]`);
		this.#parts.note(`ended: ${code}`);
	}

	/** However often a program says so, its tools are asked for now and then only. */
	#listSoon(): void {
		if (this.#relist !== undefined) return;
		this.#relist = setTimeout(() => {
			this.#relist = undefined;
			void this.#list();
		}, listingPause).unref();
	}

	async #list(): Promise<void> {
		const connection = this.#connection;
		if (connection === undefined) return;
		try {
			this.listing = await connection.list();
			this.#parts.onChange();
		} catch (error) {
			this.#keepLine(`[${toErrorData(error).message}]`);
		}
	}

	#keepLine(line: string): void {
		if (this.#lines.length >= keptLines) this.#lines.shift();
		this.#lines.push(line);
	}

	#forgetOld(): void {
		const since = Date.now() - memory;
		this.#ends = this.#ends.filter((at) => at > since);
	}
}

/** Waits with everybody else, but only as long as one wants to. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (signal === undefined) return await work;
	signal.throwIfAborted();
	let stop: (() => void) | undefined;
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(new AppError('STOPPED'));
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		if (stop !== undefined) signal.removeEventListener('abort', stop);
	}
}

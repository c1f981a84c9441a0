import type { ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { AppError } from '../errors.ts';
import { FloodGauge, usualFloodLimits, type FloodLimits } from './flood.ts';

export interface ProcessParts {
	command: string;
	args: string[];
	folder: string | null;
	env: Record<string, string>;
	/** Its name for people, in errors. */
	title: string;
	/** Hears each line of its standard error. */
	onLine: (line: string) => void;
	limits?: FloodLimits;
}

/** One message is never longer, whatever a program sends. */
const longestMessage = 12_000_000;
const longestLine = 2_000;
/** Of one piece of output, only the last lines can matter. */
const keptLines = 200;
/** Milliseconds from closing its input to a polite signal, and from there to the end. */
const patience = { input: 300, signal: 700 };
const newline = 0x0a;

/** Of Hearth's own environment a program gets what it needs to run at all; whatever else may stand there is no business of it. */
const inherited =
	process.platform === 'win32'
		? [
				...['APPDATA', 'COMSPEC', 'HOMEDRIVE', 'HOMEPATH', 'LOCALAPPDATA', 'PATH', 'PATHEXT'],
				...['PROGRAMDATA', 'PROGRAMFILES', 'SYSTEMDRIVE', 'SYSTEMROOT', 'TEMP', 'USERNAME'],
				...['USERPROFILE', 'WINDIR']
			]
		: ['HOME', 'LANG', 'LOGNAME', 'PATH', 'SHELL', 'TERM', 'TMPDIR', 'USER'];

export function leastEnvironment(): Record<string, string> {
	return Object.fromEntries(
		inherited.flatMap((name) => {
			const value = process.env[name];
			return value === undefined ? [] : [[name, value]];
		})
	);
}

/**
 * A program that speaks JSON lines on its standard input and output, in a process group of its own. Lines that are no
 * message are left out; a program that sends more than anybody could use is ended. `reason` tells why it is gone.
 */
export class ProcessTransport implements Transport {
	onclose?: () => void;
	onerror?: (error: Error) => void;
	onmessage?: (message: JSONRPCMessage) => void;
	/** Why it ended by itself or was ended for what it sent; undefined while it runs, and after `close`. */
	reason: AppError | undefined;
	readonly #parts: ProcessParts;
	readonly #gauge: FloodGauge;
	#process: ChildProcess | undefined;
	#pieces: Buffer[] = [];
	#length = 0;
	#errors = '';
	#parse: (value: unknown) => JSONRPCMessage = () => {
		throw new Error('not started');
	};
	#ended: Promise<void> = Promise.resolve();

	constructor(parts: ProcessParts) {
		this.#parts = parts;
		this.#gauge = new FloodGauge(parts.limits ?? usualFloodLimits);
	}

	async start(): Promise<void> {
		this.#parse = (await import('@modelcontextprotocol/client')).parseJSONRPCMessage;
		const { folder, title, command } = this.#parts;
		if (folder !== null && !(await isFolder(folder)))
			throw new AppError('MCP_NO_FOLDER', { title, folder });
		try {
			const { default: spawn } = await import('cross-spawn');
			await this.#spawn(spawn);
		} catch (error) {
			if (error instanceof AppError) throw error;
			throw new AppError('MCP_NO_START', { title, command }, { cause: error });
		}
	}

	#spawn(spawn: typeof import('cross-spawn')): Promise<void> {
		const { command, args, folder, env, title, onLine } = this.#parts;
		return new Promise((resolve, reject) => {
			const child = spawn(command, args, {
				env: { ...leastEnvironment(), ...env },
				stdio: ['pipe', 'pipe', 'pipe'],
				windowsHide: true,
				// A group of its own, so that what it starts (npx and the like) ends with it.
				detached: process.platform !== 'win32',
				...(folder !== null && { cwd: folder })
			});
			this.#process = child;
			endWithHearth.add(child);
			this.#ended = new Promise((end) => child.once('close', () => end()));
			child.once('spawn', () => resolve());
			child.once('error', (error) => {
				this.#process = undefined;
				const missing = 'code' in error && error.code === 'ENOENT';
				const values = { title, command };
				reject(new AppError(missing ? 'MCP_NO_COMMAND' : 'MCP_NO_START', values, { cause: error }));
			});
			// What it started and left behind keeps its output open, and would never be heard of again.
			child.once('exit', () => signalGroup(child, 'SIGKILL'));
			child.once('close', (code, signal) => {
				endWithHearth.delete(child);
				this.#process = undefined;
				onLine(`[${signal ?? `exit ${code ?? ''}`}]`);
				this.reason ??= new AppError('MCP_ENDED', { title });
				this.onclose?.();
			});
			child.stdin?.on('error', () => undefined);
			child.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
			child.stderr?.on('data', (chunk: Buffer) => this.#takeErrors(chunk));
		});
	}

	send(message: JSONRPCMessage): Promise<void> {
		const { title } = this.#parts;
		const input = this.#process?.stdin;
		if (input?.writable !== true) {
			return Promise.reject(this.reason ?? new AppError('MCP_ENDED', { title }));
		}
		return new Promise((resolve, reject) => {
			// What a program does not read is kept by the pipe; a deadline of the call ends the wait.
			input.write(`${JSON.stringify(message)}\n`, (error) =>
				error ? reject(this.reason ?? new AppError('MCP_ENDED', { title })) : resolve()
			);
		});
	}

	get processId(): number | undefined {
		return this.#process?.pid;
	}

	/** Closes its input, then asks it to end, then ends it with all it started. Returns when it is gone. */
	async close(): Promise<void> {
		const child = this.#process;
		if (child === undefined) return;
		child.stdin?.end();
		await this.#within(patience.input);
		if (isAlive(child)) signalGroup(child, 'SIGTERM');
		await this.#within(patience.signal);
		if (isAlive(child)) signalGroup(child, 'SIGKILL');
		await this.#within(patience.signal);
	}

	/** A line without an end must not fill the memory: only its beginning is kept. */
	#takeErrors(chunk: Buffer): void {
		if (!this.#gauge.bears(0, chunk.length)) {
			this.#endFor('MCP_FLOODS');
			return;
		}
		const lines = (this.#errors + chunk.toString('utf8')).split('\n');
		this.#errors = (lines.pop() ?? '').slice(0, longestLine);
		for (const line of lines.slice(-keptLines)) this.#parts.onLine(line.slice(0, longestLine));
	}

	#take(chunk: Buffer): void {
		if (this.reason !== undefined) return;
		if (!this.#gauge.bears(0, chunk.length)) {
			this.#endFor('MCP_FLOODS');
			return;
		}
		let from = 0;
		for (;;) {
			const end = chunk.indexOf(newline, from);
			if (end < 0) break;
			const line = Buffer.concat([...this.#pieces, chunk.subarray(from, end)]).toString('utf8');
			this.#pieces = [];
			this.#length = 0;
			from = end + 1;
			if (!this.#gauge.bears(1, 0)) {
				this.#endFor('MCP_FLOODS');
				return;
			}
			this.#read(line);
		}
		this.#length += chunk.length - from;
		if (this.#length > longestMessage) {
			this.#endFor('MCP_FLOODS');
			return;
		}
		if (from < chunk.length) this.#pieces.push(chunk.subarray(from));
	}

	#read(line: string): void {
		let value: unknown;
		try {
			value = JSON.parse(line);
		} catch {
			// Many programs greet on their standard output; that is no message.
			return;
		}
		if (typeof value !== 'object' || value === null || !('jsonrpc' in value)) return;
		try {
			this.onmessage?.(this.#parse(value));
		} catch (error) {
			this.onerror?.(error instanceof Error ? error : new Error(String(error)));
		}
	}

	#endFor(code: 'MCP_FLOODS'): void {
		this.reason ??= new AppError(code, { title: this.#parts.title });
		this.#pieces = [];
		const child = this.#process;
		if (child === undefined) return;
		child.stdout?.destroy();
		child.stderr?.destroy();
		signalGroup(child, 'SIGKILL');
	}

	async #within(milliseconds: number): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		const limit = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, milliseconds);
		});
		await Promise.race([this.#ended, limit]);
		clearTimeout(timer);
	}
}

async function isFolder(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isDirectory();
	} catch {
		return false;
	}
}

function isAlive(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}

/** Programs that run now. Whatever way Hearth ends, short of a crash, none of them is left over. */
const endWithHearth = new Set<ChildProcess>();
process.on('exit', () => endWithHearth.forEach((child) => signalGroup(child, 'SIGKILL')));

/** Also what the program started itself, as npx and the like do. */
function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
	const { pid } = child;
	if (pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-pid, signal);
	} catch {
		// It is gone already.
	}
}

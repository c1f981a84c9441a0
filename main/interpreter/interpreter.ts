import type { BrowserWindow } from 'electron';
import type { Part } from '../../tools/parts.ts';
import { AppError, describeError } from '../errors.ts';
import { readParts, replySchema, type SandboxReply } from './result.ts';
import type { RunRequest, SandboxLanguage } from './sandbox/protocol.ts';
import { openSandboxWindow } from './window.ts';

export { interpreterScheme } from './window.ts';

export interface ProgramFile {
	name: string;
	base64: string;
}

export interface Program {
	language: SandboxLanguage;
	code: string;
	/** Programs of one conversation see each other's variables and files, and run one after the other. */
	conversationId: string;
	/** Laid into the working folder before the program starts. */
	files?: ProgramFile[];
	signal?: AbortSignal;
	timeoutMs?: number;
}

export interface ProgramResult {
	/** Whether the program ran to its end. If not, the last part is an error in words. */
	ok: boolean;
	parts: Part[];
}

export interface Interpreter {
	run: (program: Program) => Promise<ProgramResult>;
	/** Starts the window and a worker, so that the first program need not wait for them. */
	warm: (language: SandboxLanguage) => Promise<void>;
	/** Drops the variables and files of a conversation. */
	forget: (conversationId: string) => Promise<void>;
	close: () => void;
}

const defaultTimeoutMs = 10_000;
/** The page ends programs itself; after start, time limit and this, the page is taken for dead. */
const pageLimitMs = 65_000;
/** After Stop the page ends the program within half a second; one that says nothing for this long is taken for dead. */
const stopLimitMs = 5_000;

/** After so long without a program nobody waits for its variables, and every conversation's take a hundred megabytes. */
const defaultIdleMs = 30 * 60_000;
const dropped = 'Variables and files of earlier programs here are gone: run what makes them again.';

/** `assets` is the folder `out/interpreter` of the build. The window opens with the first program, and closes when none comes. */
export function createInterpreter(options: { assets: string; idleMs?: number }): Interpreter {
	const lines = new Map<string, Promise<unknown>>();
	const losses = new Map<number, (why: string) => void>();
	let opening: Promise<BrowserWindow> | undefined;
	/** Languages and conversations whose programs may have left variables. */
	const left = new Set<string>();
	let idle: NodeJS.Timeout | undefined;
	let nextRun = 1;
	let closed = false;

	const lose = (window: BrowserWindow, why: string): void => {
		if (window.isDestroyed()) return;
		opening = undefined;
		window.destroy();
		for (const loss of [...losses.values()]) loss(why);
	};

	const open = async (language: SandboxLanguage): Promise<BrowserWindow> => {
		const window = await openSandboxWindow(options.assets, language);
		window.webContents.once('render-process-gone', (_event, { reason }) => lose(window, reason));
		if (closed) window.destroy();
		return window;
	};

	const ask = async (window: BrowserWindow, method: string, argument: unknown): Promise<unknown> =>
		window.webContents.executeJavaScript(`sandbox.${method}(${JSON.stringify(argument)})`);

	const start = (language: SandboxLanguage): Promise<BrowserWindow> => {
		if (closed) return Promise.reject(new AppError('CHILD_DIED', { name: 'interpreter' }));
		opening ??= open(language).catch((error: unknown) => {
			opening = undefined;
			throw error;
		});
		return opening;
	};

	const rest = (): void => {
		clearTimeout(idle);
		if (closed || losses.size > 0) return;
		idle = setTimeout(() => {
			opening?.then((window) => lose(window, 'idle')).catch(() => undefined);
		}, options.idleMs ?? defaultIdleMs);
	};

	const runNow = async (program: Program): Promise<SandboxReply> => {
		program.signal?.throwIfAborted();
		clearTimeout(idle);
		const window = await start(program.language);
		const runId = nextRun++;
		const timeoutMs = program.timeoutMs ?? defaultTimeoutMs;
		const request: RunRequest = {
			runId,
			language: program.language,
			code: program.code,
			conversationId: program.conversationId,
			files: program.files ?? [],
			timeoutMs
		};
		return new Promise((resolve) => {
			const timers: NodeJS.Timeout[] = [];
			const finish = (reply: SandboxReply): void => {
				losses.delete(runId);
				rest();
				timers.forEach(clearTimeout);
				program.signal?.removeEventListener('abort', stop);
				resolve(reply);
			};
			const broken = (reason: string): void =>
				finish({
					outcome: 'broken',
					lost: true,
					fresh: false,
					parts: [{ type: 'error', text: reason }]
				});
			const stop = (): void => {
				ask(window, 'stop', runId).catch(() => undefined);
				timers.push(setTimeout(() => lose(window, 'it did not stop'), stopLimitMs));
			};
			losses.set(runId, broken);
			program.signal?.addEventListener('abort', stop, { once: true });
			timers.push(setTimeout(() => lose(window, 'it did not answer'), timeoutMs + pageLimitMs));
			ask(window, 'run', request)
				.then((reply) => finish(replySchema.parse(reply)))
				.catch((error: unknown) => broken(describeError(error)));
			if (program.signal?.aborted) stop();
		});
	};

	return {
		async run(program) {
			const before = lines.get(program.conversationId) ?? Promise.resolve();
			const reply = before.then(() => runNow(program));
			const settled = reply.catch(() => undefined);
			lines.set(program.conversationId, settled);
			try {
				const key = `${program.language} ${program.conversationId}`;
				const replied = await reply;
				const result = read(replied, program);
				const hasDropped = replied.fresh && left.has(key);
				left.add(key);
				return hasDropped ? tellDropped(result) : result;
			} finally {
				if (lines.get(program.conversationId) === settled) lines.delete(program.conversationId);
			}
		},
		async warm(language) {
			await ask(await start(language), 'warm', language);
			rest();
		},
		async forget(conversationId) {
			for (const key of left) if (key.endsWith(` ${conversationId}`)) left.delete(key);
			if (opening !== undefined) await ask(await opening, 'forget', conversationId);
		},
		close() {
			closed = true;
			clearTimeout(idle);
			opening?.then((window) => lose(window, 'closed')).catch(() => undefined);
		}
	};
}

function read(reply: SandboxReply, program: Program): ProgramResult {
	program.signal?.throwIfAborted();
	if (reply.outcome === 'broken') {
		const reason =
			readParts(reply.parts).find((part) => part.type === 'error')?.text ?? 'unknown reason';
		const text = `The interpreter failed (${reason}) and was started again. Variables and files of before are gone.`;
		return { ok: false, parts: [{ type: 'error', text }] };
	}
	const parts = readParts(reply.parts);
	if (reply.outcome === 'timeout') {
		const seconds = (program.timeoutMs ?? defaultTimeoutMs) / 1000;
		const kept = reply.lost
			? 'Variables and files of before are gone.'
			: 'Variables and files of before are kept.';
		const shown = parts.filter((part) => part.type !== 'error');
		const time = seconds === 1 ? '1 second' : `${seconds} seconds`;
		const text = `The program was stopped after ${time}. ${kept}`;
		return { ok: false, parts: [...shown, { type: 'error', text }] };
	}
	return { ok: reply.outcome === 'ok', parts };
}

/** A program that fails may have looked for what is no longer there. */
function tellDropped({ ok, parts }: ProgramResult): ProgramResult {
	const told = parts.map((part) =>
		part.type === 'error' ? { ...part, text: `${part.text}\n${dropped}` } : part
	);
	return { ok, parts: told };
}

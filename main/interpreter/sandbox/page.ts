import {
	interrupt,
	type RunReply,
	type RunRequest,
	type SandboxLanguage,
	type StartMessage,
	type WorkerReply,
	type WorkerRun
} from './protocol.ts';

/**
 * The page of the hidden window: gives each conversation a worker for each language, starts the next one before it is
 * needed, and ends those that run too long. Programs run in the workers only; main calls `sandbox` by name.
 */

/**
 * How long a program may take to give up after it was interrupted, before its worker is ended and its variables with
 * it. Stop promises one second in all; after a time limit nobody waits, and a busy machine may need longer.
 */
const graceMs = { stopped: 500, timeout: 2_000 };
/** Starting is not the program's time; a start that takes longer than this has failed. */
const startLimitMs = 60_000;
/** Conversations whose variables are kept, for each language; the one used longest ago makes room. */
const keptWorkers = 3;
/** After so long without a program the worker in waiting is ended: it takes a hundred megabytes, and nobody seems to come. */
const spareMs = 5 * 60_000;

interface Slot {
	language: SandboxLanguage;
	worker: Worker;
	flags: Int32Array;
	ready: Promise<void>;
	listener: (reply: WorkerReply) => void;
	lastUsed: number;
}

class Sandbox {
	readonly #slots = new Map<string, Slot>();
	readonly #spares = new Map<SandboxLanguage, Slot>();
	readonly #spareTimers = new Map<SandboxLanguage, ReturnType<typeof setTimeout>>();
	readonly #stops = new Map<number, () => void>();
	#clock = 0;

	async run(request: RunRequest): Promise<RunReply> {
		const key = `${request.language} ${request.conversationId}`;
		const kept = this.#slots.get(key);
		const slot = kept ?? this.#adopt(key, request.language);
		slot.lastUsed = ++this.#clock;
		const reply = { ...(await this.#race(slot, request)), fresh: kept === undefined };
		if (reply.lost) {
			slot.worker.terminate();
			this.#slots.delete(key);
		}
		this.warm(request.language);
		return reply;
	}

	/** Ends the run: by an interrupt that keeps the variables, else by ending its worker. */
	stop(runId: number): void {
		this.#stops.get(runId)?.();
	}

	/** Starts the worker for the next conversation, unless one is waiting already. */
	warm(language: SandboxLanguage): void {
		const spare = this.#spares.get(language) ?? startWorker(language);
		this.#spares.set(language, spare);
		clearTimeout(this.#spareTimers.get(language));
		this.#spareTimers.set(
			language,
			setTimeout(() => {
				if (this.#spares.get(language) !== spare) return;
				this.#spares.delete(language);
				spare.worker.terminate();
			}, spareMs)
		);
	}

	/** Ends the workers of a conversation and with them its variables and files. */
	forget(conversationId: string): void {
		for (const [key, slot] of this.#slots) {
			if (key !== `${slot.language} ${conversationId}`) continue;
			slot.worker.terminate();
			this.#slots.delete(key);
		}
	}

	#adopt(key: string, language: SandboxLanguage): Slot {
		const slot = this.#spares.get(language) ?? startWorker(language);
		this.#spares.delete(language);
		const kept = [...this.#slots].filter(([, other]) => other.language === language);
		kept.sort(([, left], [, right]) => left.lastUsed - right.lastUsed);
		for (const [oldest, other] of kept.slice(0, Math.max(0, kept.length - keptWorkers + 1))) {
			other.worker.terminate();
			this.#slots.delete(oldest);
		}
		this.#slots.set(key, slot);
		return slot;
	}

	#race(slot: Slot, request: RunRequest): Promise<Omit<RunReply, 'fresh'>> {
		return new Promise((resolve) => {
			let ending: 'timeout' | 'stopped' | undefined;
			const timers: ReturnType<typeof setTimeout>[] = [];
			const finish = (reply: Omit<RunReply, 'fresh'>): void => {
				timers.forEach(clearTimeout);
				this.#stops.delete(request.runId);
				slot.listener = () => undefined;
				resolve(reply);
			};
			const end = (why: 'timeout' | 'stopped'): void => {
				ending ??= why;
				Atomics.store(slot.flags, 0, interrupt);
				Atomics.notify(slot.flags, 0);
				timers.push(
					setTimeout(() => finish({ outcome: why, lost: true, parts: [] }), graceMs[why])
				);
			};
			this.#stops.set(request.runId, () => end('stopped'));
			timers.push(setTimeout(() => end('timeout'), startLimitMs));
			slot.listener = (reply) => {
				if (reply.type === 'broken') {
					finish({
						outcome: ending ?? 'broken',
						lost: true,
						parts: [{ type: 'error', text: reply.reason }]
					});
				} else if (reply.type === 'done') {
					finish({
						outcome: ending ?? (reply.ok ? 'ok' : 'error'),
						lost: false,
						parts: reply.parts
					});
				}
			};
			void slot.ready.then(
				() => {
					if (ending !== undefined) return;
					timers.splice(0).forEach(clearTimeout);
					timers.push(setTimeout(() => end('timeout'), request.timeoutMs));
					Atomics.store(slot.flags, 0, 0);
					slot.worker.postMessage({ code: request.code, files: request.files } satisfies WorkerRun);
				},
				(error: unknown) =>
					finish({ outcome: 'broken', lost: true, parts: [{ type: 'error', text: String(error) }] })
			);
		});
	}
}

function makeWorker(language: SandboxLanguage): Worker {
	switch (language) {
		case 'python':
			return new Worker(new URL('./python.ts', import.meta.url), { type: 'module' });
		case 'javascript':
			return new Worker(new URL('./javascript.ts', import.meta.url), { type: 'module' });
	}
}

function startWorker(language: SandboxLanguage): Slot {
	const worker = makeWorker(language);
	const flags = new Int32Array(new SharedArrayBuffer(4));
	const slot: Slot = {
		language,
		worker,
		flags,
		lastUsed: 0,
		listener: () => undefined,
		ready: new Promise<void>((resolve, reject) => {
			worker.addEventListener('message', (event: MessageEvent<WorkerReply>) => {
				if (event.data.type === 'ready') resolve();
				if (event.data.type === 'broken') reject(new Error(event.data.reason));
				slot.listener(event.data);
			});
			worker.addEventListener('error', (event) => {
				event.preventDefault();
				reject(new Error(event.message));
				slot.listener({ type: 'broken', reason: event.message });
			});
		})
	};
	slot.ready.catch(() => undefined);
	worker.postMessage({ flags } satisfies StartMessage);
	return slot;
}

const sandbox = new Sandbox();
Object.assign(globalThis, { sandbox });
// What the window was opened for starts now, not when main has heard that the page is there.
if (location.hash === '#python') sandbox.warm('python');
if (location.hash === '#javascript') sandbox.warm('javascript');

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { StartMessage, WorkerReply, WorkerRun } from './protocol.ts';
import { seal } from './seal.ts';
import { unpackPages } from './snapshot.ts';

/** Python for one conversation: Pyodide with the standard library, in a worker without network, storage or children. */

const memoryLimit = 512 * 1024 * 1024;
const wasmPage = 65_536;

/** The runner of `python/hearth_runner.py`, as Pyodide hands it to us. */
interface Runner {
	prepare: () => void;
	run: (code: string) => string;
	put_file: (name: string, base64: string) => void;
}

function reply(message: WorkerReply): void {
	postMessage(message);
}

/** Growing past the limit fails as if the machine had no more: Python then raises MemoryError and lives on. */
function capMemory(): void {
	const grow: (this: WebAssembly.Memory, pages: number) => number = Reflect.get(
		WebAssembly.Memory.prototype,
		'grow'
	);
	WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
		if (this.buffer.byteLength + pages * wasmPage > memoryLimit)
			throw new RangeError('out of memory');
		return grow.call(this, pages);
	};
}

/**
 * Asks for all large files at once, the one that is needed first before the others: Pyodide asks for each only when it
 * has come to it, and would wait for it then.
 */
function fetchEarly(place: string): { snapshot: Promise<Uint8Array> } {
	const get = fetch;
	const snapshot = get(`${place}snapshot.bin`);
	const early = new Map(
		['pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'].map((name) => {
			const url = place + name;
			return [url, get(url)] as const;
		})
	);
	globalThis.fetch = (input, options) => {
		const known = typeof input === 'string' ? early.get(input) : undefined;
		return known ?? get(input, options);
	};
	return { snapshot: snapshot.then((response) => response.arrayBuffer()).then(unpackPages) };
}

async function start(flags: Int32Array): Promise<Runner> {
	capMemory();
	const place = new URL('/python/', location.href).href;
	// Loaded by address, not bundled: Pyodide finds its other files beside itself.
	const script: Promise<unknown> = import(/* @vite-ignore */ `${place}pyodide.mjs`);
	const machine: Promise<unknown> = import(/* @vite-ignore */ `${place}pyodide.asm.mjs`);
	const { snapshot } = fetchEarly(place);
	const { loadPyodide } = (await script) as { loadPyodide: typeof LoadPyodide };
	await machine;
	const python = await loadPyodide({
		indexURL: place,
		// Python's `js` module: what Pyodide's own event loop needs, not the worker's global object.
		jsglobals: {
			Object,
			Array,
			Map,
			Promise,
			setTimeout,
			clearTimeout,
			setInterval,
			clearInterval
		},
		_loadSnapshot: snapshot
	});
	seal();
	python.setInterruptBuffer(flags);
	const runner = python.pyimport('hearth_runner') as Runner;
	runner.prepare();
	return runner;
}

let runner: Runner;

addEventListener('message', (event: MessageEvent<StartMessage | WorkerRun>) => {
	const message = event.data;
	if ('flags' in message) {
		start(message.flags).then(
			(started) => {
				runner = started;
				reply({ type: 'ready' });
			},
			(error: unknown) => reply({ type: 'broken', reason: String(error) })
		);
		return;
	}
	try {
		for (const file of message.files) runner.put_file(file.name, file.base64);
		const result = JSON.parse(runner.run(message.code)) as { ok: boolean; parts: unknown[] };
		reply({ type: 'done', ...result });
	} catch (error) {
		reply({ type: 'broken', reason: String(error) });
	}
});

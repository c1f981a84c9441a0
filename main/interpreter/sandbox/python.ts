import type { PyodideAPI } from 'pyodide/ffi';
import { fromBase64, type StartMessage, type WorkerReply, type WorkerRun } from './protocol.ts';
import { seal } from './seal.ts';

/** Python for one conversation: Pyodide with the standard library, in a worker without network, storage or children. */

const memoryLimit = 512 * 1024 * 1024;
const wasmPage = 65_536;
const folder = '/work';

/** The runner of `python/hearth_runner.py`, as Pyodide hands it to us. */
interface Runner {
	run: (code: string) => string;
	put_file: (name: string, data: Uint8Array) => void;
}

function reply(message: WorkerReply): void {
	postMessage(message);
}

/** Growing past the limit fails as if the machine had no more: Python then raises MemoryError and lives on. */
function capMemory(): void {
	const grow = WebAssembly.Memory.prototype.grow;
	WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
		if (this.buffer.byteLength + pages * wasmPage > memoryLimit) throw new RangeError('out of memory');
		return grow.call(this, pages);
	};
}

async function start(flags: Int32Array): Promise<Runner> {
	capMemory();
	const place = new URL('/pyodide/', location.href).href;
	// Loaded by address, not bundled: Pyodide finds its other files beside itself.
	const { loadPyodide } = (await import(/* @vite-ignore */ `${place}pyodide.mjs`)) as typeof import('pyodide');
	const snapshot = fetch(`${place}snapshot.bin`).then((response) => response.arrayBuffer());
	const python: PyodideAPI = await loadPyodide({
		indexURL: place,
		// Python's `js` module: what Pyodide's own event loop needs, not the worker's global object.
		jsglobals: { Object, Array, Map, Promise, setTimeout, clearTimeout, setInterval, clearInterval },
		_loadSnapshot: await snapshot
	});
	seal();
	python.setInterruptBuffer(flags);
	python.FS.mkdirTree(folder);
	python.FS.chdir(folder);
	return python.pyimport('hearth_runner') as Runner;
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
		for (const file of message.files) runner.put_file(file.name, fromBase64(file.base64));
		const result = JSON.parse(runner.run(message.code)) as { ok: boolean; parts: unknown[] };
		reply({ type: 'done', ...result });
	} catch (error) {
		reply({ type: 'broken', reason: String(error) });
	}
});

import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
	newQuickJSWASMModuleFromVariant,
	type QuickJSContext,
	type QuickJSHandle,
	type QuickJSWASMModule
} from 'quickjs-emscripten-core';
import { prelude, type Driver } from './prelude.ts';
import { interrupt, type StartMessage, type WorkerReply, type WorkerRun } from './protocol.ts';
import { seal } from './seal.ts';

/** JavaScript for one conversation: QuickJS in WebAssembly, which has no way out but the functions given to it here. */

const memoryLimit = 256 * 1024 * 1024;
/** More overflows the stack of the surrounding engine, and with it the virtual machine. */
const stackLimit = 128 * 1024;
const textLimit = 100_000;
const partsLimit = 5_000_000;
const fileLimit = 5_000_000;
const filesLimit = 20_000_000;

function reply(message: WorkerReply): void {
	postMessage(message);
}

interface TextPart {
	type: 'text';
	text: string;
}

/** What a program has shown so far, in order and within the limits. */
class Output {
	readonly parts: unknown[] = [];
	#text: TextPart | undefined;
	#textLeft = textLimit;
	#partsLeft = partsLimit;

	print(text: string): void {
		const kept = text.slice(0, Math.max(0, this.#textLeft));
		this.#textLeft -= text.length;
		if (kept === '') return;
		if (this.#text === undefined) {
			this.#text = { type: 'text', text: '' };
			this.parts.push(this.#text);
		}
		this.#text.text += kept;
	}

	add(json: string): void {
		this.#partsLeft -= json.length;
		if (this.#partsLeft < 0) throw new Error('too much output');
		this.#text = undefined;
		this.parts.push(JSON.parse(json));
	}

	end(): unknown[] {
		for (const part of this.parts) {
			if (isText(part)) part.text = part.text.replace(/\n$/, '');
		}
		if (this.#textLeft < 0) {
			this.parts.push({
				type: 'text',
				text: `[${-this.#textLeft} more characters of output were left out]`
			});
		}
		return this.parts;
	}
}

function isText(part: unknown): part is TextPart {
	return typeof part === 'object' && part !== null && 'type' in part && part.type === 'text';
}

class Machine {
	readonly #vm: QuickJSContext;
	readonly #driver: QuickJSHandle;
	readonly #flags: Int32Array;
	readonly #files = new Map<string, string>();
	readonly #handed = new Map<string, string>();
	#written = new Set<string>();
	#output = new Output();

	constructor(module: QuickJSWASMModule, flags: Int32Array) {
		this.#flags = flags;
		const runtime = module.newRuntime();
		runtime.setMemoryLimit(memoryLimit);
		runtime.setMaxStackSize(stackLimit);
		runtime.setInterruptHandler(() => this.#interrupted());
		this.#vm = runtime.newContext();
		const host = this.#vm.newFunction('host', (name, value) => {
			const result = this.#host(this.#vm.getString(name), this.#vm.getString(value));
			return this.#vm.newString(result);
		});
		const make = this.#vm.unwrapResult(this.#vm.evalCode(`(${prelude.toString()})`, 'prelude.js'));
		this.#driver = this.#vm.unwrapResult(this.#vm.callFunction(make, this.#vm.undefined, host));
		make.dispose();
		host.dispose();
	}

	run(request: WorkerRun): WorkerReply {
		this.#output = new Output();
		this.#written = new Set();
		for (const file of request.files) {
			// What a program made of it since is kept.
			if (this.#handed.get(file.name) === file.base64) continue;
			this.#handed.set(file.name, file.base64);
			this.#files.set(file.name, new TextDecoder().decode(fromBase64(file.base64)));
		}
		const error = this.#evaluate(request.code) ?? this.#settle();
		const parts = this.#output.end();
		for (const name of this.#written) parts.push(filePart(name, this.#files.get(name) ?? ''));
		if (error !== '') parts.push({ type: 'error', text: error });
		return { type: 'done', ok: error === '', parts };
	}

	/** Runs the program and takes its value; returns what it threw. */
	#evaluate(code: string): string | undefined {
		let result = this.#vm.evalCode(code, 'code.js');
		if (result.error && /\bawait\b/.test(code)) {
			const failed = this.#vm.dump(result.error) as { name?: unknown } | null;
			if (failed?.name === 'SyntaxError') {
				result.error.dispose();
				result = this.#vm.evalCode(`(async () => {${code}\n})()`, 'code.js');
			}
		}
		if (result.error) return this.#thrown(result.error);
		const finished = this.#call('finish', result.value);
		result.value.dispose();
		return finished;
	}

	/** Runs jobs and timers until none is left; returns what went wrong, or empty text. */
	#settle(): string {
		for (;;) {
			const jobs = this.#vm.runtime.executePendingJobs();
			if (jobs.error) return this.#thrown(jobs.error);
			const wait = this.#vm
				.unwrapResult(this.#vm.callMethod(this.#driver, 'wait'))
				.consume((handle) => this.#vm.getNumber(handle));
			if (wait < 0) break;
			if (wait > 0) Atomics.wait(this.#flags, 0, 0, wait);
			const failed = this.#interrupted() ? 'InternalError: interrupted' : this.#call('runTimer');
			if (failed !== undefined) {
				this.#call('forgetTimers');
				return failed;
			}
		}
		return this.#vm
			.unwrapResult(this.#vm.callMethod(this.#driver, 'outcome'))
			.consume((handle) => this.#vm.getString(handle));
	}

	#interrupted(): boolean {
		return Atomics.load(this.#flags, 0) === interrupt;
	}

	#call(name: keyof Driver, ...values: QuickJSHandle[]): string | undefined {
		const result = this.#vm.callMethod(this.#driver, name, values);
		if (result.error) return this.#thrown(result.error);
		result.value.dispose();
		return undefined;
	}

	#thrown(error: QuickJSHandle): string {
		const described = this.#vm.callMethod(this.#driver, 'describe', [error]);
		if (described.error) {
			const plain = this.#vm.dump(error) as { name?: string; message?: string } | null;
			described.error.dispose();
			error.dispose();
			return `${plain?.name ?? 'Error'}: ${plain?.message ?? 'out of memory'}`;
		}
		error.dispose();
		return described.value.consume((handle) => this.#vm.getString(handle));
	}

	/** What the prelude asks of the worker. */
	#host(name: string, value: string): string {
		switch (name) {
			case 'print':
				this.#output.print(value);
				return '';
			case 'part':
				this.#output.add(value);
				return '';
			case 'list':
				return JSON.stringify([...this.#files.keys()]);
			case 'read': {
				const text = this.#files.get(value);
				if (text === undefined) throw new Error(`There is no file ${JSON.stringify(value)} here.`);
				return text;
			}
			case 'write': {
				const [file, text] = JSON.parse(value) as [string, string];
				const others = [...this.#files].filter(([other]) => other !== file);
				const held = others.reduce((sum, [, each]) => sum + each.length, 0);
				if (text.length > fileLimit || held + text.length > filesLimit) {
					throw new Error('The file is too large: 5 MB a file, 20 MB in all.');
				}
				this.#files.set(file, text);
				this.#written.add(file);
				return '';
			}
			default:
				throw new Error(`no ${name}`);
		}
	}
}

/** The bytes of base64 text; Chromium 130 has no other decoder. */
function fromBase64(base64: string): Uint8Array {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function filePart(name: string, text: string): unknown {
	const bytes = new TextEncoder().encode(text);
	let binary = '';
	for (let start = 0; start < bytes.length; start += 8192) {
		binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
	}
	return { type: 'file', name, mime: 'text/plain', base64: btoa(binary) };
}

async function start(flags: Int32Array): Promise<Machine> {
	const module = await newQuickJSWASMModuleFromVariant(variant);
	seal();
	return new Machine(module, flags);
}

let machine: Machine;

addEventListener('message', (event: MessageEvent<StartMessage | WorkerRun>) => {
	const message = event.data;
	if ('flags' in message) {
		start(message.flags).then(
			(started) => {
				machine = started;
				reply({ type: 'ready' });
			},
			(error: unknown) => reply({ type: 'broken', reason: String(error) })
		);
		return;
	}
	try {
		reply(machine.run(message));
	} catch (error) {
		reply({ type: 'broken', reason: String(error) });
	}
});

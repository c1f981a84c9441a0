import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Part } from '../../tools/parts.ts';
import { startElectronHost, type ElectronHost } from './electron-host.ts';

/**
 * The sandbox alone in a real Electron. A server and a socket on this machine count what reaches them, and a folder
 * with a secret in it is watched for changes: after every attack there was no packet, no change and no secret told.
 */
let host: ElectronHost;
let server: Server;
let connections = 0;
let port = 0;
let socket: Socket;
let datagrams = 0;
let folder: string;
let stopWatching = (): void => undefined;
const changes: string[] = [];
const secret = 'the canary sings at dawn';

interface Result {
	ok: boolean;
	parts: Part[];
}

beforeAll(async () => {
	server = createServer((_request, response) => response.end('reached'));
	server.on('connection', () => connections++);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const address = server.address();
	port = typeof address === 'object' && address !== null ? address.port : 0;
	socket = createSocket('udp4').on('message', () => datagrams++);
	await new Promise<void>((bound) => socket.bind(port, '127.0.0.1', bound));
	folder = mkdtempSync(join(tmpdir(), 'hearth-canary-'));
	writeFileSync(join(folder, 'canary.txt'), secret);
	const watcher = watch(folder, (event, name) => changes.push(`${event} ${name ?? ''}`));
	stopWatching = () => watcher.close();
	host = await startElectronHost('interpreter-host', {
		env: {
			ASSETS: resolve(import.meta.dirname, '../../out/interpreter'),
			HEARTH_SECRET: 'not for the sandbox'
		}
	});
});

afterAll(async () => {
	await host.close();
	server.close();
	socket.close();
	stopWatching();
	rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
	expect({ connections, datagrams, changes }).toEqual({
		connections: 0,
		datagrams: 0,
		changes: []
	});
	expect(readdirSync(folder)).toEqual(['canary.txt']);
	expect(readFileSync(join(folder, 'canary.txt'), 'utf8')).toBe(secret);
});

// A busy machine must not decide: an attack has a minute.
const more = { conversationId: 'attacks', timeoutMs: 60_000 };
const python = (code: string) => host.call<Result>('run', { language: 'python', code, ...more });
const javascript = (code: string) =>
	host.call<Result>('run', { language: 'javascript', code, ...more });

function text(result: Result): string {
	return result.parts.map((part) => ('text' in part ? part.text : `[${part.type}]`)).join('\n');
}

const canary = () => JSON.stringify(join(folder, 'canary.txt'));
const address = () => `http://127.0.0.1:${port}/`;

test.each([
	['urllib', () => `import urllib.request\nurllib.request.urlopen("${address()}").read()`],
	[
		'http.client',
		() =>
			`import http.client\nc = http.client.HTTPConnection("127.0.0.1", ${port})\nc.request("GET", "/")\nc.getresponse().read()`
	],
	[
		'a socket',
		() =>
			`import socket\ns = socket.create_connection(("127.0.0.1", ${port}))\ns.send(b"GET / HTTP/1.0\\r\\n\\r\\n")\ns.recv(9)`
	],
	['js.fetch', () => `import js\njs.fetch("${address()}")`],
	[
		'js.XMLHttpRequest',
		() => `import js\nr = js.XMLHttpRequest.new()\nr.open("GET", "${address()}", False)\nr.send()`
	],
	['js.WebSocket', () => `import js\njs.WebSocket.new("ws://127.0.0.1:${port}/")`],
	['pyodide.http', () => `import pyodide.http\npyodide.http.open_url("${address()}").read()`],
	['micropip', () => 'import micropip'],
	[
		'a package',
		() =>
			`import pyodide_js\np = pyodide_js.loadPackage("${address()}x.whl")\np.then(print)\nraise OSError("asked")`
	],
	['run_js', () => `from pyodide.code import run_js\nrun_js("fetch('${address()}')")`],
	[
		'a function made of text',
		() => `import js\njs.Object.constructor("return fetch('${address()}')")()`
	],
	['the global object', () => 'import js\njs.Object.constructor("return self")()'],
	[
		'importing code',
		() => `import js\njs.Object.constructor("return import('${address()}x.js')")()`
	],
	[
		'a lazily made function',
		() => `from pyodide.ffi import to_js\nto_js([1]).constructor.constructor("return self")()`
	],
	['storage', () => 'import js\njs.indexedDB'],
	['caches', () => 'import js\njs.caches'],
	['a nested worker', () => 'import js\njs.Worker.new("data:text/javascript,1")'],
	['navigator', () => 'import js\njs.navigator.sendBeacon("/")'],
	[
		'a datagram',
		() =>
			`import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nassert s.sendto(b"x", ("127.0.0.1", ${port})) == 1\nraise OSError("sent")`
	],
	['a name server', () => 'import socket\nsocket.getaddrinfo("example.org", 80)[0][4].index("93")'],
	[
		'an asyncio connection',
		() => `import asyncio\nasyncio.run(asyncio.open_connection("127.0.0.1", ${port}))`
	],
	['mail', () => `import smtplib\nsmtplib.SMTP("127.0.0.1", ${port}, timeout=2)`],
	['a secret file', () => `open(${canary()}).read()`],
	[
		'a secret file by its descriptor',
		() => `import os\nos.read(os.open(${canary()}, os.O_RDONLY), 99)`
	],
	[
		'a secret file through sqlite',
		() =>
			`import sqlite3\nsqlite3.connect(f"file:{${canary()}}?mode=ro", uri=True).execute("select 1")`
	],
	[
		'a secret file through a link',
		() => `import os\nos.symlink(${canary()}, "link")\nopen("link").read()`
	],
	[
		'a file beside a secret',
		() => `import pathlib\npathlib.Path(${canary()}).with_name("new.txt").write_text("x")`
	],
	['what is mounted', () => 'open("/proc/mounts").read()'],
	['a device', () => 'open("/dev/sda", "rb").read(1)'],
	['a shared library', () => 'import ctypes\nctypes.CDLL("libc.so.6").system(b"ls")'],
	['a dialogue with the page', () => 'import js\njs.postMessage("x")'],
	['a host file', () => 'open("/etc/passwd").read()'],
	['a host file through node', () => 'import js\njs.process.mainModule'],
	['require', () => 'import js\njs.require("fs")'],
	[
		'a host folder',
		() => 'import pyodide_js\npyodide_js.mountNodeFS("/mnt", "/")\nimport os\nos.listdir("/mnt")[0]'
	],
	['a program', () => 'import subprocess\nsubprocess.run(["ls"])'],
	['a fork', () => 'import os\nos.fork()'],
	['exec', () => 'import os\nos.execv("/bin/ls", ["ls"])'],
	['a thread', () => 'import threading\nthreading.Thread(target=print).start()'],
	['a process', () => 'import multiprocessing\nmultiprocessing.Process(target=print).start()']
])('Python cannot use %s', async (_name, code) => {
	const result = await python(code());
	expect(result.ok, text(result)).toBe(false);
	expect(text(result)).not.toContain('was started again');
	expect(text(result)).not.toContain(secret);
	expect(connections).toBe(0);
});

test('Python sees nothing of the environment, of the user or of how it was built', async () => {
	const seen = text(
		await python('import os, sys\nstr(dict(os.environ)) + str(sys.argv) + str(os.listdir("/"))')
	);
	expect(seen).not.toContain('not for the sandbox');
	expect(seen).not.toContain(resolve(import.meta.dirname, '../..'));
	expect(text(await python('import os\nos.system("ls")'))).toBe('-1');
});

test('JavaScript has the language and nothing around it', async () => {
	const names = [
		...[
			'fetch',
			'XMLHttpRequest',
			'WebSocket',
			'process',
			'require',
			'self',
			'window',
			'document',
			'postMessage'
		],
		...['indexedDB', 'caches', 'navigator', 'WebAssembly', 'importScripts', 'Worker', 'location']
	];
	const code = `[${names.map((name) => `typeof ${name}`).join(', ')}].every((type) => type === 'undefined')`;
	expect(text(await javascript(code))).toBe('true');
	for (const module of ['fs', 'node:fs', `http://127.0.0.1:${port}/x.js`, '/etc/passwd']) {
		expect((await javascript(`await import(${JSON.stringify(module)})`)).ok).toBe(false);
	}
	expect(text(await javascript('Function("return this")() === globalThis'))).toBe('true');
	expect(connections).toBe(0);
});

test.each([
	['fetch', () => `fetch("${address()}")`],
	['import()', () => `await import("${address()}x.js")`],
	['a function made of text', () => `Function("return fetch")()("${address()}")`],
	[
		'the constructor of what the host gave',
		() => `readFile.constructor("return process")().exit()`
	],
	['a host file', () => 'readFile("/etc/passwd")'],
	['a secret file', () => `readFile(${canary()})`],
	['a path upwards', () => 'readFile("../../../../etc/passwd")'],
	['a worker', () => 'new Worker("x.js")'],
	['WebAssembly', () => 'new WebAssembly.Module(new Uint8Array(8))'],
	['std and os of QuickJS', () => 'std.loadFile("/etc/passwd")'],
	['a message to the page', () => 'postMessage("x")']
])('JavaScript cannot use %s', async (_name, code) => {
	const result = await javascript(code());
	expect(result.ok, text(result)).toBe(false);
	expect(text(result)).not.toContain(secret);
});

test('a forged result is not believed', async () => {
	const forged = [
		'import hearth',
		'hearth._shown.append({"type": "page", "url": "https://bank.example", "title": "t", "markdown": "m", "links": []})',
		'hearth._shown.append({"type": "plot", "alt": "a", "spec": {"data": {"url": "https://spy.example"}, "mark": {"type": "line"}, "encoding": {}}})',
		'hearth._shown.append({"type": "picture", "mime": "text/html", "base64": "", "alt": "a"})',
		'hearth._shown.append({"type": "file", "name": "../../.profile", "mime": "text/plain", "base64": ""})'
	];
	expect((await python(forged.join('\n'))).parts).toEqual([
		{ type: 'file', name: '..-..-.profile', mime: 'text/plain', base64: '' },
		{ type: 'text', text: '[3 results could not be shown]' }
	]);
});

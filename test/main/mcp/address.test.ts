import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { AppError } from '../../../main/errors.ts';
import type { Launch } from '../../../main/mcp/contract.ts';
import { everything, example, runTool, setUp, tearDown, toolNamed } from './setup.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	await tearDown();
	for (const close of closers.splice(0)) await close();
});

const at = (address: string, token?: string): Launch => ({
	kind: 'address',
	address,
	headers:
		token === undefined ? [] : [{ name: 'Authorization', secret: true, value: `Bearer ${token}` }]
});

/** The official example behind streamable HTTP, in a process of its own. */
async function startExample(): Promise<string> {
	const port = await freePort();
	const launch = example('everything', 'streamableHttp');
	if (launch.kind !== 'command') throw new Error('not a command');
	const child = spawn(launch.command, launch.args, {
		env: { ...process.env, PORT: String(port) },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	closers.push(() => ended(child));
	await new Promise<void>((resolve, reject) => {
		child.once('exit', () => reject(new Error('the example ended')));
		child.stderr.on('data', (text: Buffer) => {
			if (/listening/i.test(text.toString())) resolve();
		});
	});
	return `http://127.0.0.1:${port}/mcp`;
}

async function ended(child: ChildProcess): Promise<void> {
	const gone = new Promise((resolve) => child.once('exit', resolve));
	if (child.exitCode !== null) return;
	child.kill('SIGKILL');
	await gone;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** A server of our own that answers every request alike. */
async function answering(
	answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<string> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(() => {
		server.closeAllConnections();
		return new Promise((resolve) => server.close(resolve));
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'none';
	} catch (error) {
		return (error as AppError).code;
	}
}

test('the official example at an address is connected, listed and called', async () => {
	const address = await startExample();
	const { servers } = await setUp();
	const id = await servers.add('Far', at(address));
	expect(await servers.connect(id)).toMatchObject({ state: 'ready', isReadable: false });
	const { parts } = await runTool(await toolNamed(servers, 'far_echo'), { message: 'hello' });
	expect(parts).toEqual([{ type: 'text', text: 'Echo: hello' }]);
});

test('a server that is gone is said to be, and found again when it is back', async () => {
	const { servers } = await setUp({ restarts: [1] });
	const id = await servers.add('Far', at(`http://127.0.0.1:${await freePort()}/mcp`));
	expect(await codeOf(servers.connect(id))).toBe('MCP_UNREACHABLE');
	expect(await servers.get(id)).toMatchObject({ state: 'failed' });
	await servers.update({ serverId: id, launch: at(await startExample()) });
	expect(await servers.connect(id)).toMatchObject({ state: 'ready' });
});

const bad: [what: string, code: string, answer: (response: ServerResponse) => void][] = [
	['asks to sign in', 'MCP_REFUSED', (response) => response.writeHead(401).end()],
	['speaks of something else', 'MCP_NONSENSE', (response) => response.end('<html>Hello</html>')],
	['fails', 'MCP_NONSENSE', (response) => response.writeHead(500).end('no')],
	[
		'leads elsewhere',
		'MCP_UNREACHABLE',
		(response) => response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end()
	],
	['says nothing', 'MCP_SILENT', () => undefined],
	[
		'sends without an end',
		'MCP_FLOODS',
		(response) => {
			response.writeHead(200, { 'content-type': 'text/event-stream' });
			const push = (): void => {
				while (response.write(`data: ${'x'.repeat(65_536)}\n`));
			};
			response.on('drain', push);
			push();
		}
	]
];
test.each(bad)('a server that %s is told in a sentence (%s)', async (_, code, answer) => {
	const address = await answering((__, response) => answer(response));
	const { servers } = await setUp({
		// Only silence has to wait for its end.
		patience: { start: code === 'MCP_SILENT' ? 2_000 : 60_000, list: 20_000, call: 20_000 },
		floodLimits: { milliseconds: 60_000, messages: 3_000, bytes: 4_000_000 }
	});
	const id = await servers.add('Far', at(address));
	expect(await codeOf(servers.connect(id))).toBe(code);
	expect(await servers.offer(everything)).toEqual([]);
});

test('a key goes to its server in its header, and nowhere else', async () => {
	const seen: (string | undefined)[] = [];
	const address = await answering((request, response) => {
		seen.push(request.headers.authorization);
		response.writeHead(403).end();
	});
	const { servers } = await setUp();
	const id = await servers.add('Far', at(address, 'abc'));
	expect(await codeOf(servers.connect(id))).toBe('MCP_REFUSED');
	expect(seen).toEqual(['Bearer abc']);
});

test('only whole web addresses are taken', async () => {
	const { servers } = await setUp();
	for (const address of ['example.org', 'file:///etc/passwd', 'http://u:p@example.org/', 'ws://x'])
		expect(await codeOf(servers.add('Far', at(address)))).toBe('MCP_ADDRESS');
	expect(await servers.list()).toEqual([]);
});

import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { LocalServer } from '../../../main/server/local-server.ts';
import type { TokenBox } from '../../../main/server/kept.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';
import { ScriptedEngine } from './setup.ts';

/** A system that has nothing to seal with. */
const noBox: TokenBox = { seal: () => null, open: () => null };

function openLocal({ store }: TestStore, box = noBox): LocalServer {
	const server = new LocalServer({
		store,
		models: {
			engine: new ScriptedEngine(),
			active: () => Promise.resolve({ id: 'test-model', mode: 'starter' }),
			embedder: null
		},
		tokenBox: box,
		onError: () => undefined
	});
	onTestFinished(() => server.close());
	return server;
}

async function open(): Promise<{ server: LocalServer; store: TestStore }> {
	const store = await openStoreInProcess();
	onTestFinished(() => store.dispose());
	return { server: openLocal(store), store };
}

/** Takes a port of this machine, as another program would. */
async function takePort(port: number): Promise<number> {
	const other: Server = createServer();
	other.listen(port, '127.0.0.1');
	const taken = await Promise.race([
		once(other, 'listening').then(() => true),
		once(other, 'error').then(() => false)
	]);
	if (!taken) return port;
	onTestFinished(() => {
		other.close();
	});
	const address = other.address();
	return typeof address === 'object' && address !== null ? address.port : port;
}

async function statusOf(address: string | null, token: string): Promise<number> {
	if (address === null) throw new Error('it does not run');
	const { status } = await fetch(`${address}/models`, {
		headers: { authorization: `Bearer ${token}` }
	});
	return status;
}

test('it is off until a person turns it on, stays as it was left, and goes off', async () => {
	const { server, store } = await open();
	await server.start();
	const before = await server.get();
	expect(before).toMatchObject({ enabled: false, address: null, error: null });
	const on = await server.set({ enabled: true });
	expect(on.token).toBe(before.token);
	expect(await statusOf(on.address, on.token)).toBe(200);
	await server.close();

	const next = openLocal(store);
	await next.start();
	const again = await next.get();
	expect(again).toMatchObject({ enabled: true, token: on.token });
	expect(await statusOf(again.address, again.token)).toBe(200);
	const { address } = again;
	expect(await next.set({ enabled: false })).toMatchObject({ address: null });
	await expect(statusOf(address, on.token)).rejects.toThrow();
});

test('where the usual port is taken a free one is found', async () => {
	await takePort(11_435);
	const { server } = await open();
	const { address, token, error } = await server.set({ enabled: true });
	expect(error).toBeNull();
	expect(address).not.toContain(':11435/');
	expect(await statusOf(address, token)).toBe(200);
});

test('a port that a person chose and that is taken is said so, and another one works', async () => {
	const port = await takePort(0);
	const { server } = await open();
	expect(await server.set({ enabled: true, port })).toMatchObject({
		...{ enabled: true, address: null },
		error: { code: 'SERVER_PORT_TAKEN', values: { port: String(port) } }
	});
	const { address, token, error } = await server.set({ port: null });
	expect(error).toBeNull();
	expect(await statusOf(address, token)).toBe(200);
});

test('a new token takes the place of the old one at once', async () => {
	const { server } = await open();
	const { token: old } = await server.set({ enabled: true });
	const { address, token } = await server.set({ renewToken: true });
	expect(token).not.toBe(old);
	expect(token.length).toBeGreaterThan(32);
	expect(await statusOf(address, old)).toBe(401);
	expect(await statusOf(address, token)).toBe(200);
});

test('web pages are named by their origin, and what is none is refused', async () => {
	const { server } = await open();
	const { origins } = await server.set({ origins: [' https://Example.org/some/page '] });
	expect(origins).toEqual(['https://example.org']);
	await expect(server.set({ origins: ['file:///x'] })).rejects.toMatchObject({
		code: 'SERVER_BAD_ORIGIN'
	});
	expect((await server.get()).origins).toEqual(['https://example.org']);
});

test('where the system can seal it, the token does not lie open in the store', async () => {
	const { store } = await open();
	const turned = (text: string): string => [...Buffer.from(text)].reverse().join(',');
	const sealed = new Map<string, string>();
	const box: TokenBox = {
		seal: (token) => {
			sealed.set(turned(token), token);
			return turned(token);
		},
		open: (text) => sealed.get(text) ?? null
	};
	const { token } = await openLocal(store, box).set({ origins: ['https://example.org'] });
	expect(await store.store.call('setting:get', { key: 'server' })).not.toContain(token);
	expect((await openLocal(store, box).get()).token).toBe(token);
	const elsewhere = await openLocal(store).get();
	expect(elsewhere.token).not.toBe(token);
	expect(elsewhere.origins).toEqual(['https://example.org']);
});

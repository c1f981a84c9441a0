import { afterEach, expect, test } from 'vitest';
import { wholeAddress, isReadable } from '../../../main/remote/address.ts';
import { Remotes, type KeyBox } from '../../../main/remote/remotes.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess } from '../../helpers/store.ts';
import { answers, calls, says, startServer, type Answer, type ScriptedServer } from './server.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

/** Closes a key by writing it otherwise: enough to see that nobody else keeps it. */
const keyring: KeyBox = {
	seal: (key) => Buffer.from(key).toString('hex'),
	open: (sealed) => Buffer.from(sealed, 'hex').toString()
};
const noKeyring: KeyBox = { seal: () => null, open: () => null };

async function openStore(): Promise<Store> {
	const { store, dispose } = await openStoreInProcess();
	closers.push(dispose);
	return store;
}

function openRemotes(store: Store, keyBox: KeyBox, chosen = 'starter'): Remotes {
	return new Remotes({
		store,
		keyBox,
		chosenId: () => Promise.resolve(chosen),
		onChange: () => undefined
	});
}

async function serve(...script: Answer[]): Promise<ScriptedServer> {
	const server = await startServer(script);
	closers.push(() => server.close());
	return server;
}

const given = { title: 'Big box', model: 'big', key: 'secret key', contextTokens: 8_192 };

test('a server that was added is there after a restart, and its key only as the system closed it', async () => {
	const store = await openStore();
	const server = await serve(says('Hi.'));
	const remote = await openRemotes(store, keyring).add({ ...given, address: server.address });
	expect(remote).toMatchObject({ title: 'Big box', key: 'encrypted', leavesMachine: true });
	expect(await store.call('setting:get', { key: 'remotes' })).not.toContain('secret key');

	const later = openRemotes(store, keyring);
	expect(await later.list()).toEqual([remote]);
	const model = await later.kernelModel(remote.id);
	await model?.decider.decide({ exchanges: [], request: 'hi', steps: [] }, [], {
		signal: new AbortController().signal,
		sequence: 'test'
	});
	expect(server.asked.map(({ key }) => key)).toEqual(['Bearer secret key']);
});

test('without a keyring a key lives until Hearth ends, and then its absence is told before anything is sent', async () => {
	const store = await openStore();
	const server = await serve(says('Hi.'));
	const remotes = openRemotes(store, noKeyring);
	const remote = await remotes.add({ ...given, address: server.address });
	expect(remote.key).toBe('memory');
	expect(await store.call('setting:get', { key: 'remotes' })).not.toContain('secret');

	const later = openRemotes(store, noKeyring);
	expect((await later.list())[0]?.key).toBe('lost');
	const model = await later.kernelModel(remote.id);
	await expect(
		model?.decider.decide({ exchanges: [], request: 'hi', steps: [] }, [], {
			signal: new AbortController().signal,
			sequence: 'test'
		})
	).rejects.toMatchObject({ code: 'REMOTE_KEY_LOST' });
	expect(server.asked).toEqual([]);
});

test('nothing is sent by adding, listing, changing or removing, nor by counting tokens', async () => {
	const store = await openStore();
	const server = await serve(says('Hi.'));
	const remotes = openRemotes(store, keyring);
	const { id } = await remotes.add({ ...given, address: server.address });
	await remotes.update({ remoteId: id, title: 'Bigger box' });
	const models = await remotes.models();
	expect(models).toMatchObject([
		{ id, title: 'Bigger box', origin: 'remote', decision: 'native', active: false, fit: null }
	]);
	const model = await remotes.kernelModel(id);
	const [tokens = 0] = (await model?.counter.count(['private text of some words'])) ?? [];
	expect(tokens).toBeGreaterThan(5);
	expect(model?.elsewhere).toBe('Bigger box');
	await remotes.remove(id);
	expect(await remotes.list()).toEqual([]);
	expect(await remotes.kernelModel(id)).toBeUndefined();
	expect(server.asked).toEqual([]);
});

test('a key does not follow to another server', async () => {
	const store = await openStore();
	const remotes = openRemotes(store, keyring);
	const { id } = await remotes.add({ ...given, address: 'http://127.0.0.1:1/v1' });
	expect((await remotes.update({ remoteId: id, address: 'http://127.0.0.1:1/api' })).key).toBe(
		'encrypted'
	);
	expect((await remotes.update({ remoteId: id, address: 'http://127.0.0.1:2' })).key).toBe('none');
});

test('a test shows the models of a server and whether the one that is meant can call', async () => {
	const list = answers(200, JSON.stringify({ data: [{ id: 'big' }, { id: 'small' }] }));
	const server = await serve(list, calls('get_time', '{"city": "Lisbon"}'));
	const remotes = openRemotes(await openStore(), keyring);
	const { address } = server;
	expect(await remotes.test({ remoteId: null, address, model: 'big', key: null })).toEqual({
		models: ['big', 'small'],
		answers: true,
		calls: true
	});
	expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models', '/v1/chat/completions']);
});

test('a test of a server that lists nothing and only talks says so', async () => {
	const server = await serve(answers(404, '{}'), says('It is noon.'));
	const remotes = openRemotes(await openStore(), keyring);
	const { address } = server;
	expect(await remotes.test({ remoteId: null, address, model: 'big', key: null })).toEqual({
		models: [],
		answers: true,
		calls: false
	});
});

test('a test with a wrong key says that it is the key', async () => {
	const server = await serve(answers(401, '{}'));
	const remotes = openRemotes(await openStore(), keyring);
	await expect(
		remotes.test({ remoteId: null, address: server.address, model: null, key: 'wrong' })
	).rejects.toMatchObject({ code: 'REMOTE_KEY' });
});

test.each([
	['192.168.1.20:8080', 'http://192.168.1.20:8080/v1'],
	['localhost:11434/', 'http://localhost:11434/v1'],
	['big-box:8000', 'http://big-box:8000/v1'],
	['api.example.org', 'https://api.example.org/v1'],
	['http://example.org/v1/chat/completions', 'http://example.org/v1'],
	['https://example.org/openai/v3/?x=1#y', 'https://example.org/openai/v3']
])('%s is the server at %s', (typed, whole) => {
	expect(wholeAddress(typed)).toBe(whole);
});

test.each([
	'',
	'two words',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'https://me:pw@example.org'
])('“%s” is no address of a server', (typed) => {
	expect(() => wholeAddress(typed)).toThrow(expect.objectContaining({ code: 'REMOTE_ADDRESS' }));
});

test('it is told where others can read along', () => {
	expect(isReadable('http://192.168.1.20:8080/v1')).toBe(true);
	expect(isReadable('https://example.org/v1')).toBe(false);
	expect(isReadable('http://127.0.0.1:8080/v1')).toBe(false);
});

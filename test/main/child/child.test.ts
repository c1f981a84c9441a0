import { afterEach, expect, test } from 'vitest';
import { channelPair, forkNode } from '../../../main/child/channel.ts';
import { ChildClient } from '../../../main/child/client.ts';
import { serve } from '../../../main/child/serve.ts';
import { forkSource } from '../../helpers/fork.ts';
import { testOperations } from './operations.ts';

let client = new ChildClient('counter', testOperations, () =>
	forkSource('test/main/child/worker.ts')
);

afterEach(() => {
	client.close();
	client = new ChildClient('counter', testOperations, () =>
		forkSource('test/main/child/worker.ts')
	);
});

test('values, events and errors come back from another process', async () => {
	const events: unknown[] = [];
	const doubled = client.call('double', { value: 21 }, { onEvent: (event) => events.push(event) });
	expect(await doubled).toBe(42);
	expect(events).toEqual([{ half: 21 }]);
	await expect(client.call('fail', { how: 'known' })).rejects.toMatchObject({
		code: 'NOT_FOUND',
		values: { what: 'It' }
	});
	await expect(client.call('fail', { how: 'unknown' })).rejects.toMatchObject({
		code: 'INTERNAL',
		cause: 'surprise'
	});
});

test('a child that dies fails what was under way, and the next call starts a new one', async () => {
	const reasons: string[] = [];
	client.onExit((reason) => reasons.push(reason));
	expect([await client.call('count', null), await client.call('count', null)]).toEqual([1, 2]);
	const waiting = client.call('wait', null);
	const dying = client.call('die', null);
	await expect(waiting).rejects.toMatchObject({ code: 'CHILD_DIED', values: { name: 'counter' } });
	await expect(dying).rejects.toMatchObject({ code: 'CHILD_DIED' });
	expect(reasons).toEqual(['exit 7']);
	expect(client.running).toBe(false);
	expect(await client.call('count', null)).toBe(1);
});

test('a killed child is started again, a closed one is not', async () => {
	const waiting = client.call('wait', null);
	client.kill();
	await expect(waiting).rejects.toMatchObject({ code: 'CHILD_DIED', cause: 'SIGKILL' });
	expect(await client.call('count', null)).toBe(1);
	client.close();
	await expect(client.call('count', null)).rejects.toMatchObject({ code: 'CHILD_DIED' });
});

test('a child that is started beforehand answers the first call, and a closed one does not start', async () => {
	let starts = 0;
	const early = new ChildClient('counter', testOperations, () => {
		starts++;
		return forkSource('test/main/child/worker.ts');
	});
	early.start();
	early.start();
	expect(early.running).toBe(true);
	expect(await early.call('count', null)).toBe(1);
	expect(starts).toBe(1);
	early.close();
	early.start();
	expect(starts).toBe(1);
});

test('an abort reaches the handler, before the call and during it', async () => {
	const controller = new AbortController();
	await client.call('count', null);
	const waiting = client.call('wait', null, { signal: controller.signal });
	controller.abort();
	await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
	await expect(client.call('wait', null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
		code: 'STOPPED'
	});
});

test('what does not fit the schemas is refused on both sides', async () => {
	const wrong = { value: 'many' } as unknown as { value: number };
	await expect(client.call('double', wrong)).rejects.toMatchObject({ code: 'BAD_INPUT' });
	await expect(client.call('lie', null)).rejects.toMatchObject({ code: 'INTERNAL' });
	const uncopied = { value: () => 1 } as unknown as { value: number };
	await expect(client.call('double', uncopied)).rejects.toMatchObject({ code: 'INTERNAL' });
	const unknown = 'constructor' as 'count';
	await expect(client.call(unknown, null)).rejects.toMatchObject({ code: 'INTERNAL' });
	expect(await client.call('count', null)).toBe(1);
});

test('a program that is not there is a child that died', async () => {
	const missing = new ChildClient('ghost', testOperations, () => forkNode('/no/such/file.js'));
	await expect(missing.call('count', null)).rejects.toMatchObject({ code: 'CHILD_DIED' });
	missing.close();
});

test('messages that are no requests or answers are ignored', async () => {
	const [near, far] = channelPair();
	let count = 0;
	const nothing = () => null;
	serve(
		testOperations,
		{
			count: () => ++count,
			double: () => 0,
			wait: nothing,
			fail: nothing,
			die: nothing,
			lie: () => 0
		},
		far
	);
	const local = new ChildClient('counter', testOperations, () => near);
	const first = local.call('count', null);
	for (const noise of [
		null,
		7,
		'text',
		{},
		{ id: 'x' },
		{ id: 1 },
		{ id: 99, abort: true },
		{ id: 99, value: 1 }
	]) {
		near.post(noise);
		far.post(noise);
	}
	expect([await first, await local.call('count', null)]).toEqual([1, 2]);
});

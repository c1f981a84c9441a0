import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../main/memory/protocol.ts';
import { Database } from '../../../main/memory/store.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';
import { z } from 'zod';
import { join } from 'node:path';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

test('a fact is remembered once, with where it came from', async () => {
	const source = { conversationId: 'c1', messageId: 'm1' };
	const fact = await store.call('fact:add', { text: 'Lives in Busan', origin: 'user', source });
	expect(
		await store.call('fact:add', { text: 'Lives in Busan', origin: 'user', source: null })
	).toEqual(fact);
	const outside = await store.call('fact:add', {
		text: 'Lives in Busan',
		origin: 'web',
		source: null
	});
	expect(await store.call('fact:list', null)).toEqual([outside, fact]);
	expect(fact).toMatchObject({ text: 'Lives in Busan', origin: 'user', source });
});

test('an edited fact is found by its new words, and its old words are kept', async () => {
	const { id: factId } = await store.call('fact:add', {
		text: 'Lives in Busan',
		origin: 'user',
		source: null
	});
	const edited = await store.call('fact:edit', { factId, text: 'Lives in Seoul' });
	const search = async (query: string) => store.call('fact:search', { query, limit: 5 });
	expect(await search('where in seoul?')).toEqual([edited]);
	expect(await search('busan')).toEqual([]);
	const database = new Database(join(opened.folder, 'store.db'));
	const history = database.all(z.object({ text: z.string() }), 'select text from fact_edits');
	database.close();
	expect(history).toEqual([{ text: 'Lives in Busan' }]);
});

test('a forgotten fact is not recalled until it is restored', async () => {
	const fact = await store.call('fact:add', {
		text: '좋아하는 색은 파랑',
		origin: 'user',
		source: null
	});
	const factId = fact.id;
	const seen = async () => [
		await store.call('fact:list', null),
		await store.call('fact:search', { query: '파랑', limit: 5 })
	];
	expect(await seen()).toEqual([[fact], [fact]]);
	await store.call('fact:forget', { factId });
	expect(await seen()).toEqual([[], []]);
	await store.call('fact:restore', { factId });
	expect(await seen()).toEqual([[fact], [fact]]);
});

test('grants, rules and settings are kept once each', async () => {
	await store.call('grant:add', { path: '/home/me' });
	const grant = await store.call('grant:add', { path: '/home/me' });
	const rule = await store.call('rule:add', { tool: 'open_page', scope: 'example.org' });
	expect(await store.call('rule:add', { tool: 'open_page', scope: 'example.org' })).toEqual(rule);
	await store.call('setting:set', { key: 'theme', value: 'dark' });
	await store.call('setting:set', { key: 'theme', value: 'light' });
	expect([
		await store.call('grant:list', null),
		await store.call('rule:list', null),
		await store.call('setting:get', { key: 'theme' }),
		await store.call('setting:get', { key: 'none' })
	]).toEqual([[grant], [rule], 'light', null]);
	await store.call('grant:remove', { path: '/home/me' });
	await store.call('rule:remove', { ruleId: rule.id });
	expect([await store.call('grant:list', null), await store.call('rule:list', null)]).toEqual([
		[],
		[]
	]);
});

test('an effect is taken back once', async () => {
	const entry = {
		conversationId: null,
		messageId: null,
		tool: 'write_file',
		target: '/a',
		ok: true
	};
	const plain = await store.call('activity:add', { ...entry, undo: null });
	const undoable = await store.call('activity:add', { ...entry, undo: '{"kind":"file"}' });
	const activityId = undoable.id;
	expect(await store.call('activity:undo-data', { activityId })).toBe('{"kind":"file"}');
	await store.call('activity:undone', { activityId });
	expect(await store.call('activity:undo-data', { activityId })).toBeNull();
	expect(await store.call('activity:list', { limit: 5 })).toEqual([
		{ ...undoable, undo: 'done' },
		{ ...plain, undo: 'none' }
	]);
});

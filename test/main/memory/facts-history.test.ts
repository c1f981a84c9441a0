import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../main/contract.ts';
import { migrations } from '../../../main/memory/migrations.ts';
import { openStore } from '../../../main/memory/open.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

function add(text: string, more: { origin?: Fact['origin']; scope?: string } = {}): Promise<Fact> {
	return store.call('fact:add', { text, origin: 'user', source: null, ...more });
}

async function talk(): Promise<string> {
	return (await store.call('conversation:create', { title: 'Talk', temporary: false })).id;
}

const texts = (facts: { text: string }[]): string[] => facts.map(({ text }) => text);

describe('the history of a fact', () => {
	test('every edit keeps what was there, also over a restart', async () => {
		const { id: factId } = await add('I live in Busan');
		await store.call('fact:edit', { factId, text: 'I live in Seoul' });
		const last = await store.call('fact:edit', { factId, text: 'I live in Daegu' });
		expect(last.edits).toBe(2);
		await opened.close();
		opened = await openStoreInProcess(opened.folder);
		store = opened.store;
		expect(texts(await store.call('fact:history', { factId }))).toEqual([
			'I live in Busan',
			'I live in Seoul'
		]);
	});

	test('an earlier version is restored by saying it again, and nothing of the history is lost', async () => {
		const { id: factId } = await add('I live in Busan');
		await store.call('fact:edit', { factId, text: 'I live in Seoul' });
		await store.call('fact:edit', { factId, text: 'I live in Busan' });
		expect(texts(await store.call('fact:list', null))).toEqual(['I live in Busan']);
		expect(texts(await store.call('fact:history', { factId }))).toEqual([
			'I live in Busan',
			'I live in Seoul'
		]);
	});

	test('saving a fact as it is makes no version', async () => {
		const fact = await add('I live in Busan');
		expect(await store.call('fact:edit', { factId: fact.id, text: fact.text })).toEqual(fact);
	});
});

test('facts of an older store keep their text and their history, and hold everywhere', async () => {
	await opened.dispose();
	const folder = mkdtempSync(join(tmpdir(), 'hearth-store-'));
	const older = openStore(folder, { steps: migrations.slice(0, 3) });
	older.database.execute(`
		insert into facts (number, id, text, created_at, updated_at, origin) values (1, 'f1', 'I live in Seoul', 1, 2, 'user');
		insert into fact_edits (fact_number, replaced_at, text) values (1, 2, 'I live in Busan');
	`);
	older.close();
	opened = await openStoreInProcess(folder);
	store = opened.store;
	expect(await store.call('fact:list', null)).toMatchObject([
		{ text: 'I live in Seoul', scope: null, edits: 1 }
	]);
	expect(await store.call('fact:history', { factId: 'f1' })).toEqual([
		{ text: 'I live in Busan', replacedAt: 2 }
	]);
});

describe('where a fact holds', () => {
	test('a fact of one conversation is found there and nowhere else', async () => {
		const [here, there] = [await talk(), await talk()];
		await add('The budget is 900 euros', { scope: here });
		await add('The budget meeting is on Monday');
		const search = async (conversationId?: string) =>
			texts(
				await store.call('fact:search', {
					query: 'budget',
					limit: 9,
					...(conversationId !== undefined && { conversationId })
				})
			).sort();
		expect(await search(here)).toEqual([
			'The budget is 900 euros',
			'The budget meeting is on Monday'
		]);
		expect(await search(there)).toEqual(['The budget meeting is on Monday']);
		expect(await search()).toHaveLength(2);
	});

	test('it can be made to hold everywhere, and back', async () => {
		const [here, there] = [await talk(), await talk()];
		const { id: factId } = await add('The budget is 900 euros', { scope: here });
		const found = () =>
			store.call('fact:search', { query: 'budget', limit: 9, conversationId: there });
		await store.call('fact:scope', { factId, scope: null });
		expect(texts(await found())).toEqual(['The budget is 900 euros']);
		await store.call('fact:scope', { factId, scope: here });
		expect(await found()).toEqual([]);
	});

	test('what holds everywhere is not remembered once more for one conversation', async () => {
		const fact = await add('I live in Busan');
		expect(await add('I live in Busan', { scope: await talk() })).toEqual(fact);
	});

	test('a fact of one conversation goes with it when that is deleted for good', async () => {
		const scope = await talk();
		await add('The budget is 900 euros', { scope });
		await store.call('conversation:remove', { conversationId: scope, purge: false });
		expect(await store.call('fact:list', null)).toHaveLength(1);
		await store.call('conversation:remove', { conversationId: scope, purge: true });
		expect(await store.call('fact:list', null)).toEqual([]);
	});
});

describe('facts that do not fit together', () => {
	const conflicts = async (): Promise<string[][]> =>
		(await store.call('fact:conflicts', null)).map(({ facts }) => texts(facts));

	test('are shown, the newest first, and both are kept until a person chooses', async () => {
		const old = await add('I live in Busan');
		const fresh = await add('I live in Seoul');
		await add("I'm allergic to nuts");
		expect(await conflicts()).toEqual([['I live in Seoul', 'I live in Busan']]);
		expect(await store.call('fact:list', null)).toHaveLength(3);

		const kept = await store.call('fact:choose', { factId: fresh.id, over: [old.id] });
		expect(kept).toMatchObject({ text: 'I live in Seoul', edits: 1 });
		expect(await conflicts()).toEqual([]);
		expect(texts(await store.call('fact:history', { factId: fresh.id }))).toEqual([
			'I live in Busan'
		]);
		expect(texts(await store.call('fact:bin', null))).toEqual(['I live in Busan']);
		await store.call('fact:restore', { factId: old.id });
		expect(await conflicts()).toEqual([['I live in Seoul', 'I live in Busan']]);
		const again = await store.call('fact:choose', { factId: fresh.id, over: [old.id] });
		expect(again.edits).toBe(1);
	});

	test('the older one may hold; the newer is then no part of its history', async () => {
		const old = await add('I live in Busan');
		const fresh = await add('I live in Seoul');
		await store.call('fact:choose', { factId: old.id, over: [fresh.id] });
		expect(texts(await store.call('fact:list', null))).toEqual(['I live in Busan']);
		expect(await store.call('fact:history', { factId: old.id })).toEqual([]);
	});

	test('text from outside never becomes the history of what the user said', async () => {
		const web = await add('I live in Rome', { origin: 'web' });
		const own = await add('I live in Seoul');
		await store.call('fact:choose', { factId: own.id, over: [web.id] });
		expect(await store.call('fact:history', { factId: own.id })).toEqual([]);
	});

	test('what a person says fits together is not shown again, until one of them is changed', async () => {
		const one = await add('My sister is called Ana');
		const other = await add('My sister is called Eva');
		await store.call('fact:agree', { factIds: [one.id, other.id] });
		expect(await conflicts()).toEqual([]);
		await store.call('fact:edit', { factId: other.id, text: 'My sister is called Mia' });
		expect(await conflicts()).toEqual([['My sister is called Mia', 'My sister is called Ana']]);
	});

	test('an exception for one conversation is no contradiction', async () => {
		await add('I live in Busan');
		await add('I live in Seoul', { scope: await talk() });
		expect(await conflicts()).toEqual([]);
	});

	test('of things that may have many properties, only names and numbers contradict', async () => {
		await add('My laptop is slow');
		await add('My laptop is blue');
		await add('My dentist is Dr Kim');
		await add('My dentist is Dr Lee');
		expect(await conflicts()).toEqual([['My dentist is Dr Lee', 'My dentist is Dr Kim']]);
	});

	test('where there are vectors, sentences that mean about the same contradict too', async () => {
		await add('My sister is a nurse');
		await add('My sister is a teacher');
		await add('My sister is very tall');
		expect(await conflicts()).toEqual([]);
		const embedder = 'e1';
		const next = await store.call('vector:next', { embedder, count: 9 });
		const meaning = (text: string) => (text.includes('tall') ? [0.2, 1] : [1, 0.2]);
		const vectors = next.map((one) => ({ ...one, vector: meaning(one.text) }));
		await store.call('vector:set', { embedder, vectors });
		await store.call('vector:next', { embedder, count: 9 });
		expect(await conflicts()).toEqual([['My sister is a teacher', 'My sister is a nurse']]);
	});
});

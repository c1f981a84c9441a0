import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { previewImport } from '../../../main/memory/fact-calls.ts';
import { exportFacts, readFacts } from '../../../main/memory/fact-files.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;
let folder: string;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
	folder = mkdtempSync(join(tmpdir(), 'hearth-facts-'));
});
afterEach(async () => {
	await opened.dispose();
	rmSync(folder, { recursive: true, force: true });
});

function add(text: string) {
	return store.call('fact:add', { text, origin: 'user', source: null });
}

function fileOf(content: string | Uint8Array): string {
	const path = join(folder, 'facts.json');
	writeFileSync(path, content);
	return path;
}

async function importFrom(content: string) {
	const { fresh, known } = await previewImport(store, fileOf(content));
	return await store.call('fact:import', { facts: [...fresh, ...known] });
}

describe('facts that were exported come back', () => {
	test.each(['json', 'markdown'] as const)('from %s', async (format) => {
		await add('I live in Busan');
		await add('제 생일은 5월 3일이에요');
		await add('My *best* friend is [Ana] <3');
		const { text } = await exportFacts(store, format);
		const elsewhere = await openStoreInProcess();
		const found = await previewImport(elsewhere.store, fileOf(text));
		const done = await elsewhere.store.call('fact:import', { facts: found.fresh });
		const facts = await elsewhere.store.call('fact:list', null);
		const hit = await elsewhere.store.call('fact:search', { query: '생일', limit: 3 });
		await elsewhere.dispose();
		expect(done).toEqual({ added: 3, merged: 0 });
		expect(facts.map((fact) => fact.text).sort()).toEqual([
			'I live in Busan',
			'My *best* friend is [Ana] <3',
			'제 생일은 5월 3일이에요'
		]);
		expect(hit.map((fact) => fact.text)).toEqual(['제 생일은 5월 3일이에요']);
	});

	test('with their dates and their history, marked as coming from a file', async () => {
		const { id: factId } = await add('I live in Busan');
		const fact = await store.call('fact:edit', { factId, text: 'I live in Seoul' });
		const { text } = await exportFacts(store, 'json');
		const elsewhere = await openStoreInProcess();
		const { fresh } = await previewImport(elsewhere.store, fileOf(text));
		await elsewhere.store.call('fact:import', { facts: fresh });
		const [came] = await elsewhere.store.call('fact:list', null);
		const history = await elsewhere.store.call('fact:history', { factId: came?.id ?? '' });
		await elsewhere.dispose();
		expect(came).toMatchObject({
			text: 'I live in Seoul',
			createdAt: fact.createdAt,
			origin: 'file',
			edits: 1
		});
		expect(history.map((version) => version.text)).toEqual(['I live in Busan']);
	});
});

describe('an import', () => {
	test('says what it would do and does nothing', async () => {
		await add('I live in Busan');
		const found = await previewImport(store, fileOf('- I live in Busan.\n- My name is Ada\n'));
		expect(found).toMatchObject({ file: 'facts.json', leftOut: 0 });
		expect(found.fresh.map(({ text }) => text)).toEqual(['My name is Ada']);
		expect(found.known.map(({ text }) => text)).toEqual(['I live in Busan.']);
		expect(await store.call('fact:list', null)).toHaveLength(1);
	});

	test('skips doubles, in the file and in the memory, and changes nothing that is there', async () => {
		const known = await add('I live in Busan');
		const content = '* i live in  busan\n* My name is Ada\n* my name is ada.\n1. Tea, no coffee\n';
		expect(await importFrom(content)).toEqual({ added: 2, merged: 0 });
		expect(await importFrom(content)).toEqual({ added: 0, merged: 0 });
		const facts = await store.call('fact:list', null);
		expect(facts).toContainEqual(known);
		expect(facts).toHaveLength(3);
	});

	test('brings earlier versions to what came from a file before', async () => {
		const fact = { text: 'I live in Seoul', createdAt: 5, updatedAt: 9 };
		const file = { format: 'hearth-facts', version: 1, facts: [fact] };
		await importFrom(JSON.stringify(file));
		const history = [{ text: 'I live in Busan', replacedAt: 9 }];
		const more = JSON.stringify({ ...file, facts: [{ ...fact, history }] });
		expect(await importFrom(more)).toEqual({ added: 0, merged: 1 });
		expect(await importFrom(more)).toEqual({ added: 0, merged: 0 });
		const [kept] = await store.call('fact:list', null);
		expect(await store.call('fact:history', { factId: kept?.id ?? '' })).toEqual(history);
	});

	test('cannot pass itself off as what the user said', async () => {
		const facts = ['user', 'assistant', 'tool', 'web', 'nonsense', undefined].map(
			(origin, index) => ({ text: `Fact ${index}`, origin })
		);
		await importFrom(JSON.stringify({ format: 'hearth-facts', version: 1, facts }));
		const kept = await store.call('fact:list', null);
		expect(kept.map(({ text, origin }) => [text, origin]).sort()).toEqual([
			['Fact 0', 'file'],
			['Fact 1', 'file'],
			['Fact 2', 'file'],
			['Fact 3', 'web'],
			['Fact 4', 'file'],
			['Fact 5', 'file']
		]);
	});

	test('leaves out what held only in a conversation that is not here, and what is too long', async () => {
		const { id: scope } = await store.call('conversation:create', { title: '', temporary: false });
		const facts = [
			{ text: 'Here', scope },
			{ text: 'Elsewhere', scope: 'gone' },
			{ text: 'long '.repeat(1000) }
		];
		const path = fileOf(JSON.stringify({ format: 'hearth-facts', version: 1, facts }));
		const found = await previewImport(store, path);
		expect(found.leftOut).toBe(2);
		await store.call('fact:import', { facts: found.fresh });
		expect((await store.call('fact:list', null)).map((fact) => [fact.text, fact.scope])).toEqual([
			['Here', scope]
		]);
	});
});

describe('a bad file is refused with its reason', () => {
	const json = (value: unknown): string => JSON.stringify(value);
	test.each([
		['', 'no facts were found in it'],
		['just some text', 'no facts were found in it'],
		['{"format": "hearth-facts", "facts": [', 'it is damaged or cut short'],
		['[]', 'it is not an export of facts'],
		['{}', 'it is not an export of facts'],
		[json({ format: 'hearth-conversation', version: 1 }), 'it is not an export of facts'],
		[json({ format: 'hearth-facts', version: 2, facts: [] }), 'it was written by a newer Hearth'],
		[json({ format: 'hearth-facts', version: 1, facts: [] }), 'no facts were found in it'],
		[json({ format: 'hearth-facts', version: 1, facts: [{ text: 7 }] }), 'entry 1 is not a fact'],
		[
			json({ format: 'hearth-facts', version: 1, facts: [{ text: 'a', createdAt: -1 }] }),
			'entry 1 is not a fact'
		],
		[Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'it is not a text file']
	])('%s', (content, reason) => {
		const bytes = typeof content === 'string' ? Buffer.from(content) : content;
		expect(() => readFacts('facts.json', bytes)).toThrow(reason);
	});

	test('a file that is not there, or is a folder', async () => {
		for (const path of [join(folder, 'none.json'), folder]) {
			await expect(previewImport(store, path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
		}
	});
});

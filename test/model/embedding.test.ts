import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Embedding, type EmbeddingOptions } from '../../main/memory/embedding.ts';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import { hybridStore } from '../../main/memory/hybrid.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';

const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
if (!embedders.every(({ path }) => existsSync(path)) || embedders.length === 0) {
	console.warn('Skipped: the embedder is not in models/starter.');
}

describe.skipIf(embedders.length === 0)('search with the real embedder', () => {
	const engine = new EngineClient(forkEngine);
	let opened: TestStore;
	let embedding: Embedding;
	let store: Store;
	const errors: unknown[] = [];

	const connect = (options: Partial<EmbeddingOptions> = {}): void => {
		embedding = new Embedding({
			store: opened.store,
			engine,
			embedders,
			isBusy: () => false,
			patience: 60_000,
			onError: (error) => errors.push(error),
			...options
		});
		store = hybridStore(opened.store, embedding);
	};
	beforeEach(async () => {
		opened = await openStoreInProcess();
		errors.length = 0;
		connect();
	});
	afterEach(async () => {
		await embedding.close();
		await opened.dispose();
		expect(errors).toEqual([]);
	});
	afterAll(() => engine.close());

	const addDocument = async (texts: string[]): Promise<void> => {
		const hash = 'a'.repeat(64);
		const file = { hash, title: 'House', path: '/house', kind: 'text', bytes: 1 };
		const { document } = await store.call('document:add', file);
		const passages = texts.map((text) => {
			return { text, heading: null, place: '', start: 0, end: text.length };
		});
		await store.call('passage:add', { documentId: document.id, from: 0, passages });
		await store.call('document:update', { documentId: document.id, state: 'ready' });
	};
	const find = async (query: string): Promise<string[]> => {
		const search = { query, limit: 10, documentIds: null, perDocument: 10 };
		return (await store.call('passage:search', search)).map(({ text }) => text);
	};
	const house = [
		'Pets may only be kept in the flat after the landlord has agreed in writing.',
		'The boiler XK2041B-77 is serviced every autumn by the plumber.',
		'Rubbish is collected on Tuesdays; glass belongs into the green container.',
		'이번 달 세금을 부산에서 신고했습니다.'
	];

	test('a question finds what it means where no word of it occurs', async () => {
		await addDocument(house);
		expect(await find('Can I have a dog or a cat?')).toEqual([]);
		await embedding.idle();
		expect((await find('Can I have a dog or a cat?'))[0]).toBe(house[0]);
		expect((await find('when does the trash go out'))[0]).toBe(house[2]);
	});

	test('part numbers and Korean words are found as before', async () => {
		await addDocument(house);
		await embedding.idle();
		expect((await find('2041B'))[0]).toBe(house[1]);
		expect(await find('세금이 얼마인가요?')).toEqual([house[3]]);
	});

	test('a fact is found by what it means', async () => {
		await store.call('fact:add', {
			text: 'My sister Ana is a nurse',
			origin: 'user',
			source: null
		});
		await store.call('fact:add', {
			text: 'I park the car on level 3',
			origin: 'user',
			source: null
		});
		await embedding.idle();
		const query = { query: 'Who works in a hospital?', limit: 3 };
		expect((await store.call('fact:search', query))[0]?.text).toBe('My sister Ana is a nurse');
	});

	test('the engine may die in the middle, and a new start goes on with the rest', async () => {
		await addDocument(Array.from({ length: 20 }, (_, index) => `The parrot named ${index} talks`));
		await embedding.close();
		let texts = 0;
		connect({
			engine: {
				call: (name, input, options) => {
					const called = engine.call(name, input, options);
					if (++texts === 5) engine.kill();
					return called;
				}
			}
		});
		await embedding.idle();
		expect(texts).toBe(21);
		const [wanted] = embedders;
		const next = { embedder: wanted?.id ?? '', count: 100 };
		expect(await opened.store.call('vector:next', next)).toEqual([]);
		expect(await find('bird')).toHaveLength(10);

		await store.call('fact:add', { text: 'I sail on Sundays', origin: 'user', source: null });
		await embedding.close();
		connect();
		await embedding.idle();
		const facts = await store.call('fact:search', { query: 'boat trip hobby', limit: 3 });
		expect(facts.map(({ text }) => text)).toEqual(['I sail on Sundays']);
	});

	test('a search without patience goes by words', async () => {
		await addDocument(house);
		await embedding.idle();
		await embedding.close();
		connect({ patience: 0 });
		expect(await find('Can I have a dog or a cat?')).toEqual([]);
		expect(await find('boiler')).toEqual([house[1]]);
	});
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { Embedding, type EmbeddingOptions } from '../../../main/memory/embedding.ts';
import { findEmbedders } from '../../../main/memory/embedder-files.ts';
import { hybridStore } from '../../../main/memory/hybrid.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import type { Engine } from '../../../main/model/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

/** The embedder is played by a script here; `test/model/embedding.test.ts` runs the real one. */
const embedders = [{ id: 'scripted', path: '/scripted.gguf' }];
const forever = new Promise<never>(() => undefined);

let opened: TestStore;
let embedding: Embedding;
let store: Store;
let asked: string[];
let errors: unknown[];

beforeEach(async () => {
	opened = await openStoreInProcess();
	asked = [];
	errors = [];
});
afterEach(async () => {
	await embedding.close();
	await opened.dispose();
});

function connect(
	embed: (text: string) => number[] | Promise<number[]>,
	options: Partial<EmbeddingOptions> = {}
): void {
	const engine = {
		call: async (_name: 'embed', { texts }: { texts: string[] }) => {
			asked.push(...texts);
			return await Promise.all(texts.map(async (text) => await embed(text)));
		}
	};
	embedding = new Embedding({
		store: opened.store,
		engine: engine as Engine,
		embedders,
		isBusy: () => false,
		patience: 20,
		onError: (error) => errors.push(error),
		...options
	});
	store = hybridStore(opened.store, embedding);
}

const same = (): number[] => [1, 0, 0, 0, 0, 0, 0, 0];

async function remember(...texts: string[]): Promise<void> {
	for (const text of texts) await store.call('fact:add', { text, origin: 'user', source: null });
}

async function recall(query: string): Promise<string[]> {
	return (await store.call('fact:search', { query, limit: 9 })).map(({ text }) => text);
}

test('without an embedder everything goes by words', async () => {
	connect(same, { embedders: findEmbedders([opened.folder]) });
	await remember('The rent is due', 'The cat is out');
	await embedding.idle();
	expect(await recall('rent')).toEqual(['The rent is due']);
	expect(asked).toEqual([]);
});

test('a search does not wait for an engine that hangs', async () => {
	connect(same);
	await remember('The rent is due');
	await embedding.idle();
	expect(await recall('price')).toEqual(['The rent is due']);
	await embedding.close();
	connect(() => forever);
	expect(await recall('rent')).toEqual(['The rent is due']);
	expect(await recall('price')).toEqual([]);
});

test('a query that the embedder cannot read, or that nothing is indexed for, is not given to it', async () => {
	connect(same);
	await recall('rent');
	await remember('The rent is due');
	await embedding.idle();
	asked = [];
	for (const query of ['월세가 얼마예요?', '家賃', 'аренда', '2041', '']) await recall(query);
	expect(asked).toEqual([]);
	await recall('XK2041 가격');
	expect(asked).toEqual([]);
	await recall('rent in 서울');
	expect(asked).toEqual(['rent in 서울']);
});

test('while an answer is on its way nothing is embedded', async () => {
	let busy = true;
	connect(same, { isBusy: () => busy });
	await remember('The rent is due');
	const working = embedding.idle();
	await recall('cat');
	expect(asked).toEqual([]);
	busy = false;
	await working;
	expect(asked).toEqual(['The rent is due']);
});

test('a text that kills the engine is left out, and the others get their vectors', async () => {
	connect((text) => {
		if (text === 'poison') throw new AppError('CHILD_DIED', { name: 'engine' });
		return same();
	});
	await remember('one', 'poison', 'three');
	await embedding.idle();
	expect(asked).toEqual(['one', 'poison', 'poison', 'three']);
	expect((await recall('number')).sort()).toEqual(['one', 'three']);
	expect(await recall('poison')).toContain('poison');
	expect(errors).toEqual([]);
});

test('an embedder that cannot be used is told of once, and searches go by words', async () => {
	connect(() => {
		throw new AppError('MODEL_BAD_FILE', { file: 'scripted.gguf', reason: 'it is cut short' });
	});
	await remember('The rent is due', 'The cat is out');
	await embedding.idle();
	expect(errors).toMatchObject([{ code: 'MODEL_BAD_FILE' }]);
	expect(await recall('rent')).toEqual(['The rent is due']);
});

test('closing in the middle keeps what is done', async () => {
	connect((text) => (text === 'two' ? new Promise((_, reject) => (fail = reject)) : same()));
	let fail: (error: Error) => void = () => undefined;
	await remember('one', 'two', 'three');
	const working = embedding.idle();
	await expect.poll(() => asked.length).toBe(2);
	const closing = embedding.close();
	fail(new AppError('CHILD_DIED', { name: 'engine' }));
	await closing;
	await working;
	expect(errors).toEqual([]);
	const next = await opened.store.call('vector:next', { embedder: 'scripted', count: 9 });
	expect(next.map(({ text }) => text)).toEqual(['two', 'three']);
});

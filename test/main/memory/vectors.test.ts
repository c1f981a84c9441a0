import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store, Unembedded } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;
let added = 0;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

const embedder = 'one';
/** Directions that stand for meanings, so that a test can say what is like what. */
const axes = ['animals', 'money', 'places'];
const meanings: Record<string, string> = {
	dog: 'animals',
	pets: 'animals',
	rent: 'money',
	price: 'money',
	Busan: 'places'
};

function vectorOf(text: string): number[] {
	const axis = Object.entries(meanings).find(([word]) => text.includes(word))?.[1] ?? 'places';
	return Array.from({ length: 24 }, (_, index) => (index === axes.indexOf(axis) ? 1 : 0));
}

async function addDocument(title: string, texts: string[]): Promise<string> {
	const hash = (++added).toString(16).padStart(64, '0');
	const file = { hash, title, path: `/files/${title}`, kind: 'text', bytes: 1 };
	const { document } = await store.call('document:add', file);
	const documentId = document.id;
	await store.call('passage:add', { documentId, from: 0, passages: texts.map(passage) });
	await store.call('document:update', { documentId, state: 'ready' });
	return documentId;
}

function passage(text: string) {
	return { text, heading: null, place: '', start: 0, end: text.length };
}

async function waiting(by = embedder): Promise<string[]> {
	return (await store.call('vector:next', { embedder: by, count: 100 })).map(({ text }) => text);
}

async function embed(by = embedder, count = 100): Promise<Unembedded[]> {
	const texts = await store.call('vector:next', { embedder: by, count });
	const vectors = texts.map((one) => ({ ...one, vector: vectorOf(one.text) }));
	await store.call('vector:set', { embedder: by, vectors });
	return texts;
}

async function find(
	query: string,
	{ by = embedder, documentIds = null as string[] | null, perDocument = 10 } = {}
): Promise<string[]> {
	const vector = { embedder: by, vector: vectorOf(query) };
	const search = { query, limit: 10, documentIds, perDocument, vector };
	return (await store.call('passage:search', search)).map(({ text }) => text);
}

test('a passage is found by what it means, and first where its words fit as well', async () => {
	await addDocument('Home', ['We keep two pets', 'The price of the flat', 'A dog may come along']);
	await embed();
	expect(await find('dog')).toEqual(['A dog may come along', 'We keep two pets']);
	expect(await find('rent')).toEqual(['The price of the flat']);
});

test('without a vector, and with one of another embedder or length, a search goes by words', async () => {
	await addDocument('Home', ['We keep two pets', 'A dog may come along']);
	expect(await find('dog')).toEqual(['A dog may come along']);
	await embed();
	expect(await find('dog', { by: 'other' })).toEqual(['A dog may come along']);
	const search = { query: 'dog', limit: 10, documentIds: null, perDocument: 10 };
	for (const vector of [[1], []]) {
		const hits = await store.call('passage:search', { ...search, vector: { embedder, vector } });
		expect(hits.map(({ text }) => text)).toEqual(['A dog may come along']);
	}
});

test('only documents that could be read, are kept and asked for are found by meaning, and few of each', async () => {
	const one = await addDocument('One', ['pets', 'pets and pets', 'small pets']);
	const two = await addDocument('Two', ['pets too']);
	const failed = await addDocument('Three', ['pets unread']);
	await embed();
	await store.call('document:update', { documentId: failed, state: 'failed' });
	expect(await find('dog', { documentIds: [two] })).toEqual(['pets too']);
	expect(await find('dog', { documentIds: [] })).toEqual([]);
	expect(await find('dog', { perDocument: 1 })).toHaveLength(2);
	await store.call('document:remove', { documentId: one });
	expect(await find('dog')).toEqual(['pets too']);
	await store.call('document:restore', { documentId: one });
	expect(await find('dog')).toHaveLength(4);
});

test('texts wait for their vectors through restarts, facts first, those in the bin not at all', async () => {
	await store.call('fact:add', { text: 'I have pets', origin: 'user', source: null });
	const gone = await addDocument('Gone', ['thrown away']);
	await addDocument('Home', ['The rent', 'A dog']);
	await store.call('document:remove', { documentId: gone });
	expect(await waiting()).toEqual(['I have pets', 'The rent', 'A dog']);
	await embed(embedder, 2);
	await opened.close();
	opened = await openStoreInProcess(opened.folder);
	store = opened.store;
	expect(await waiting()).toEqual(['A dog']);
	expect(await find('price')).toEqual(['The rent']);
	await embed();
	expect(await waiting()).toEqual([]);
	await store.call('document:restore', { documentId: gone });
	expect(await waiting()).toEqual(['thrown away']);
});

test('a text that changed is found by its new meaning only', async () => {
	const documentId = await addDocument('Home', ['pets', 'The rent']);
	const before = await embed();
	expect(await find('dog')).toEqual(['pets']);
	await store.call('passage:add', { documentId, from: 0, passages: [passage('price')] });
	expect(await find('dog')).toEqual([]);
	// A vector of the old text that comes late is not kept.
	const late = before.map((one) => ({ ...one, vector: vectorOf(one.text) }));
	await store.call('vector:set', { embedder, vectors: late });
	expect(await find('dog')).toEqual([]);
	expect(await embed()).toMatchObject([{ text: 'price' }]);
	expect(await find('rent')).toEqual(['price']);
});

test('facts are found by meaning, after an edit too, and not once they are forgotten', async () => {
	const add = (text: string) => store.call('fact:add', { text, origin: 'user', source: null });
	const search = async (query: string) => {
		const vector = { embedder, vector: vectorOf(query) };
		return (await store.call('fact:search', { query, limit: 5, vector })).map(({ text }) => text);
	};
	const { id } = await add('I have two pets');
	await embed();
	expect(await search('dog')).toEqual(['I have two pets']);
	await store.call('fact:edit', { factId: id, text: 'The rent is high' });
	expect(await search('dog')).toEqual([]);
	await embed();
	expect(await search('price')).toEqual(['The rent is high']);
	await store.call('fact:forget', { factId: id });
	expect(await search('price')).toEqual([]);
});

test('another embedder makes its vectors while the old ones serve', async () => {
	const serving = (by: string) => store.call('vector:serving', { embedder: by });
	await addDocument('Home', ['pets', 'The rent']);
	expect(await serving(embedder)).toBeNull();
	await embed();
	expect(await waiting()).toEqual([]);
	expect(await serving('two')).toBe(embedder);
	await addDocument('More', ['a place in Busan']);
	await embed('two', 1);
	expect(await serving('two')).toBe(embedder);
	expect(await find('dog')).toEqual(['pets']);
	await embed('two');
	expect(await waiting('two')).toEqual([]);
	expect(await serving('two')).toBe('two');
	expect(await find('dog')).toEqual([]);
	expect(await find('dog', { by: 'two' })).toEqual(['pets']);
	// Back again: the first one's vectors are gone, so it starts anew.
	expect(await waiting(embedder)).toHaveLength(3);
	expect(await serving(embedder)).toBe('two');
});

test('a text that cannot have a vector leaves the queue', async () => {
	await addDocument('Home', ['poison']);
	const texts = await store.call('vector:next', { embedder, count: 10 });
	const vectors = texts.map((one) => ({ ...one, vector: null }));
	await store.call('vector:set', { embedder, vectors });
	expect(await waiting()).toEqual([]);
	expect(await find('poison')).toEqual(['poison']);
});

test('vectors that do not fit each other are refused, and none of them is kept', async () => {
	await addDocument('Home', ['pets', 'The rent']);
	const texts = await store.call('vector:next', { embedder, count: 10 });
	const vectors = texts.map((one, index) => ({ ...one, vector: vectorOf(one.text).slice(index) }));
	await expect(store.call('vector:set', { embedder, vectors })).rejects.toMatchObject({
		code: 'BAD_INPUT'
	});
	expect(await waiting()).toHaveLength(2);
	expect(await find('dog')).toEqual([]);
});

test('of thousands of vectors the likest are found', async () => {
	let seed = 1;
	const random = (): number => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff - 0.5;
	const unit = (raw: number[]): number[] => {
		const length = Math.hypot(...raw);
		return raw.map((value) => value / length);
	};
	const direction = (): number[] =>
		unit(Array.from({ length: 384 }, () => random() + random() + random()));
	await addDocument(
		'Many',
		Array.from({ length: 3000 }, (_, index) => `number ${index}`)
	);
	const known: { text: string; vector: number[] }[] = [];
	const target = direction();
	for (;;) {
		const texts = await store.call('vector:next', { embedder, count: 256 });
		if (texts.length === 0) break;
		const vectors = texts.map((one) => {
			// Every hundredth lies near the target, each at its own distance.
			const near = one.number % 100 === 0 ? 0.6 + (one.number % 3000) / 10_000 : 0;
			const raw = direction().map(
				(value, index) => value * (1 - near) + near * (target[index] ?? 0)
			);
			return { ...one, vector: unit(raw) };
		});
		known.push(...vectors);
		await store.call('vector:set', { embedder, vectors });
	}
	const score = (vector: number[]): number =>
		vector.reduce((sum, value, index) => sum + value * (target[index] ?? 0), 0);
	const likest = known.sort((one, two) => score(two.vector) - score(one.vector)).slice(0, 10);
	const search = { query: '-', limit: 10, documentIds: null, perDocument: 10 };
	const hits = await store.call('passage:search', {
		...search,
		vector: { embedder, vector: target }
	});
	expect(hits.map(({ text }) => text)).toEqual(likest.map(({ text }) => text));
});

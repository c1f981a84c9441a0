import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;
let added = 0;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

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
	return { text, heading: null, place: 'page 1', start: 0, end: text.length };
}

async function find(query: string, documentIds: string[] | null = null, perDocument = 10) {
	const hits = await store.call('passage:search', { query, limit: 10, documentIds, perDocument });
	return hits.map(({ text }) => text);
}

test('the same file twice is one document, and dropping it again takes it out of the bin', async () => {
	const file = { hash: 'a'.repeat(64), title: 'One', path: '/one', kind: 'text', bytes: 3 };
	const first = await store.call('document:add', file);
	await store.call('document:remove', { documentId: first.document.id });
	expect(await store.call('document:list', null)).toEqual([]);
	const again = await store.call('document:add', { ...file, path: '/elsewhere' });
	expect(again).toEqual({ document: first.document, isNew: false, readId: first.document.id });
	expect(await store.call('document:list', null)).toEqual([first.document]);
});

test('passages are read in order, and reading a document again replaces them', async () => {
	const documentId = await addDocument('Numbers', ['zero', 'one', 'two', 'three']);
	const list = async () =>
		(await store.call('passage:list', { documentId, from: 0, count: 10 })).map(
			({ index, text }) => [index, text]
		);
	await store.call('passage:add', { documentId, from: 4, passages: [passage('four')] });
	expect(
		(await store.call('passage:list', { documentId, from: 3, count: 10 })).map(({ text }) => text)
	).toEqual(['three', 'four']);
	await store.call('passage:add', { documentId, from: 2, passages: [passage('deux')] });
	expect(await list()).toEqual([
		[0, 'zero'],
		[1, 'one'],
		[2, 'deux']
	]);
	expect((await store.call('document:get', { documentId })).passages).toBe(3);
	await store.call('passage:add', { documentId, from: 0, passages: [passage('null')] });
	expect(await list()).toEqual([[0, 'null']]);
	expect(await find('deux')).toEqual([]);
	await expect(
		store.call('passage:add', { documentId, from: 5, passages: [passage('hole')] })
	).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('a hit can be read again by its id', async () => {
	await addDocument('Numbers', ['zero', 'one']);
	const [hit] = await store.call('passage:search', {
		query: 'one',
		limit: 1,
		documentIds: null,
		perDocument: 1
	});
	expect(hit).toMatchObject({ title: 'Numbers', index: 1, place: 'page 1' });
	const read = await store.call('passage:get', { passageId: hit?.id ?? '' });
	expect(hit).toEqual({ ...read, title: 'Numbers', score: hit?.score });
	for (const passageId of [
		'nonsense',
		`${hit?.documentId ?? ''}.99`,
		`${hit?.documentId ?? ''}.x`
	]) {
		await expect(store.call('passage:get', { passageId })).rejects.toMatchObject({
			code: 'NOT_FOUND'
		});
	}
});

test('the words of a question do not drown what is asked for', async () => {
	await addDocument('Letters', [
		'What is this and how does it do that? What can we tell you about it, and where is it?',
		'The rent for the flat is 840 euros a month.',
		'How much is it? That is what they would like to know, and when.'
	]);
	expect((await find('How much is the rent that we have to pay?'))[0]).toContain('840');
});

test('words are found in their other forms, with other accents, widths and letters', async () => {
	await addDocument('Mixed', [
		'Three invoices were paid',
		'Ein Café in Zürich',
		'the ﬁle in ＡＢＣ form'
	]);
	expect(await find('invoice')).toEqual(['Three invoices were paid']);
	expect(await find('PAYING INVOICE')).toEqual(['Three invoices were paid']);
	expect(await find('cafe ZURICH')).toEqual(['Ein Café in Zürich']);
	expect(await find('cafe\u0301')).toEqual(['Ein Café in Zürich']);
	expect(await find('file')).toEqual(['the ﬁle in ＡＢＣ form']);
	expect(await find('abc')).toEqual(['the ﬁle in ＡＢＣ form']);
});

test('Korean, Japanese and Chinese are found by words of one and two characters', async () => {
	const korean = '이번 달 세금을 신고했습니다. 부산에서 계산서를 받았어요.';
	const decomposed = '제주도 여행 계획'.normalize('NFD');
	const japanese = '昨日、東京でがんばってラーメンを食べました。';
	const chinese = '我喜欢吃苹果和葡萄';
	await addDocument('East', [korean, decomposed, japanese, chinese]);
	expect(await find('세금이 얼마인가요?')).toEqual([korean]);
	expect(await find('부산')).toEqual([korean]);
	expect(await find('제주도')).toEqual([decomposed]);
	expect(await find('東京')).toEqual([japanese]);
	expect(await find('ラーメン')).toEqual([japanese]);
	expect(await find('苹果')).toEqual([chinese]);
});

test('part numbers and parts of compounds are found', async () => {
	await addDocument('Parts', [
		'Order XK2041B-77 today',
		'Die Jahresabrechnung liegt bei',
		'nothing'
	]);
	expect(await find('2041B')).toEqual(['Order XK2041B-77 today']);
	expect(await find('abrechnung')).toEqual(['Die Jahresabrechnung liegt bei']);
	await addDocument('Flat', ['the rent is due', 'the current state']);
	expect(await find('rent')).toEqual(['the rent is due']);
	expect(await find('current')).toEqual(['the current state']);
});

test('a text with most of the question comes before those with its longest words only', async () => {
	const answer = 'The lighthouse paid its rent late in May.';
	const others = ['an old', 'a new', 'a red', 'a tall'].map(
		(kind) => `The lighthouse, ${kind} building, stands on the island: photographs of the building.`
	);
	await addDocument('Buildings', others);
	await addDocument('Letters', [answer]);
	await addDocument(
		'Other',
		Array.from({ length: 40 }, (_, index) => `Page ${index} on ferries`)
	);
	const question = 'Was the rent of the lighthouse building on the island paid late?';
	expect((await find(question))[0]).toBe(answer);
});

test('only documents that are ready, kept and asked for are searched', async () => {
	const one = await addDocument('One', ['apple pie']);
	const two = await addDocument('Two', ['apple tart']);
	const failed = await addDocument('Three', ['apple cake']);
	await store.call('document:update', { documentId: failed, state: 'failed' });
	expect((await find('apple')).sort()).toEqual(['apple pie', 'apple tart']);
	expect(await find('apple', [two])).toEqual(['apple tart']);
	expect(await find('apple', [])).toEqual([]);
	await store.call('document:remove', { documentId: one });
	expect(await find('apple')).toEqual(['apple tart']);
	expect(await store.call('document:bin', null)).toMatchObject([{ id: one, title: 'One' }]);
	await store.call('document:restore', { documentId: one });
	expect(await store.call('document:bin', null)).toEqual([]);
	expect(await find('apple', [one])).toEqual(['apple pie']);
});

test('what is read so far of a document is found, and marked', async () => {
	const documentId = await addDocument('Long', ['apple pie']);
	const search = { query: 'apple', limit: 10, documentIds: null, perDocument: 5 };
	expect((await store.call('passage:search', search))[0]?.reading).toBeUndefined();
	await store.call('document:update', { documentId, state: 'reading' });
	expect((await store.call('passage:search', search))[0]).toMatchObject({
		title: 'Long',
		reading: true
	});
});

test('one document cannot fill the whole result', async () => {
	await addDocument(
		'Long',
		Array.from({ length: 50 }, (_, index) => `pear ${index}`)
	);
	await addDocument('Short', [
		'a pear among many other words of a rather long passage about fruit in general'
	]);
	const hits = await store.call('passage:search', {
		query: 'pear',
		limit: 10,
		documentIds: null,
		perDocument: 3
	});
	expect(hits.map(({ title }) => title).sort()).toEqual(['Long', 'Long', 'Long', 'Short']);
});

test('words that are everywhere are found where they stand together, and in the document asked for', async () => {
	const many = (word: string) => Array.from({ length: 10_100 }, (_, index) => `${word} ${index}`);
	await addDocument('Bread', many('bread'));
	await addDocument('Butter', many('butter'));
	const both = await addDocument('Both', ['nothing', 'bread and butter']);
	expect((await find('bread butter'))[0]).toBe('bread and butter');
	expect(await find('unheard-of bread', [both])).toEqual(['bread and butter']);
	expect(await find('bread', [both])).toEqual(['bread and butter']);
});

test.each([
	'"',
	'""',
	'a"b',
	"'; drop table passages; --",
	'AND OR NOT',
	'NEAR(a b, 5)',
	'text:apple',
	'apple*',
	'^apple',
	'-apple +pie',
	'{apple}',
	'(apple',
	'🍎',
	'\0',
	'\ud800',
	'%_',
	'',
	'   ',
	'e\u0301',
	'ا ب',
	'กขค'
])('%j is a query like any other', async (query) => {
	await addDocument('One', ['apple pie']);
	expect(Array.isArray(await find(query))).toBe(true);
	const search = { query, limit: 5 };
	expect(Array.isArray(await store.call('conversation:search', search))).toBe(true);
	expect(Array.isArray(await store.call('fact:search', search))).toBe(true);
});

test('a query of thousands of characters is answered', async () => {
	await addDocument('One', ['apple pie']);
	for (const query of [
		'apple '.repeat(400),
		'x'.repeat(2000),
		'가'.repeat(2000),
		'"a '.repeat(700)
	]) {
		expect((await find(query)).length).toBeLessThan(2);
		expect(await store.call('conversation:search', { query, limit: 5 })).toEqual([]);
	}
});

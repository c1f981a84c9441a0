import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { narrow, readPlainFilter } from '../../../../main/memory/documents/plain-filter.ts';
import { openStoreInProcess, type TestStore } from '../../../helpers/store.ts';

/** A Thursday. */
const now = new Date(2026, 10, 26, 15, 30).getTime();
const days = (from: [number, number, number], to: [number, number, number]) => [
	new Date(...from).getTime(),
	new Date(...to).getTime()
];

describe('a query says in plain words where to look', () => {
	const lastWeek = days([2026, 10, 16], [2026, 10, 23]);
	const lastMonth = days([2026, 9, 1], [2026, 10, 1]);
	test.each([
		['deposit in my PDFs from last week', { kinds: ['pdf'], time: lastWeek, rest: 'deposit' }],
		[
			'지난달 엑셀에서 커피 가격',
			{ kinds: ['xlsx', 'ods', 'csv'], time: lastMonth, rest: '커피 가격' }
		],
		['지난주 문서에서 계약 해지', { kinds: null, time: lastWeek, rest: '계약 해지' }],
		[
			"what is the rent in last month's spreadsheets?",
			{ time: lastMonth, rest: 'what is the rent ?' }
		],
		[
			'notice period in the documents added today',
			{ time: days([2026, 10, 26], [2026, 10, 27]), rest: 'notice period' }
		],
		['invoice from my emails', { kinds: ['mail', 'mbox', 'msg'], time: null, rest: 'invoice' }],
		['이메일에서 송장 번호', { kinds: ['mail', 'mbox', 'msg'], rest: '송장 번호' }],
		['rent in the folder Taxes', { folder: 'taxes', kinds: null, rest: 'rent' }],
		['rent in the "Old papers" folder', { folder: 'old papers', rest: 'rent' }],
		['세금 폴더에서 환급', { folder: '세금', rest: '환급' }],
		[
			'budget in the slides of this year',
			{ kinds: ['pptx', 'odp'], time: days([2026, 0, 1], [2027, 0, 1]), rest: 'budget' }
		]
	])('%s', (query, expected) => expect(readPlainFilter(query, now)).toMatchObject(expected));

	test.each([
		'what did we decide last week?',
		'how do I fill in a PDF form',
		'what does my lease say about the last month',
		'지난달에 뭘 결정했지?',
		'the last word of the contract',
		'which documents mention Busan?',
		'문서 요약해 줘'
	])('%s says nothing of it', (query) => expect(readPlainFilter(query, now)).toBeNull());
});

describe('documents are narrowed by it', () => {
	let opened: TestStore;
	beforeEach(async () => {
		opened = await openStoreInProcess();
	});
	afterEach(() => opened.dispose());

	async function add(name: string, kind: string, path = `/home/ada/${name}`) {
		const hash = Buffer.from(name).toString('hex').padStart(64, '0').slice(-64);
		const file = {
			hash,
			title: name,
			path,
			kind,
			bytes: 1,
			modifiedAt: Date.now() - 400 * 86_400_000
		};
		return (await opened.store.call('document:add', file)).document.id;
	}

	test('by kind, folder and time; among those that were named already', async () => {
		const { store } = opened;
		const pdf = await add('lease.pdf', 'pdf', '/home/ada/Taxes/lease.pdf');
		const sheet = await add('costs.xlsx', 'xlsx');
		expect(await narrow(store, 'rent in my PDFs', null)).toEqual({
			query: 'rent',
			documentIds: [pdf]
		});
		expect((await narrow(store, 'rent in the folder taxes', null)).documentIds).toEqual([pdf]);
		expect(
			(await narrow(store, 'rent in the documents from today', null)).documentIds?.toSorted()
		).toEqual([pdf, sheet].toSorted());
		// Nothing fits: everything is looked at, with all the words.
		const unfitting = { query: 'rent in my PDFs', documentIds: [sheet] };
		expect(await narrow(store, 'rent in my PDFs', [sheet])).toEqual(unfitting);
		expect(await narrow(store, 'rent', null)).toEqual({ query: 'rent', documentIds: null });
	});
});

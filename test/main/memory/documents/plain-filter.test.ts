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
	const march = days([2026, 2, 1], [2026, 3, 1]);
	const december = days([2025, 11, 1], [2026, 0, 1]);
	const year2024 = days([2024, 0, 1], [2025, 0, 1]);
	const day3 = days([2024, 2, 3], [2024, 2, 4]);
	const folders = ['home', 'tax', 'tax papers', '세금 자료'];
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
		],
		['deposit in my PDFs from March', { kinds: ['pdf'], time: march, rest: 'deposit' }],
		['deposit in my March PDFs', { kinds: ['pdf'], time: march, rest: 'deposit' }],
		['rent in the documents from December', { time: december, rest: 'rent' }],
		['rent in the documents of December 2025', { time: december, rest: 'rent' }],
		['rent in the documents from December last year', { time: december, rest: 'rent' }],
		['total in the files of 2024', { time: year2024, rest: 'total' }],
		['total in the 2024 spreadsheets', { time: year2024, rest: 'total' }],
		['rent in the files from 3 March 2024', { time: day3, rest: 'rent' }],
		['rent in the files from March 3rd, 2024', { time: day3, rest: 'rent' }],
		['rent in the files since March', { time: [march[0], Infinity], rest: 'rent' }],
		['sum up the PDFs I got in March', { kinds: ['pdf'], time: march, rest: 'sum up' }],
		['3월에 받은 PDF에서 보증금', { kinds: ['pdf'], time: march, rest: '보증금' }],
		['3월에 받은 PDF를 요약해 줘', { kinds: ['pdf'], time: march, rest: '요약해 줘' }],
		['2024년 문서에서 합계', { kinds: null, time: year2024, rest: '합계' }],
		['작년 12월 문서에서 월세', { time: december, rest: '월세' }],
		['2024년 3월 3일에 받은 메일에서 계약', { time: day3, rest: '계약' }],
		['3월부터 받은 문서에서 월세', { time: [march[0], Infinity], rest: '월세' }],
		['rent in the folder tax papers?', { folder: 'tax papers', rest: 'rent ?' }],
		['rent from my tax papers folder', { folder: 'tax papers', rest: 'rent' }],
		['rent in the folder tax', { folder: 'tax', rest: 'rent' }],
		['세금 자료 폴더에서 환급', { folder: '세금 자료', rest: '환급' }]
	])('%s', (query, expected) =>
		expect(readPlainFilter(query, now, folders)).toMatchObject(expected)
	);

	test.each([
		'what did we decide last week?',
		'how do I fill in a PDF form',
		'what does my lease say about the last month',
		'지난달에 뭘 결정했지?',
		'the last word of the contract',
		'which documents mention Busan?',
		'how much was the rent in March?',
		'what may I write in documents of this kind',
		'how do I sort a table in Excel 2024?',
		'the word I added yesterday',
		'invoices of 2024',
		'2024년 매출은 얼마야?',
		'3월 회의에서 뭘 정했지?',
		'in the files from 31 February 2024',
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
		// A name of its own counts as its day does.
		const old = await add(
			'statement-2019-03.txt',
			'text',
			'/home/ada/Tax papers/statement-2019-03.txt'
		);
		for (const words of ['of 2019', 'from March 2019'])
			expect((await narrow(store, `rent in the files ${words}`, null)).documentIds).toEqual([old]);
		expect((await narrow(store, 'rent in the folder tax papers', null)).documentIds).toEqual([old]);
		// Nothing fits: everything is looked at, with all the words.
		const unfitting = { query: 'rent in my PDFs', documentIds: [sheet] };
		expect(await narrow(store, 'rent in my PDFs', [sheet])).toEqual(unfitting);
		expect(await narrow(store, 'rent', null)).toEqual({ query: 'rent', documentIds: null });
	});
});

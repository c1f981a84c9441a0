import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchPassages } from '../../../../main/kernel/search-passages.ts';
import { answerOverview, readOverview } from '../../../../main/kernel/whole/overview.ts';
import type { WholeAnswer } from '../../../../main/kernel/whole/read.ts';
import { openDocuments, type TestDocuments } from '../../../helpers/documents.ts';
import { makePdf } from '../../memory/documents/make-files.ts';

let opened: TestDocuments;
const ids: Record<string, string> = {};

beforeAll(async () => {
	opened = await openDocuments();
	const papers: Record<string, string | Uint8Array> = {
		'boat-rental.pdf': makePdf([
			['Charter agreement', 'Marta Lund rents the boat Petrel from 3 to 10 July.', '2. Price'],
			['The price is 1,400 euros, and 300 euros are paid at once.', '3. Care'],
			['Nobody may smoke below deck. The boat is handed back with a full tank.']
		]),
		'quote-nordic.txt':
			'Quote of Nordic Windows\n\nPrice: 4,200 euros\nDelivery: six weeks\n\nThe windows have three panes.\n',
		'quote-alpina.txt':
			'Quote of Alpina Windows\n\nPrice: 3,900 euros\nDelivery: nine weeks\n\nFitting is not included.\n',
		'산행-안내.md':
			'# 산행 안내\n\n## 모임\n\n토요일 8시에 역에서 모인다.\n\n## 준비물\n\n- 물\n- 점심\n',
		'plan-lake.md':
			'# Plan Lake\n\nThe plan ends on 3 May 2026. It costs $80 at first, then $95.\n',
		'plan-hill.md':
			'# Plan Hill\n\nThe plan ends on 28 April 2026. It costs $70 at first, then $99.\n',
		'other.md': '# Sourdough\n\nBake it at 240 degrees.\n'
	};
	for (const [name, text] of Object.entries(papers)) ids[name] = await opened.add(name, text);
});
afterAll(() => opened.dispose());

async function answer(
	request: string,
	near: { attached?: string[]; earlier?: string[] } = {}
): Promise<WholeAnswer | undefined> {
	const overview = readOverview(request);
	if (overview === undefined) return undefined;
	const { store } = opened;
	return await answerOverview(
		{
			store,
			searchPassages: (query, documentIds) => searchPassages(store, query, documentIds),
			language: 'en',
			signal: new AbortController().signal
		},
		overview,
		{ attached: [], earlier: [], ...near }
	);
}

const cited = (told: WholeAnswer | undefined): string[] => [
	...new Set(told?.answer.citations.map(({ title }) => title))
];

test.each([
	'Summarize the charter agreement',
	'Can you give me a short summary of the boat rental?',
	'What is the charter agreement about?',
	'what are the main points of the charter agreement?'
])('a summary reaches to the end of the document, each line with its page: %s', async (request) => {
	const told = await answer(request);
	expect(cited(told)).toEqual(['boat-rental.pdf']);
	for (const words of ['Marta Lund', '1,400 euros', 'full tank'])
		expect(told?.answer.text).toContain(words);
	expect(told?.answer.text).not.toMatch(/^> (?:\d\.|Charter agreement) \[/mu);
	expect(told?.answer.citations.map(({ place }) => place)).toEqual(['page 1', 'page 2', 'page 3']);
	expect(told?.answer.citations.every(({ supported }) => supported)).toBe(true);
});

test('"it" is what was spoken of last, and what came along is meant without being named', async () => {
	const alpina = ids['quote-alpina.txt'] ?? '';
	expect(cited(await answer('sum it up please', { earlier: [alpina] }))).toEqual([
		'quote-alpina.txt'
	]);
	expect(cited(await answer('요약해 줘', { attached: [alpina] }))).toEqual(['quote-alpina.txt']);
	expect(await answer('sum it up')).toBeUndefined();
});

test('a Korean document is summed up, the items of a list in one line', async () => {
	const told = await answer('산행 안내 요약해 줘');
	expect(told?.answer.text).toContain('토요일 8시에 역에서 모인다.');
	expect(told?.answer.text).toContain('준비물: 물; 점심');
});

test('documents are named in the other language too', async () => {
	expect(cited(await answer('용선 계약서 요약해줘'))).toEqual([]);
	expect(cited(await answer('보트 대여 계약 요약해줘'))).toEqual(['boat-rental.pdf']);
	expect(cited(await answer('창문 견적 두 개를 비교해줘')).toSorted()).toEqual([
		'quote-alpina.txt',
		'quote-nordic.txt'
	]);
	expect((await answer('두 창문 견적 중 어느 것이 더 싸요?'))?.answer.text).toContain(
		'3,900 euros'
	);
});

test('two documents are set side by side, by what both of them name', async () => {
	const told = await answer('Compare the two window quotes');
	expect(cited(told).toSorted()).toEqual(['quote-alpina.txt', 'quote-nordic.txt']);
	expect(told?.answer.text).toMatch(/\| Price \| .*4,200 euros/u);
	expect(told?.answer.text).toMatch(/\| Price \| .*3,900 euros/u);
	expect(told?.answer.text).toMatch(/\| Delivery \| /u);
	expect(told?.answer.text).toContain('Fitting is not included.');
});

test.each([
	['What is the difference in delivery between the two quotes?', 'six weeks', 'nine weeks'],
	['Which quote is cheaper, Nordic or Alpina?', '4,200', '3,900'],
	['Which of the two quotes has the shorter delivery?', 'six weeks', 'nine weeks']
])('of each its own part, and nothing else: %s', async (request, one, other) => {
	const { text = '' } = (await answer(request))?.answer ?? {};
	expect(text).toContain(one);
	expect(text).toContain(other);
	expect(text).not.toContain('panes');
});

test.each([
	['Which quote is cheaper, Nordic or Alpina?', 'Cheaper is **quote-alpina.txt**: **3,900 euros**'],
	['Which of the two quotes is more expensive?', 'More expensive is **quote-nordic.txt**'],
	[
		'Which of the two quotes has the shorter delivery?',
		'Shorter is **quote-nordic.txt**: **six weeks**'
	],
	['Which plan ends earlier, Lake or Hill?', 'Earlier is **plan-hill.md**: **28 April 2026**'],
	['Nordic과 Alpina 중 어느 것이 더 싸요?', 'Cheaper is **quote-alpina.txt**']
])('where two values can plainly be compared, one is named: %s', async (request, says) => {
	expect((await answer(request))?.answer.text).toContain(says);
});

test.each([
	'Which plan is cheaper, Lake or Hill?',
	'Which of the two quotes has the better delivery?'
])('where they cannot, both are told and none is named: %s', async (request) => {
	const { text = '', citations = [] } = (await answer(request))?.answer ?? {};
	expect(citations).toHaveLength(2);
	expect(text).not.toMatch(/(?:Cheaper|Shorter|Longer|Lower) is/u);
});

test.each([
	'Summarize the history of Rome',
	'What is the meaning of life about?',
	'How much is the deposit?',
	'compare apples and pears'
])('what names no document here is left alone: %s', async (request) => {
	expect(await answer(request)).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import { quotePassages } from '../../../../main/kernel/answer/quote.ts';
import { checkAnswer } from '../../../../main/kernel/answer/retell.ts';
import type { Likeness } from '../../../../main/kernel/answer/near.ts';
import type { PassageHit } from '../../../../tools/parts.ts';

const passage = (index: number, title: string, text: string): PassageHit => ({
	passageId: `d${index}.0`,
	documentId: `d${index}`,
	title,
	place: '',
	text,
	score: 1
});
const papers = [
	passage(
		0,
		'Lease.pdf',
		'The tenant pays a deposit of 1,200 euros to Maria Keller. Pets may only be kept in the flat after the landlord has agreed in writing.'
	),
	passage(
		1,
		'Boiler.pdf',
		'The boiler in the cellar is serviced every autumn. The filter is changed twice a year.'
	),
	passage(2, '회의록.docx', '다음 회의는 5월 3일 부산에서 열립니다. 예산은 1,200만 원입니다.')
];

describe('what is not in the documents is not answered from them', () => {
	test.each([
		'What is the wifi password of the flat?',
		'Which bank does the landlord use for transfers?',
		'How much does the parking space cost?',
		'Who painted the kitchen of the house?',
		'When was the boiler manufacturer founded?',
		'주차장 요금은 얼마인가요?'
	])('%s', (question) => expect(quotePassages(question, papers)).toBeUndefined());
});

describe('what is there is quoted from its passage', () => {
	test.each([
		['How much is the deposit?', 'd0.0'],
		['Are pets allowed in the flat?', 'd0.0'],
		['When is the boiler serviced?', 'd1.0'],
		['How often is the filter changed?', 'd1.0'],
		['다음 회의는 어디에서 열리나요?', 'd2.0'],
		['예산은 얼마인가요?', 'd2.0']
	])('%s', (question, passageId) => {
		expect(quotePassages(question, papers)?.citations[0]).toMatchObject({
			passageId,
			supported: true
		});
	});
});

describe('a sentence in other words is marked by its source', () => {
	const calls = [
		{
			tool: 'search_documents',
			input: { query: 'deposit' },
			ok: true,
			code: null,
			parts: [{ type: 'passages' as const, items: papers }]
		}
	];
	const supported = async (answer: string, likeness?: Likeness): Promise<boolean[]> =>
		(await checkAnswer(answer, calls, [], likeness)).citations.map(({ supported: holds }) => holds);

	test.each([
		['The deposit is 1,200 euros, paid to Maria Keller [1].', true],
		['The deposit is 1,500 euros [1].', false],
		['The tenant pays the deposit to Peter Braun [1].', false],
		['The cellar boiler is serviced in autumn [2].', true],
		['Bananas are rich in potassium [2].', false],
		['The boiler in the cellar is not serviced every autumn [2].', false],
		['The boiler in the cellar is never serviced without autumn [2].', true],
		['The tenant doesn’t pay a deposit to Maria Keller [1].', false],
		['Not only the boiler in the cellar is serviced every autumn [2].', true],
		['다음 회의는 부산에서 열리지 않습니다 [3].', false],
		['다음 회의는 부산에서 열려요 [3].', true]
	])('%s', async (answer, expected) => expect(await supported(answer)).toEqual([expected]));

	test('other words for the same are supported where their meaning is near, not where something speaks against it', async () => {
		const asked: string[] = [];
		const near: Likeness = (one) => {
			asked.push(one.trim());
			return Promise.resolve(one.includes('Bananas') ? 0.2 : 0.8);
		};
		const inOtherWords = 'Heating maintenance goes on annually [2].';
		expect(await supported(inOtherWords)).toEqual([false]);
		expect(await supported(inOtherWords, near)).toEqual([true]);
		expect(await supported('Bananas are rich in potassium [2].', near)).toEqual([false]);
		expect(await supported('Heating maintenance never goes on annually [2].', near)).toEqual([
			false
		]);
		expect(await supported('Heating maintenance costs 450 euros [2].', near)).toEqual([false]);
		expect(await supported(inOtherWords, () => Promise.resolve(null))).toEqual([false]);
		// What speaks against it, and what shares words, is not worth a look.
		expect(asked).toEqual([
			'Heating maintenance goes on annually  .',
			'Bananas are rich in potassium  .'
		]);
	});

	test('a source that does not support its sentence is told', async () => {
		const { notes } = await checkAnswer(
			'The tenant pays the deposit to Peter Braun [1].',
			calls,
			[]
		);
		expect(notes.map(({ note }) => note)).toContain('source-not-found');
	});
});

import { expect, test } from 'vitest';
import { certainCalls, withCertain } from '../../../../main/kernel/certain/certain.ts';
import { restate } from '../../../../main/kernel/certain/follow-up.ts';
import type { DecisionContext } from '../../../../main/kernel/decide/decider.ts';
import { offeredTools } from '../decide/offered-tools.ts';

/** A talk in which each request was answered by a calculation. */
function talk(...turns: [user: string, value: string][]): DecisionContext['exchanges'] {
	return turns.map(([user, value]) => ({ user, assistant: `\`1 + 1\` = **${value}**` }));
}

function expressions(request: string, exchanges: DecisionContext['exchanges']): unknown[] {
	return certainCalls(request, [], exchanges).map(({ input }) => input['expression']);
}

const loan = 'I borrow 12000 at 6.5% over 4 years, what is the monthly payment?';
const prices = 'a coat is 129, 30% off, then another 10%. what do I pay?';

test.each([
	['and over 5 years?', loan, ['pmt(6.5% / 12, 5 * 12, 12000)']],
	['what about 7%?', loan, ['pmt(7% / 12, 4 * 12, 12000)']],
	['and if it was 40% off?', prices, ['(129 - 40%) - 10%']],
	['그럼 30%면?', '86의 15퍼센트는 얼마야?', ['30% * 86']],
	[
		'10년이면?',
		'3천만원을 연 4.5%로 5년 동안 빌리면 매달 얼마?',
		['pmt(4.5% / 12, 10 * 12, 30000000)']
	],
	[
		'금리가 4.2%면?',
		'3천만원을 연 4.5%로 5년 동안 빌리면 매달 얼마?',
		['pmt(4.2% / 12, 5 * 12, 30000000)']
	],
	['what about 3,100?', 'my salary is 2,850 a month, what is it a year?', ['3100 * 12']],
	['6명이면?', '5명이서 143500원 나왔는데 한 사람당 얼마씩 내면 돼?', ['143500 / 6']]
])('%s is the sum before with another number in it', (request, before, wanted) => {
	expect(expressions(request, talk([before, '1']))).toEqual(wanted);
});

test('with the number of people the rest of the bill stays', () => {
	const user = '3 friends share 87.60 with a 15% tip, per person?';
	expect(restate('what if there were 4 of us', talk([user, '33.58']))).toBe(
		'4 friends share 87.60 with a 15% tip, per person?'
	);
});

test('a follow-up on a follow-up is one on the first of them', () => {
	const exchanges = talk([loan, '1'], ['and over 5 years?', '2'], ['and 6 years?', '3']);
	expect(expressions('and at 7%?', exchanges)).toEqual(['pmt(7% / 12, 6 * 12, 12000)']);
});

test.each([
	['and the median?', 'average of 12, 15, 9 and 22', ['median(12, 15, 9, 22)']],
	[
		'what is the standard deviation of these',
		'average of 12, 15, 9 and 22',
		['std(12, 15, 9, 22)']
	],
	['중간값은?', '12, 15, 9, 22 평균 좀', ['median(12, 15, 9, 22)']],
	['and in stone?', '180 lbs in kg', ['180 lb to stone']],
	['그램으로는?', '3파운드는 몇 킬로야?', ['3 lb to g']],
	['그램으로는?', '75킬로는 몇 파운드예요', ['75 kg to g']],
	['total with that?', '7.5% sales tax on 64, how much is the tax', ['64 + 7.5%']],
	['ok and whats the VAT alone', 'price is 450 plus 19% VAT. total?', ['19% * 450']],
	[
		'and the vat part?',
		'laptop 1249 with 12% discount plus 19% vat, what do I pay?',
		['19% * (1249 - 12%)']
	]
])('%s: another question about the same numbers', (request, before, wanted) => {
	expect(expressions(request, talk([before, '1']))).toEqual(wanted);
});

test.each([
	['double it', ['425 * 2']],
	['half of that', ['425 / 2']],
	['add 20 to that', ['425 + 20']],
	['and with a 10% tip?', ['425 + 10%']],
	['what is 20% of that', ['425 * 20%']],
	['split it between 4', ['425 / 4']],
	['change from 500?', ['500 - 425']],
	['그거 두배는?', ['425 * 2']],
	['거기에 봉사료 10% 붙으면?', ['425 + 10%']],
	['추가로 10% 더 할인되면?', ['425 - 10%']],
	['500원 내면 거스름돈은?', ['500 - 425']],
	['multiply the two', []],
	['add 3 eggs to it', []],
	['write it to a.txt', []],
	['and for 3 people?', []],
	['thanks', []]
])('one step on from a result: %s', (request, wanted) => {
	expect(expressions(request, talk(['what is 340 + 85', '425']))).toEqual(wanted);
});

test('a number that was looked up can be gone on with, one of several cannot', () => {
	const told = (assistant: string) => [{ user: 'what is my rent?', assistant }];
	expect(expressions('double it', told('This is what I remember:\n\n- rent: 445'))).toEqual([
		'445 * 2'
	]);
	expect(expressions('double it', told('- rent: 445\n- gas: 60'))).toEqual([]);
});

test('no number is put where two could be meant, or where nothing was calculated', () => {
	expect(restate('and 40%?', talk([prices, '1']))).toBeUndefined();
	expect(restate('and over 5 years?', [{ user: loan, assistant: 'Hello!' }])).toBeUndefined();
	expect(restate('remind me in 5 years', talk([loan, '1']))).toBeUndefined();
});

const usage = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, firstTokenMs: 1, ms: 1 };
const options = { signal: AbortSignal.timeout(10_000), sequence: 'test' };
const decider = withCertain({ decide: () => Promise.resolve({ kind: 'reply', usage }) });

test.each([
	['add 20 to that and remember it as rent', ['425 + 20', 'rent: 445']],
	['거기에 20 더하고 월세로 기억해줘', ['425 + 20', '월세: 445']],
	['remember that as the rent', ['rent: 425']],
	['그거 보증금으로 기억해줘', ['보증금: 425']],
	['remember this for later', []],
	['오늘 회의는 3시라고 기억해줘', []]
])('a number is remembered under its name: %s', async (request, wanted) => {
	const steps: { tool: string; input: Record<string, unknown>; output: string }[] = [];
	for (;;) {
		const context = { request, exchanges: talk(['what is 340 + 85', '425']), steps };
		const decision = await decider.decide(context, offeredTools, options);
		if (decision.kind === 'reply') break;
		steps.push({ tool: decision.tool.name, input: decision.input, output: '445' });
	}
	expect(steps.map(({ input }) => input['expression'] ?? input['text'])).toEqual(wanted);
});

import { expect, test } from 'vitest';
import { readAsked } from '../../../tools/calculator/asked.ts';
import { evaluate } from '../../../tools/calculator/evaluate.ts';

/** A Friday. */
const now = new Date(2026, 10, 27);

function valueOf(request: string): string | undefined {
	const expression = readAsked(request, now);
	if (expression === undefined) return undefined;
	const result = evaluate(expression, { now });
	return result.type === 'value' ? result.exact : undefined;
}

test.each([
	['how many days are between 3 march and 19 june', '108 days'],
	['3월 3일부터 6월 19일까지 며칠이야?', '108 days'],
	['how many days from 20 november to 10 january', '51 days'],
	['how many days til christmas', '28 days'],
	['크리스마스까지 며칠 남았어', '28 days'],
	['how long until friday', '7 days'],
	['what day of the week was 14 july 1989', '1989-07-14 (Friday)'],
	['1989년 7월 14일은 무슨 요일이었어?', '1989-07-14 (Friday)'],
	['how old is someone born on 12 feb 1991', '35 years 9 months 15 days'],
	['1991년 2월 12일생이면 몇살이야', '35 years 9 months 15 days'],
	['what date is it 90 days from now', '2027-02-25 (Thursday)'],
	['20% off of 59.99?', '47.992'],
	['59900원에서 20% 할인', '47920'],
	["pls tell me what's 340 plus 85", '425'],
	['what is 12 of 80 in percent', '15%']
])('%s', (request, value) => {
	expect(valueOf(request)).toBe(value);
});

test.each([
	'hello',
	'what is 2024-05-01',
	'call 555-1234',
	'what is 555-1234',
	'open on friday',
	'오늘 뉴스',
	'rent went from 850 to 910. how many percent is that',
	'expand on that topic'
])('is not read: %s', (request) => {
	expect(readAsked(request, now)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

const expressionOf = (request: string): unknown => certainCalls(request)[0]?.input['expression'];

test.each([
	['15% of what is 30?', '30 / 15%'],
	['30 is 15 percent of what number?', '30 / 15%'],
	['if 30% is 15,000 won, what is the total?', '15000 / 30%'],
	['120 is 20% more than what?', '120 / (1 + 20%)'],
	['$80 is 20% less than which price?', '80 / (1 - 20%)'],
	['30%가 15000원이면 전체는?', '15000 / 30%'],
	['30퍼센트가 1만 5천원이면 전체는 얼마야?', '15000 / 30%'],
	['45명이 30%면 전체는 몇 명이야?', '45 / 30%'],
	['120명 중 30명은 몇 퍼센트야?', '30 is what percent of 120'],
	['50개 중에 8개면 몇 프로야?', '8 is what percent of 50']
])('%s: the whole of a part', (request, expression) => {
	expect(expressionOf(request)).toBe(expression);
});

test.each([
	['a 20% tip on 58.40 split 3 ways', '(58.40 + 20%) / 3'],
	['split 96 euros between 4 people', '96 / 4'],
	['split a bill of 120 and a 15 percent tip between 5 friends', '(120 + 15%) / 5']
])('%s: a bill and its tip', (request, expression) => {
	expect(expressionOf(request)).toBe(expression);
});

test.each([
	'15% of what we earn is 30 more than last year, why?',
	'me and 3 friends split 120',
	'split the 300 page book into 4 people sections with 10% off',
	'계약서에 30%가 15000원이라고 되어 있어?',
	'문서 120개 중 30명이라는 말이 몇 번 나와?'
])('%s: is something else', (request) => {
	expect(expressionOf(request)).toBeUndefined();
});

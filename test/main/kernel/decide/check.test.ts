import { expect, test } from 'vitest';
import { findDoubts, lacksNumber, saysHost } from '../../../../main/kernel/decide/check.ts';

const context = {
	exchanges: [{ user: 'what is 18% of 2,340?', assistant: 'That is 421.2.' }],
	request: 'and half of that? I read it on https://Example.com/a/',
	steps: []
};

function doubts(tool: string, input: Record<string, unknown>): string[] {
	return findDoubts({ tool: { name: tool }, input }, context).map(({ value }) => value);
}

test('numbers that were said, and common constants, raise no doubt', () => {
	expect(
		doubts('calculator', { expression: '0.5 * 421.2 + 2340 * 18% / 12 + log10(100)' })
	).toEqual([]);
});

test('a number that nobody said is doubted', () => {
	expect(doubts('calculator', { expression: '421.5 * 0.19 + 2.340e3' })).toEqual(['421.5', '0.19']);
});

test('the year of a day that was said without one raises no doubt, and another year does', () => {
	const year = new Date().getFullYear();
	const asked = { ...context, exchanges: [], request: 'how many days from 3 march to 19 june?' };
	const found = (expression: string): string[] =>
		findDoubts({ tool: { name: 'calculator' }, input: { expression } }, asked).map(
			({ value }) => value
		);
	expect(found(`${year}-06-19 - ${year}-03-03`)).toEqual([]);
	expect(found(`${year + 5}-06-19 - 3`)).toEqual([String(year + 5)]);
});

test('a month has thirty days only where months are spoken of', () => {
	const found = (request: string): string[] =>
		findDoubts(
			{ tool: { name: 'calculator' }, input: { expression: '12 / 30' } },
			{ request, exchanges: [], steps: [] }
		).map(({ value }) => value);
	expect(found('연봉을 12로 나누면?')).toEqual(['30']);
	expect(found('12 a month, how much a day?')).toEqual([]);
});

test('an address that was typed is the same with and without its scheme', () => {
	expect(doubts('open_page', { url: 'example.com/a' })).toEqual([]);
	expect(doubts('open_page', { url: 'example.com/b' })).toEqual(['example.com/b']);
});

test.each([
	['open wikipedia', 'wikipedia.org', true],
	['open the new york times', 'https://www.newyorktimes.com/', true],
	['open my banking site', 'banksidesitework222.csv', false]
])('%s names %s: %s', (request, address, wanted) => {
	expect(saysHost(request, address)).toBe(wanted);
});

test('other tools are not doubted here', () => {
	expect(doubts('run_code', { language: 'python', code: 'print(999)' })).toEqual([]);
});

test.each([
	['divide my salary by 12', 'sum(12)', true],
	['월급에서 세금을 빼면?', '24 - 7', true],
	['divide 3600 by 12', '3600 / 12', false],
	['five minus five', '5 - 5', false],
	['how many minutes are in a day', '24 * 60', false],
	['I run 5 times a week, how often in a year?', '5 * 52', false]
])('%s as %s: whether a number was never said', (request, expression, lacks) => {
	expect(lacksNumber(expression, { request, exchanges: [], steps: [] })).toBe(lacks);
});

test('a number of the talk before is one that was said', () => {
	const exchanges = [{ user: 'my salary is 3000', assistant: 'Shall I remember it?' }];
	const request = 'divide my salary by 12';
	expect(lacksNumber('3000 / 12', { request, exchanges, steps: [] })).toBe(false);
});

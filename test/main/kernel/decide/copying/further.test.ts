import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../../../../main/kernel/decide/copying/numbers.ts';
import { findExpressions } from '../../../../../main/kernel/decide/copying/typed-expressions.ts';
import { allowedFunctions } from '../../../../../tools/calculator/allowed.ts';
import { evaluate } from '../../../../../tools/calculator/evaluate.ts';

describe('numbers in words', () => {
	test.each([
		['이만 오천원', '25000'],
		['삼십 퍼센트', '30'],
		['두 시간 반', '2.5'],
		['월급의 일점오 배', '1.5'],
		['영점 이오 퍼센트', '0.25'],
		['십이 점 오 킬로', '12.5'],
		['사분의 삼', '3'],
		['two and a half pounds', '2.5'],
		['a dozen', '12'],
		['half a dozen eggs', '6'],
		['three dozen', '36'],
		['3 dozen eggs', '36'],
		['1.2k', '1200'],
		['3 million', '3000000'],
		['a quarter of a million', '250000'],
		['a couple of hundred', '200'],
		['2.5 lakh', '250000']
	])('%s', (text, number) => expect(findNumbers(text).numbers).toContain(number));

	test.each(['이 점 이해가 안 돼요', '시험에서 3점 이상이면', '이점이 많다', '오분의 기적'])(
		'%s says none of the kind',
		(text) => expect(findNumbers(text).numbers.filter((one) => one.includes('.'))).toEqual([])
	);
});

describe('what is typed with a function is taken as it stands, and can be calculated', () => {
	test.each([
		'pmt(4.5%/12, 360, 300000)',
		'pv(0.05, 10, 100)',
		'fv(1%, 12, 100)',
		'nper(1%, 200, 5000)',
		'npv(10%, -100, 60, 60)',
		'irr(-100, 60, 60)',
		'count([1, 2, 3])',
		'corr([1, 2, 3], [2, 4, 7])',
		'quantileSeq([1, 2, 3, 4], 0.9)',
		'mad([1, 2, 9])',
		'fraction(0.375)',
		'cumsum([1, 2, 3])',
		'sort([3, 1, 2])',
		'det([1, 2; 3, 4])',
		'inv([1, 2; 3, 4])',
		'transpose([1, 2; 3, 4])',
		'det([1, 2; 3, 4]) * 2 + sqrt(16)'
	])('%s', (typed) => {
		for (const text of [typed, `what is ${typed}?`, `${typed} 계산해줘`]) {
			const [found, ...others] = findExpressions(text);
			expect([found?.expression, others], text).toEqual([typed, []]);
			expect(text.slice(found?.at, found?.end)).toBe(typed);
		}
		expect(evaluate(typed)).toMatchObject({ type: 'value' });
	});

	test('every function that the calculator may be asked for is one that can be typed', () => {
		for (const name of allowedFunctions) {
			expect(findExpressions(`${name}(1, 2)`)[0]?.expression, name).toBe(`${name}(1, 2)`);
		}
	});

	test.each([
		'def(1, 2)',
		'import(1)',
		'sum(price, 3)',
		'max(1, 2',
		'sort([1, 2)]',
		'see Mr. Max (2)',
		'import("x") + max(a)',
		'sqrt()'
	])('%s is no calculation', (text) => expect(findExpressions(text)).toEqual([]));

	test('text that only begins calculations is looked through to its end', () => {
		expect(findExpressions('max('.repeat(5_000))).toEqual([]);
	});
});

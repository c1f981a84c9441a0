import { expect, test } from 'vitest';
import { lacksRate, leftOut } from '../../../../main/kernel/decide/left-out.ts';

test.each([
	['a table is 90, chairs are 45 each and delivery is 12, total?', '90 + 45', ['12']],
	['3만원에서 12000원 쓰고 또 5000원 쓰면', '30000 - 12000', ['5000']],
	['삼만 오천 원의 20퍼센트', '35000 * 20%', []],
	['what is 18% of 2,340?', '18% * 2340', []],
	['split 90 among three, one of them pays', '90 / 3', []],
	['how many days from 3 march to 9 may', '2027-05-09 - 2027-03-03', []]
])('what a calculation leaves out of %s', (request, expression, wanted) => {
	expect(leftOut(request, expression)).toEqual(wanted);
});

test.each([
	['부가세 포함 55000원인데 부가세가 얼마야', true],
	['how much is the tip on 80', true],
	['15% tip on 80', false],
	['50 off 200', false],
	['I earn 3,450 a month before tax. what is that a year?', false],
	['what is the tax?', false]
])('%s lacks its percentage: %s', (request, wanted) => {
	expect(lacksRate(request)).toBe(wanted);
});

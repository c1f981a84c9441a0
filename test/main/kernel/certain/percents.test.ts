import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

test.each([
	['jacket is 129, 30% off, then another 10% at the till. what do I pay', '(129 - 30%) - 10%'],
	['price without VAT is 450. VAT is 19%. total?', '450 + 19%'],
	['phone 899 minus 15% student discount plus 20% vat total', '(899 - 15%) + 20%'],
	['12만9천원짜리 자켓 30프로 할인하면 얼마', '129000 - 30%'],
	['가격이 20만원인데 15% 할인하고 쿠폰으로 5% 추가 할인 받으면 얼마?', '(200000 - 15%) - 5%'],
	['식사 48000원에 팁 15% 주면 총 얼마', '48000 + 15%']
])('what goes off a price and comes on top: %s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	['I paid 238 euros incl 19% vat, how much of that is the tax', '238 - 238 / (1 + 19%)'],
	['11만원인데 부가세 10% 포함된 가격이야. 부가세가 얼마야?', '110000 - 110000 / (1 + 10%)'],
	["price including 20 percent tax is 54, what's it without the tax", '54 / (1 + 20%)'],
	['부가세 10% 포함해서 33만 원이면 공급가는 얼마예요?', '330000 / (1 + 10%)'],
	['20% tip on 80, how much is the tip', '20% * 80'],
	['if a 60 euro game is 25% off how much do I save?', '25% * 60'],
	['a shirt costs 40 after 20% off, what was the original price?', '40 / (1 - 20%)'],
	['할인 20% 받아서 4만원 냈는데 원래 가격은 얼마였어?', '40000 / (1 - 20%)']
])('the part, or what it was before: %s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	'my salary is 3200 and I pay 22% tax, how much is left?',
	'what percent is 20 off 80',
	'5 of us pay 143.50 with a 12% tip, how much each?',
	'부가세 포함 55000원인데 부가세가 얼마야',
	'1000 at 5% interest for 3 years, how much is that?'
])('is left to the model: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});

import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

test.each([
	['My car does 7.2 l per 100km. How much fuel for 380 km?', '7.2 / 100 * 380'],
	['100km에 7.2리터 먹는 차로 380km 가면 몇 리터?', '7.2 / 100 * 380'],
	['휘발유 리터당 1650원인데 42리터 넣으면 얼마', '1650 * 42'],
	['how much is 5 euros per litre for 40 litres?', '5 * 40'],
	['if 8 people eat 3 pizzas, how many for 20 people?', '3 / 8 * 20'],
	['8명이 피자 3판이면 20명은 몇판 필요해?', '3 / 8 * 20'],
	['2 pizzas feed 5 people, how many for 12 people', '2 / 5 * 12'],
	['계란 30개에 7900원이면 10개는 얼마?', '7900 / 30 * 10']
])('%s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	'if 8 workers take 3 days, how many days for 20 workers?',
	'12 euros per hour, 38 hours a week, minus 20% tax, how much is that?',
	'3 apples and 4 pears, how many are 5 apples?'
])('is left to the model: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});

test.each([
	['180파운드 몇키로?', '180 lb to kg'],
	['5마일은 몇 킬로야', '5 mile to km'],
	['시속 60마일은 몇 키로야', '60 mi/h to km/h'],
	['백이십삼 더하기 사백오십육', '123 + 456'],
	['이천오백 나누기 이십오', '2500 / 25']
])('a 키로 is of what is asked about, and sums may be said: %s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

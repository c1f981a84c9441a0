import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

test.each([
	['340 km with 22 litres, how many litres per 100 km?', ['22 / 340 * 100']],
	["I drove 340 km with 22 litres, what's that per 100 km?", ['22 / 340 * 100']],
	['I used 22 l for 340 km. How many l/100 km is that?', ['22 / 340 * 100']],
	['340 km on 22 litres, how many km per litre?', ['340 / 22']],
	[
		'I walked 5 km in 50 minutes, how many km per hour is that?',
		['(5 km) / (50 minute) to km/hour']
	],
	['340km 가는 데 22리터 들었으면 100km당 몇 리터야?', ['22 / 340 * 100']],
	['22리터로 340km 갔으면 리터당 몇 km야?', ['340 / 22']]
])('one measure for another: %s', (request, wanted) => {
	expect(expressions(request)).toEqual(wanted);
});

test.each([
	['I earn 3200 a month, how much a year?', ['3200 * 12']],
	['I earn 3200 a month, how much a year / per day?', ['3200 * 12', '3200 * 12 / 365']],
	['I make $54,000 a year, how much is that per month?', ['54000 / 12']],
	['We spend 90 euros a week. How much is that a year?', ['90 * 52']],
	['coffee costs me 4 euros a day, how much is that per week?', ['4 * 7']],
	['한 달에 320만 원 벌면 1년에 얼마야?', ['3200000 * 12']],
	['연봉이 4,800만 원이면 월급은 얼마야?', ['48000000 / 12']],
	['하루에 오천 원 쓰면 일 년에 얼마?', ['5000 * 365']]
])('an amount for another span of time: %s', (request, wanted) => {
	expect(expressions(request)).toEqual(wanted);
});

test.each([
	['이만 삼천 원에 세 개면 하나에 얼마', ['23000 / 3']],
	['만 이천 원에 네 병이면 한 병에 얼마예요?', ['12000 / 4']],
	['3 for 2.40, how much is one?', ['2.40 / 3']],
	['If 6 bottles cost 8.40 euros, how much is each?', ['8.40 / 6']],
	['I paid 24 for 3 tickets, how much is one ticket?', ['24 / 3']]
])('the price of one: %s', (request, wanted) => {
	expect(expressions(request)).toEqual(wanted);
});

test.each([
	['스물다섯 살이면 몇 년생', ['birth year at 25']],
	['만 40세면 몇 년생이야?', ['birth year at 40']],
	["If I'm 25, what year was I born in?", ['birth year at 25']],
	['백일 뒤는 며칠', ['today + 100 days']],
	['삼십일 전은 무슨 요일이야?', ['today - 30 days']],
	['오늘부터 3주 뒤는 언제야?', ['today + 3 weeks']]
])('days and years: %s', (request, wanted) => {
	expect(expressions(request)).toEqual(wanted);
});

test.each([
	['12 stone 4 in kg', ['12 stone + 4 lb to kg']],
	['how many km in a mile', ['1 mile to km']],
	['How many grams are there in an ounce?', ['1 oz to g']],
	['how many minutes is one hour?', ['1 hour to minute']]
])('another unit: %s', (request, wanted) => {
	expect(expressions(request)).toEqual(wanted);
});

test.each([
	'I earn 3200 a month and pay 19% tax, how much a year?',
	'I earn 3200 a month',
	'3 apples and 4 pears, how much is one?',
	'what happened in a year like 1989?',
	'what is the speed of light per second?',
	'사천오백 원짜리 사과 세 개는 얼마야?',
	'사과 세 개는 얼마야?',
	'pens cost 2 euros each, how much are 3 of them?',
	'백일 잔치는 언제야?',
	'how many people live in a city'
])('is left to the model: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../tools/calculator/evaluate.ts';

const now = new Date(2026, 10, 26, 12);

function exact(expression: string): string {
	const result = evaluate(expression, { now });
	if (result.type !== 'value') throw new Error(`a ${result.type}`);
	return result.exact;
}

describe('sums as people say them', () => {
	test.each([
		['15% tip on 86.40', '12.96'],
		['a 15% tip on $86.40', '12.96'],
		['86.40 with a 15% tip', '99.36'],
		['15% tip on 86.40 split 3 ways', '33.12'],
		['86.40 with 15% tip split between 4 people', '24.84'],
		['from 1180 to 1265 in percent', '7.203389830508475%'],
		['percent change from 50 to 75', '50%'],
		['20% off 59.99', '47.992'],
		['59.99 with 20% off', '47.992'],
		['what percent of 80 is 12', '15%'],
		['12 is what percent of 80?', '15%'],
		['30 out of 40 as a percentage', '75%'],
		['increase 80 by 15%', '92'],
		['12 times 30 plus 4', '364'],
		['square root of 144', '12'],
		['mean of 3, 4 and 8', '5'],
		['let x = 5', '5'],
		['solve 2x + 3 = 11 for x', 'x = 4'],
		['derivative of x^3', '3x^2'],
		['80의 12는 몇 퍼센트', '15%'],
		['12는 80의 몇 퍼센트야?', '15%'],
		['2340의 18%는 얼마야?', '421.2'],
		['1180에서 1265로 오르면 몇 퍼센트?', '7.203389830508475%'],
		['5만원에서 20% 할인하면 얼마?', '40000'],
		['59,900원짜리 신발 10% 할인하면 얼마야?', '53910'],
		['3만 5천원에 부가세 10% 더하면?', '38500'],
		['12 더하기 30은?', '42'],
		['3, 4, 5의 평균', '4']
	])('%s is %s', (said, value) => {
		expect(exact(said)).toBe(value);
	});
});

describe('days and hours', () => {
	test.each([
		['3 weeks from today', '2026-12-17 (Thursday)'],
		['2 weeks and 3 days from today', '2026-12-13 (Sunday)'],
		['10 days ago', '2026-11-16 (Monday)'],
		['what time is it in 3 hours?', '2026-11-26 15:00 (Thursday)'],
		['what time was it 45 minutes ago', '2026-11-26 11:15 (Thursday)'],
		['what is the date in 90 days?', '2027-02-24 (Wednesday)'],
		['3시간 뒤면 몇 시야?', '2026-11-26 15:00 (Thursday)'],
		['지금부터 30분 뒤는 몇 시야?', '2026-11-26 12:30 (Thursday)'],
		['90분 전은 몇 시였어?', '2026-11-26 10:30 (Thursday)'],
		['days until 2026-12-24', '28 days'],
		['how many days until December 24?', '28 days'],
		['weeks between 2026-01-01 and 2026-03-05', '9 weeks'],
		['what day of the week is 24 December 2026', '2026-12-24 (Thursday)'],
		['how old is someone born 1990-05-17', '36 years 6 months 9 days'],
		['2h 45m + 1h 30m', '4 h 15 min'],
		['2h 45m to minutes', '165 minutes'],
		['2h 30m * 3', '7 h 30 min'],
		['14:30 + 2h 45m', '17:15'],
		['23:30 + 1h', '00:30 (+1 day)'],
		['9:15 to 17:40', '8 h 25 min'],
		['오늘부터 3주 뒤', '2026-12-17 (Thursday)'],
		['birth year at 25', '2000 or 2001'],
		['100일 뒤는 며칠이야?', '2027-03-06 (Saturday)'],
		['2026년 12월 24일까지 며칠 남았어?', '28 days'],
		['2026년 12월 24일은 무슨 요일이야?', '2026-12-24 (Thursday)']
	])('%s is %s', (said, value) => {
		expect(exact(said)).toBe(value);
	});
});

describe('units', () => {
	test.each([
		['5 ft 11 in to cm', '180.34 cm'],
		['5\'11" to cm', '180.34 cm'],
		['180 cm to ft and in', '5 ft 10.8661 in'],
		['5 lb 3 oz to g', '2353.010419375 g'],
		['20 C to F', '68 degF'],
		['10 m / 2 s', '5 m/s'],
		['100 km / 8 l', '12.5 km/l'],
		['3 N * 2 m', '6 J']
	])('%s is %s', (said, value) => {
		expect(exact(said)).toBe(value);
	});
});

describe('pasted columns', () => {
	test.each([
		['mean(12\n15\n18)', '15'],
		['mean(12 15 18)', '15'],
		['sum(12\t15\t18)', '45'],
		['mean(1,200\n1,350\n1,500)', '1350'],
		['sum($12.50\n$7.50)', '20'],
		['mean(month\tsales\nJan\t100\nFeb\t120)', '110'],
		['median(Jan,100\nFeb,120\nMar,500)', '120'],
		['quantileSeq(1\n2\n3\n4\n5, 0.5)', '3'],
		['corr(1\t2\n2\t4\n3\t6)', '1']
	])('%j is %s', (pasted, value) => {
		expect(exact(pasted)).toBe(value);
	});

	test('of several columns of numbers none is chosen silently', () => {
		expect(() => exact('mean(month\tsales\tcost\nJan\t100\t50\nFeb\t120\t60)')).toThrow(
			'sales, cost'
		);
	});

	test('ten thousand rows are no trouble', () => {
		const rows = Array.from({ length: 1_500 }, (_, index) => String(index + 1)).join('\n');
		expect(exact(`mean(${rows})`)).toBe('750.5');
	});
});

describe('fractions', () => {
	test('a sum of fractions is shown as a fraction too, and fraction() gives one', () => {
		expect(evaluate('7/12 + 5/18')).toMatchObject({
			exact: '0.8611111111111111',
			reading: '7/12 + 5/18 = 31/36'
		});
		expect(exact('fraction(1/3 + 1/4)')).toBe('7/12');
	});
});

import { describe, expect, test } from 'vitest';
import { expressionNames } from '../../../main/kernel/decide/expression.ts';
import { evaluate as evaluateAny } from '../../../tools/calculator/evaluate.ts';

function evaluate(expression: string, now?: Date) {
	const result = evaluateAny(expression, now && { now });
	if (result.type !== 'value') throw new Error(`a ${result.type}`);
	return result;
}
const exact = (expression: string): string => evaluate(expression).exact;

describe('arithmetic is exact', () => {
	test.each([
		['0.1 + 0.2', '0.3'],
		['18% * 2340', '421.2'],
		['100 + 8%', '108'],
		['100 - 20%', '80'],
		['86.40 * 15%', '12.96'],
		['1000 * (1 + 5%)^3', '1157.625'],
		['2^100', '1267650600228229401496703205376'],
		['25!', '15511210043330985984000000'],
		['1/3 * 3', '1'],
		['-7 mod 3', '2'],
		['-2^2', '-4'],
		['sqrt(1/4)', '0.5'],
		['round(2.675, 2)', '2.68'],
		['gcd(12, 18)', '6'],
		['lcm(4, 6)', '12'],
		['combinations(52, 5)', '2598960'],
		['mean([1, 2, 6])', '3'],
		['123456789012345678901234567890 + 1', '123456789012345678901234567891']
	])('%s is %s', (expression, value) => {
		expect(exact(expression)).toBe(value);
	});

	test('what never ends is given to sixteen digits, and rounded', () => {
		expect(evaluate('(1265 - 1180) / 1180 * 100')).toEqual({
			type: 'value',
			exact: '7.203389830508475',
			rounded: '7.2034',
			reading: '(1265 - 1180) / 1180 * 100'
		});
		expect(exact('sqrt(2)')).toBe('1.414213562373095');
	});

	test('every factorial up to 40 agrees with repeated multiplication', () => {
		let product = 1n;
		for (let n = 1n; n <= 40n; n++) {
			product *= n;
			expect(exact(`${n}!`)).toBe(String(product));
		}
	});
});

describe('units, dates, lists', () => {
	test.each([
		['12 cm to inch', '4.724409448818898 inch'],
		['20 degC to degF', '68 degF'],
		['20 °C to °F', '68 degF'],
		['-40 degF to degC', '-40 degC'],
		['30 min to s', '1800 s'],
		['60 km/h * 2 h', '120 km'],
		['60 mph to km/h', '96.56064 km/h'],
		['3 km + 200 m', '3.2 km'],
		['sin(30 deg)', '0.5'],
		['[1, 2; 3, 4] * [5; 6]', '[[17], [39]]'],
		['det([[1, 2], [3, 4]])', '-2'],
		['x = 3; x^2', '9'],
		['3 > 2', 'true'],
		['2026-03-01 - 2026-01-15', '45 days'],
		['2026-01-31 + 1 month', '2026-02-28 (Saturday)'],
		['2024-02-29 + 1 year', '2025-02-28 (Friday)'],
		['2026-12-25 - 2026-12-11 to weeks', '2 weeks'],
		['2026-06-15 - 2026-01-15 to months', '5 months'],
		['2026-01-15 - 2024-01-15 to years', '2 years'],
		['2026-01-01 - 2026-01-03', '-2 days'],
		['2026-01-01', '2026-01-01 (Thursday)'],
		['2026-01-01 + 30 hours', '2026-01-02 06:00 (Friday)']
	])('%s is %s', (expression, value) => {
		expect(exact(expression)).toBe(value);
	});

	test('today is the day it is', () => {
		expect(evaluate('today + 3 weeks', new Date(2026, 0, 1)).exact).toBe('2026-01-22 (Thursday)');
	});

	test('a day that no calendar has is refused', () => {
		expect(() => evaluate('2026-02-30 + 1 day')).toThrow('no date');
	});
});

describe('what people type is understood', () => {
	test.each([
		['18% of 2,340', '421.2'],
		['2,340 x 3', '7020'],
		['3×4÷2−1', '5'],
		['１８％ * ２３４０', '421.2'],
		['$1,200 * 3', '3600'],
		['3만 5천원 + 100', '35100'],
		['1,234,567 + 1', '1234568'],
		['max(100,200)', '200'],
		['[1,200,3]', '[1, 200, 3]'],
		['5²', '25'],
		['√16', '4'],
		['2½ * 2', '5'],
		['2+2=', '4'],
		['2**10', '1024'],
		['0x1F + 1', '32'],
		['15 percent of 80', '12'],
		['٣ + ٤', '7']
	])('%s is %s', (expression, value) => {
		expect(exact(expression)).toBe(value);
	});
});

describe('a percentage with more behind it', () => {
	test.each([
		['86.40 * 15% + 86.40', '99.36'],
		['100 + 10% + 5%', '115.5'],
		['100 - 10% - 5%', '85.5'],
		['100% - 30%', '0.7'],
		['10% + 28700', '28700.1'],
		['2 * (10% + 5%)', '0.21'],
		['max(100 + 10% - 5, 2%+1)', '105'],
		['17 % 5', '2'],
		['17 % -5', '-3']
	])('%s is %s', (expression, value) => {
		expect(exact(expression)).toBe(value);
	});
});

describe('nothing but arithmetic can be reached', () => {
	test.each([
		'import({a: 1})',
		'createUnit("a")',
		'config({number: "number"})',
		'evaluate("1+1")',
		'parse("1")',
		'compile("1")',
		'parser()',
		'typed({})',
		'simplify("x")',
		'derivative("x^2", "x")',
		'cos.constructor("return process")()',
		'(1).constructor',
		'constructor',
		'__proto__',
		'toString',
		'x = {a: 1}',
		'sin = 3',
		'pi = 3',
		'cm = 3',
		'a[1] = 2',
		'f(x) = f(x)',
		'"text"',
		'1:1000000000',
		'help(sin)',
		'print("a", {})',
		'process',
		'globalThis'
	])('%s is refused', (expression) => {
		expect(() => evaluate(expression)).toThrow();
	});

	test('one expression leaves no trace for the next', () => {
		evaluate('x = 3; x');
		expect(() => evaluate('x')).toThrow('knows no name');
	});
});

describe('too large is said at once', () => {
	test.each([
		'10^10^10',
		'10^(10^10)',
		'9^9^9^9',
		'factorial(1e6)',
		'1000000!',
		'5!!!!!',
		'1e999999999 * 2',
		'2^(1/1e-9)',
		'zeros(100000, 100000)',
		'ones(1e9)',
		'identity(1e6)',
		'zeros([1e5, 1e5])',
		'1'.repeat(1_000_000),
		`${'('.repeat(500)}1${')'.repeat(500)}`,
		`1${'+1'.repeat(1900)}+1+1+1+1`,
		`${'-'.repeat(3000)}1`
	])('%#', (expression) => {
		expect(() => evaluate(expression)).toThrow(
			/too long|too large|too deep|cell by cell|nested|more than|value/
		);
	});

	test.each(['', '   ', '=', '?', '1/0', '0/0', 'km', '10 USD to EUR', '1 +', 'hello world', ')('])(
		'"%s" has no value, and the reason is a sentence',
		(expression) => {
			expect(() => evaluate(expression)).toThrow(/^[A-Z"].*\.$/);
		}
	);
});

describe('what the decision grammar can print', () => {
	test('every function it may name is known', () => {
		const unknown = expressionNames.functions.filter((name) => {
			return [`${name}(4)`, `${name}(0.5)`, `${name}(4, 2)`].every((expression) => {
				try {
					evaluate(expression);
					return false;
				} catch {
					return true;
				}
			});
		});
		expect(unknown).toEqual([]);
	});

	test('every unit it may name is known', () => {
		const all = expressionNames.units.map((name) => `3 ${name}`).join('; ');
		expect(exact(`${all}; 1`)).toBe('1');
	});
});

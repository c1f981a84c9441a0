import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../tools/calculator/evaluate.ts';
import type { Result } from '../../../tools/calculator/result.ts';

function value(expression: string): Extract<Result, { type: 'value' }> {
	const result = evaluate(expression);
	if (result.type !== 'value') throw new Error(`a ${result.type}`);
	return result;
}

describe('equations are solved exactly where that is possible', () => {
	test.each([
		['solve(2x + 3 = 11, x)', 'x = 4', 'solutions'],
		['solve(x^2 - 5x + 6 = 0, x)', 'x = 2 or x = 3', 'solutions'],
		['solve(x^2 - 4, x)', 'x = -2 or x = 2', 'solutions'],
		['solve(3x = 1, x)', 'x = 1/3', 'solutions'],
		['solve(x^2 = 2, x)', 'x = -sqrt(2) or x = sqrt(2)', 'solutions'],
		[
			'solve(3x^2 - 2x - 4 = 0, x)',
			'x = (1 - sqrt(13)) / 3 or x = (1 + sqrt(13)) / 3',
			'solutions'
		],
		[
			'solve(x^2 + x + 1 = 0, x)',
			'x = (-1 + sqrt(3) i) / 2 or x = (-1 - sqrt(3) i) / 2',
			'complex'
		],
		['solve(x^3 = 8, x)', 'x = 2', 'and-complex'],
		['solve(x^3 - 2x^2 - 5x + 6 = 0, x)', 'x = -2 or x = 1 or x = 3', 'solutions'],
		[
			'solve(x^4 - 5x^2 + 6 = 0, x)',
			'x = -sqrt(3) or x = -sqrt(2) or x = sqrt(2) or x = sqrt(3)',
			'solutions'
		],
		['solve((2x - 1)^7 = 0, x)', 'x = 0.5', 'solutions'],
		['solve(1/x + 1/(2x) = 3, x)', 'x = 0.5', 'solutions'],
		['solve((x^2 - 1)/(x - 1) = 0, x)', 'x = -1', 'solutions'],
		['solve(x^5 - x - 1 = 0, x)', 'x ≈ 1.167303978', 'and-complex'],
		['solve(cos(x) = x, x)', 'x ≈ 0.7390851332', 'tried'],
		['solve(2^x = 8, x)', 'x = 3', 'tried'],
		['solve(x = x + 1, x)', 'no real solution', 'none'],
		['solve(2(x + 1) = 2x + 2, x)', 'every x solves it', 'every'],
		['solve(a*x + b = c, x)', 'x = (c - b) / a', 'solutions'],
		['solve(x + y = 10, x - y = 2, x, y)', 'x = 6, y = 4', 'solutions'],
		['solve(2x + 3y = 1, x - y = 1, x, y)', 'x = 0.8, y = -0.2', 'solutions'],
		['solve(x + y + z = 6, x - y = 0, z = 2, x, y, z)', 'x = 2, y = 2, z = 2', 'solutions'],
		['solve(x + y = 10, x*y = 21, x, y)', 'x = 3, y = 7 or x = 7, y = 3', 'solutions'],
		['solve(x + y = 1, x + y = 2, x, y)', 'no solution', 'none'],
		['solve(x + y = 1, 2x + 2y = 2, x, y)', 'infinitely many solutions', 'many'],
		['solve(2x + 3 > 7, x)', 'x > 2', 'solutions'],
		['solve(x^2 <= 4, x)', '-2 <= x <= 2', 'solutions'],
		['solve(1/x > 1, x)', '0 < x < 1', 'solutions'],
		['2x + 3 = 11', 'x = 4', 'solutions'],
		['x(x + 1) = 12', 'x = -4 or x = 3', 'solutions']
	])('%s gives %s', (expression, exact, kind) => {
		expect(value(expression)).toMatchObject({ exact, kind });
	});

	test('roots of random products are found again, every one of them', () => {
		let seed = 7;
		const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 41;
		for (let round = 0; round < 40; round++) {
			const roots = [...new Set(Array.from({ length: 4 }, () => next() - 20))].sort(
				(a, b) => a - b
			);
			const product = roots.map((root) => `(x - (${root}))`).join(' * ');
			expect(value(`solve(${product} = 0, x)`).exact).toBe(
				roots.map((root) => `x = ${root}`).join(' or ')
			);
		}
	});

	test('what is no round number is given exactly and rounded, and the equation is what was read', () => {
		expect(value('solve(x^2 = 2, x)')).toEqual({
			type: 'value',
			exact: 'x = -sqrt(2) or x = sqrt(2)',
			rounded: 'x ≈ -1.4142 or x ≈ 1.4142',
			reading: 'x^2 = 2',
			kind: 'solutions'
		});
	});

	test.each([
		'solve(x^2 + y^2 = 1, x*y = 3, x, y)',
		'solve()',
		'solve(3)',
		'solve(x = 1 = 2, x)',
		'solve(a*x^2 = b, x)'
	])('%s is refused in words', (expression) => {
		expect(() => evaluate(expression)).toThrow(/^[A-Z"].*\.$/);
	});
});

describe('formulas', () => {
	test.each([
		['derivative(x^2 + 3x, x)', '2x + 3'],
		['derivative(x^2, x, 3)', '6'],
		['derivative(sin(x) * e^x, x)', 'e^x * (cos(x) + sin(x))'],
		['derivative(0.5x^2, x)', 'x'],
		['simplify(2x + 3x)', '5x'],
		['simplify((x^2 - 1)/(x - 1))', 'x + 1'],
		['expand((x + 1)^3)', 'x^3 + 3x^2 + 3x + 1'],
		['factor(x^2 - 5x + 6)', '(x - 2) (x - 3)'],
		['factor(2x^3 - 8x)', '2 x (x + 2) (x - 2)'],
		['factor(360)', '2^3 * 3^2 * 5'],
		['integrate(x^2, x, 0, 3)', '9'],
		['integrate(x^2, x)', 'x^3 / 3 + C'],
		['integrate(sin(x), x, 0, pi)', '≈ 2'],
		['integrate(1/sqrt(x), x, 0, 1)', '≈ 2'],
		['integrate(e^(-x^2), x, -5, 5)', '≈ 1.772453851']
	])('%s is %s', (expression, exact) => {
		expect(value(expression).exact).toBe(exact);
	});

	test('a derivative agrees with the slope between two near places', () => {
		for (const formula of [
			'x^3 - 2x',
			'sin(x)^2',
			'sqrt(x + 2)',
			'log(x + 3) / (x + 4)',
			'e^(x/2)'
		]) {
			const [low, high] = ['(0.7 - 10^-7)', '(0.7 + 10^-7)'].map((place) =>
				Number(value(formula.replace(/(?<![a-z])x/g, place)).exact)
			);
			const slope = ((high ?? NaN) - (low ?? NaN)) / 2e-7;
			const derived = value(`derivative(${formula}, x, 0.7)`).exact.replace('≈ ', '');
			expect(Number(derived)).toBeCloseTo(slope, 5);
		}
	});
});

describe('plots', () => {
	interface Point {
		x: number;
		y: number | null;
		series: string;
	}
	function points(expression: string): Point[] {
		const result = evaluate(expression);
		if (result.type !== 'plot') throw new Error(`a ${result.type}`);
		return (result.spec['data'] as { values: Point[] }).values;
	}

	test.each([
		['plot(y = 2^x, y)', '2^x; -10 ≤ x ≤ 10'],
		['plot(y = x^2 - 3x, x)', 'x^2 - 3x; -10 ≤ x ≤ 10'],
		['plot(f(t) = t^2, t, 0, 2)', 't^2; 0 ≤ t ≤ 2']
	])('an equation of a curve is drawn as its right side: %s', (expression, start) => {
		const result = evaluate(expression);
		expect(result.type === 'plot' && result.alt.startsWith(start)).toBe(true);
	});

	test('a plot brings its own data and says what is in it', () => {
		const result = evaluate('plot(x^2, x, -2, 2)');
		expect(result).toMatchObject({ type: 'plot', alt: 'x^2; -2 ≤ x ≤ 2; -0.2 ≤ y ≤ 4.2' });
		expect(JSON.stringify(result)).not.toMatch(/"url"|https?:/);
		for (const { x, y } of points('plot(x^2, x, -2, 2)')) expect(y).toBeCloseTo(x * x, 9);
	});

	test('without a range it is drawn around zero', () => {
		for (const expression of ['plot(x^2)', 'plot(x^2, x)']) {
			expect(evaluate(expression)).toMatchObject({ alt: 'x^2; -10 ≤ x ≤ 10; -5 ≤ y ≤ 105' });
		}
		expect(evaluate('plot(t^2 - 1, t, 0, 2)')).toMatchObject({
			alt: 't^2 - 1; 0 ≤ t ≤ 2; -1.2 ≤ y ≤ 3.2'
		});
	});

	test('several functions are drawn as several lines', () => {
		const series = new Set(points('plot(sin(x), cos(x), x, 0, 10)').map((point) => point.series));
		expect([...series]).toEqual(['sin(x)', 'cos(x)']);
	});

	test('at a pole, and where there is no value, the line has a gap; at a zero it has none', () => {
		const gaps = (expression: string) => points(expression).filter(({ y }) => y === null).length;
		expect(gaps('plot(tan(x), x, -5, 5)')).toBe(4);
		expect(gaps('plot(1/x, x, -2, 2)')).toBe(1);
		expect(gaps('plot(sqrt(x), x, -4, 4)')).toBe(200);
		expect(gaps('plot(x^3 - x, x, -2, 2)')).toBe(0);
	});
});

describe('money', () => {
	test.each([
		['pmt(4.5% / 12, 360, 300000)', '1520.06'],
		['pmt(0, 12, 1200)', null],
		['fv(5% / 12, 120, 200, 1000)', '32703.47'],
		['pv(3%, 10, 1000)', '8530.2'],
		['npv(10%, 300, 400, 500)', '978.96'],
		['irr(-1000, 300, 400, 500, 600)', '24.89%'],
		['nper(1%, 200, 5000)', '28.9118']
	])('%s is about %s', (expression, rounded) => {
		const told = value(expression).rounded;
		expect(told === null ? told : told.replace(/(\.\d)0$/, '$1')).toBe(rounded);
	});

	test('what a loan costs is what its payments are worth', () => {
		const payment = value('pmt(6% / 12, 48, 15000)').exact;
		expect(Number(value(`pv(6% / 12, 48, ${payment})`).exact)).toBeCloseTo(15_000, 6);
	});
});

import type { Algebra } from './algebra.ts';
import { CalculatorError } from './calculator-error.ts';
import { evaluateExactly } from './exact.ts';
import { formatRational } from './format.ts';
import { integrateNumerically } from './numeric.ts';
import {
	addPolynomials,
	degree,
	derive,
	dividePolynomials,
	greatestCommonDivisor,
	leading,
	primitive,
	scale,
	toQuotient,
	valueAt,
	type Polynomial
} from './polynomial.ts';
import { printExpression, printPolynomial } from './print.ts';
import { divide, isWhole, rational, subtract, type Rational } from './rational.ts';
import { approximateResult, valueResult, type Result } from './result.ts';
import { realRoots } from './roots.ts';

/** The polynomial that an expression is; undefined when it is none. */
function polynomialOf(text: string, name: string, algebra: Algebra): Polynomial | undefined {
	const quotient = toQuotient(algebra.parse(text), name, algebra.source);
	if (quotient === undefined || degree(quotient.bottom) > 0) return undefined;
	return scale(quotient.top, divide(rational(1n), leading(quotient.bottom)));
}

const hasDecimals = (text: string): boolean => /\d\.\d/.test(text);

export function derivative(text: string, name: string, algebra: Algebra): string {
	const polynomial = polynomialOf(text, name, algebra);
	if (polynomial !== undefined) {
		return printPolynomial(derive(polynomial), name, hasDecimals(text));
	}
	return printExpression(algebra.simplify(algebra.derive(text, name)));
}

export function simplify(text: string, name: string | undefined, algebra: Algebra): string {
	const plain = printExpression(algebra.simplify(text));
	const expanded = name === undefined ? undefined : expandQuotient(text, name, algebra);
	return expanded !== undefined && expanded.length <= plain.length ? expanded : plain;
}

/** One fraction in lowest terms, multiplied out. */
function expandQuotient(text: string, name: string, algebra: Algebra): string | undefined {
	const quotient = toQuotient(algebra.parse(text), name, algebra.source);
	if (quotient === undefined) return undefined;
	const common = greatestCommonDivisor(quotient.top, quotient.bottom);
	const bottom = dividePolynomials(quotient.bottom, common).whole;
	const first = leading(bottom);
	const over = (polynomial: Polynomial): Polynomial =>
		scale(polynomial, divide(rational(1n), first));
	const top = over(dividePolynomials(quotient.top, common).whole);
	const print = (polynomial: Polynomial): string =>
		printPolynomial(polynomial, name, hasDecimals(text));
	if (degree(bottom) === 0) return print(top);
	const wrap = (written: string): string => (/[ /]/.test(written) ? `(${written})` : written);
	return `${wrap(print(top))} / ${wrap(print(over(bottom)))}`;
}

export function expand(text: string, name: string, algebra: Algebra): string {
	const expanded = expandQuotient(text, name, algebra);
	if (expanded === undefined) throw notPolynomial('multiplied out');
	return expanded;
}

/** Into factors with whole coefficients: those of degree one that there are, and the rest. */
export function factor(text: string, name: string, algebra: Algebra): string {
	const polynomial = polynomialOf(text, name, algebra);
	if (polynomial === undefined || degree(polynomial) < 1) throw notPolynomial('factored');
	const { rational: roots } = realRoots(polynomial);
	let rest = primitive(polynomial);
	const factors: string[] = [];
	const isZero = ({ top }: Rational): number => Number(top === 0n);
	for (const root of roots.sort((a, b) => isZero(b) - isZero(a))) {
		const linear: Polynomial = [rational(-root.top), rational(root.bottom)];
		let times = 0;
		while (degree(rest) > 0 && valueAt(rest, root).top === 0n) {
			rest = dividePolynomials(rest, linear).whole;
			times++;
		}
		const written = printPolynomial(linear, name, false);
		const base = root.top === 0n ? written : `(${written})`;
		factors.push(times === 1 ? base : `${base}^${times}`);
	}
	if (degree(rest) > 0) {
		const written = primitive(rest);
		factors.push(`(${printPolynomial(written, name, false)})`);
		rest = [divide(leading(rest), leading(written))];
	}
	const outside = divide(leading(polynomial), leading(primitive(polynomial)));
	const constant = { top: outside.top * (rest[0]?.top ?? 1n), bottom: outside.bottom };
	const sign = constant.top < 0n ? '-' : '';
	const size = constant.top < 0n ? -constant.top : constant.top;
	const whole = size === 1n ? '' : `${size} `;
	const below = constant.bottom === 1n ? '' : ` / ${constant.bottom}`;
	return `${sign}${whole}${factors.join(' ')}${below}`;
}

/** The prime factors of a whole number, smallest first. */
export function primeFactors(value: Rational): string {
	const size = value.top < 0n ? -value.top : value.top;
	if (!isWhole(value) || size < 2n) {
		throw new CalculatorError('BAD_INPUT', 'Only whole numbers from 2 on have prime factors.');
	}
	if (size > 10n ** 15n) {
		throw new CalculatorError('LIMIT', 'Only numbers up to 10^15 are taken apart into primes.');
	}
	const found = new Map<bigint, number>();
	let rest = size;
	for (let prime = 2n; prime * prime <= rest; prime += prime === 2n ? 1n : 2n) {
		while (rest % prime === 0n) {
			rest /= prime;
			found.set(prime, (found.get(prime) ?? 0) + 1);
		}
	}
	if (rest > 1n) found.set(rest, (found.get(rest) ?? 0) + 1);
	const powers = [...found].map(([prime, times]) =>
		times === 1 ? `${prime}` : `${prime}^${times}`
	);
	return (value.top < 0n ? '-' : '') + powers.join(' * ');
}

/** The integral between two bounds, exactly where the expression is a polynomial, else to ten digits. */
export function integrate(
	text: string,
	name: string,
	bounds: { low: string; high: string } | undefined,
	reading: string,
	algebra: Algebra
): Result {
	const polynomial = polynomialOf(text, name, algebra);
	const sum = polynomial && antiderivative(polynomial);
	if (bounds === undefined) {
		if (sum === undefined) {
			throw new CalculatorError(
				'BAD_INPUT',
				'Without bounds only polynomials can be integrated. Give both bounds: integrate(sin(x), x, 0, 3).'
			);
		}
		const written = printPolynomial(sum, name, hasDecimals(text));
		return valueResult(written === '0' ? 'C' : `${written} + C`, null, reading, 'formula');
	}
	const [low, high] = [bounds.low, bounds.high].map((bound) =>
		evaluateExactly(algebra.parse(bound), algebra.source)
	);
	if (sum !== undefined && low !== undefined && high !== undefined) {
		const { exact, rounded } = formatRational(subtract(valueAt(sum, high), valueAt(sum, low)));
		return valueResult(exact, rounded, reading);
	}
	const [from = NaN, to = NaN] = [bounds.low, bounds.high].map((bound) => {
		return algebra.curve(bound, name)(NaN);
	});
	if (!Number.isFinite(from) || !Number.isFinite(to)) {
		throw new CalculatorError('BAD_INPUT', 'The bounds of an integral are numbers.');
	}
	const value = integrateNumerically(algebra.curve(text, name), from, to);
	const tidy = Math.abs(value) < 1e-11 ? 0 : value;
	return approximateResult(tidy, reading);
}

function antiderivative(polynomial: Polynomial): Polynomial {
	const zero = rational(0n);
	const raised = polynomial.map((coefficient, power) =>
		divide(coefficient, rational(BigInt(power + 1)))
	);
	return addPolynomials([zero, ...raised], []);
}

function notPolynomial(what: string): CalculatorError {
	return new CalculatorError(
		'BAD_INPUT',
		`Only sums of powers of one name, such as x^2 - 5x + 6, can be ${what}.`
	);
}

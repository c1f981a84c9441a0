import { CalculatorError } from './calculator-error.ts';

/** An exact number: a fraction of two whole numbers of any length, in lowest terms, the lower one positive. */
export interface Rational {
	top: bigint;
	bottom: bigint;
}

/** Longer numbers help nobody and take ever longer to compute. */
const longestBits = 40_000;

export function rational(top: bigint, bottom = 1n): Rational {
	if (bottom === 0n) throw new CalculatorError('BAD_INPUT', 'Division by zero has no value.');
	const sign = bottom < 0n ? -1n : 1n;
	const divisor = gcd(abs(top), abs(bottom));
	const result = { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor };
	if (bits(result.top) > longestBits || bits(result.bottom) > longestBits) throw tooLong();
	return result;
}

/** A number as it is written: `12`, `0.5`, `1.2e-3`. */
export function parseRational(text: string): Rational {
	const match = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
	if (match === null) throw new CalculatorError('BAD_INPUT', `"${text}" is not a number.`);
	const [, whole = '', after = '', exponent = '0'] = match;
	const power = Number(exponent) - after.length;
	if (Math.abs(power) * 3.33 > longestBits) throw tooLong();
	const digits = BigInt(`${whole}${after}` || '0');
	return power >= 0
		? rational(digits * 10n ** BigInt(power))
		: rational(digits, 10n ** BigInt(-power));
}

export const add = (a: Rational, b: Rational): Rational =>
	rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const negate = (a: Rational): Rational => ({ top: -a.top, bottom: a.bottom });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational =>
	rational(a.top * b.top, a.bottom * b.bottom);
export const divide = (a: Rational, b: Rational): Rational =>
	rational(a.top * b.bottom, a.bottom * b.top);
export const floor = (a: Rational): Rational =>
	rational(a.top >= 0n ? a.top / a.bottom : -((-a.top + a.bottom - 1n) / a.bottom));
export const modulo = (a: Rational, b: Rational): Rational =>
	subtract(a, multiply(b, floor(divide(a, b))));
export const compare = (a: Rational, b: Rational): number =>
	Number(a.top * b.bottom - b.top * a.bottom > 0n) -
	Number(a.top * b.bottom - b.top * a.bottom < 0n);
export const isWhole = (a: Rational): boolean => a.bottom === 1n;

/** A power with a whole exponent; the size of the result is known before it is computed. */
export function power(base: Rational, exponent: bigint): Rational {
	const isUnit = base.bottom === 1n && base.top >= -1n && base.top <= 1n;
	const size = BigInt(Math.max(bits(base.top), bits(base.bottom)));
	// The lower bound of the length: the last bit of a base counts only for a part.
	if (!isUnit && (size - 1n || 1n) * abs(exponent) > BigInt(longestBits)) throw tooLong();
	const times = isUnit ? abs(exponent) % 2n : abs(exponent);
	if (isUnit && exponent !== 0n && base.top === 0n) {
		return exponent < 0n ? divide(rational(1n), base) : base;
	}
	const raised = rational(base.top ** times, base.bottom ** times);
	return exponent < 0n ? divide(rational(1n), raised) : raised;
}

export function factorial(a: Rational): Rational {
	if (!isWhole(a) || a.top < 0n) {
		throw new CalculatorError(
			'BAD_INPUT',
			'A factorial needs a whole number that is not negative.'
		);
	}
	// 4000! has about 42,000 bits.
	if (a.top > 4000n) throw tooLong();
	let result = 1n;
	for (let factor = 2n; factor <= a.top; factor++) result *= factor;
	return rational(result);
}

export function gcd(a: bigint, b: bigint): bigint {
	while (b !== 0n) [a, b] = [b, a % b];
	return a === 0n ? 1n : a;
}

function abs(value: bigint): bigint {
	return value < 0n ? -value : value;
}

function bits(value: bigint): number {
	return abs(value).toString(16).length * 4;
}

function tooLong(): CalculatorError {
	return new CalculatorError(
		'LIMIT',
		'The result is too long to write down: it has more than 12,000 digits. Ask for a smaller number.'
	);
}

import type * as mathjs from 'mathjs';
import { CalculatorError } from './calculator-error.ts';
import type { Rational } from './rational.ts';

export interface Formatted {
	exact: string;
	/** Shorter, where the exact one has more digits than a person wants; else null. */
	rounded: string | null;
}

/** Digits of a value that has no end. */
const significant = 16;
/** Digits after the point of a rounded value, and from how many on it is rounded. */
const roundedDecimals = 4;
const manyDecimals = 6;
const manyDigits = 21;

/** Written out in full when that has an end, else to sixteen digits. */
export function formatRational({ top, bottom }: Rational): Formatted {
	const sign = top < 0n ? '-' : '';
	const size = top < 0n ? -top : top;
	const decimals = decimalsOf(bottom);
	if (decimals === undefined || decimals > 40) {
		const digits = toSignificant(size, bottom);
		return { exact: sign + digits, rounded: shorter(sign + digits) };
	}
	const digits = ((size * 10n ** BigInt(decimals)) / bottom).toString().padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	const after = digits.slice(digits.length - decimals);
	const exact = sign + whole + (after === '' ? '' : `.${after}`);
	return { exact, rounded: shorter(exact) };
}

/** How many digits after the point a fraction has; undefined when they never end. */
function decimalsOf(bottom: bigint): number | undefined {
	let [twos, fives, rest] = [0, 0, bottom];
	while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
	while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
	return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** `size / bottom` to so many digits, rounded. */
function toSignificant(size: bigint, bottom: bigint): string {
	let exponent = size.toString().length - bottom.toString().length;
	if (scaled(size, bottom, exponent) < 10n ** BigInt(significant - 1)) exponent--;
	let digits = scaled(size, bottom, exponent).toString();
	if (digits.length > significant) {
		digits = digits.slice(0, significant);
		exponent++;
	}
	return place(digits, exponent);
}

function scaled(size: bigint, bottom: bigint, exponent: number): bigint {
	const shift = significant - 1 - exponent;
	const [up, down] =
		shift >= 0 ? [size * 10n ** BigInt(shift), bottom] : [size, bottom * 10n ** BigInt(-shift)];
	return (2n * up + down) / (2n * down);
}

/** Puts the point into digits whose first stands at 10^exponent. */
function place(digits: string, exponent: number): string {
	if (exponent < -7 || exponent > manyDigits) {
		const rest = digits.slice(1).replace(/0+$/, '');
		return `${digits.slice(0, 1)}${rest && `.${rest}`}e${exponent >= 0 ? '+' : ''}${exponent}`;
	}
	const padded = exponent < 0 ? '0'.repeat(-exponent) + digits : digits.padEnd(exponent + 1, '0');
	const point = Math.max(exponent, 0) + 1;
	const after = padded.slice(point).replace(/0+$/, '');
	return padded.slice(0, point) + (after && `.${after}`);
}

/** A rounded form of a plain decimal number that is longer than a person reads at a glance. */
function shorter(exact: string): string | null {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exact);
	if (match === null) return null;
	const [, sign = '', whole = '', after = ''] = match;
	if (whole.length > manyDigits) {
		return `${sign}${place(whole.slice(0, 6), whole.length - 1)}`;
	}
	if (after.length < manyDecimals) return null;
	const value = Number(exact);
	const rounded =
		Math.abs(value) >= 0.01
			? roundDecimal(sign, whole, after)
			: String(Number(value.toPrecision(roundedDecimals)));
	return rounded === exact ? null : rounded;
}

function roundDecimal(sign: string, whole: string, after: string): string {
	const kept = BigInt(whole + after.slice(0, roundedDecimals));
	const up = Number(after.charAt(roundedDecimals)) >= 5 ? 1n : 0n;
	const digits = (kept + up).toString().padStart(roundedDecimals + 1, '0');
	const end = digits.slice(-roundedDecimals).replace(/0+$/, '');
	return `${sign}${digits.slice(0, -roundedDecimals)}${end && `.${end}`}`;
}

/** Any value mathjs gives: a number, with or without a unit, a truth value, a list, a complex number. */
export function formatValue(math: mathjs.MathJsInstance, value: unknown): Formatted {
	const last = math.isResultSet(value) ? value.entries.at(-1) : value;
	switch (math.typeOf(last)) {
		case 'boolean':
			return { exact: String(last), rounded: null };
		case 'number':
		case 'BigNumber':
			return formatNumber(math, last);
		case 'Unit': {
			const text = formatUnit(math, last as mathjs.Unit);
			const [, digits, unit] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
			if (digits === undefined || unit === undefined) throw noValue();
			if (!Number.isFinite(Number(digits))) throw noValue();
			const plain = plainDigits(digits);
			const rounded = shorter(plain);
			return {
				exact: `${plain} ${tidyUnit(unit)}`,
				rounded: rounded && `${rounded} ${tidyUnit(unit)}`
			};
		}
		case 'Fraction':
		case 'Complex':
		case 'DenseMatrix':
		case 'Array': {
			const text = math.format(last, { precision: significant });
			const short = math.format(last, { precision: manyDecimals });
			if (/NaN|Infinity/.test(text)) throw noValue();
			return { exact: text, rounded: short === text ? null : short };
		}
		default:
			throw noValue();
	}
}

/** Units as they were written, where mathjs would say a speed in knots or a consumption in mm^-2. */
function formatUnit(math: mathjs.MathJsInstance, value: mathjs.Unit): string {
	const simplified = math.format(value, { precision: significant });
	if (!/knot|kph|\^-/.test(simplified)) return simplified;
	const plain = value.clone();
	Object.assign(plain, { skipAutomaticSimplification: true });
	const written = math.format(plain, { precision: significant });
	const names = written.match(/[a-zA-Z]+/g) ?? [];
	return new Set(names).size === names.length ? written : simplified;
}

function formatNumber(math: mathjs.MathJsInstance, value: unknown): Formatted {
	const text = math.format(value, { precision: significant, lowerExp: -7, upperExp: manyDigits });
	if (/NaN|Infinity/.test(text)) throw noValue();
	return { exact: text, rounded: shorter(text) };
}

function plainDigits(digits: string): string {
	return /^-?\d+(?:\.\d+)?e[+-]\d+$/.test(digits) &&
		Math.abs(Number(digits)) < 1e15 &&
		Math.abs(Number(digits)) >= 1e-6
		? Number(digits).toLocaleString('en', {
				useGrouping: false,
				maximumSignificantDigits: significant
			})
		: digits;
}

function tidyUnit(unit: string): string {
	return unit.replace(/\s*([/^*])\s*/g, '$1').replace(/^\((.*)\)$/, '$1');
}

function noValue(): CalculatorError {
	return new CalculatorError('BAD_INPUT', 'This has no value (perhaps a division by zero).');
}

/** A fraction as it is written by hand: `3`, `1/2`, `-7/3`. */
export function formatFraction({ top, bottom }: Rational): string {
	return bottom === 1n ? String(top) : `${top}/${bottom}`;
}

/** As a decimal number where that ends soon, else as a fraction where that is short, else to sixteen digits. */
export function formatShortest(value: Rational): string {
	const decimals = decimalsOf(value.bottom);
	const isShort = value.bottom < 10_000n;
	if ((decimals === undefined || decimals > manyDecimals) && isShort) return formatFraction(value);
	return formatRational(value).exact;
}

/** To ten digits: what was found by trying, or has no other name. */
export function formatApproximately(value: number): string {
	if (value === 0) return '0';
	const [digits = '', exponent = '0'] = Math.abs(value).toExponential(9).split('e');
	return (value < 0 ? '-' : '') + place(digits.replace('.', ''), Number(exponent));
}

/** Four digits after the point, or as many digits where there is nothing before it. */
export function formatRounded(value: number): string {
	const digits =
		Math.abs(value) >= 0.01 || value === 0 ? value.toFixed(roundedDecimals) : undefined;
	return String(Number(digits ?? value.toPrecision(roundedDecimals)));
}

import { degree, type Polynomial } from './polynomial.ts';
import type { Rational } from './rational.ts';

/** An expression of mathjs as people write it: `2 * x ^ 2` is `2x^2`. */
export function printExpression(text: string): string {
	return text
		.replace(/ \^ /g, '^')
		.replace(/(?<!\/ )(?<![\p{L}\p{N}_.^])(\d+(?:\.\d+)?) ?\*? (?=\p{L}(?!\p{L}|\())/gu, '$1')
		.replace(/(?<!\/ )(?<![\p{L}\p{N}_.^])(\d+(?:\.\d+)?) \* (?=[\p{L}(])/gu, '$1 ')
		.trim();
}

/** A polynomial, highest power first. Fractions as `x^2 / 2`, or decimals where the request has them. */
export function printPolynomial(polynomial: Polynomial, name: string, decimals: boolean): string {
	if (polynomial.length === 0) return '0';
	let text = '';
	for (let power = degree(polynomial); power >= 0; power--) {
		const coefficient = polynomial[power];
		if (coefficient === undefined || coefficient.top === 0n) continue;
		const isNegative = coefficient.top < 0n;
		const size = { ...coefficient, top: isNegative ? -coefficient.top : coefficient.top };
		if (text === '') text = isNegative ? '-' : '';
		else text += isNegative ? ' - ' : ' + ';
		text += printTerm(size, power, name, decimals);
	}
	return text;
}

function printTerm(
	{ top, bottom }: Rational,
	power: number,
	name: string,
	decimals: boolean
): string {
	const letters = power === 0 ? '' : power === 1 ? name : `${name}^${power}`;
	const short = decimals ? shortDecimal(top, bottom) : undefined;
	if (short !== undefined) return short === '1' && letters !== '' ? letters : short + letters;
	const above = letters === '' ? String(top) : `${top === 1n ? '' : top}${letters}`;
	return bottom === 1n ? above : `${above} / ${bottom}`;
}

function shortDecimal(top: bigint, bottom: bigint): string | undefined {
	const value = Number(top) / Number(bottom);
	const text = String(Number(value.toFixed(10)));
	return Number.isFinite(value) && Math.abs(Number(text) - value) <= 1e-15 * Math.abs(value)
		? text
		: undefined;
}

import type { Algebra } from './algebra.ts';
import type { ExpressionNode } from './allowed.ts';
import { CalculatorError } from './calculator-error.ts';
import { evaluateExactly } from './exact.ts';
import { formatApproximately, formatRounded, formatShortest } from './format.ts';
import { findRoots } from './numeric.ts';
import { degree, toQuotient, valueAt, type Polynomial } from './polynomial.ts';
import { radicalRoots } from './radicals.ts';
import { valueResult, type Result } from './result.ts';
import { realRoots } from './roots.ts';
import { compare, rational, type Rational } from './rational.ts';

/** One real solution: what it is called, and where it is. `isExact` says whether the name is all of it. */
export interface Solution {
	name: string;
	value: Rational;
	isExact: boolean;
}

export interface Solutions {
	real: Solution[];
	/** Names of complex ones, where they have short names and there is no real one. */
	complex: string[];
	/** How many complex ones there are beside. */
	complexCount: number;
	/** Found by trying: there may be more. */
	tried: boolean;
	/** Every number is one. */
	all?: boolean;
}

const mostShown = 6;

/** Every real solution of one equation, given as `left - right`. */
export function solveDifference(text: string, unknown: string, algebra: Algebra): Solutions {
	const node = algebra.parse(text);
	const quotient = toQuotient(node, unknown, algebra.source);
	if (quotient === undefined) return solveByTrying(text, node, unknown, algebra);
	const { top, bottom } = quotient;
	if (top.length === 0) return { ...nothing, all: true };
	if (degree(top) === 0) return nothing;
	const found = solvePolynomial(top);
	return { ...found, real: found.real.filter(({ value }) => !isPole(bottom, value)) };
}

const nothing: Solutions = { real: [], complex: [], complexCount: 0, tried: false };

function isPole(bottom: Polynomial, value: Rational): boolean {
	return degree(bottom) > 0 && valueAt(bottom, value).top === 0n;
}

export function solvePolynomial(polynomial: Polynomial): Solutions {
	const { rational: fractions, rest, others } = realRoots(polynomial);
	const names = degree(rest) > 0 ? radicalRoots(rest) : { real: [], complex: [] };
	const real = [
		...fractions.map((value) => ({ name: formatShortest(value), value, isExact: true })),
		...others.map((value, index) => {
			const name = names?.real[index];
			return name === undefined
				? { name: formatApproximately(toNumber(value)), value, isExact: false }
				: { name, value, isExact: true };
		})
	];
	real.sort((one, other) => compare(one.value, other.value));
	return {
		real,
		complex: real.length === 0 ? (names?.complex ?? []) : [],
		complexCount: Math.max(0, degree(rest)) - others.length,
		tried: false
	};
}

function solveByTrying(
	text: string,
	node: ExpressionNode,
	unknown: string,
	algebra: Algebra
): Solutions {
	const roots = findRoots(algebra.curve(text, unknown)).slice(0, mostShown);
	const real = roots.map((root) => {
		const near = nearFraction(root);
		const isExact =
			near !== undefined &&
			evaluateExactly(node, algebra.source, new Map([[unknown, near]]))?.top === 0n;
		return isExact
			? { name: formatShortest(near), value: near, isExact }
			: { name: formatApproximately(root), value: fromNumber(root), isExact: false };
	});
	real.sort((one, other) => compare(one.value, other.value));
	return { ...nothing, real, tried: true };
}

/** A short fraction that a number found by trying may stand for. */
function nearFraction(value: number): Rational | undefined {
	for (let bottom = 1; bottom <= 100; bottom++) {
		const top = Math.round(value * bottom);
		if (Math.abs(value - top / bottom) <= 1e-9 * Math.max(1, Math.abs(value))) {
			return rational(BigInt(top), BigInt(bottom));
		}
	}
	return undefined;
}

export function toNumber({ top, bottom }: Rational): number {
	const [above, below] = [Number(top), Number(bottom)];
	if (Number.isFinite(above) && Number.isFinite(below)) return above / below;
	const shift = BigInt(Math.max(0, bottom.toString(2).length - 60));
	return Number(top >> shift) / Number(bottom >> shift);
}

export function fromNumber(value: number): Rational {
	return rational(BigInt(Math.round(value * 2 ** 40)), 2n ** 40n);
}

/** Says the solutions of one equation. `reading` is the equation. */
export function tellSolutions(found: Solutions, unknown: string, reading: string): Result {
	if (found.all === true) {
		return valueResult(`every ${unknown} solves it`, null, reading, 'every');
	}
	if (found.real.length === 0) {
		if (found.complex.length > 0) {
			const names = found.complex.map((name) => `${unknown} = ${name}`).join(' or ');
			return valueResult(names, null, reading, 'complex');
		}
		return found.tried
			? valueResult('no solution found', null, reading, 'none-found')
			: valueResult('no real solution', null, reading, 'none');
	}
	const shown = found.real;
	const exact = shown
		.map(({ name, isExact }) => `${unknown} ${isExact ? '=' : '≈'} ${name}`)
		.join(' or ');
	const isShort = shown.every(({ name, isExact }) => isExact && /^-?\d+(?:\.\d{1,5})?$/.test(name));
	const rounded = shown
		.map(({ name, value }) => {
			const short = formatRounded(toNumber(value));
			return `${unknown} ${short === name ? '=' : '≈'} ${short}`;
		})
		.join(' or ');
	const kind = found.tried ? 'tried' : found.complexCount > 0 ? 'and-complex' : 'solutions';
	return valueResult(exact, isShort || rounded === exact ? null : rounded, reading, kind);
}

/** The solutions of an inequality, given as `left - right` and how it compares with zero. */
export function solveInequality(
	text: string,
	unknown: string,
	relation: '<' | '>' | '<=' | '>=',
	reading: string,
	algebra: Algebra
): Result {
	const quotient = toQuotient(algebra.parse(text), unknown, algebra.source);
	if (quotient === undefined) {
		throw new CalculatorError(
			'BAD_INPUT',
			'An inequality can only be solved where its unknown is added, multiplied and raised to whole powers.'
		);
	}
	const { top, bottom } = quotient;
	const zeros = degree(top) > 0 ? solvePolynomial(top).real : [];
	const poles = degree(bottom) > 0 ? solvePolynomial(bottom).real : [];
	const places = [...zeros, ...poles].sort((one, other) => compare(one.value, other.value));
	const holds = (at: Rational): boolean => {
		const below = valueAt(bottom, at);
		const sign = Math.sign(toNumber(valueAt(top, at))) * Math.sign(toNumber(below));
		return relation.startsWith('<') ? sign < 0 : sign > 0;
	};
	const one = rational(1n);
	const between = (low: Rational | undefined, high: Rational | undefined): Rational => {
		if (low === undefined) return high === undefined ? rational(0n) : minus(high, one);
		return high === undefined ? plus(low, one) : half(plus(low, high));
	};
	const ends = [undefined, ...places, undefined];
	const pieces: string[] = [];
	for (let index = 0; index + 1 < ends.length; index++) {
		const [low, high] = [ends[index], ends[index + 1]];
		if (!holds(between(low?.value, high?.value))) continue;
		const closed = relation.endsWith('=');
		const isIn = (end: Solution): boolean => closed && zeros.includes(end);
		const left = low && `${low.name} ${isIn(low) ? '<=' : '<'} `;
		const right = high && ` ${isIn(high) ? '<=' : '<'} ${high.name}`;
		if (low !== undefined && high === undefined) {
			pieces.push(`${unknown} ${isIn(low) ? '>=' : '>'} ${low.name}`);
		} else pieces.push(`${left ?? ''}${unknown}${right ?? ''}`);
	}
	if (pieces.length === 0) return valueResult('no real solution', null, reading, 'none');
	if (places.length === 0) return valueResult(`every ${unknown} solves it`, null, reading, 'every');
	return valueResult(pieces.join(' or '), null, reading, 'solutions');
}

const plus = (a: Rational, b: Rational): Rational =>
	rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const minus = (a: Rational, b: Rational): Rational =>
	rational(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const half = (a: Rational): Rational => rational(a.top, a.bottom * 2n);

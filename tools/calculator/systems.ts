import type { Algebra } from './algebra.ts';
import type { ExpressionNode } from './allowed.ts';
import { CalculatorError } from './calculator-error.ts';
import { formatApproximately, formatRounded, formatShortest } from './format.ts';
import { valueResult, type Result } from './result.ts';
import {
	add,
	divide,
	multiply,
	negate,
	parseRational,
	rational,
	subtract,
	type Rational
} from './rational.ts';
import { solveDifference, toNumber, type Solution } from './solve.ts';

const zero = rational(0n);

/** What is added up: so much of each unknown, and a number. The number is last. */
type Row = Rational[];

/** Solves equations, given as `left - right`, for as many unknowns. */
export function solveSystem(
	texts: string[],
	unknowns: string[],
	reading: string,
	algebra: Algebra
): Result {
	const rows = texts.map((text) => toRow(algebra.parse(text), unknowns, algebra.source));
	const linear = rows.filter((row) => row !== undefined);
	if (linear.length < rows.length) {
		return solveBySubstitution(texts, rows, unknowns, reading, algebra);
	}
	const solved = eliminate(linear, unknowns.length);
	if (solved === 'none') return valueResult('no solution', null, reading, 'none');
	if (solved === 'many') {
		return valueResult('infinitely many solutions', null, reading, 'many');
	}
	const said = (print: (value: Rational) => string): string =>
		unknowns.map((name, index) => `${name} = ${print(solved[index] ?? zero)}`).join(', ');
	const exact = said(formatShortest);
	const rounded = said((value) => formatRounded(toNumber(value))).replace(/ = /g, ' ≈ ');
	const isShort = !exact.includes('/') && !/\.\d{6}/.test(exact);
	return valueResult(exact, isShort ? null : rounded, reading, 'solutions');
}

function toRow(
	node: ExpressionNode,
	unknowns: string[],
	source: (value: unknown) => string
): Row | undefined {
	const width = unknowns.length + 1;
	const numberRow = (value: Rational): Row => [
		...Array.from({ length: width - 1 }, () => zero),
		value
	];
	const asNumber = (row: Row): Rational | undefined =>
		row.slice(0, -1).every(({ top }) => top === 0n) ? row.at(-1) : undefined;
	const read = (inner: ExpressionNode): Row | undefined => {
		switch (inner.type) {
			case 'ConstantNode':
				return typeof inner.value === 'boolean'
					? undefined
					: numberRow(parseRational(source(inner.value)));
			case 'SymbolNode': {
				const place = unknowns.indexOf(String(inner.name));
				if (place < 0) return undefined;
				return Array.from({ length: width }, (_, index) => rational(index === place ? 1n : 0n));
			}
			case 'ParenthesisNode':
				return inner.content && read(inner.content);
			case 'OperatorNode': {
				const [left, right] = (inner.args ?? []).map(read);
				if (left === undefined) return undefined;
				if (inner.fn === 'unaryMinus') return left.map(negate);
				if (inner.fn === 'unaryPlus') return left;
				if (right === undefined) return undefined;
				const [a, b] = [asNumber(left), asNumber(right)];
				switch (inner.fn) {
					case 'add':
						return left.map((value, index) => add(value, right[index] ?? zero));
					case 'subtract':
						return left.map((value, index) => subtract(value, right[index] ?? zero));
					case 'multiply':
						if (a !== undefined) return right.map((value) => multiply(value, a));
						return b && left.map((value) => multiply(value, b));
					case 'divide':
						return b === undefined || b.top === 0n
							? undefined
							: left.map((value) => divide(value, b));
					default:
						return undefined;
				}
			}
			default:
				return undefined;
		}
	};
	return read(node);
}

/** Gauss and Jordan, in fractions. */
function eliminate(rows: Row[], width: number): Rational[] | 'none' | 'many' {
	const left = rows.map((row) => [...row]);
	const order: Row[] = [];
	for (let column = 0; column < width; column++) {
		const index = left.findIndex((row) => row[column]?.top !== 0n);
		if (index < 0) continue;
		const [pivot = []] = left.splice(index, 1);
		const factor = pivot[column] ?? zero;
		const unit = pivot.map((value) => divide(value, factor));
		const clear = (row: Row): Row => {
			const times = row[column] ?? zero;
			return row.map((value, place) => subtract(value, multiply(times, unit[place] ?? zero)));
		};
		left.forEach((row, place) => (left[place] = clear(row)));
		order.forEach((row, place) => (order[place] = clear(row)));
		order.push(unit);
	}
	if (left.some((row) => row.at(-1)?.top !== 0n)) return 'none';
	if (order.length < width) return 'many';
	return order.map((row) => negate(row.at(-1) ?? zero));
}

/** Two unknowns, one equation of them linear: it is put into the other. */
function solveBySubstitution(
	texts: string[],
	rows: (Row | undefined)[],
	unknowns: string[],
	reading: string,
	algebra: Algebra
): Result {
	const [first = '', second = ''] = unknowns;
	const place = rows.findIndex((row) => row !== undefined);
	const row = rows[place];
	if (unknowns.length !== 2 || texts.length !== 2 || row === undefined) {
		throw new CalculatorError(
			'BAD_INPUT',
			'Several equations can be solved together when they are linear, or two of which one is linear.'
		);
	}
	const [a = zero, b = zero, c = zero] = row;
	const [kept, gone, own, other] = b.top === 0n ? [second, first, b, a] : [first, second, a, b];
	if (other.top === 0n)
		throw new CalculatorError('BAD_INPUT', 'One of the equations has no unknown.');
	const write = ({ top, bottom }: Rational): string => `(${top}/${bottom})`;
	const inner = `((-${write(own)} * ${kept} - ${write(c)}) / ${write(other)})`;
	const text = (texts[1 - place] ?? '').replace(
		new RegExp(`(?<![\\p{L}\\p{N}_])${gone}(?![\\p{L}\\p{N}_])`, 'gu'),
		inner
	);
	const { real, tried, all } = solveDifference(text, kept, algebra);
	if (all === true) return valueResult('infinitely many solutions', null, reading, 'many');
	if (real.length === 0) return valueResult('no real solution', null, reading, 'none');
	const pairs = real.map((solution) => {
		const value = divide(negate(add(multiply(own, solution.value), c)), other);
		const names = new Map([
			[kept, nameOf(solution)],
			[
				gone,
				solution.isExact && isFraction(solution)
					? ['=', formatShortest(value)]
					: ['≈', formatApproximately(toNumber(value))]
			]
		]);
		return unknowns.map((name) => `${name} ${names.get(name)?.join(' ') ?? ''}`).join(', ');
	});
	return valueResult(pairs.join(' or '), null, reading, tried ? 'tried' : 'solutions');
}

function isFraction({ name }: Solution): boolean {
	return /^-?[\d.]+(?:\/\d+)?$/.test(name);
}

function nameOf(solution: Solution): [string, string] {
	if (isFraction(solution) && solution.isExact) return ['=', solution.name];
	return ['≈', formatApproximately(toNumber(solution.value))];
}

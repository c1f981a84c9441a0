import { functionName, type ExpressionNode } from './allowed.ts';
import {
	add,
	divide,
	gcd,
	isWhole,
	multiply,
	negate,
	parseRational,
	rational,
	subtract,
	type Rational
} from './rational.ts';

/** Exact coefficients, that of `x^i` at `i`; the last one is not zero, and nothing at all is zero. */
export type Polynomial = readonly Rational[];

/** One polynomial over another: what arithmetic makes of one unknown. */
export interface Quotient {
	top: Polynomial;
	bottom: Polynomial;
}

const zero = rational(0n);
const one = rational(1n);
/** Higher ones are solved by trying, as what is no polynomial. */
const highestDegree = 40;

export const degree = (a: Polynomial): number => a.length - 1;
export const leading = (a: Polynomial): Rational => a.at(-1) ?? zero;

function trim(coefficients: Rational[]): Polynomial {
	while (coefficients.length > 0 && coefficients.at(-1)?.top === 0n) coefficients.pop();
	return coefficients;
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
	const length = Math.max(a.length, b.length);
	return trim(Array.from({ length }, (_, index) => add(a[index] ?? zero, b[index] ?? zero)));
}

export function scale(a: Polynomial, factor: Rational): Polynomial {
	return trim(a.map((coefficient) => multiply(coefficient, factor)));
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
	if (a.length === 0 || b.length === 0) return [];
	const product = Array.from({ length: a.length + b.length - 1 }, () => zero);
	a.forEach((left, i) => {
		b.forEach((right, j) => {
			product[i + j] = add(product[i + j] ?? zero, multiply(left, right));
		});
	});
	return trim(product);
}

/** Whole part and rest of `a / b`; `b` is not zero. */
export function dividePolynomials(
	a: Polynomial,
	b: Polynomial
): { whole: Polynomial; rest: Polynomial } {
	const rest = [...a];
	const whole: Rational[] = Array.from(
		{ length: Math.max(0, a.length - b.length + 1) },
		() => zero
	);
	for (let shift = a.length - b.length; shift >= 0; shift--) {
		const factor = divide(rest[shift + b.length - 1] ?? zero, leading(b));
		whole[shift] = factor;
		b.forEach((coefficient, index) => {
			rest[shift + index] = subtract(rest[shift + index] ?? zero, multiply(factor, coefficient));
		});
	}
	return { whole: trim(whole), rest: trim(rest.slice(0, b.length - 1)) };
}

export function derive(a: Polynomial): Polynomial {
	return trim(a.slice(1).map((coefficient, i) => multiply(coefficient, rational(BigInt(i + 1)))));
}

export function valueAt(a: Polynomial, x: Rational): Rational {
	return a.reduceRight((sum, coefficient) => add(multiply(sum, x), coefficient), zero);
}

/** The same with whole coefficients that have no common factor, and the sign of its first one kept. */
export function primitive(a: Polynomial): Polynomial {
	if (a.length === 0) return a;
	const common = a.reduce((sum, { bottom }) => (sum * bottom) / gcd(sum, bottom), 1n);
	const wholes = a.map(({ top, bottom }) => (top * common) / bottom);
	const divisor = wholes.reduce((sum, value) => gcd(sum, value < 0n ? -value : value), 0n);
	return wholes.map((value) => rational(value / divisor));
}

export function greatestCommonDivisor(a: Polynomial, b: Polynomial): Polynomial {
	while (b.length > 0) [a, b] = [b, primitive(dividePolynomials(a, b).rest)];
	return primitive(a);
}

/** An expression as a quotient of polynomials in `unknown`; undefined where it is none. */
export function toQuotient(
	node: ExpressionNode,
	unknown: string,
	source: (value: unknown) => string
): Quotient | undefined {
	const read = (inner: ExpressionNode): Quotient | undefined => {
		switch (inner.type) {
			case 'ConstantNode':
				return typeof inner.value === 'boolean'
					? undefined
					: constant(parseRational(source(inner.value)));
			case 'SymbolNode':
				return inner.name === unknown ? { top: [zero, one], bottom: [one] } : undefined;
			case 'ParenthesisNode':
				return inner.content && read(inner.content);
			case 'OperatorNode':
			case 'FunctionNode': {
				const name = inner.type === 'OperatorNode' ? String(inner.fn) : functionName(inner);
				const [left, right] = inner.args ?? [];
				const a = left && read(left);
				if (a === undefined) return undefined;
				if (right === undefined) return combineOne(name, a);
				const b = read(right);
				return b && combine(name, a, b);
			}
			default:
				return undefined;
		}
	};
	return read(node);
}

function constant(value: Rational): Quotient {
	return { top: value.top === 0n ? [] : [value], bottom: [one] };
}

function combineOne(name: string, a: Quotient): Quotient | undefined {
	if (name === 'unaryMinus') return { ...a, top: a.top.map(negate) };
	return name === 'unaryPlus' ? a : undefined;
}

function combine(name: string, a: Quotient, b: Quotient): Quotient | undefined {
	const { top, bottom } = b;
	switch (name) {
		case 'add':
		case 'subtract':
			return bounded({
				top: addPolynomials(
					multiplyPolynomials(a.top, bottom),
					multiplyPolynomials(name === 'add' ? top : top.map(negate), a.bottom)
				),
				bottom: multiplyPolynomials(a.bottom, bottom)
			});
		case 'multiply':
			return bounded({
				top: multiplyPolynomials(a.top, top),
				bottom: multiplyPolynomials(a.bottom, bottom)
			});
		case 'divide':
			return top.length === 0
				? undefined
				: bounded({
						top: multiplyPolynomials(a.top, bottom),
						bottom: multiplyPolynomials(a.bottom, top)
					});
		case 'pow':
			return power(a, b);
		default:
			return undefined;
	}
}

function power(a: Quotient, b: Quotient): Quotient | undefined {
	const exponent =
		degree(b.top) > 0 || degree(b.bottom) > 0
			? undefined
			: divide(b.top[0] ?? zero, leading(b.bottom));
	if (exponent === undefined || !isWhole(exponent)) return undefined;
	const times = exponent.top < 0n ? -exponent.top : exponent.top;
	if (times > BigInt(highestDegree)) return undefined;
	if (exponent.top < 0n && a.top.length === 0) return undefined;
	let result: Quotient | undefined = constant(one);
	const base = exponent.top < 0n ? { top: a.bottom, bottom: a.top } : a;
	for (let count = 0n; count < times && result !== undefined; count++) {
		result = combine('multiply', result, base);
	}
	return result;
}

function bounded(quotient: Quotient): Quotient | undefined {
	return Math.max(degree(quotient.top), degree(quotient.bottom)) > highestDegree
		? undefined
		: quotient;
}

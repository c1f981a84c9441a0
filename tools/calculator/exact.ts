import { functionName, type ExpressionNode } from './allowed.ts';
import {
	add,
	compare,
	divide,
	factorial,
	floor,
	gcd,
	isWhole,
	modulo,
	multiply,
	negate,
	parseRational,
	power,
	rational,
	subtract,
	type Rational
} from './rational.ts';

const half = rational(1n, 2n);

type Operation = (values: Rational[]) => Rational | undefined;

const unary =
	(run: (a: Rational) => Rational | undefined): Operation =>
	([a, ...more]) =>
		a === undefined || more.length > 0 ? undefined : run(a);
const binary =
	(run: (a: Rational, b: Rational) => Rational | undefined): Operation =>
	([a, b, ...more]) =>
		a === undefined || b === undefined || more.length > 0 ? undefined : run(a, b);

function raise(base: Rational, exponent: Rational): Rational | undefined {
	return isWhole(exponent) ? power(base, exponent.top) : undefined;
}

/** Rounds half away from zero, as people do. */
function round(a: Rational): Rational {
	return a.top < 0n ? negate(floor(add(negate(a), half))) : floor(add(a, half));
}

function roundTo(a: Rational, digits: Rational): Rational | undefined {
	if (!isWhole(digits) || digits.top < 0n || digits.top > 100n) return undefined;
	const shift = rational(10n ** digits.top);
	return divide(round(multiply(a, shift)), shift);
}

function together(pick: (a: bigint, b: bigint) => bigint): Operation {
	return (values) => {
		if (values.length === 0 || !values.every(isWhole)) return undefined;
		return rational(values.map(({ top }) => (top < 0n ? -top : top)).reduce(pick));
	};
}

function choose(n: Rational, k: Rational): Rational | undefined {
	if (!isWhole(n) || !isWhole(k) || k.top < 0n || k.top > n.top || n.top > 4000n) return undefined;
	return divide(factorial(n), multiply(factorial(k), factorial(subtract(n, k))));
}

function root(a: Rational): Rational | undefined {
	const top = wholeRoot(a.top);
	const bottom = wholeRoot(a.bottom);
	return top === undefined || bottom === undefined ? undefined : rational(top, bottom);
}

/** The square root of a square number. */
function wholeRoot(value: bigint): bigint | undefined {
	if (value < 2n) return value < 0n ? undefined : value;
	let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
	for (;;) {
		const next = (guess + value / guess) >> 1n;
		if (next >= guess) return guess * guess === value ? guess : undefined;
		guess = next;
	}
}

/** The cube root of a fraction of cubes. */
function cubeRoot(a: Rational): Rational | undefined {
	const whole = (value: bigint): bigint | undefined => {
		const near = BigInt(Math.round(Math.cbrt(Number(value))));
		return near ** 3n === value ? near : undefined;
	};
	if (bitLength(a.top) > 150 || bitLength(a.bottom) > 150) return undefined;
	const [top, bottom] = [whole(a.top), whole(a.bottom)];
	return top === undefined || bottom === undefined ? undefined : rational(top, bottom);
}

function bitLength(value: bigint): number {
	return value.toString(16).length * 4;
}

function median(values: Rational[]): Rational | undefined {
	const sorted = [...values].sort(compare);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low && high && multiply(add(low, high), half);
}

/** Of a sample, as mathjs and spreadsheets reckon by default. */
function variance(values: Rational[]): Rational | undefined {
	if (values.length < 2) return undefined;
	const mean = divide(sum(values), rational(BigInt(values.length)));
	const squares = values.map((value) => power(subtract(value, mean), 2n));
	return divide(sum(squares), rational(BigInt(values.length - 1)));
}

const sum = (values: Rational[]): Rational => values.reduce(add, rational(0n));
const extreme =
	(sign: number): Operation =>
	([first, ...more]) =>
		first && more.reduce((best, one) => (compare(one, best) === sign ? one : best), first);

/** Functions and operators (by mathjs's name) whose result is a fraction again. Undefined: leave it to mathjs. */
const operations = new Map<string, Operation>([
	['add', binary(add)],
	['subtract', binary(subtract)],
	['multiply', binary(multiply)],
	['divide', binary(divide)],
	['pow', binary(raise)],
	['mod', binary((a, b) => (b.top === 0n ? undefined : modulo(a, b)))],
	['unaryMinus', unary(negate)],
	['unaryPlus', unary((a) => a)],
	['factorial', unary(factorial)],
	['abs', unary((a) => (a.top < 0n ? negate(a) : a))],
	['sqrt', unary(root)],
	['square', unary((a) => multiply(a, a))],
	['cube', unary((a) => power(a, 3n))],
	['floor', unary(floor)],
	['ceil', unary((a) => negate(floor(negate(a))))],
	['cbrt', unary(cubeRoot)],
	['count', (values) => rational(BigInt(values.length))],
	[
		'fraction',
		([a, b, ...more]) => (a === undefined || more.length > 0 ? undefined : b ? divide(a, b) : a)
	],
	['median', median],
	['variance', variance],
	['fix', unary((a) => (a.top < 0n ? negate(floor(negate(a))) : floor(a)))],
	['sign', unary((a) => rational(a.top > 0n ? 1n : a.top < 0n ? -1n : 0n))],
	[
		'round',
		([a, digits, ...more]) =>
			a === undefined || more.length > 0 ? undefined : digits ? roundTo(a, digits) : round(a)
	],
	['sum', (values) => (values.length === 0 ? undefined : sum(values))],
	[
		'mean',
		(values) =>
			values.length === 0 ? undefined : divide(sum(values), rational(BigInt(values.length)))
	],
	['prod', (values) => (values.length === 0 ? undefined : values.reduce(multiply))],
	['max', extreme(1)],
	['min', extreme(-1)],
	['gcd', together(gcd)],
	['lcm', together((a, b) => (a === 0n || b === 0n ? 0n : (a * b) / gcd(a, b)))],
	['combinations', binary(choose)],
	[
		'permutations',
		binary((n, k) => {
			const chosen = choose(n, k);
			return chosen && multiply(chosen, factorial(k));
		})
	]
]);

/**
 * The exact value of an expression that is made of numbers and arithmetic alone; undefined when it holds anything
 * else (a unit, an irrational function). `source` gives a number as it was written, `values` what names stand for.
 */
export function evaluateExactly(
	node: ExpressionNode,
	source: (value: unknown) => string,
	values: ReadonlyMap<string, Rational> = new Map()
): Rational | undefined {
	const evaluate = (inner: ExpressionNode): Rational | undefined => {
		switch (inner.type) {
			case 'ConstantNode':
				return typeof inner.value === 'boolean' ? undefined : parseRational(source(inner.value));
			case 'SymbolNode':
				return values.get(String(inner.name));
			case 'ParenthesisNode':
				return inner.content && evaluate(inner.content);
			case 'OperatorNode':
			case 'FunctionNode': {
				const name = inner.type === 'OperatorNode' ? String(inner.fn) : functionName(inner);
				const operation = operations.get(name);
				if (operation === undefined) return undefined;
				const values: Rational[] = [];
				for (const argument of listArguments(inner)) {
					const value = evaluate(argument);
					if (value === undefined) return undefined;
					values.push(value);
				}
				return operation(values);
			}
			default:
				return undefined;
		}
	};
	return evaluate(node);
}

/** `mean([1, 2, 3])` is `mean(1, 2, 3)`. */
function listArguments(node: ExpressionNode): ExpressionNode[] {
	const args = node.args ?? [];
	const [only] = args;
	const isList = node.type === 'FunctionNode' && args.length === 1 && only?.type === 'ArrayNode';
	if (!isList) return args;
	const items: ExpressionNode[] = [];
	only.forEach((item) => items.push(item));
	return items;
}

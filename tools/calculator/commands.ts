import { freeNames, type Algebra } from './algebra.ts';
import { CalculatorError } from './calculator-error.ts';
import { evaluateExactly } from './exact.ts';
import { formatRational } from './format.ts';
import { plotCurves, plotLists } from './plot.ts';
import { printExpression } from './print.ts';
import { approximateResult, valueResult, type Result } from './result.ts';
import { isEquation } from './statements.ts';
import { solveDifference, solveInequality, tellSolutions } from './solve.ts';
import { derivative, expand, factor, integrate, primeFactors, simplify } from './symbolic.ts';
import { solveSystem } from './systems.ts';

/** The arguments of a command, checked and with the values of all names but those that stand for themselves. */
export interface CommandInput {
	/** As they were written. */
	written: string[];
	/** With values in the place of names; `free` names stay. */
	read: (text: string) => string;
	isKnown: (name: string) => boolean;
	algebra: Algebra;
}

const nameOnly = /^\p{L}[\p{L}\p{N}_]*$/u;

/** Runs a command that takes expressions as they are written. */
export function runCommand(name: string, input: CommandInput): Result {
	const [first = ''] = input.written;
	if (first === '') throw wrongUse(name);
	switch (name) {
		case 'solve':
			return solve(input);
		case 'plot':
			return plot(input);
		case 'integrate':
			return runIntegrate(input);
		case 'derivative':
			return runDerivative(input);
		default: {
			const text = input.read(first);
			const own = input.written[1] ?? namesOf([text], input)[0];
			const reading = `${name}(${first})`;
			if (name === 'factor' && own === undefined) {
				const value = evaluateExactly(input.algebra.parse(text), input.algebra.source);
				if (value !== undefined) return valueResult(primeFactors(value), null, reading, 'formula');
			}
			if (name === 'simplify')
				return valueResult(simplify(text, own, input.algebra), null, reading, 'formula');
			if (own === undefined) throw wrongUse(name);
			const run = name === 'factor' ? factor : expand;
			return valueResult(run(text, own, input.algebra), null, reading, 'formula');
		}
	}
}

function namesOf(texts: string[], { algebra, isKnown }: CommandInput): string[] {
	return [...new Set(texts.flatMap((text) => freeNames(algebra.parse(text), isKnown)))];
}

const relations = /(<=|>=|<|>)/;

function solve(input: CommandInput): Result {
	const equations = input.written.filter((text) => isEquation(text) || relations.test(text));
	const rest = input.written.filter((text) => !equations.includes(text));
	// "solve(x^2 - 4, x)" means that it is zero.
	while (equations.length === 0 || (rest[0] !== undefined && !nameOnly.test(rest[0]))) {
		const next = rest.shift();
		if (next === undefined) throw wrongUse('solve');
		equations.push(next);
	}
	if (!rest.every((text) => nameOnly.test(text))) throw wrongUse('solve');
	const reading = equations.map(printExpression).join(', ');
	const [only = ''] = equations;
	const relation = isEquation(only) ? undefined : relations.exec(only)?.[1];
	const differences = equations.map((text) => difference(text, input));
	const unknowns = rest.length > 0 ? rest : namesOf(differences, input);
	const [unknown] = unknowns;
	if (unknown === undefined) {
		throw new CalculatorError('BAD_INPUT', 'There is no unknown to solve for, such as x.');
	}
	if (relation !== undefined) {
		if (equations.length > 1) throw wrongUse('solve');
		return solveInequality(differences[0] ?? '', unknown, relation as '<', reading, input.algebra);
	}
	if (equations.length === 1) {
		const others = namesOf(differences, input).filter((name) => name !== unknown);
		if (others.length > 0) return rearrange(differences[0] ?? '', unknown, reading, input);
		return tellSolutions(
			solveDifference(differences[0] ?? '', unknown, input.algebra),
			unknown,
			reading
		);
	}
	return solveSystem(differences, unknowns, reading, input.algebra);
}

/** `left - right`. */
function difference(text: string, input: CommandInput): string {
	const sides = text.split(isEquation(text) ? /==?/ : relations);
	const [left = '', right = '0'] = isEquation(text) ? sides : [sides[0], sides[2]];
	if (sides.length > 3 || (isEquation(text) && sides.length > 2)) throw wrongUse('solve');
	return `(${input.read(left)}) - (${input.read(right)})`;
}

/** One equation with several names: for one of them, where it stands in it once multiplied by a formula. */
function rearrange(text: string, unknown: string, reading: string, input: CommandInput): Result {
	const { algebra } = input;
	const at = (value: string): string =>
		text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${unknown}(?![\\p{L}\\p{N}_])`, 'gu'), value);
	const slope = algebra.simplify(algebra.derive(text, unknown));
	if (freeNames(algebra.parse(slope), input.isKnown).includes(unknown)) {
		throw new CalculatorError(
			'BAD_INPUT',
			`With several letters, only equations in which ${unknown} is neither squared nor in a function can be solved. Give the others a value.`
		);
	}
	const value = algebra.simplify(`-(${at('(0)')}) / (${slope})`);
	return valueResult(`${unknown} = ${printExpression(value)}`, null, reading, 'solutions');
}

function runDerivative(input: CommandInput): Result {
	const [first = '', name, place] = input.written;
	const text = input.read(first);
	const own = name ?? namesOf([text], input)[0] ?? 'x';
	if (!nameOnly.test(own)) throw wrongUse('derivative');
	const derived = derivative(text, own, input.algebra);
	if (place === undefined) {
		return valueResult(derived, null, `derivative(${first}, ${own})`, 'formula');
	}
	const reading = `derivative(${first}, ${own}, ${place})`;
	const at = evaluateExactly(input.algebra.parse(input.read(place)), input.algebra.source);
	const node = input.algebra.parse(derived);
	const exact = at && evaluateExactly(node, input.algebra.source, new Map([[own, at]]));
	if (exact !== undefined) {
		const { exact: written, rounded } = formatRational(exact);
		return valueResult(written, rounded, reading);
	}
	const value = input.algebra.curve(derived, own)(input.algebra.curve(input.read(place), own)(NaN));
	if (!Number.isFinite(value)) {
		throw new CalculatorError('BAD_INPUT', 'The derivative has no value at that place.');
	}
	return approximateResult(value, reading);
}

function runIntegrate(input: CommandInput): Result {
	const [first = '', name, low, high] = input.written;
	const text = input.read(first);
	const own = name ?? namesOf([text], input)[0] ?? 'x';
	if (!nameOnly.test(own) || (low !== undefined && high === undefined)) throw wrongUse('integrate');
	const bounds =
		low === undefined || high === undefined
			? undefined
			: { low: input.read(low), high: input.read(high) };
	const reading = `integrate(${input.written.join(', ')})`;
	return integrate(text, own, bounds, reading, input.algebra);
}

const mostCurves = 6;

function plot(input: CommandInput): Result {
	const { written, algebra } = input;
	if (written[0]?.startsWith('[')) return plotLists(...readLists(input));
	const place = written.findIndex((_, index) => index > 0 && isRange(written, index, input));
	const functions = (place < 0 ? written : written.slice(0, place)).map(withoutLeftSide);
	const texts = functions.map(input.read);
	const names = namesOf(texts, input);
	const said = place < 0 ? undefined : written[place];
	// Of "y = 2^x" the letter to the left is the height, whatever was said to run along the bottom.
	const isHeight = said !== undefined && functions[0] !== written[0] && !names.includes(said);
	const name = (isHeight ? names[0] : (said ?? names[0])) ?? 'x';
	if (functions.length > mostCurves) {
		throw new CalculatorError('LIMIT', `At most ${mostCurves} functions are drawn at once.`);
	}
	const strange = namesOf(texts, input).filter((each) => each !== name);
	if (strange.length > 0) {
		throw new CalculatorError(
			'BAD_INPUT',
			`"${strange[0] ?? ''}" has no value yet, so this cannot be drawn.`
		);
	}
	const [low, high] = (
		place < 0 || place === written.length - 1 ? ['-10', '10'] : written.slice(place + 1)
	).map((text) => algebra.curve(input.read(text), name)(NaN));
	const drawn = texts.map((text, index) => ({
		label: printExpression(functions[index] ?? ''),
		curve: algebra.curve(text, name)
	}));
	return plotCurves(drawn, name, low ?? NaN, high ?? NaN);
}

/** A function as it is drawn: `y = 2x` and `f(x) = 2x` are `2x`. */
function withoutLeftSide(text: string): string {
	return text.replace(/^\s*(?:y|[a-zA-Z]\s*\(\s*[a-zA-Z]\s*\))\s*=(?!=)\s*/, '');
}

/** The last three arguments, `x, -5, 5`, or the name alone. */
function isRange(written: string[], index: number, { isKnown }: CommandInput): boolean {
	const text = written[index] ?? '';
	const isPlace = index === written.length - 3 || index === written.length - 1;
	return isPlace && nameOnly.test(text) && !isKnown(text);
}

function readLists({ written, algebra, read }: CommandInput): [number[], number[]] {
	const lists = written.map((text) => {
		const inner = /^\[([^[\]]*)\]$/.exec(text)?.[1];
		if (inner === undefined) throw wrongUse('plot');
		return inner.split(/[,;]/).map((each) => algebra.curve(read(each), 'x')(NaN));
	});
	const [first = [], second] = lists;
	return second === undefined ? [first.map((_, index) => index + 1), first] : [first, second];
}

const usages: Record<string, string> = {
	solve: 'solve(2x + 3 = 11, x) or solve(x + y = 10, x - y = 2, x, y)',
	derivative: 'derivative(x^2 + 3x, x) or derivative(x^2, x, 3)',
	integrate: 'integrate(x^2, x, 0, 3)',
	plot: 'plot(sin(x), x, -5, 5)',
	simplify: 'simplify(2x + 3x)',
	expand: 'expand((x + 1)^2)',
	factor: 'factor(x^2 - 5x + 6)'
};

function wrongUse(name: string): CalculatorError {
	return new CalculatorError(
		'BAD_INPUT',
		`"${name}" is written like this: ${usages[name] ?? name}.`
	);
}

import { CalculatorError } from './calculator-error.ts';

/**
 * What an expression may name. Everything else that mathjs knows (import, config, evaluate, createUnit, ...) can change
 * or hang it, and is not reachable.
 */
export const allowedFunctions: ReadonlySet<string> = new Set(
	`sqrt cbrt nthRoot abs round floor ceil fix sign exp expm1 log log1p log2 log10 pow mod gcd lcm factorial gamma
	combinations permutations isPrime isInteger isPositive isNegative isZero isNaN
	min max sum mean median mode std variance mad prod quantileSeq cumsum hypot
	sin cos tan cot sec csc asin acos atan atan2 acot asec acsc sinh cosh tanh asinh acosh atanh
	re im arg conj erf fraction bignumber number
	add subtract multiply divide square cube unaryMinus percent
	and or not xor larger smaller equal largerEq smallerEq unequal
	bitAnd bitOr bitXor bitNot leftShift rightArithShift
	det inv transpose trace dot cross norm size diag sort count corr
	pmt pv fv nper npv irr`.split(/\s+/)
);

/** What stands alone: takes an expression as it is written, not its value. */
export const commands: ReadonlySet<string> = new Set(
	'solve derivative simplify expand factor integrate plot variables'.split(' ')
);

export const allowedConstants: ReadonlySet<string> = new Set(
	`pi PI tau e E phi i true false LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2
	speedOfLight gravitationConstant planckConstant avogadro boltzmann gravity elementaryCharge
	electronMass protonMass molarMass gasConstant faraday stefanBoltzmann vacuumImpedance`.split(/\s+/)
);

const allowedNodes: ReadonlySet<string> = new Set([
	'ArrayNode',
	'ConditionalNode',
	'ConstantNode',
	'FunctionNode',
	'OperatorNode',
	'ParenthesisNode',
	'RelationalNode',
	'SymbolNode'
]);

/** As much of a mathjs node as is looked at here. */
export interface ExpressionNode {
	type: string;
	name?: unknown;
	value?: unknown;
	fn?: unknown;
	op?: unknown;
	args?: ExpressionNode[];
	content?: ExpressionNode;
	forEach: (visit: (child: ExpressionNode) => void) => void;
}

const mostNodes = 2_000;

/** What an expression may name besides what everything may. */
export interface Names {
	isUnit: (name: string) => boolean;
	/** Names that have a value here, and functions that were defined here. */
	values: ReadonlySet<string>;
	functions: ReadonlySet<string>;
	/** Letters may stand for themselves, as in `simplify(a + a)`. */
	free?: boolean;
}

/** Throws when an expression holds anything but numbers, units, known names and arithmetic. */
export function checkNodes(root: ExpressionNode, names: Names): void {
	let count = 0;
	const visit = (node: ExpressionNode): void => {
		if (++count > mostNodes) throw new CalculatorError('LIMIT', 'The expression is too long.');
		if (!allowedNodes.has(node.type)) {
			throw new CalculatorError('BAD_INPUT', 'Only arithmetic can be calculated here.');
		}
		switch (node.type) {
			case 'ConstantNode':
				if (typeof node.value === 'string') {
					throw new CalculatorError('BAD_INPUT', 'Text in quotes cannot be calculated with.');
				}
				return;
			case 'FunctionNode': {
				const name = functionName(node);
				if (!allowedFunctions.has(name) && !names.functions.has(name)) {
					throw unknownName(name, 'function');
				}
				for (const argument of node.args ?? []) visit(argument);
				return;
			}
			case 'SymbolNode': {
				const name = String(node.name);
				const isKnown =
					names.values.has(name) ||
					allowedConstants.has(name) ||
					(names.free === true && isFree(name)) ||
					names.isUnit(name);
				if (!isKnown) throw unknownName(name, 'name');
				return;
			}
			default:
				node.forEach(visit);
		}
	};
	visit(root);
}

const nameForm = /^\p{L}[\p{L}\p{N}_]{0,30}$/u;

/** A name that stands for itself in a formula: never one that every object of JavaScript has. */
export function isFree(name: string): boolean {
	return (
		nameForm.test(name) &&
		!(name in {}) &&
		!allowedFunctions.has(name) &&
		!allowedConstants.has(name) &&
		!commands.has(name)
	);
}

/** Single letters that are read as units first. */
const unitLetters = new Set(['m', 'g', 's', 'h', 'l', 'L']);

/** Throws when a name cannot be given a value. */
export function checkAssigned(name: string, isUnit: (name: string) => boolean): void {
	const isLetter = name.length === 1 && !unitLetters.has(name);
	if (!isFree(name) || (!isLetter && isUnit(name))) {
		throw new CalculatorError(
			'BAD_INPUT',
			`"${name.slice(0, 40)}" cannot be given a value: it already means something here.`
		);
	}
}

export function functionName(node: ExpressionNode): string {
	const { fn } = node;
	if (typeof fn === 'string') return fn;
	if (typeof fn !== 'object' || fn === null || !('type' in fn) || fn.type !== 'SymbolNode')
		return '';
	return 'name' in fn && typeof fn.name === 'string' ? fn.name : '';
}

/** These make a matrix of any size out of a few letters. */
const fillers = /^(?:zeros|ones|identity|eye|range|random|fill)$/;
const currencies = /^(?:usd|eur|gbp|jpy|krw|cny|dollars?|euros?|pounds?|yen|won)$/i;

function unknownName(name: string, kind: 'function' | 'name'): CalculatorError {
	if (fillers.test(name)) {
		return new CalculatorError(
			'LIMIT',
			'A matrix is written out cell by cell here, for example [1, 2; 3, 4].'
		);
	}
	if (currencies.test(name)) {
		return new CalculatorError(
			'BAD_INPUT',
			`Exchange rates change every day and are not known here ("${name}"). Give the rate as a number.`
		);
	}
	if (commands.has(name)) {
		return new CalculatorError(
			'BAD_INPUT',
			`"${name}" stands alone: write it as the whole expression.`
		);
	}
	return new CalculatorError(
		'BAD_INPUT',
		`The calculator knows no ${kind} "${name.slice(0, 40)}".`
	);
}

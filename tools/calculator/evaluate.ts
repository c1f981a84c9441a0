import { createRequire } from 'node:module';
import type * as mathjs from 'mathjs';
import { checkNodes, type ExpressionNode } from './allowed.ts';
import { CalculatorError } from './calculator-error.ts';
import { evaluateDates } from './dates.ts';
import { evaluateExactly } from './exact.ts';
import { formatRational, formatValue, type Formatted } from './format.ts';
import { normalise } from './normalise.ts';

/** One file that loads ten times faster than the thousand modules of the package's main entry. */
const loaded = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as typeof mathjs;

export interface Value extends Formatted {
	/** The expression as it was understood. */
	reading: string;
}

const longest = 4_000;
const deepest = 60;
const precision = 64;

/**
 * The value of one expression. Throws CalculatorError. It may take long or run out of memory: its caller runs it where
 * it can be ended.
 */
export function evaluate(expression: string, now = new Date()): Value {
	if (expression.length > longest) {
		throw new CalculatorError(
			'LIMIT',
			`The expression is too long (at most ${longest} characters).`
		);
	}
	const text = normalise(expression);
	if (text === '') throw new CalculatorError('BAD_INPUT', 'There is nothing to calculate.');
	if (depth(text) > deepest) {
		throw new CalculatorError('LIMIT', `Brackets are nested too deep (at most ${deepest}).`);
	}
	const date = evaluateDates(text, now);
	if (date !== undefined) return { exact: date, rounded: null, reading: text };

	const parser = (reader ??= createMath());
	const root = parse(parser, text);
	checkNodes(root, (name) => parser.Unit.isValuelessUnit(name));
	const source = (value: unknown): string =>
		parser.isBigNumber(value) ? value.toString() : String(value);
	const exact = evaluateExactly(root, source);
	if (exact !== undefined) return { ...formatRational(exact), reading: text };

	const math = spare ?? createMath();
	spare = undefined;
	return { ...formatValue(math, compute(parse(math, text))), reading: text };
}

/** Only parses, which changes nothing in it. */
let reader: mathjs.MathJsInstance | undefined;
let spare: mathjs.MathJsInstance | undefined;

/** Makes the next expression's instance ahead of time. */
export function prepare(): void {
	spare ??= createMath();
}

/** Expressions are computed in a new instance each, so that none leaves a trace for the next. */
function createMath(): mathjs.MathJsInstance {
	const math = loaded.create({});
	math.config({ number: 'BigNumber', precision });
	math.createUnit({
		mph: { definition: '1 mi/h', aliases: ['MPH'] },
		kph: { definition: '1 km/h', aliases: ['kmh'] },
		knot: { definition: '1.852 km/h', aliases: ['knots'] }
	});
	return math;
}

type Compiled = ExpressionNode & {
	compile: () => { evaluate: (scope: Map<string, unknown>) => unknown };
};

function parse(math: mathjs.MathJsInstance, text: string): Compiled {
	try {
		return math.parse(text);
	} catch (cause) {
		throw unreadable(cause);
	}
}

function compute(root: Compiled): unknown {
	try {
		return root.compile().evaluate(new Map());
	} catch (cause) {
		throw cause instanceof CalculatorError ? cause : unreadable(cause);
	}
}

function unreadable(cause: unknown): CalculatorError {
	if (cause instanceof RangeError) {
		return new CalculatorError('LIMIT', 'The expression is too deep or its result too large.');
	}
	const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
	return new CalculatorError('BAD_INPUT', `The expression cannot be calculated: ${reason}.`);
}

function depth(text: string): number {
	let open = 0;
	let most = 0;
	for (const letter of text) {
		if ('([{'.includes(letter)) most = Math.max(most, ++open);
		else if (')]}'.includes(letter)) open--;
	}
	return most;
}

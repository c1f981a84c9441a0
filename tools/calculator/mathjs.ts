import { createRequire } from 'node:module';
import type * as mathjs from 'mathjs';
import { CalculatorError } from './calculator-error.ts';
import { addMoneyFunctions } from './money.ts';
import type { Curve } from './numeric.ts';
import { bracketPercents } from './percents.ts';

/** One file that loads ten times faster than the thousand modules of the package's main entry. */
const loaded = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as typeof mathjs;

const precision = 64;

/** A new instance that computes with 64 digits. */
export function createMath(): mathjs.MathJsInstance {
	const math = loaded.create({});
	math.config({ number: 'BigNumber', precision });
	math.createUnit({
		mph: { definition: '1 mi/h', aliases: ['MPH'] },
		kph: { definition: '1 km/h', aliases: ['kmh'] },
		knot: { definition: '1.852 km/h', aliases: ['knots'] }
	});
	addMoneyFunctions(math);
	return withLetters(math);
}

/** A new instance that computes with plain numbers, and works on formulas. */
export function createFormulas(): mathjs.MathJsInstance {
	return withLetters(loaded.create({}));
}

/** Names may be written in any script. */
function withLetters(math: mathjs.MathJsInstance): mathjs.MathJsInstance {
	const { isAlpha } = math.parse as unknown as {
		isAlpha: (letter: string, before: string, after: string) => boolean;
	};
	const letters =
		/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/u;
	Object.assign(math.parse, {
		isAlpha: (letter: string, before: string, after: string) =>
			letters.test(letter) || isAlpha(letter, before, after)
	});
	return math;
}

/** Parses, and says in words why it cannot. */
export function parse(math: mathjs.MathJsInstance, text: string): mathjs.MathNode {
	try {
		return math.parse(bracketPercents(text));
	} catch (cause) {
		throw unreadable(cause);
	}
}

export function compute(node: mathjs.MathNode, scope: Map<string, unknown>): unknown {
	try {
		return node.compile().evaluate(scope) as unknown;
	} catch (cause) {
		throw cause instanceof CalculatorError ? cause : unreadable(cause);
	}
}

/** The expression as a function of one name, not finite where it has no real value. */
export function toCurve(math: mathjs.MathJsInstance, text: string, name: string): Curve {
	const compiled = parse(math, text).compile();
	const scope = new Map<string, unknown>();
	return (x) => {
		scope.set(name, x);
		try {
			return toNumber(math, compiled.evaluate(scope));
		} catch {
			// No value here, as a logarithm of zero has none.
			return NaN;
		}
	};
}

function toNumber(math: mathjs.MathJsInstance, value: unknown): number {
	if (typeof value === 'number') return value;
	if (math.isComplex(value)) return Math.abs(value.im) < 1e-12 ? value.re : NaN;
	if (math.isBigNumber(value) || math.isFraction(value)) return Number(value.valueOf());
	return NaN;
}

export function unreadable(cause: unknown): CalculatorError {
	if (cause instanceof RangeError) {
		return new CalculatorError('LIMIT', 'The expression is too deep or its result too large.');
	}
	const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
	return new CalculatorError('BAD_INPUT', `The expression cannot be calculated: ${reason}.`);
}

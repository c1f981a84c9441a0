import type * as mathjs from 'mathjs';
import { CalculatorError } from './calculator-error.ts';
import { createFormulas, createMath } from './mathjs.ts';
import { clean } from './normalise.ts';
import type { Result } from './result.ts';
import { needsComputing, Session } from './session.ts';
import { definedName, splitStatements } from './statements.ts';

export interface EvaluateOptions {
	now?: Date;
	/** What was computed before in the same conversation, oldest first: names that it defined have their values. */
	earlier?: readonly string[];
}

const longest = 4_000;
const longestPasted = 100_000;
const deepest = 60;

/**
 * What one expression comes to. Throws CalculatorError. It may take long or run out of memory: its caller runs it where
 * it can be ended.
 */
export function evaluate(expression: string, options: EvaluateOptions = {}): Result {
	// A pasted column is long, but there is little in it to work out.
	const limit = /[\n\t]/.test(expression) ? longestPasted : longest;
	if (expression.length > limit) {
		throw new CalculatorError('LIMIT', `The expression is too long (at most ${limit} characters).`);
	}
	const statements = splitStatements(clean(expression));
	if (statements.length === 0) {
		throw new CalculatorError('BAD_INPUT', 'There is nothing to calculate.');
	}
	if (statements.some((text) => depth(text) > deepest)) {
		throw new CalculatorError('LIMIT', `Brackets are nested too deep (at most ${deepest}).`);
	}
	const before = needed(options.earlier ?? [], statements);
	const now = options.now ?? new Date();
	reader ??= createMath();
	formulas ??= createFormulas();
	try {
		return run(new Session({ math: reader, canCompute: false, formulas, now }), before, statements);
	} catch (error) {
		if (error !== needsComputing) throw error;
	}
	const math = spare ?? createMath();
	spare = undefined;
	return run(new Session({ math, canCompute: true, formulas, now }), before, statements);
}

function run(session: Session, before: string[], statements: string[]): Result {
	for (const text of before) session.run(text);
	let result: Result | undefined;
	for (const text of statements) result = session.run(text);
	if (result === undefined)
		throw new CalculatorError('BAD_INPUT', 'There is nothing to calculate.');
	return result;
}

/** Those of the earlier definitions that the names of an expression lead to, oldest first. */
function needed(earlier: readonly string[], statements: string[]): string[] {
	const words = (text: string): string[] => text.match(/\p{L}[\p{L}\p{N}_]*/gu) ?? [];
	const wanted = new Set(statements.flatMap(words));
	const all = wanted.has('variables');
	const kept: string[] = [];
	const definitions = earlier.flatMap((text) => splitStatements(clean(text)));
	for (const text of definitions.reverse()) {
		const name = definedName(text);
		if (name === undefined || !(all || wanted.has(name))) continue;
		wanted.delete(name);
		for (const word of words(text.slice(text.indexOf('=')))) wanted.add(word);
		kept.unshift(text);
	}
	return kept;
}

/** Only parses, which changes nothing in it. */
let reader: mathjs.MathJsInstance | undefined;
/** Only works on formulas that were checked; none gives a name a value. */
let formulas: mathjs.MathJsInstance | undefined;
/** Values are computed in a new instance each time, so that no expression leaves a trace for the next. */
let spare: mathjs.MathJsInstance | undefined;

/** Makes what the next expression needs ahead of time. */
export function prepare(): void {
	formulas ??= createFormulas();
	spare ??= createMath();
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

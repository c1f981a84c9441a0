import type * as mathjs from 'mathjs';
import type { Algebra } from './algebra.ts';
import { checkAssigned, isFree } from './allowed.ts';
import { CalculatorError } from './calculator-error.ts';
import { runCommand } from './commands.ts';
import { readDateWords } from './date-words.ts';
import { evaluateDates } from './dates.ts';
import { evaluateExactly } from './exact.ts';
import { formatRational, formatShortest, formatValue } from './format.ts';
import { readPasted } from './lists.ts';
import { compute, parse, toCurve, unreadable } from './mathjs.ts';
import { Names } from './names.ts';
import { normalise } from './normalise.ts';
import { readPhrase } from './phrases.ts';
import { printExpression } from './print.ts';
import type { Rational } from './rational.ts';
import { valueResult, type Result } from './result.ts';
import { splitUnits } from './split-units.ts';
import { readStatement } from './statements.ts';
import { evaluateTimes, readDuration } from './times.ts';
import { evaluateZones } from './zones.ts';

/** Thrown where a value cannot be had without mathjs, by a session that may not compute. */
export const needsComputing = new Error('needs computing');

export interface SessionParts {
	/** Where expressions are parsed, and, if `canCompute`, their values computed. */
	math: mathjs.MathJsInstance;
	canCompute: boolean;
	/** Formulas with plain numbers: derivatives, plots, what is found by trying. */
	formulas: mathjs.MathJsInstance;
	now: Date;
}

/** The names of one conversation, and what is computed with them. */
export class Session {
	readonly #parts: SessionParts;
	readonly #names: Names;

	constructor(parts: SessionParts) {
		this.#parts = parts;
		this.#names = new Names(parts.math);
	}

	/** Runs one statement and remembers what it defines. Throws CalculatorError. */
	run(text: string): Result {
		const dated = readDateWords(this.#names.writeDates(text), this.#parts.now);
		const phrase = dated === text ? readPhrase(text) : { text: dated };
		const said = normalise(readPasted(phrase.text)).trim();
		if (said === '') throw new CalculatorError('BAD_INPUT', 'There is nothing to calculate.');
		const statement = readStatement(said);
		switch (statement.kind) {
			case 'assign':
				return this.#assign(statement.name, statement.text);
			case 'define':
				return this.#define(statement.name, statement.parameters, statement.text);
			case 'command':
				return statement.name === 'variables'
					? this.#list()
					: this.#command(statement.name, statement.parts);
			case 'value':
				return this.#isInequality(said)
					? this.#command('solve', [said])
					: this.#value(said, phrase.suffix);
		}
	}

	#value(text: string, suffix?: '%'): Result {
		const { now } = this.#parts;
		const fixed = evaluateDates(text, now) ?? evaluateTimes(text) ?? evaluateZones(text, now);
		if (fixed !== undefined) return valueResult(fixed, null, text);
		const split = splitUnits(text);
		const { exact, value } = this.#compute(this.#withDurations(split?.text ?? text));
		const reading = `${text}${fractionNote(text, exact)}`;
		if (split !== undefined && value !== undefined) {
			return valueResult(split.tell(this.#parts.math, value), null, text);
		}
		if (exact !== undefined) {
			const { exact: digits, rounded } = /^fraction\(/.test(text)
				? { exact: formatShortest(exact), rounded: formatRational(exact).rounded }
				: formatRational(exact);
			const end = suffix ?? '';
			return valueResult(digits + end, rounded && rounded + end, reading);
		}
		const { exact: digits, rounded } = formatValue(this.#parts.math, value);
		return valueResult(digits, moneyRounded(text, digits) ?? rounded, reading);
	}

	/** The value of an expression: a fraction, or what mathjs makes of it. */
	#compute(text: string): { exact?: Rational; value?: unknown } {
		const node = this.#names.inline(this.#names.read(text));
		const exact = evaluateExactly(node, this.#source);
		if (exact !== undefined) return { exact };
		if (!this.#parts.canCompute) throw needsComputing;
		const scope = new Map<string, unknown>();
		for (const [name, held] of this.#names.held) {
			if (held.kind === 'computed') scope.set(name, held.value);
		}
		return { value: compute(node, scope) };
	}

	#assign(name: string, text: string): Result {
		checkAssigned(name, this.#names.isUnit);
		const date = evaluateDates(text, this.#parts.now);
		if (date !== undefined && /^\d{4}-/.test(date)) {
			this.#names.held.set(name, { kind: 'date', text: date.slice(0, 10) });
			return valueResult(date, null, name, 'kept');
		}
		const length = readDuration(text);
		const { exact, value } = this.#compute(length === undefined ? text : `${length} s to hours`);
		const said = /^-?[\d.]+$/.test(text) ? name : `${name} = ${text}`;
		if (exact !== undefined) {
			this.#names.held.set(name, { kind: 'exact', value: exact, text: formatShortest(exact) });
			const { exact: digits, rounded } = formatRational(exact);
			return valueResult(digits, rounded, said, 'kept');
		}
		const { exact: digits, rounded } = formatValue(this.#parts.math, value);
		this.#names.held.set(name, { kind: 'computed', value, text: digits });
		return valueResult(digits, rounded, said, 'kept');
	}

	#define(name: string, parameters: string[], text: string): Result {
		if (!isFree(name)) checkAssigned(name, this.#names.isUnit);
		const body = this.#names.inline(this.#names.read(text, parameters), parameters);
		const written = `${name}(${parameters.join(', ')}) = ${printExpression(text)}`;
		this.#names.held.set(name, { kind: 'function', parameters, body, text: written });
		return valueResult(written, null, name, 'kept');
	}

	#list(): Result {
		if (this.#names.held.size === 0) {
			throw new CalculatorError('BAD_INPUT', 'No name has a value in this conversation yet.');
		}
		const rows = [...this.#names.held].map(([name, { text }]) => [name, text]);
		return { type: 'table', title: '', columns: ['name', 'value'], rows, total: rows.length };
	}

	#command(name: string, written: string[]): Result {
		const { math, formulas } = this.#parts;
		const algebra: Algebra = {
			parse: (text) => parse(math, text),
			source: this.#source,
			curve: (text, own) => toCurve(formulas, text, own),
			derive: (text, own) => {
				try {
					return formulas.derivative(formulas.parse(text), own).toString();
				} catch (cause) {
					throw unreadable(cause);
				}
			},
			simplify: (text) => {
				try {
					return formulas.simplify(formulas.parse(text)).toString();
				} catch (cause) {
					throw unreadable(cause);
				}
			}
		};
		const unknowns = written.filter((text) => /^\p{L}[\p{L}\p{N}_]*$/u.test(text) && isFree(text));
		const isCurve = name === 'plot' && unknowns.length === 0;
		return runCommand(name, {
			written,
			algebra,
			isKnown: (own) => !isFree(own) || (this.#names.held.has(own) && !unknowns.includes(own)),
			read: (text) => {
				const own = isCurve ? ['x'] : unknowns;
				return this.#names.inline(this.#names.read(text, own, true), own, true).toString();
			}
		});
	}

	/** "2h 45m to minutes": several units are one length. */
	#withDurations(text: string): string {
		const [, left, right] = /^(.+?)\s+((?:to|in)\s+\S+)$/.exec(text) ?? [];
		const length = left === undefined ? undefined : readDuration(left);
		return length === undefined ? text : `${length} s ${right ?? ''}`;
	}

	/** "2x + 3 > 7" asks for x; "3 > 2" has a truth value. */
	#isInequality(text: string): boolean {
		if (!/[<>]/.test(text)) return false;
		const letters =
			text.match(
				/(?<![\p{L}\p{N}_]|\d\s)[a-zA-Z](?![\p{L}\p{N}_])|(?<=\d\s?)[xyz](?![\p{L}\p{N}_])/gu
			) ?? [];
		return letters.some((letter) => isFree(letter) && !this.#names.held.has(letter));
	}

	readonly #source = (value: unknown): string =>
		this.#parts.math.isBigNumber(value) ? value.toString() : String(value);
}

/** A sum of fractions is shown as a fraction too. */
function fractionNote(text: string, exact: Rational | undefined): string {
	const isFractions =
		/^[\d\s()+\-*/]+$/.test(text) && (text.match(/\d\s*\/\s*\d/g) ?? []).length > 1;
	if (!isFractions || exact === undefined || exact.bottom === 1n || exact.bottom > 9_999n)
		return '';
	return ` = ${exact.top}/${exact.bottom}`;
}

/** Money to the cent, and a rate of return in percent. */
function moneyRounded(text: string, digits: string): string | undefined {
	const value = Number(digits);
	if (!Number.isFinite(value)) return undefined;
	if (/^irr\(/.test(text)) return `${Number((value * 100).toFixed(2))}%`;
	const isMoney = /\b(?:pmt|pv|fv|npv)\(/.test(text) && !/\bnper\(/.test(text);
	return isMoney && !digits.includes('e') && Number(digits) !== Number(value.toFixed(2))
		? value.toFixed(2).replace(/\.00$/, '')
		: undefined;
}

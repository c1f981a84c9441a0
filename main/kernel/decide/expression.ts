import { allUnits } from './copying/units.ts';
import type { Algebra } from './copying/algebra.ts';
import { jsonLiteral, oneOf } from './gbnf.ts';

const functions =
	words(`sqrt cbrt nthRoot abs round floor ceil fix sign exp log log2 log10 pow mod gcd lcm factorial
	combinations permutations isPrime min max sum mean median mode std variance prod hypot sin cos tan asin acos atan
	sinh cosh tanh`);

function words(list: string): string[] {
	return list.split(/\s+/);
}

/** What doesn't change from turn to turn: made once. */
const fixedRules = [
	'chain ::= factor (operator factor)*',
	'operator ::= " " ("+" | "-" | "*" | "/" | "mod" | ">" | "<" | "==") " "',
	'factor ::= "-"? primary postfix*',
	'postfix ::= "^" "-"? (figure | "pi" | "e" | "(" chain ")") | "%" | "!"',
	'primary ::= figure | "pi" | "e" | "(" chain ")" | function "(" list ")" | "[" list "]"',
	'list ::= chain (", " chain)*',
	'period ::= ("day" | "week" | "month" | "year" | "hour" | "minute") "s"?',
	`function ::= ${oneOf(functions)}`
].join('\n');

/** The same with units: only what has one can be converted. */
const measuredRules = fixedRules.replace('primary ::= figure', 'primary ::= figure (" " unit)?')
	.concat(`
measured ::= (factor operator)* measure (operator factor)*
measure ::= "-"? (figure " " unit | "(" measured ")" postfix*)
unit ::= unit-name ("^" [23])? ("/" unit-name ("^" [23])?)?
`);

/** What a turn offers to an expression. */
export interface Figures {
	/** Those of the request, and constants that belong to its subject. */
	numbers: readonly string[];
	/** Calculations that were typed out: they are taken whole. */
	typed: readonly string[];
	units: readonly string[];
	dates: readonly string[];
	/** Equations and functions that were typed: they are taken whole as well. */
	algebra?: Algebra;
	/** Words that may get a value now, and those that an earlier turn gave one. */
	names?: { given: readonly string[]; known: readonly string[] };
	/** The earlier result that the request is about, and the numbers the request itself says. */
	about?: { value: string; said: readonly string[] };
}

/**
 * The rule `expression`: a JSON string with an expression the calculator can read. Its numbers are among those offered,
 * whole: between two of them stands always an operator, a bracket or a comma. With dates, it may also be the time
 * between two of them, or a date so and so much later.
 */
export function expressionRules(figures: Figures): string {
	const { numbers, typed, units, dates, about, algebra, names } = figures;
	const readings = [about === undefined ? 'chain' : 'about'];
	const rules = [units.length === 0 ? fixedRules : measuredRules];
	if (about !== undefined) {
		const { value, said } = about;
		// Left to itself a small model halves a number of its own: the result must be in there.
		const before = said.length === 0 ? '' : `(${oneOf(said)} "%"? operator)? `;
		rules.push(
			`about ::= ${before}that (operator factor)*`,
			`that ::= (${oneOf([value])} | function "(" about (", " chain)* ")" | "(" about ")") postfix*`
		);
	}
	if (units.length > 0) {
		readings.push('measured " to " unit');
		rules.push(`unit-name ::= ${oneOf(units)}`);
	}
	if (dates.length > 0) {
		readings.push('date (" " [+-] " " figure " " period)?');
		rules.push(`date ::= ${oneOf(dates)}`);
		const spans = timeSpans(dates);
		if (spans.length > 0) {
			readings.push('span (" to " period)?');
			rules.push(`span ::= ${oneOf(spans)}`);
		}
	}
	if (algebra !== undefined && algebra.spans.length > 0) {
		readings.push('algebra');
		rules.push(...algebraRules(algebra));
	}
	if (names !== undefined && names.given.length > 0) {
		readings.push('given " = " chain');
		rules.push(`given ::= ${oneOf(names.given)}`);
	}
	return [
		String.raw`expression ::= "\"" (${readings.join(' | ')}) "\""`,
		`figure ::= ${oneOf([...typed, ...(names?.known ?? []), ...numbers])}`,
		...rules
	].join('\n');
}

/** What is done with what was typed; the letter is one of its own. */
function algebraRules({ spans, variables }: Algebra): string[] {
	return [
		'algebra ::= "solve(" typed-out (", " typed-out){0,2} (", " letter){1,3} ")" | "derivative(" typed-out ", " letter ")" | "plot(" typed-out ", " letter (", " end ", " end)? ")"',
		'end ::= "-"? figure',
		`typed-out ::= ${spans.map(jsonLiteral).join(' | ')}`,
		`letter ::= ${oneOf(variables)}`
	];
}

/** From an earlier day to a later one: what lies between two days is asked for without a sign. */
function timeSpans(dates: readonly string[]): string[] {
	return dates.flatMap((end) =>
		dates
			.filter((start) => start !== end && dayOf(start) <= dayOf(end))
			.map((start) => `${end} - ${start}`)
	);
}

const near: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };

function dayOf(date: string, now = new Date()): number {
	const offset = near[date];
	if (offset === undefined) return Date.parse(date);
	return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + offset);
}

/** Functions and units that an expression may name. */
export const expressionNames = { functions, units: allUnits };

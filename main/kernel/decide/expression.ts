import { allUnits } from './copying/units.ts';
import { oneOf } from './gbnf.ts';

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
	/** The earlier result that the request is about, and the numbers the request itself says. */
	about?: { value: string; said: readonly string[] };
}

/**
 * The rule `expression`: a JSON string with an expression the calculator can read. Its numbers are among those offered,
 * whole: between two of them stands always an operator, a bracket or a comma. With dates, it may also be the time
 * between two of them, or a date so and so much later.
 */
export function expressionRules({ numbers, typed, units, dates, about }: Figures): string {
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
		readings.push('date (" - " date (" to " period)? | " " [+-] " " figure " " period)');
		rules.push(`date ::= ${oneOf(dates)}`);
	}
	return [
		String.raw`expression ::= "\"" (${readings.join(' | ')}) "\""`,
		`figure ::= ${oneOf([...typed, ...numbers])}`,
		...rules
	].join('\n');
}

/** Functions and units that an expression may name. */
export const expressionNames = { functions, units: allUnits };

import { isoOf, type PartialDate } from './dates.ts';
import { isBlank, type Column } from './columns.ts';
import { compareDecimals, numberIn, type Decimal } from './numbers.ts';
import { phraseKey } from './words.ts';

export type Sign = '<' | '<=' | '>' | '>=' | '=';

/** What a row must be to count. `shown` is how a person reads it. */
export type Condition = { column: Column; shown: string } & (
	| { kind: 'is'; keys: string[]; negated: boolean }
	| { kind: 'holds'; key: string; negated: boolean }
	| { kind: 'number'; sign: Sign; value: Decimal }
	| { kind: 'date'; sign: Sign; date: PartialDate }
	| { kind: 'filled'; negated: boolean }
);

export function meets(cells: readonly string[], condition: Condition): boolean {
	const { column } = condition;
	const cell = cells[column.index] ?? '';
	switch (condition.kind) {
		case 'is':
			return condition.keys.includes(phraseKey(cell)) !== condition.negated;
		case 'holds':
			return ` ${phraseKey(cell)} `.includes(` ${condition.key} `) !== condition.negated;
		case 'filled':
			return isBlank(cell) === condition.negated;
		case 'number': {
			const number = column.number(cell);
			return (
				number !== undefined && agrees(compareDecimals(number, condition.value), condition.sign)
			);
		}
		case 'date': {
			const date = column.date(cell);
			return date !== undefined && agrees(compareDates(date, condition.date), condition.sign);
		}
	}
}

function agrees(order: number, sign: Sign): boolean {
	switch (sign) {
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
		case '>=':
			return order >= 0;
		case '=':
			return order === 0;
	}
}

/** Only as exactly as `wanted` is: every day of March is equal to "March". */
function compareDates(date: PartialDate, wanted: PartialDate): number {
	const known = isoOf({
		year: wanted.year === undefined ? undefined : date.year,
		month: wanted.month === undefined ? undefined : date.month,
		day: wanted.day === undefined ? undefined : date.day
	});
	const sought = isoOf(wanted);
	return known < sought ? -1 : known > sought ? 1 : 0;
}

const amount =
	'(?<unit>[$€£₩])?\\s?(?<number>-?\\d[\\d,]*(?:\\.\\d+)?)\\s?(?<scale>k|thousand|m|million|천만|백만|만|천|억)?(?<after>\\s?(?:%|percent|원|won|krw|eur|euros?|dollars?|usd|kg|개|명|건))?(?![\\d.\\p{Script=Latin}])';
const english: [string, Sign][] = [
	['(?:no less than|at least|not (?:below|under)|minimum of|>=|≥)', '>='],
	['(?:no more than|at most|not (?:above|over)|up to|maximum of|<=|≤)', '<='],
	[
		'(?:(?:more|greater|higher|larger|bigger|longer|older|heavier|taller) than|over|above|exceed(?:s|ing)?|beyond|>)',
		'>'
	],
	[
		'(?:(?:less|lower|smaller|cheaper|fewer|shorter|younger|lighter) than|under|below|beneath|<)',
		'<'
	],
	['(?:exactly|equals?(?: to)?|of exactly|=)', '=']
];
const korean: [string, Sign][] = [
	['이상', '>='],
	['이하', '<='],
	['(?:초과|(?:을|를)? ?넘(?:는|은|긴|게)|보다 (?:더 )?(?:큰|높은|많은|비싼|긴|초과))', '>'],
	['(?:미만|보다 (?:더 )?(?:작은|낮은|적은|싼|짧은))', '<']
];
const tail = '(?:인|의|하는|한)?';
const comparisons: { pattern: RegExp; sign: Sign }[] = [
	...english.map(([words, sign]) => ({
		pattern: new RegExp(`(?<![\\p{L}])${words}\\s*${amount}`, 'u'),
		sign
	})),
	...korean.map(([words, sign]) => ({
		pattern: new RegExp(`${amount}\\s*${words}${tail}`, 'u'),
		sign
	}))
];
const between = new RegExp(
	`\\b(?:between|from)\\s+${amount}\\s+(?:and|to)\\s+${amount.replace(/\?<(\w+)>/g, '?<$1b>')}`,
	'u'
);
const scales: Record<string, bigint> = {
	k: 1_000n,
	thousand: 1_000n,
	m: 1_000_000n,
	million: 1_000_000n,
	천: 1_000n,
	만: 10_000n,
	백만: 1_000_000n,
	천만: 10_000_000n,
	억: 100_000_000n
};

export interface Comparison {
	sign: Sign;
	value: Decimal;
	shown: string;
}

/** The first comparison with a number in a folded request: one, or two for "between". */
export function findComparison(
	folded: string
): { comparisons: Comparison[]; index: number; length: number } | undefined {
	const range = between.exec(folded);
	if (range !== null) {
		const { groups = {} } = range;
		const low = valueOf(groups['number'], groups['scale']);
		const high = valueOf(groups['numberb'], groups['scaleb']);
		if (low === undefined || high === undefined) return undefined;
		return {
			comparisons: [
				{ sign: '>=', value: low, shown: `≥ ${groups['number'] ?? ''}${groups['scale'] ?? ''}` },
				{ sign: '<=', value: high, shown: `≤ ${groups['numberb'] ?? ''}${groups['scaleb'] ?? ''}` }
			],
			index: range.index,
			length: range[0].length
		};
	}
	for (const { pattern, sign } of comparisons) {
		const match = pattern.exec(folded);
		const value = valueOf(match?.groups?.['number'], match?.groups?.['scale']);
		if (match === null || value === undefined) continue;
		const mark = sign === '>=' ? '≥' : sign === '<=' ? '≤' : sign;
		const shown = `${mark} ${match.groups?.['number'] ?? ''}${match.groups?.['scale'] ?? ''}`;
		return { comparisons: [{ sign, value, shown }], index: match.index, length: match[0].length };
	}
	return undefined;
}

function valueOf(written: string | undefined, scale: string | undefined): Decimal | undefined {
	const value = written === undefined ? undefined : numberIn(written, { decimalComma: false });
	return value && { ...value, digits: value.digits * (scales[scale ?? ''] ?? 1n) };
}

import { groupsOf } from './groups.ts';
import { readKoreanPhrase } from './phrases-korean.ts';

/** A sum that was said in words: how it is written, and what its value is counted in. */
export interface Phrase {
	text: string;
	suffix?: '%';
}

type Rule = [pattern: RegExp, write: (...groups: string[]) => string, suffix?: '%'];

const number = String.raw`(-?\d+(?:\.\d+)?|\([^()]+\))`;
const percent = String.raw`(\d+(?:\.\d+)?)\s*(?:%|percent)`;

function rule(pattern: string, write: (...groups: string[]) => string, suffix?: '%'): Rule {
	const written = pattern
		.replace(/N/g, number)
		.replace(/P/g, percent)
		.replace(/ /g, String.raw`\s+`);
	return [new RegExp(`^${written}$`, 'is'), write, suffix];
}

const times = (p: string, n: string): string => `${p}% * ${n}`;
const plus = (p: string, n: string): string => `${n} + ${p}%`;
const minus = (p: string, n: string): string => `${n} - ${p}%`;
const swap =
	(write: (p: string, n: string) => string) =>
	(n: string, p: string): string =>
		write(p, n);
const change = (a: string, b: string): string => `(${b} - ${a}) / ${a} * 100`;
const share = (a: string, b: string): string => `${a} / ${b} * 100`;

const statistics: Record<string, string> = {
	average: 'mean',
	mean: 'mean',
	median: 'median',
	mode: 'mode',
	sum: 'sum',
	total: 'sum',
	product: 'prod',
	variance: 'variance',
	'standard deviation': 'std',
	std: 'std',
	minimum: 'min',
	smallest: 'min',
	maximum: 'max',
	largest: 'max'
};

/** Percent and money as people say them. `P` is a percentage, `N` a number, a blank any white space. */
const rules: Rule[] = [
	rule(
		'P tip (?:on|for|of) N (?:split|shared|divided) (?:(?:between|by|among|into) )?(\\d+)(?: (?:ways|people|persons|friends|of us))?',
		(p, n, count) => `(${n} + ${p}%) / ${count}`
	),
	rule(
		'N (?:with|plus|and) (?:an? )?P tip,? (?:split|shared|divided) (?:(?:between|by|among|into) )?(\\d+)(?: (?:ways|people|persons|friends|of us))?',
		(n, p, count) => `(${n} + ${p}%) / ${count}`
	),
	rule('(?:an? )?P (?:tip|tax|vat|commission|fee|deposit) (?:on|for|of) N', times),
	rule('(?:an? )?tip of P (?:on|for) N', times),
	rule('P (?:off|discount on|reduction on)(?: of)? N', minus),
	rule('N (?:with|at|after|minus|less) (?:an? )?P(?: (?:off|discount))?', swap(minus)),
	rule('N (?:with|plus|and|including) (?:an? )?P(?: (?:tip|tax|vat|more|on top))?', swap(plus)),
	rule('add P (?:tip |tax |vat )?(?:to|on) N', plus),
	rule('P more than N', plus),
	rule('P less than N', minus),
	rule('(?:increase|raise) N by P', swap(plus)),
	rule('N (?:increased|raised|up) (?:by )?P', swap(plus)),
	rule('(?:decrease|reduce|lower) N by P', swap(minus)),
	rule('N (?:decreased|reduced|down) (?:by )?P', swap(minus)),
	rule('from N to N,? (?:in|as)(?: an?)? (?:%|percent(?:age)?)', change, '%'),
	rule(
		'(?:percent(?:age)?|%)(?: (?:change|increase|decrease|difference|growth))? (?:from|between) N (?:to|and) N',
		change,
		'%'
	),
	rule('what (?:percent(?:age)?|%) of N is N', (b, a) => share(a, b), '%'),
	rule('N is what (?:percent(?:age)?|%) of N', share, '%'),
	rule('(?:what )?(?:percent(?:age)?|%) is N (?:out )?of N', share, '%'),
	rule('N (?:out of|of|/) N (?:in|as)(?: an?)? (?:percent(?:age)?|%)', share, '%'),
	rule('N (?:in|as)(?: an?)? (?:percent(?:age)?|%) of N', share, '%')
];

const formula = String.raw`(.+?)`;
const respect = String.raw`(?:\s+(?:with\s+respect\s+to|for|in)\s+([a-zA-Z]))?`;

/** Formulas in words. `x` is the name where none is said. */
const formulaRules: Rule[] = [
	[
		new RegExp(
			`^solve\\s+(?!\\()${formula}(?:\\s+for\\s+([a-zA-Z](?:\\s*(?:,|and)\\s*[a-zA-Z])*))?$`,
			'is'
		),
		(text = '', names = '') =>
			`solve(${[text.replace(/\s+and\s+/g, ', '), ...names.split(/\s*(?:,|and)\s*/).filter((name) => name !== '')].join(', ')})`
	],
	[
		new RegExp(`^(?:the\\s+)?(?:derivative\\s+of|differentiate)\\s+${formula}${respect}$`, 'is'),
		(text = '', name = '') => `derivative(${text}, ${name || 'x'})`
	],
	[
		new RegExp(
			`^(?:the\\s+)?(?:integral\\s+of|integrate)\\s+(?!\\()${formula}\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)$`,
			'is'
		),
		(text = '', low = '', high = '') => `integrate(${text}, x, ${low}, ${high})`
	],
	[
		new RegExp(`^(?:the\\s+)?(?:integral\\s+of|integrate)\\s+(?!\\()${formula}$`, 'is'),
		(text = '') => `integrate(${text}, x)`
	],
	[
		new RegExp(
			`^(?:plot|graph|draw)\\s+(?!\\()(?:of\\s+)?(?:y\\s*=\\s*)?${formula}\\s*,?\\s+(?:for\\s+x\\s+)?from\\s+(\\S+)\\s+to\\s+(\\S+)$`,
			'is'
		),
		(text = '', low = '', high = '') =>
			`plot(${text.replace(/\s+and\s+/g, ', ')}, x, ${low}, ${high})`
	],
	[
		new RegExp(`^(?:plot|graph|draw)\\s+(?!\\()(?:of\\s+)?(?:y\\s*=\\s*)?${formula}$`, 'is'),
		(text = '') => `plot(${text.replace(/\s+and\s+/g, ', ')}, x, -10, 10)`
	],
	[
		new RegExp(`^(simplify|expand|factor)\\s+(?!\\()${formula}$`, 'is'),
		(name = '', text = '') => `${name.toLowerCase()}(${text})`
	]
];

/** What people type straight, as an expression; the text itself where it is one already. */
export function readPhrase(text: string): Phrase {
	const korean = readKoreanPhrase(text);
	if (korean !== undefined) return korean;
	const asked = text
		.replace(
			/^(?:what(?:'s| is| are)|how much (?:is|are)|calculate|compute|evaluate|work out|find)\s+(?=.*\d)/is,
			''
		)
		.replace(/^the\s+/i, '');
	for (const [pattern, write, suffix] of [...rules, ...formulaRules]) {
		const match = pattern.exec(asked) ?? pattern.exec(text);
		if (match !== null) return { text: write(...groupsOf(match)), ...(suffix && { suffix }) };
	}
	const statistic =
		/^(average|mean|median|mode|sum|total|product|variance|standard deviation|std|minimum|smallest|maximum|largest)\s+of\s+([\s\S]+)$/i.exec(
			asked
		);
	const name = statistics[statistic?.[1]?.toLowerCase() ?? ''];
	if (name !== undefined && statistic?.[2] !== undefined) {
		return { text: `${name}(${statistic[2].replace(/\s*,?\s+and\s+/g, ', ')})` };
	}
	return { text: readWords(asked) };
}

/** Operators that were said: only between numbers and brackets, so that names stay. */
function readWords(text: string): string {
	return text
		.replace(/\bsquare\s+root\s+of\s+(\d+(?:\.\d+)?)/gi, 'sqrt($1)')
		.replace(/\bcube\s+root\s+of\s+(\d+(?:\.\d+)?)/gi, 'cbrt($1)')
		.replace(/(?<=[\d)])\s+squared\b/gi, '^2')
		.replace(/(?<=[\d)])\s+cubed\b/gi, '^3')
		.replace(/(?<=[\d)])\s+(?:to\s+the\s+power\s+of|raised\s+to)\s+(?=[\d(-])/gi, '^')
		.replace(/(?<=[\d)%])\s+plus\s+(?=[\d(-])/gi, ' + ')
		.replace(/(?<=[\d)%])\s+minus\s+(?=[\d(-])/gi, ' - ')
		.replace(/(?<=[\d)%])\s+(?:times|multiplied\s+by)\s+(?=[\d(-])/gi, ' * ')
		.replace(/(?<=[\d)%])\s+(?:divided\s+by|over)\s+(?=[\d(-])/gi, ' / ')
		.replace(/\bhalf\s+of\s+(?=[\d(])/gi, '1/2 * ');
}

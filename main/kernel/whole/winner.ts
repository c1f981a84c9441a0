import { say, type Language, type Values } from '../../messages/message.ts';
import { winners } from '../../messages/winners.ts';
import { escape } from '../answer/markdown.ts';
import { findDate, isoOf } from './dates.ts';
import { compareDecimals, numberIn, type Decimal } from './numbers.ts';
import { fold } from '../../memory/text.ts';

/** By what one of several is better than the others. */
export type Order = keyof typeof winners.words;

/** One value as it is written, and what it weighs among others of the same unit. */
interface Quantity {
	written: string;
	unit: string;
	amount: Decimal | string;
}

type Kind = 'money' | 'span' | 'date' | 'number';

const kinds: Record<Order, Kind[]> = {
	cheap: ['money'],
	dear: ['money'],
	long: ['span'],
	short: ['span'],
	early: ['date', 'span'],
	late: ['date', 'span'],
	high: ['money', 'span', 'number'],
	low: ['money', 'span', 'number']
};
const isLeast = new Set<Order>(['cheap', 'short', 'early', 'low']);

const words: [RegExp, Order][] = [
	[/^(?:cheap\w*|less)$|^(?:싸|싼|저렴)/iu, 'cheap'],
	[/^(?:dear\w*|more|more expensive|most expensive)$|^비[싸싼]/iu, 'dear'],
	[/^long\w*$|^(?:길|긴|오래)/iu, 'long'],
	[/^(?:short|fast|quick)\w*$|^(?:짧|짧은)/iu, 'short'],
	[/^(?:earl\w*|soon\w*)$|^(?:빠르|빠른|빨|먼저|일찍)/iu, 'early'],
	[/^lat\w*$|^(?:늦|나중)/iu, 'late'],
	[/^(?:high|large|big)\w*$|^(?:높|크|큰|많)/iu, 'high'],
	[/^(?:low|small)\w*$|^(?:낮|작|적)/iu, 'low']
];

/** Which end of an order a word names: "cheaper", "the longest"; undefined for "better", which is a matter of taste. */
export function orderOf(word: string): Order | undefined {
	return words.find(([pattern]) => pattern.test(word))?.[1];
}

const number = String.raw`\d[\d.,]*\d|\d`;
const numerals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** The codes of currencies, by signs and names in the singular. */
const currencies: Record<string, string> = {
	'€': 'EUR',
	euro: 'EUR',
	$: 'USD',
	dollar: 'USD',
	'£': 'GBP',
	pound: 'GBP',
	'₩': 'KRW',
	won: 'KRW',
	원: 'KRW',
	franc: 'CHF'
};
const codes = [...new Set(Object.values(currencies))].join('|');
const sign = String.raw`[€$£₩]|\b(?:${codes})\b`;
const money = new RegExp(
	String.raw`(?:(?<before>${sign})\s?(?<first>${number}))|(?:(?<second>${number})\s?(?:(?<thousands>만)\s?)?(?<after>${sign}|\b(?:euro|dollar|pound|franc)s?\b|\bwon\b|원))`,
	'giu'
);
const span = new RegExp(
	String.raw`\b(?<count>${number}|${numerals.join('|')})[\s-]?(?<unit>minute|hour|day|week|month|year)s?\b|(?<digits>${number})\s?(?<korean>분|시간|일|주|개월|년)(?:간|동안)?(?![가-힣]*\s?\d)`,
	'giu'
);
/** How many of the smaller make up one, where that is always the same. */
const spans: Record<string, [unit: string, each: bigint]> = {
	minute: ['minute', 1n],
	분: ['minute', 1n],
	hour: ['minute', 60n],
	시간: ['minute', 60n],
	day: ['minute', 1_440n],
	일: ['minute', 1_440n],
	week: ['minute', 10_080n],
	주: ['minute', 10_080n],
	month: ['month', 1n],
	개월: ['month', 1n],
	year: ['month', 12n],
	년: ['month', 12n]
};

function quantitiesIn(line: string, kind: Kind): Quantity[] {
	const decimal = (text: string, each = 1n): Decimal | undefined => {
		const found = numberIn(text, {
			decimalComma: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|,\d{1,2}$/u.test(text)
		});
		return found && { ...found, digits: found.digits * each };
	};
	switch (kind) {
		case 'money':
			return [...line.matchAll(money)].flatMap(({ 0: written, groups = {} }) => {
				const each = groups['thousands'] === undefined ? 1n : 10_000n;
				const amount = decimal(groups['first'] ?? groups['second'] ?? '', each);
				const name = (groups['before'] ?? groups['after'] ?? '').toLowerCase();
				const unit = currencies[name.replace(/s$/u, '')] ?? name.toUpperCase();
				return amount === undefined ? [] : [{ written, unit, amount }];
			});
		case 'span':
			return [...line.matchAll(span)].flatMap(({ 0: written, groups = {} }) => {
				const count = (groups['count'] ?? groups['digits'] ?? '').toLowerCase();
				const [unit, each] = spans[(groups['unit'] ?? groups['korean'] ?? '').toLowerCase()] ?? [];
				const numeral = numerals.indexOf(count) + 1;
				const amount = decimal(numeral > 0 ? String(numeral) : count, each);
				return amount === undefined || unit === undefined ? [] : [{ written, unit, amount }];
			});
		case 'date': {
			const folded = fold(line);
			const found = findDate(folded);
			if (found === undefined) return [];
			const rest = folded.slice(found.index + found.length);
			const written = line.slice(found.index, found.index + found.length);
			const [, ...more] = [found, findDate(rest)].filter((one) => one !== undefined);
			const { year, month, day } = found.date;
			const unit = [year, month, day].map((part) => (part === undefined ? '-' : 'x')).join('');
			const one = { written, unit, amount: isoOf(found.date) };
			return more.length > 0 || folded.length !== line.length ? [one, one] : [one];
		}
		case 'number': {
			const all = line.match(new RegExp(String.raw`(?:${number})(?:\s?\p{L}+|\s?%)?`, 'gu')) ?? [];
			return all.flatMap((written) => {
				const [, digits = '', unit = ''] =
					new RegExp(String.raw`^(${number})\s?(.*)$`, 'u').exec(written) ?? [];
				const amount = decimal(digits);
				return amount === undefined ? [] : [{ written, unit: unit.toLowerCase(), amount }];
			});
		}
	}
}

/**
 * Says which of several lines wins, where each holds one value of the kind and all are in one unit; undefined where they
 * cannot plainly be compared.
 */
export function tellWinner(
	lines: readonly { title: string; text: string }[],
	order: Order,
	language: Language
): string | undefined {
	const values = kinds[order]
		.map((kind) => lines.map(({ text }) => quantitiesIn(text, kind)))
		.find((all) => all.some((found) => found.length > 0));
	if (values?.every(({ length }) => length === 1) !== true) return undefined;
	const ranked = values
		.flat()
		.map((value, at) => ({ ...value, title: lines[at]?.title ?? '' }))
		.toSorted((left, right) => compare(left, right) * (isLeast.has(order) ? 1 : -1));
	const [best, second] = ranked;
	if (best === undefined || second === undefined) return undefined;
	if (ranked.some(({ unit }) => unit !== best.unit)) return undefined;
	const told = (key: 'winner' | 'same', values: Values): string =>
		say(language, winners[key], values);
	if (compare(best, second) === 0) {
		return ranked.every((one) => compare(one, best) === 0)
			? told('same', { value: escape(best.written) })
			: undefined;
	}
	const word = winners.words[order][ranked.length > 2 ? 'most' : 'more'];
	return told('winner', {
		word: say(language, word),
		title: escape(best.title),
		value: escape(best.written),
		others: ranked
			.slice(1)
			.map(({ title, written }) => `${escape(title)}: ${escape(written)}`)
			.join(', ')
	});
}

function compare(left: Quantity, right: Quantity): number {
	if (typeof left.amount === 'string' || typeof right.amount === 'string') {
		return left.amount === right.amount ? 0 : left.amount < right.amount ? -1 : 1;
	}
	return compareDecimals(left.amount, right.amount);
}

import type { DecisionContext } from '../decide/decider.ts';
import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { inDigits } from './in-digits.ts';

const names: readonly (readonly [code: string, words: string])[] = [
	['USD', String.raw`(?:us |u\.s\. )?dollars?|usd|bucks|\$|(?:미국 ?)?달러`],
	['EUR', 'euros?|eur|€|유로'],
	['GBP', '(?:british )?pounds?|gbp|quid|£|파운드'],
	['KRW', '(?:korean )?won|krw|₩|한화|원화|한국 ?돈|우리 ?돈|원'],
	['JPY', '(?:japanese )?yen|jpy|¥|엔화?'],
	['CNY', '(?:chinese )?yuan|rmb|cny|위안화?'],
	['CHF', '(?:swiss )?francs?|chf|프랑'],
	['INR', 'rupees?|inr|루피'],
	['THB', 'baht|thb|바트'],
	['VND', 'dong|vnd|동'],
	['CAD', 'canadian dollars?|cad'],
	['AUD', 'australian dollars?|aud']
];
const any = names.map(([, words]) => words).join('|');
const figure = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const stop = String.raw`(?![\p{Script=Latin}\d])`;
const asked = [
	new RegExp(
		String.raw`(?:(?<sign>[$€£¥₩])\s?(?<signed>${figure})|(?<amount>${figure})\s?(?<from>${any})${stop})[^.?!\d]{0,24}?\b(?:in|to|into)\s(?:the )?(?<to>${any})${stop}`,
		'iu'
	),
	new RegExp(
		String.raw`how many (?<to>${any})${stop}[^\d]{1,16}?(?:(?<sign>[$€£¥₩])\s?(?<signed>${figure})|(?<amount>${figure})\s?(?<from>${any})${stop})`,
		'iu'
	),
	new RegExp(
		String.raw`(?<amount>${figure})\s?(?<from>${any})(?:[은는이가을를]|\s)*(?:\S+\s)?(?:몇\s?(?<to>${any})|(?<to2>${any})(?:으로|로))`,
		'iu'
	)
];
/** How many of one are given for one of another. */
const rates = new RegExp(
	String.raw`(?<![\d.,])(?<rate>${figure})\s?(?<unit>${any})?(?![\d%])`,
	'giu'
);
const saysRate = /\brate\b|\bat\b|\bper\b|\bis\b|=|환율|당|이면|일 때/iu;

interface Exchange {
	amount: string;
	from: string;
	to: string;
	/** The rest of the request. */
	rest: string;
}

/** An amount of one money that is wanted in another; undefined for anything else. Numbers are digits. */
export function readExchange(text: string): Exchange | undefined {
	if (text.length > 160) return undefined;
	for (const form of asked) {
		const match = form.exec(text);
		const { sign, signed, amount = signed, from = sign, to, to2 = to } = match?.groups ?? {};
		const [source, target] = [codeOf(from ?? ''), codeOf(to2 ?? '')];
		if (match === null || amount === undefined || source === undefined || target === undefined)
			continue;
		// Pounds are a weight as well, and no money becomes itself.
		if (source === target) return undefined;
		const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
		return { amount: amount.replaceAll(',', ''), from: source, to: target, rest };
	}
	return undefined;
}

/** The same where the rate is said with it, or behind it: "50 dollars in euros", "the rate is 0.92". */
export function readExchanged(
	request: string,
	exchanges: DecisionContext['exchanges']
): CertainCall[] {
	const own = readExchange(request);
	const before = own ?? readExchange(inDigits(exchanges.at(-1)?.user ?? ''));
	const said = own === undefined ? request : own.rest;
	if (before === undefined || request.length > 160 || !saysRate.test(said)) return [];
	// "1 dollar is 0.92 euros": the one is no rate.
	const found = [...said.matchAll(rates)]
		.map(({ groups }) => ({ rate: groups?.['rate'] ?? '', unit: codeOf(groups?.['unit'] ?? '') }))
		.filter(({ rate }) => Number(rate) !== 1);
	const [only, ...others] = found;
	if (only === undefined || others.length > 0) return [];
	const isForeign = only.unit !== undefined && only.unit !== before.to && only.unit !== before.from;
	if (isForeign) return [];
	const rate = only.rate.replaceAll(',', '');
	const expression = `${before.amount} ${only.unit === before.from ? '/' : '*'} ${rate}`;
	return calculate(expression);
}

function codeOf(word: string): string | undefined {
	return names.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(word.trim()))?.[0];
}

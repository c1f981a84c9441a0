import { printNumber, type FoundNumber } from './found-number.ts';

const small: Record<string, number> = {
	zero: 0,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	eleven: 11,
	twelve: 12,
	thirteen: 13,
	fourteen: 14,
	fifteen: 15,
	sixteen: 16,
	seventeen: 17,
	eighteen: 18,
	nineteen: 19,
	twenty: 20,
	thirty: 30,
	forty: 40,
	fourty: 40,
	fifty: 50,
	sixty: 60,
	seventy: 70,
	eighty: 80,
	ninety: 90
};
const large: Record<string, number> = {
	thousand: 1e3,
	grand: 1e3,
	million: 1e6,
	billion: 1e9,
	trillion: 1e12
};
/** Words that stand for a number by themselves. */
const single: Record<string, number[]> = {
	half: [0.5, 2],
	halve: [2],
	third: [3],
	thirds: [3],
	quarter: [0.25, 4],
	quarters: [0.25, 4],
	fifth: [0.2, 5],
	tenth: [0.1, 10],
	dozen: [12],
	dozens: [12],
	couple: [2],
	pair: [2],
	twice: [2],
	double: [2],
	doubled: [2],
	triple: [3],
	tripled: [3],
	thrice: [3],
	quadruple: [4],
	score: [20],
	gross: [144],
	hundredth: [100],
	percent: [100]
};
const fractions: Record<string, number> = {
	half: 1 / 2,
	halves: 1 / 2,
	quarter: 1 / 4,
	quarters: 1 / 4,
	fifths: 1 / 5,
	fifth: 1 / 5,
	eighths: 1 / 8,
	tenths: 1 / 10,
	tenth: 1 / 10
};

interface Reading {
	values: number[];
	/** How many words it takes. */
	length: number;
	whole: boolean;
}

interface Token {
	at: number;
	end: number;
	word: string;
}

/** Numbers written as English words, also after digits: "a hundred and twenty", "two and a half", "3 thousand". */
export function englishNumbers(text: string): FoundNumber[] {
	const tokens = [...text.toLowerCase().matchAll(/[a-z]+|\d[\d,]*(?:\.\d+)?/g)].map(
		({ 0: word, index }): Token => ({ at: index, end: index + word.length, word })
	);
	const found: FoundNumber[] = [];
	for (let index = 0; index < tokens.length;) {
		const run = adjacent(text, tokens.slice(index, index + 16));
		const [first] = run;
		const words = run.map(({ word }) => word);
		const { values, length, whole } = readNumber(words) ?? { values: [], length: 1, whole: false };
		const last = run[length - 1];
		if (first !== undefined && last !== undefined) {
			const add = (value: number, { at, end }: Pick<Token, 'at' | 'end'>, sure = false): void => {
				found.push({ at, end, value: printNumber(value), whole: sure });
			};
			values.forEach((value) => add(value, { at: first.at, end: last.end }, whole));
			for (const token of whole ? run.slice(0, length) : []) {
				const own = small[token.word] ?? large[token.word];
				if (own !== undefined) add(own, token);
				if (token.word === 'hundred') add(100, token);
			}
			if (!whole) single[first.word]?.forEach((value) => add(value, first));
		}
		index += length;
	}
	return found;
}

/** The tokens up to the first sign between two that ends a number. */
function adjacent(text: string, tokens: Token[]): Token[] {
	const end = tokens.findIndex((token, index) => {
		const before = tokens[index - 1];
		return before !== undefined && !/^(?:[\s-]{1,3}|, )$/.test(text.slice(before.end, token.at));
	});
	return end < 0 ? tokens : tokens.slice(0, end);
}

/** The number at the start of `words` in all its readings. */
function readNumber(words: string[]): Reading | null {
	let total = 0;
	let group = 0;
	let length = 0;
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		const next = words[index + 1] ?? '';
		const ones = small[word] ?? scaled(word, next, total);
		const times = large[word];
		const value = total + group;
		if (ones !== undefined) {
			// "two three" is two numbers, "twenty three" is one.
			const rest = group % 100;
			const fits = length === 0 || rest === 0 || (rest >= 20 && rest % 10 === 0 && ones < 10);
			if (!fits) break;
			group += ones;
		} else if (/^hundreds?$/.test(word)) {
			group = (group || 1) * 100;
		} else if (times !== undefined) {
			total += (group || 1) * times;
			group = 0;
		} else if (length > 0 && word === 'dozen') {
			return { values: [value * 12, value], length: index + 1, whole: false };
		} else if (length > 0 && word === 'point' && small[next] !== undefined) {
			return readDecimals(words, index + 1, value);
		} else if (length === 0 && /^an?$/.test(word) && (next === 'hundred' || next in large)) {
			continue;
		} else if (length > 0 && word === 'and' && small[next] !== undefined) {
			// "a hundred and twenty" goes on; "three and four" are two numbers.
			if (group % 100 !== 0 || value === 0) break;
			continue;
		} else if (length > 0 && fractions[word] !== undefined) {
			const part = fractions[word] ?? 1;
			return {
				values: [value * part, Math.round(1 / part), value],
				length: index + 1,
				whole: false
			};
		} else {
			break;
		}
		length = index + 1;
	}
	const isOne = length === 0 && /^an?$/.test(words[0] ?? '');
	if (length === 0 && !isOne) return null;
	const value = isOne ? 1 : total + group;
	const from = Math.max(length, 1);
	// "two and a half", "two hours and a half", "an hour and a half"
	for (const at of isOne ? [from + 1] : [from, from + 1]) {
		const part = fractions[words[at + 2] ?? ''];
		if (words[at] === 'and' && words[at + 1] === 'a' && part !== undefined) {
			return { values: [value + part], length: at + 3, whole: true };
		}
	}
	// A digit alone is no number of words.
	if (length === 1 && /^\d/.test(words[0] ?? '')) return null;
	return { values: [value], length: from, whole: length > 1 };
}

/** Digits count as a word where a scale follows ("3 thousand") or came before ("3 thousand 200"). */
function scaled(word: string, next: string, total: number): number | undefined {
	const value = /^\d/.test(word) ? Number(word.replaceAll(',', '')) : NaN;
	const isPart = next === 'hundred' || next in large || (total > 0 && value < 1000);
	return isPart && Number.isFinite(value) ? value : undefined;
}

function readDecimals(words: string[], from: number, whole: number): Reading {
	let digits = '';
	let index = from;
	for (; index < words.length; index++) {
		const value = small[words[index] ?? ''];
		if (value === undefined || value > 9) break;
		digits += String(value);
	}
	return { values: [Number(`${whole}.${digits}`)], length: index, whole: true };
}

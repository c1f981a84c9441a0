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

/** Numbers written as English words: "a hundred and twenty", "two and a half", "three dozen". */
export function englishNumbers(text: string): FoundNumber[] {
	const words = [...text.toLowerCase().matchAll(/[a-z]+/g)].map((match) => ({
		at: match.index,
		word: match[0]
	}));
	const found: FoundNumber[] = [];
	let index = 0;
	while (index < words.length) {
		const start = words[index];
		if (start === undefined) break;
		const read = readNumber(words.slice(index, index + 16).map(({ word }) => word));
		const values = [...(read?.values ?? []), ...(single[start.word] ?? [])];
		found.push(...values.map((value) => ({ at: start.at, value: printNumber(value) })));
		index += read?.length ?? 1;
	}
	return found;
}

/** The number at the start of `words` in all its readings, and how many words it takes. */
function readNumber(words: string[]): { values: number[]; length: number } | null {
	let total = 0;
	let group = 0;
	let length = 0;
	let seen = false;
	const values: number[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		const next = words[index + 1] ?? '';
		const ones = small[word];
		const times = large[word];
		if (ones !== undefined) {
			// "two three" is two numbers, "twenty three" is one.
			const fits =
				!seen || group === 0 || group % 100 === 0 || (group % 100 >= 20 && group % 10 === 0);
			if (!fits || (ones >= 10 && group % 100 !== 0)) break;
			group += ones;
			seen = true;
		} else if (word === 'hundred' || word === 'hundreds') {
			group = (group % 100 || 1) * 100;
			seen = true;
		} else if (times !== undefined) {
			total += (group || 1) * times;
			group = 0;
			seen = true;
		} else if (word === 'dozen' && seen) {
			values.push((total + group) * 12);
			return { values: [...values, total + group], length: index + 1 };
		} else if (word === 'point' && seen && small[next] !== undefined) {
			return readDecimals(words, index + 1, total + group);
		} else if ((word === 'a' || word === 'an') && !seen && (next === 'hundred' || next in large)) {
			continue;
		} else if (word === 'and' && seen && (small[next] !== undefined || next === 'a')) {
			const fraction = next === 'a' ? fractions[words[index + 2] ?? ''] : undefined;
			if (fraction !== undefined) {
				return { values: [total + group + fraction, total + group], length: index + 3 };
			}
			// "a hundred and twenty" goes on; "three and four" are two numbers.
			if (next === 'a' || group % 100 !== 0 || (group === 0 && total === 0)) break;
			continue;
		} else if (seen && fractions[word] !== undefined) {
			values.push((total + group) * (fractions[word] ?? 1), Math.round(1 / (fractions[word] ?? 1)));
			return { values: [...values, total + group], length: index + 1 };
		} else {
			break;
		}
		length = index + 1;
	}
	if (!seen) return halfAfterUnit(words);
	const value = total + group;
	// "two hours and a half"
	const half =
		words[length + 1] === 'and' && words[length + 2] === 'a' && words[length + 3] === 'half';
	return { values: half ? [value + 0.5, value] : [value], length };
}

/** "an hour and a half", "a year and a half". */
function halfAfterUnit(words: string[]): { values: number[]; length: number } | null {
	const [article, , and, a, half] = words;
	const isOne = article === 'a' || article === 'an';
	if (isOne && and === 'and' && a === 'a' && half === 'half')
		return { values: [1.5, 1], length: 5 };
	if (isOne) return { values: [1], length: 1 };
	return null;
}

function readDecimals(
	words: string[],
	from: number,
	whole: number
): { values: number[]; length: number } {
	let digits = '';
	let index = from;
	for (; index < words.length; index++) {
		const value = small[words[index] ?? ''];
		if (value === undefined) break;
		digits += String(value);
	}
	return { values: [Number(`${whole}.${digits}`)], length: index };
}

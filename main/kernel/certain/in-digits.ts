import { englishNumbers } from '../decide/copying/english-numbers.ts';
import type { FoundNumber } from '../decide/copying/found-number.ts';
import { furtherNumbers } from '../decide/copying/further-numbers.ts';
import { koreanNumbers } from '../decide/copying/korean-numbers.ts';

/** What is counted in Korean: only before one of these is a syllable surely a number. */
const counted =
	'(?:원|달러|유로|엔|위안|명|사람|개(?!월)|개월|살|세(?=[가-힣 ]|$)|시간|분|초|일|주|달|년|해|번|배|병|잔|권|장|대|마리|그루|송이|자루|상자|박스|봉지|봉|인분|줄|켤레|벌|통|조각|판|퍼센트|프로|%|킬로|센티|밀리|미터|그램|리터|파운드|온스|인치|피트|마일|평|근|톤|도|컵|큰술|작은술|갤런|야드|에이커|제곱|km|cm|mm|kg|g|m|l|ml)';
/** A counter ends here, or a particle follows: the 줄 of "이만 줄일게" is none. */
const ends = '(?![가-힣])|(?=[은는이가을를의에로으도와과랑씩만짜당쯤정째보까부하입면])';
const afterKorean = new RegExp(`^\\s?${counted}(?:${ends})`, 'i');
/** Or what is done with it, where the whole is a sum. */
const operator = /^\s*(?:더하기|빼기|곱하기|나누기)/;
const afterOperator = /(?:더하기|빼기|곱하기|나누기)\s*$/;
/** Korean counts days, years and seconds with numerals of Chinese origin: "세일" is a sale. */
const afterNative = /^\s?(?:일|년|초|퍼센트|프로)/;
const native = /[하한둘두셋세넷네열섯곱덟홉물무른흔쉰순든]/;
/** "한 시간 반", "두 달 반" */
const andHalf = new RegExp(
	`^\\s?(${counted}[가-힣]?)\\s?반(?!값|찬|지|도|드|응|품|대|려|장|복)`,
	'i'
);
/** "half a kilo", "a quarter of an hour", "half an hour" */
const partOf =
	/\b(half|(?:a|one) quarter|three quarters)\s+(?:of\s+)?an?\s+(?=(?:hour|minute|day|week|month|year|kilo|litre|liter|pint|gallon|pound|ounce|mile|metre|meter|cup|teaspoon|tablespoon|inch|foot|acre|tonne|ton)\w*)/gi;
/** "an hour and a half" */
const oneAndPart =
	/\ban?\s+(hour|day|week|month|year|kilo|litre|liter|pint|pound|mile|cup)\s+and\s+a\s+(half|quarter)\b/gi;
const parts: Record<string, string> = { half: '0.5', 'three quarters': '0.75' };

/** More than anybody says of one sum. */
const mostLetters = 2_000;

/**
 * A text with the numbers that it spells out written in digits, where there is one way to read them: "three and a half
 * hours" is "3.5 hours", "삼만 오천 원" is "35000 원". "One", fractions alone, and syllables that only look like numbers stay,
 * and so does what is long: it was pasted, and looking through it takes too long for every step of a turn.
 */
export function inDigits(text: string): string {
	if (text.length > mostLetters) return text;
	const prepared = text
		.replace(
			oneAndPart,
			(_, unit: string, part: string) => `${1 + Number(parts[part.toLowerCase()] ?? 0.25)} ${unit}s`
		)
		.replace(partOf, (_, part: string) => `${parts[part.toLowerCase()] ?? '0.25'} `);
	const found = [...spelledEnglish(prepared), ...spelledKorean(prepared), ...halves(prepared)].sort(
		(one, other) => one.at - other.at || other.end - one.end
	);
	let written = '';
	let at = 0;
	for (const one of found) {
		if (one.at < at) continue;
		written += prepared.slice(at, one.at) + one.value;
		at = one.end;
	}
	return written + prepared.slice(at);
}

function spelledEnglish(text: string): FoundNumber[] {
	return longest(englishNumbers(text))
		.flatMap((one) => {
			const words = text.slice(one.at, one.end);
			// "Half" and "third" have more than one meaning, and "a", "one" and "couple" are often no number.
			if (/^(?:an?|one)$/i.test(words.trim()) || isSingle.test(words)) return [];
			const unit = /^[\d.,]+ ([a-z]+) and an? \w+$/i.exec(words.trim())?.[1];
			return [{ ...one, value: unit === undefined ? one.value : `${one.value} ${unit}` }];
		})
		.concat(mixed(text));
}

const isSingle =
	/^(?:hal(?:f|ve)|thirds?|quarters?|fifth|tenth|dozens?|couple|pair|twice|doubled?|tripled?|thrice|quadruple|score|gross|hundredth|percent)$/i;

/** "2 and a half", "3 hours and a half" after digits. */
function mixed(text: string): FoundNumber[] {
	return [...text.matchAll(/(?<![\d.,])(\d+)(?:(\s+[a-z]+))?\s+and\s+a\s+(half|quarter)\b/gi)].map(
		({ 0: span, 1: whole = '', 2: unit = '', 3: part = '', index }) => ({
			at: index,
			end: index + span.length,
			value: `${Number(whole) + Number(parts[part.toLowerCase()] ?? 0.25)}${unit}`
		})
	);
}

/** "2시간 반" */
function halves(text: string): FoundNumber[] {
	return [...text.matchAll(/(?<![\d.,])\d+/g)].flatMap(({ 0: digits, index: at }) => {
		const half = andHalf.exec(text.slice(at + digits.length));
		if (half === null) return [];
		const end = at + digits.length + half[0].length;
		return [{ at, end, value: `${Number(digits) + 0.5}${half[1] ?? ''}` }];
	});
}

function spelledKorean(text: string): FoundNumber[] {
	const found = [...koreanNumbers(text), ...furtherNumbers(text)].filter(
		({ at, end }) =>
			/[가-힣]/.test(text.slice(at, end)) && !/반|다스|분의/.test(text.slice(at, end))
	);
	return longest(found).flatMap((longer) => {
		const one = withoutDay(longer, text);
		const before = text.slice(0, one.at);
		const after = text.slice(one.end);
		const isTerm =
			operator.test(after) ||
			(afterOperator.test(before) && /^(?:[은는이가을를]|\s|[?.!]|$)/.test(after));
		if (!isTerm && (/[가-힣\d]$/.test(before) || !afterKorean.test(after))) return [];
		if (native.test(text.slice(one.at, one.end)) && afterNative.test(after)) return [];
		// "만 40세" is an age in full years.
		if (/^만\s/.test(text.slice(one.at, one.end)) && /^\s?[세살]/.test(after)) return [];
		// "한 사람당" is each of them.
		if (one.value === '1' && /^\s?[가-힣]{1,3}당/.test(after)) return [];
		const half = andHalf.exec(after);
		if (half === null) return [one];
		return [
			{ ...one, end: one.end + half[0].length, value: `${Number(one.value) + 0.5}${half[1] ?? ''}` }
		];
	});
}

/** "백일 뒤" is a hundred days, not a hundred and one: what is counted must be said. */
function withoutDay(one: FoundNumber, text: string): FoundNumber {
	const words = text.slice(one.at, one.end);
	const isDay =
		/[십백천만]일$/.test(words) && /^\s?(?:뒤|후|전|동안|간|째|이면|되)/.test(text.slice(one.end));
	return isDay ? { ...one, end: one.end - 1, value: String(Number(one.value) - 1) } : one;
}

/** Of what overlaps the longest, where it has one value (the least, of "한" with a half behind it). */
function longest(found: readonly FoundNumber[]): FoundNumber[] {
	return found.filter(
		(one) =>
			!found.some(
				(other) =>
					other !== one &&
					other.at <= one.at &&
					one.end <= other.end &&
					(other.end - other.at > one.end - one.at || Number(other.value) < Number(one.value))
			)
	);
}

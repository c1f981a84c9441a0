import { printNumber, type FoundNumber } from './found-number.ts';

const sino: Record<string, number> = {
	영: 0,
	공: 0,
	일: 1,
	이: 2,
	삼: 3,
	사: 4,
	오: 5,
	육: 6,
	륙: 6,
	칠: 7,
	팔: 8,
	구: 9
};
const units: Record<string, number> = { 십: 10, 백: 100, 천: 1000 };
const largeUnits: Record<string, number> = { 만: 1e4, 억: 1e8, 조: 1e12 };
const nativeTens: Record<string, number> = {
	열: 10,
	스물: 20,
	스무: 20,
	서른: 30,
	마흔: 40,
	쉰: 50,
	예순: 60,
	일흔: 70,
	여든: 80,
	아흔: 90
};
const nativeOnes: Record<string, number> = {
	하나: 1,
	한: 1,
	둘: 2,
	두: 2,
	셋: 3,
	세: 3,
	넷: 4,
	네: 4,
	다섯: 5,
	여섯: 6,
	일곱: 7,
	여덟: 8,
	아홉: 9
};

const tens = Object.keys(nativeTens).join('|');
const ones = Object.keys(nativeOnes).join('|');
const nativeShape = new RegExp(`(?:(${tens})\\s?(${ones})?|(?<![가-힣])(${ones}))`, 'g');
/** Digits and Chinese-derived numerals in one number: "3만 5천", "1억 2천만", "이십오", "천만". */
const sinoShape =
	/(?:\d[\d,.]*|[영공일이삼사오육륙칠팔구십백천만억조])(?:\s?\d[\d,.]*(?=\s?[십백천만억조])|\s?[영공일이삼사오육륙칠팔구십백천만억조]|(?<=[십백천만억조])\s?\d[\d,.]*)*/g;

/** Numbers as Korean writes them: Chinese-derived, native, mixed with digits, and with 반 for a half. */
export function koreanNumbers(text: string): FoundNumber[] {
	if (!/[가-힣]/.test(text)) return [];
	const found: FoundNumber[] = [];
	const add = ({ 0: span, index }: RegExpMatchArray, value: number, whole = false): void => {
		const at = index ?? 0;
		found.push({ at, end: at + span.length, value: printNumber(value), whole });
	};
	for (const match of text.matchAll(sinoShape)) {
		const hasUnit = /[십백천만억조]/.test(match[0]);
		if (!hasUnit && !/^[영공일이삼사오육칠팔구]{2,}$/.test(match[0])) continue;
		for (const value of readSino(match[0])) add(match, value, hasUnit && /\d/.test(match[0]));
	}
	for (const match of text.matchAll(nativeShape)) {
		const value = (nativeTens[match[1] ?? ''] ?? 0) + (nativeOnes[match[2] ?? match[3] ?? ''] ?? 0);
		add(match, value);
		// "두 시간 반" is two and a half.
		if (halfFollows(text, match.index + match[0].length)) add(match, value + 0.5);
	}
	for (const match of text.matchAll(/\d+/g)) {
		if (halfFollows(text, match.index + match[0].length)) add(match, Number(match[0]) + 0.5);
	}
	for (const match of text.matchAll(/반(?:의\s?반)?/g))
		add(match, match[0].length > 1 ? 0.25 : 0.5);
	for (const match of text.matchAll(/다스/g)) add(match, 12);
	return found;
}

/** A counter of at most three syllables, then 반: "시간 반", "년 반". */
function halfFollows(text: string, at: number): boolean {
	return /^\s?[가-힣]{1,3}\s?반(?![가-힣]{2})/.test(text.slice(at, at + 10));
}

/** The value of a numeral; where digits stand beside it ("1.5만"), they are its factors. */
function readSino(numeral: string): number[] {
	let total = 0;
	let section = 0;
	let digit: number | null = null;
	for (const token of numeral.match(/\d[\d,.]*|\S/g) ?? []) {
		const unit = units[token];
		const largeUnit = largeUnits[token];
		if (largeUnit !== undefined) {
			total += (section + (digit ?? 0) || 1) * largeUnit;
			section = 0;
			digit = null;
		} else if (unit !== undefined) {
			section += (digit ?? 1) * unit;
			digit = null;
		} else {
			const value: number = sino[token] ?? Number(token.replace(/[,.]+$/, '').replaceAll(',', ''));
			// Read digit by digit, as in a year or a telephone number: 이공이사.
			digit = digit === null || !(token in sino) ? value : digit * 10 + value;
		}
	}
	const value = total + section + (digit ?? 0);
	return Number.isFinite(value) ? [value] : [];
}

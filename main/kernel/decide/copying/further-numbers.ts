import { printNumber, type FoundNumber } from './found-number.ts';

const parts: Record<string, number> = {
	half: 0.5,
	quarter: 0.25,
	third: 1 / 3,
	'three quarters': 0.75,
	couple: 2
};
const scales: Record<string, number> = {
	dozen: 12,
	hundred: 100,
	thousand: 1e3,
	million: 1e6,
	billion: 1e9,
	trillion: 1e12,
	lakh: 1e5,
	lakhs: 1e5,
	crore: 1e7,
	crores: 1e7
};
/** "half a dozen", "a quarter of a million", "a couple of hundred", "three quarters of a million" */
const shares =
	/\b(three quarters|half|quarter|third|couple)\s+(?:of\s+)?(?:an?\s+)?(dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b/gi;
/** "3 dozen", "2.5 lakh", "12 crore" */
const counted = /(?<![\d.,\p{L}])(\d[\d,]*(?:\.\d+)?)\s+(dozen|lakhs?|crores?)\b/giu;

const digits = '영공일이삼사오육칠팔구';
/** "일점오 배", "영 점 이오 퍼센트", "3점 5 킬로": with what is measured behind it, since 점 is many things. */
const decimals =
	/(?<![가-힣\d])([영공일이삼사오육칠팔구]|[이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|\d+)\s?점\s?([영공일이삼사오육칠팔구]+|\d+)(?=\s?(?:배|퍼센트|프로|%|도|킬로|킬로그램|그램|미터|센티|밀리|리터|초|분|시간|톤|평|인치|마일|kg|km|cm|m|g|l)(?![가-힣]{3}))/gi;
/** "사분의 삼", "삼 분의 이" */
const fractions =
	/(?<![가-힣])([이삼사오육칠팔구십])\s?분의\s?([일이삼사오육칠팔구])(?![가-힣]{2})/g;

/** Numbers in words that are put together of others: shares of round ones, and Korean decimals and fractions. */
export function furtherNumbers(text: string): FoundNumber[] {
	const found: FoundNumber[] = [];
	const add = (match: RegExpMatchArray, values: number[], whole: boolean): void => {
		const at = match.index ?? 0;
		for (const value of values)
			found.push({ at, end: at + match[0].length, value: printNumber(value), whole });
	};
	for (const match of text.matchAll(shares)) {
		const [, part = '', scale = ''] = match;
		add(match, [(parts[part.toLowerCase()] ?? 1) * (scales[scale.toLowerCase()] ?? 1)], false);
	}
	for (const match of text.matchAll(counted)) {
		const [, count = '', scale = ''] = match;
		add(match, [Number(count.replaceAll(',', '')) * (scales[scale.toLowerCase()] ?? 1)], false);
	}
	for (const match of text.matchAll(decimals)) {
		const [, before = '', after = ''] = match;
		add(match, [Number(`${integer(before)}.${spelt(after)}`)], true);
	}
	for (const match of text.matchAll(fractions)) {
		const [, below = '', above = ''] = match;
		add(match, [integer(above), integer(below)], false);
	}
	return found;
}

/** Digit by digit: 이오 is 25 behind the point. */
function spelt(text: string): string {
	return /^\d/.test(text) ? text : text.replace(/./gu, (one) => String(digit(one)));
}

function digit(letter: string): number {
	return Math.max(0, digits.indexOf(letter) - 1);
}

function integer(text: string): number {
	if (/^\d/.test(text)) return Number(text);
	const isTens = text.includes('십');
	const [tens, ones] = isTens ? text.split('십') : ['', text];
	return (isTens ? (tens === '' ? 1 : digit(tens ?? '')) * 10 : 0) + (ones ? digit(ones) : 0);
}

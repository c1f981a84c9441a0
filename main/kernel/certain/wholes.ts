import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';

const number = String.raw`(?:[$€£₩]\s?)?(\d[\d,]*(?:\.\d+)?)`;
const rate = String.raw`(\d+(?:\.\d+)?)\s?(?:%|percent|per cent|퍼센트|프로|퍼)`;
const unit = String.raw`(?:\s?[\p{L}€$]{1,12})?`;
const what = String.raw`(?:what|which|how much)(?: (?:number|amount|price|value|total|sum))?`;
const whole = String.raw`(?:(?:what|how much|how many) (?:is|was|are|were|would be) )?(?:the )?(?:whole|total|full (?:amount|price)|100\s?%|all of (?:it|them))`;
const wholeKorean = String.raw`(?:전체|전부|총액?|총 ?(?:금액|인원|개수)|원래|백\s?퍼센트|100\s?(?:%|퍼센트|프로))`;
const end = String.raw`[?.!\s]*$`;

/** What is said, and how its first two numbers give the whole. */
const forms: readonly (readonly [RegExp, (one: string, other: string) => string])[] = [
	[form(`${rate} of ${what} (?:is|equals|makes|=) ${number}${unit}${end}`), ofPart],
	[form(`${number}${unit} (?:is|equals|makes) ${rate} of ${what}${end}`), swapped(ofPart)],
	[
		form(
			`(?:if )?${rate}(?: of [\\p{L} ]{2,20})? (?:is|are|was|equals|=) ${number}${unit},? (?:then )?${whole}${end}`
		),
		ofPart
	],
	[
		form(
			`${number}${unit} is ${rate} (?:more|higher|greater|larger|bigger|above) than ${what}${end}`
		),
		(sum, part) => `${sum} / (1 + ${part}%)`
	],
	[
		form(
			`${number}${unit} is ${rate} (?:less|lower|smaller|fewer|cheaper|below) than ${what}${end}`
		),
		(sum, part) => `${sum} / (1 - ${part}%)`
	],
	[
		form(
			`${rate}(?:가|이|는|은)?\\s?${number}${unit}?(?:이?면|이?라면|일 ?때)\\s?${wholeKorean}[가-힣 ]{0,12}${end}`
		),
		ofPart
	],
	[
		form(
			`${number}${unit}?(?:이|가|은|는)\\s?(?:전체의 )?${rate}(?:이?면|이?라면|일 ?때)\\s?${wholeKorean}[가-힣 ]{0,12}${end}`
		),
		swapped(ofPart)
	],
	[
		form(
			`${number}\\s?[가-힣]{0,3}\\s?(?:중|가운데)(?:에서?)?\\s?${number}\\s?[가-힣]{0,3}?(?:은|는|이|가|이?면)?\\s?(?:전체의 )?몇\\s?(?:%|퍼센트|프로|퍼)[가-힣]{0,6}${end}`
		),
		(all, some) => `${some} is what percent of ${all}`
	]
];

/**
 * The whole of which a part is known ("15% of what is 30?", "30%가 15,000원이면 전체는?"), and the part in percent as Korean
 * asks for it. A small model takes the percent of the number instead. Numbers are digits.
 */
export function readWhole(text: string): CertainCall[] {
	if (text.length > 120) return [];
	for (const [words, expressionOf] of forms) {
		const [, one, other] = words.exec(text.trim()) ?? [];
		if (one === undefined || other === undefined) continue;
		const expression = expressionOf(one.replaceAll(',', ''), other.replaceAll(',', ''));
		return calculate(expression);
	}
	return [];
}

function form(words: string): RegExp {
	return new RegExp(`^(?:(?:so|and|ok|hey|hi|please)[, ]+)*${words}`, 'iu');
}

function ofPart(part: string, sum: string): string {
	return `${sum} / ${part}%`;
}

function swapped(expressionOf: (one: string, other: string) => string) {
	return (one: string, other: string) => expressionOf(other, one);
}

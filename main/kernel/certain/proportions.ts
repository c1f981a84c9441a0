import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { unitAt } from './conversions.ts';
import { readFigures, type Figure } from './figures.ts';

const asks =
	/\bhow (?:much|many|far|long)\b|\bwhat (?:is|would|will|do|does)\b|\bcosts?\b|몇|얼마|필요/iu;
/** Another step, or workers who take less time the more they are. */
const special =
	/\b(?:tax|tip|vat|discount|off|interest|average|total of|left|plus|minus|days?|weeks?|months?|hours? (?:do|does|would|will)|salary|remember|file|save)\b|%|퍼센트|프로|할인|이자|평균|남[은는았]|더하|빼|기억|파일|며칠|[일주달]\s?(?:이?면|걸)|시간/iu;
const english =
	/(?<rate>\d[\d,.]*)\s*(?<top>[\p{L}€$£]+)?\s*(?:per|\/|for every|for each|every|each)\s*(?<count>\d[\d,.]*)?\s*(?<bottom>\p{L}+)/iu;
const korean =
	/(?<![\d.,])(?<count>\d[\d,.]*)?\s?(?<bottom>\p{L}+?)(?:당|에|마다)\s*(?<rate>\d[\d,.]*)\s*(?<top>\p{L}+)?/u;

/**
 * So much for each, and how much that is for another number of them: "7.2 l per 100 km, how much for 380 km?", "8명이 피자
 * 3판이면 20명은 몇 판?". Numbers are digits.
 */
export function readProportion(text: string): CertainCall[] {
	if (text.length > 160 || !asks.test(text) || special.test(text)) return [];
	return readPer(text) ?? readThree(text) ?? [];
}

function readPer(text: string): CertainCall[] | undefined {
	const match = (/\p{Script=Hangul}/u.test(text) ? korean : english).exec(text);
	const { rate, count, bottom } = match?.groups ?? {};
	if (match === null || rate === undefined || bottom === undefined) return undefined;
	const rest = `${text.slice(0, match.index)} | ${text.slice(match.index + match[0].length)}`;
	const [other, ...more] = readFigures(rest) ?? [];
	if (other === undefined || more.length > 0) return undefined;
	const named = nounOf(other);
	if (named === undefined || !isSame(named, bottom)) return undefined;
	const each = count === undefined ? plain(rate) : `${plain(rate)} / ${plain(count)}`;
	return calculate(`${each} * ${other.value}`);
}

/** "If 8 people eat 3 pizzas, how many for 20 people?" */
function readThree(text: string): CertainCall[] | undefined {
	const figures = readFigures(text) ?? [];
	const [first, second, third] = figures;
	if (first === undefined || second === undefined || third === undefined || figures.length > 3)
		return undefined;
	const [one, two, three] = [first, second, third].map(nounOf);
	if (one === undefined || two === undefined || three === undefined) return undefined;
	if (!/\bif\b|\bfor\b|\bserves?\b|\bfeeds?\b|이?면|에\s/iu.test(text)) return undefined;
	if (isSame(one, three) && !isSame(one, two))
		return calculate(`${second.value} / ${first.value} * ${third.value}`);
	// "3 pizzas feed 8 people, how many for 20 people?"
	if (isSame(two, three) && !isSame(one, two))
		return calculate(`${first.value} / ${second.value} * ${third.value}`);
	return undefined;
}

function nounOf({ after }: Figure): string | undefined {
	return /^\s?(명|사람|개|판|병|잔|대|장|권|[\p{Script=Latin}]{1,14}|킬로미터|킬로|키로|리터|그램|미터|분|원)/u.exec(
		after
	)?.[1];
}

function isSame(one: string, other: string): boolean {
	const [left, right] = [unitAt(one), unitAt(other)];
	if (left !== undefined && right !== undefined) return left.unit === right.unit;
	const bare = (word: string): string =>
		word
			.toLowerCase()
			.replace(/사람/u, '명')
			.replace(/(?:es|s)$/u, '');
	return bare(one) === bare(other);
}

function plain(number: string): string {
	return number.replace(/[.,]$/, '').replaceAll(',', '');
}

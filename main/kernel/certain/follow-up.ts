import type { DecisionContext } from '../decide/decider.ts';
import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readConversion, unitAt } from './conversions.ts';
import { readFigures, type Figure } from './figures.ts';
import { inDigits } from './in-digits.ts';
import { readPart } from './percents.ts';
import { readStatistics, statisticsAsked } from './statistics.ts';

type Exchange = DecisionContext['exchanges'][number];

/** An answer that is a calculation and its value. */
const calculated = /^`[^`]+` = \*\*/;
const leads =
	/^(?:(?:and|ok(?:ay)?|so|then|now|but|or|what about|how about|what if|if|it(?: was| were|['’]s)|they were|i had|we were|there were|also|for|over|at|with|in|by|to|a|an|only|just|그럼|그러면|그리고|근데|그런데|만약|만일|혹시)[,\s]+)+/iu;
const trails =
	/(?:[,\s]*(?:instead|then|please|pls|though|(?:이?면|이라면|라면|일 ?때|였으면|하면|으로|로|은|는|도)(?:요|은요)?|은요|요|어때|어떻게 돼|얼마야?|얼마예요))*[?!.\s]*$/iu;
/** Goes on from the result, and asks for nothing in its place. */
const goesOn =
	/\b(?:plus|add\w*|more|extra|another|further|on top|double|twice|triple|half|split|share|divide\w*|minus|subtract|less|times|multipl\w*|of (?:that|it|this)|change)\b|더|추가|두 ?배|절반|반|빼|곱|나[누눠]|거기|붙|거스름/iu;
const longest = 60;

/**
 * A short follow-up on a calculation as the request that it stands for: "and over 5 years?" is the earlier request with 5
 * years in the place of 4. Undefined where it is something else, or more than one number could be meant.
 */
export function restate(request: string, exchanges: readonly Exchange[]): string | undefined {
	const before = exchanges.at(-1);
	if (before === undefined || !calculated.test(before.assistant)) return undefined;
	if (request.length > longest || goesOn.test(request)) return undefined;
	const text = inDigits(request);
	const [figure, ...others] = readFigures(text) ?? [];
	if (figure === undefined || others.length > 0) return undefined;
	const { kind, words } = kindOf(figure);
	const said = `${text.slice(0, figure.at)} ${words}`.trim();
	// What is said beside the number must be nothing but where it belongs.
	const beside = `${said} `.replace(leads, '').replace(trails, '').trim();
	const base = inDigits(restate(before.user, exchanges.slice(0, -1)) ?? before.user);
	const isNamed = namesKind.test(beside);
	if (beside !== '' && !isNamed && !sharesWords(beside, base)) return undefined;
	const alike = (readFigures(base) ?? []).filter((one) => kindOf(one).kind === kind);
	const found =
		alike.length > 1 && beside !== '' && !isNamed
			? alike.filter((one) => sharesWords(beside, base.slice(one.end, one.end + 24)))
			: alike;
	const [place, ...more] = found;
	if (place === undefined || more.length > 0) return undefined;
	return base.slice(0, place.at) + figure.value + base.slice(place.end);
}

/** Says only what the number is: "the rate was", "금리가". */
const namesKind =
	/^(?:the |our |my )?(?:interest(?: rate)?|rate|discount|tip|tax|vat|price|bill|amount|term|total|we|there)(?: is| was| were| are)?$|^[가-힣]{1,6}[이가은는]$/iu;
const persons =
	/^\s?(?:people|persons?|friends?|guys|adults|roommates|colleagues|guests|of us)\b/iu;

/** What a number counts, by the word behind it, and what follows that. */
function kindOf({ after }: Figure): { kind: string; words: string } {
	const [said = '', percent, korean, english] =
		/^\s*(?:(%|percent\b|퍼센트|프로|퍼(?![가-힣]{2}))|(개월|시간|사람|달러|유로|킬로|[년달월주일명살세분초원개장권병잔평판평근쪽대번])|([\p{Script=Latin}]{1,14}))?/iu.exec(
			after
		) ?? [];
	const person = persons.exec(after)?.[0];
	if (person !== undefined) return { kind: '명', words: after.slice(person.length) };
	const words = after.slice(said.length);
	if (percent !== undefined) return { kind: '%', words };
	if (korean !== undefined) return { kind: korean === '사람' ? '명' : korean, words };
	if (
		english === undefined ||
		/^(?:and|for|over|at|in|to|is|of|it|then|instead|please|an?|per|before|after|plus|minus|with|if|what|how|i)$/i.test(
			english
		)
	)
		return { kind: '', words: after };
	return { kind: english.toLowerCase().replace(/s$/, ''), words };
}

/** Whether all the words of one text that say something are in another. */
function sharesWords(words: string, text: string): boolean {
	const own = words.toLowerCase().match(/[\p{L}]{2,}/gu) ?? [];
	return own.length <= 3 && own.every((word) => text.toLowerCase().includes(word));
}

const pointsAtList =
	/^(?:and |ok |so |now |then )*(?:what(?:['’]s| is| are)? |how about |what about |give me |tell me )*(?:the |their |its )?[a-z ]{3,30}?(?: of (?:these|those|them|that|it))?(?: too| as well| please)?[?.!]*$|^[가-힣 ]{2,20}[?.!]*$/iu;
const toUnit =
	/^(?:and |ok |so |then |what about |how about |what(?:['’]s| is) (?:that|it) |그럼 |그러면 )*(?:in|into|to|as)?\s*(\p{L}[\p{L}²/ ]{0,20}?)(?:으?로(?:는|도)?|는|은)?(?: then| instead| too| please)?[?.!\s]*$/iu;

/** A follow-up on a calculation that says no number: another statistic of the list, another unit, the part of a price. */
export function readFollowUp(request: string, exchanges: readonly Exchange[]): CertainCall[] {
	if (request.length > longest || /\d/.test(request)) return [];
	const calculations = exchanges.filter(({ assistant }) => calculated.test(assistant));
	const last = exchanges.at(-1);
	if (last === undefined || calculations.at(-1) !== last) return [];
	if (pointsAtList.test(request.trim()) && statisticsAsked(request).length > 0) {
		// "The median", asked after an average, is that of the numbers the average was of.
		const listed = calculations.findLast(({ user }) => readStatistics(user).length > 0);
		const [first] = listed === undefined ? [] : readStatistics(listed.user);
		const list = /\(([\s\S]*)\)$/.exec(String(first?.input['expression']))?.[1];
		if (list !== undefined)
			return statisticsAsked(request).flatMap((name) => calculate(`${name}(${list})`));
	}
	const [converted] = readConversion(inDigits(last.user));
	const name = toUnit.exec(request.trim())?.[1]?.trim() ?? '';
	const unit = unitAt(name);
	const measure = /^(.+) to \S+$/.exec(String(converted?.input['expression']))?.[1];
	if (measure !== undefined && unit?.length === name.length)
		return calculate(`${measure} to ${unit.unit}`);
	return readPart(request, inDigits(last.user));
}

import type { DecisionContext } from '../decide/decider.ts';
import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readFigures, type Figure } from './figures.ts';
import { inDigits } from './in-digits.ts';

type Exchange = DecisionContext['exchanges'][number];

/** The value of an answer that is a calculation, with its unit if it has one. */
const value = /^`[^`]+` = \*\*(-?\d+(?:\.\d+)?)( [a-zA-Z/^\d]+)?\*\*/;
const percent = /^\s*(?:%|percent\b|퍼센트|프로|퍼(?![가-힣]{2}))/iu;

const pointers =
	/\b(?:that|it|this|the (?:result|answer|total|sum))\b|그거|그것|그걸|그게|그\s?(?:값|결과|숫자|금액|돈)|거기|이거|이걸|여기/iu;
const further =
	/\b(?:more|another|extra|further|additional|on top|again)\b|더(?!하)|추가|또|다시/iu;
/** Begins with what is to be done. */
const begins =
	/^(?:(?:and|now|then|ok(?:ay)?|so|please|그럼|그리고|이제)[,\s]+)*(?:plus|minus|times|add|subtract|multiply|divide|double|triple|halve|half|split|with|without|take|change|거스름|팁|봉사료|부가세)/iu;
const doubles = /\b(?:double|twice|doubled)\b|(?:두|2)\s?배/iu;
const triples = /\b(?:triple|three times|tripled)\b|(?:세|3)\s?배/iu;
const halves = /\b(?:half|halve|halved)\b|절반|반(?:으로|만|은|이)|반값/iu;
const changes = /\bchange\b|거스름/iu;
const divides = /\b(?:divid\w+|split|share[ds]?|among|between)\b|나[누눠]|나누/iu;
const multiplies = /\b(?:times|multipl\w+)\b|\bat\s(?=[$€£]?\s?\d)|곱|배(?=[는로가을를]|\s|\?|$)/iu;
const takes =
	/\b(?:minus|subtract|less|take (?:away|off)|deduct|off|discount\w*|reduc\w+|cheaper|down)\b|빼|뺀|할인|세일|깎|인하|내리|내린/iu;
const adds =
	/\b(?:plus|add\w*|more|extra|on top|with|tip|vat|tax|service|raise|increase|up)\b|더하|더한|더해|추가|붙|얹|봉사료|팁|부가세|세금|인상|오르|올리/iu;
const shareOf =
	/\b(?:of (?:that|it|this|the)|out of)\b|(?:그거|그것|그\s?(?:값|결과|금액|돈)|거기)(?:의|에서|중)?\s*\d/iu;
/** What is said around one step; any other word makes it more than that. */
const around =
	/\b(?:and|now|then|ok(?:ay)?|so|please|pls|can|could|you|we|i|if|what|how|much|is|be|are|would|will|does|do|get|pay|make|makes?|the|a|an|to|of|off|from|by|for|in|into|between|among|at|us|people|persons|friends|ways|percent|again|too|all|me|give|calculate|back|take|cost|costs|price|each|per|lit(?:er|re)s?|kilos?|kg|hour|piece|euros?|dollars?)\b|(?:그럼|그러면|그리고|이제|좀|하면|되면|붙으면|으면|이면|다면|한|할|하고|해서|사람|명|원|만|천|씩|얼마\S*|몇|되|돼|은|는|이|가|을|를|의|에|에서|으로|로|줘|주세요|해|하|요|야|서|고|면|내|낸|낼|돈|값|정도)/giu;
/** Behind a number that counts nothing: "add 3 eggs to it" is no sum. */
const isPlain =
	/^\s*(?:$|[?.!,€$]|(?:원|만|을|를|하|더|빼|뺀|뺄|곱|으로|로|내|에|배|정도|씩)|(?:to|and|on|from|off|more|extra|again|please|pounds?|each|an?|per|euros?|dollars?)\b)/iu;
const longest = 80;

/**
 * One step on from the number of the last answer: "double it", "add 20 to that", "거기에 봉사료 10% 붙으면?". `said` may be
 * what is left of a request that goes on to something else.
 */
export function readOnResult(said: string, exchanges: readonly Exchange[]): CertainCall[] {
	const before = exchanges.at(-1)?.assistant ?? '';
	if (said.length > longest) return [];
	const [, number = onlyNumber(before), unit = ''] = value.exec(before) ?? [];
	if (number === undefined) return [];
	const text = inDigits(said);
	// "Half" and "double" are what is done, not with what.
	const figures = (readFigures(text) ?? []).filter(({ at, end }) => /\d/.test(text.slice(at, end)));
	const [figure] = figures;
	if (figures.length > 1) return [];
	if (saysMore(text, figure)) return [];
	const step = figure === undefined || isTimes(text) ? stepAlone(text) : stepWith(text, figure);
	if (step === undefined) return [];
	// What a length is made longer by has a unit as well.
	if (unit !== '' && !/^[*/] /.test(step)) return [];
	const expression = step.includes('#') ? step.replace('#', number) : `${number}${unit} ${step}`;
	return calculate(expression);
}

const steps = [doubles, triples, halves, changes, divides, multiplies, takes, adds];

/** Whether a request has words that are no part of one step, or of more than one. */
function saysMore(text: string, figure: Figure | undefined): boolean {
	const numberless =
		figure === undefined ? text : `${text.slice(0, figure.at)} ${text.slice(figure.end)}`;
	const left = [pointers, further, percent, ...steps].reduce(
		(rest, words) => rest.replace(new RegExp(words.source, 'giu'), ' '),
		numberless
	);
	// "Multiply the two" speaks of two numbers.
	if (/\b(?:the|these|those|both)\s+\d+\b|\bboth\b|둘/iu.test(text)) return true;
	return /\p{L}{2}|[+*/=<>]/u.test(left.replace(around, ' '));
}

/** "2배" and "three times" are said with a number, and are none of their own. */
function isTimes(text: string): boolean {
	return /(?<!\d)[23]\s?배|\bthree times\b/iu.test(text);
}

function stepAlone(text: string): string | undefined {
	if (!pointers.test(text) && !begins.test(text) && !/^\S*[배반]\S*[?.!\s]*$|절반/u.test(text))
		return undefined;
	if (doubles.test(text)) return '* 2';
	if (triples.test(text)) return '* 3';
	return halves.test(text) ? '/ 2' : undefined;
}

function stepWith(text: string, { value: amount, after }: Figure): string | undefined {
	const isPercent = percent.test(after);
	if (changes.test(text)) return isPercent ? undefined : `${amount} - #`;
	if (!pointers.test(text) && !further.test(text) && !begins.test(text)) return undefined;
	if (isPercent) {
		if (takes.test(text)) return `- ${amount}%`;
		if (shareOf.test(text) && !adds.test(text)) return `* ${amount}%`;
		return adds.test(text) ? `+ ${amount}%` : undefined;
	}
	if (divides.test(text)) return `/ ${amount}`;
	if (!isPlain.test(after)) return undefined;
	if (multiplies.test(text)) return `* ${amount}`;
	if (takes.test(text)) return `- ${amount}`;
	return adds.test(text) ? `+ ${amount}` : undefined;
}

/** The value of an answer that is a calculation, as it stands there. */
export function calculatedValue(answer: string): string | undefined {
	const [, number, unit = ''] = value.exec(answer) ?? [];
	return number === undefined ? undefined : `${number}${unit}`;
}

/** The one number of an answer that only told something: a rent that was remembered. */
function onlyNumber(answer: string): string | undefined {
	const [only, ...others] = readFigures(answer) ?? [];
	return others.length === 0 ? only?.value : undefined;
}

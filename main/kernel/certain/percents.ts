import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readFigures, type Figure } from './figures.ts';

const percent =
	/^\s*(?:%|percent\b|per cent\b|pct\b|퍼센트|프로(?![가-힣]*그램)|퍼(?![가-힣]{2}))/iu;
const off =
	/\b(?:off|discount\w*|reduc\w+|rebate|cheaper|less|sale|markdown|knocked)\b|할인|세일|깎|인하|저렴/iu;
const on =
	/\b(?:tip|gratuity|vat|tax|gst|sales tax|service|surcharge|fee|commission|markup|raise[sd]?|increase[sd]?|on top|more expensive)\b|봉사료|부가세|팁|세금|수수료|할증|인상/iu;
const included =
	/\b(?:incl(?:\.|uding|uded|usive)?)\b.{0,20}\b(?:vat|tax|gst|tip)|\b(?:vat|tax|gst|tip)\b.{0,12}\bincl\w*|(?:부가세|세금|팁|봉사료)[을를가이]?\s*(?:\d+\s?(?:%|퍼센트|프로)[을를가이]?\s*)?포함(?:된|한|이|인|가격|해서 ?(?:낸|샀|산|\d))/iu;
/** What is asked for is the part, not what is left or comes of it. */
const asksPart =
	/\b(?:how much (?:of (?:that|it|this) )?(?:is|was|are|do i save|will i save|would i save|tax|vat|tip)|what(?:'s| is| was) the)\b[^.?]{0,16}\b(?:tax|vat|gst|tip|discount|saving|fee|commission|save)\b|\bhow much (?:do|will|would|did) (?:i|we|you) save\b|\b(?:tax|vat|tip|discount) (?:alone|itself|only|amount|part)\b|(?:부가세|세금|팁|봉사료|수수료|할인)\s?(?:액|금액|만)?[은는이가]?\s*(?:만|얼마|몇)|얼마[나를]?\s*(?:더\s?내|아끼|절약|할인)/iu;
const asksBefore =
	/\b(?:what|how much)\b[^.,]{0,24}\b(?:original(?:ly)?|before the (?:discount|sale|reduction)|full price|regular price)\b|(?:원래\s?(?:가격|값|금액)?|정가|할인\s?전\s?(?:가격|값|금액)?)[은는이가]?\s*(?:얼마|\?)/iu;
const asksNet =
	/\b(?:without|before|excl\w*|net)\b|(?:부가세|세금)\s*(?:빼|제외|뺀)|공급가[는은]?\s*(?:얼마|\?)/iu;
const asks = /\b(?:how much|what|total|price|pay|cost)\b|\?|얼마|총|합계|면\??\s*$|가격|금액/iu;
/** Another sum than that of one price. */
const special =
	/\b(?:each|per|split|share|among|between|between us|average|interest|loan|years?|months?|annual\w*|compound\w*|grow\w*|went|from \S+ to|profit|margin|left|salary|income|wages?|earn\w*|take home|remember|file|save (?:it|that|this)|if i had|instead)\b|이자|대출|월급|연봉|급여|세후|세전|실수령|남[은는았으]|[년달]\s?(?:간|동안|뒤|후)|개월|마다|당\s|나[누눠]|씩|평균|에서\s*\S*\s*(?:올랐|오른|떨어|내렸)|기억|파일|몇\s?(?:퍼센트|프로|%)/iu;

const asksWhole =
	/^(?:(?:and|so|ok(?:ay)?|then|what(?:['’]s| is)|how much is)[, ]+)*(?:the |my |in )*total\b[^.,]{0,20}$|^(?:그럼|그러면|그리고)?\s?(?:총액|총|합계|전부|다 ?합)\S*(?:\s?(?:얼마\S*|몇\S*))?[?.! ]*$/iu;

export interface PriceSteps {
	amount: string;
	/** In the order in which they were said: what goes off or comes on top. */
	steps: { rate: string; sign: '-' | '+' }[];
}

/**
 * One price and what goes off it or comes on top, in percent: "a jacket is 129, 30% off, then another 10%", "238 including
 * 19% VAT, how much of it is the tax?". Numbers are digits.
 */
export function readPercents(text: string): CertainCall[] {
	if (text.length > 200 || special.test(text) || !asks.test(text)) return [];
	const price = readPrice(text);
	if (price === undefined) return [];
	const { amount, steps } = price;
	const [only] = steps.length === 1 ? steps : [];
	const isIncluded = included.test(text);
	if (isIncluded || asksBefore.test(text)) {
		if (only === undefined) return [];
		const whole = `${amount} / (1 ${only.sign} ${only.rate}%)`;
		if (asksPart.test(text)) return calculate(`${amount} - ${whole}`);
		if (isIncluded && !asksNet.test(text) && !asksBefore.test(text)) return [];
		return calculate(whole);
	}
	if (asksPart.test(text)) return only === undefined ? [] : calculate(`${only.rate}% * ${amount}`);
	return calculate(withSteps(amount, steps));
}

/** The part of a price that a question with no numbers of its own asks for, after one that had them: "and the VAT alone?" */
export function readPart(request: string, before: string): CertainCall[] {
	if (request.length > 60 || /\d/.test(request)) return [];
	const { amount, steps } = readPrice(before) ?? { amount: '', steps: [] };
	// "And the total?" behind a question for the part of it.
	if (asksWhole.test(request.trim()) && asksPart.test(before) && steps.length > 0)
		return included.test(before) ? [] : calculate(withSteps(amount, steps));
	if (!asksPart.test(request)) return [];
	const sign = off.test(request) ? '-' : on.test(request) ? '+' : undefined;
	const [only, ...others] = steps.filter((step) => step.sign === sign);
	if (only === undefined || others.length > 0) return [];
	if (steps.length === 1 && included.test(before))
		return calculate(`${amount} - ${amount} / (1 + ${only.rate}%)`);
	// What comes on top comes on what was left by then.
	const earlier = steps.slice(0, steps.indexOf(only));
	const base = earlier.length === 0 ? amount : `(${withSteps(amount, earlier)})`;
	return calculate(`${only.rate}% * ${base}`);
}

function readPrice(text: string): PriceSteps | undefined {
	const figures = (readFigures(text) ?? []).filter((one) => !isName(text, one));
	const rates = figures.filter(({ after }) => percent.test(after));
	const [amount, ...others] = figures.filter((one) => !rates.includes(one));
	if (amount === undefined || others.length > 0 || rates.length === 0) return undefined;
	const steps: PriceSteps['steps'] = [];
	for (const rate of rates) {
		const sign = signOf(text, rate, figures) ?? steps.at(-1)?.sign;
		if (sign === undefined) return undefined;
		steps.push({ rate: rate.value, sign });
	}
	return { amount: amount.value, steps };
}

/** By the words up to the next number, or else by those since the last one. */
function signOf(text: string, rate: Figure, figures: readonly Figure[]): '-' | '+' | undefined {
	const next = figures.find(({ at }) => at > rate.at)?.at ?? text.length;
	const last = figures.findLast(({ at }) => at < rate.at)?.end ?? 0;
	for (const words of [text.slice(rate.end, next), text.slice(last, rate.at)]) {
		const [down, up] = [off.exec(words)?.index, on.exec(words)?.index];
		if (down === undefined && up === undefined) continue;
		return (down ?? Infinity) < (up ?? Infinity) ? '-' : '+';
	}
	return undefined;
}

/** "1 jacket" or "the 2 of us" say how many, and a price alone is never one. */
function isName(text: string, { at, end, value }: Figure): boolean {
	return (
		value === '1' && /^\s?\p{L}/u.test(text.slice(end)) && !/[$€£₩]\s?$/u.test(text.slice(0, at))
	);
}

function withSteps(amount: string, steps: PriceSteps['steps']): string {
	return steps.reduce(
		(sum, { rate, sign }, index) => `${index === 0 ? sum : `(${sum})`} ${sign} ${rate}%`,
		amount
	);
}

import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { measuresIn, unitAt, type Unit } from './conversions.ts';
import { readFigures, type Figure } from './figures.ts';

/** One thing for each of another: what it costs, what it uses, what it is in another span of time. Numbers are digits. */
export function readRate(text: string): CertainCall[] {
	if (text.length > longest || other.test(text)) return [];
	const expressions = [readRatio, readPeriods, readPiece]
		.map((read) => read(text))
		.find((found) => found.length > 0);
	return (expressions ?? []).flatMap(calculate);
}

const longest = 160;
/** A second step of the sum, or something else altogether. */
const other =
	/\b(?:tax\w*|interest|discount|raise[sd]?|more|less|save|write|remember|file|search|documents?|code|python|program|left|after|before|extra|plus|minus|total)\b|%|[+*=]|세금|세후|이자|할인|인상|짜리|씩|더 |빼|곱|더하|저장|기억|파일|검색|문서|남/iu;

const perEnglish =
	/(?:(?<top>[\p{L}²]+)\s*)?(?:\bper\b|\bfor (?:each|every)\b|\bto the\b|\/)\s*(?:a |an )?(?<count>\d+)?\s*(?<bottom>\p{L}+)/giu;
const perKorean =
	/(?<![\d,.])(?<count>\d+)?\s?(?<bottom>\p{L}+?)(?:당|마다)\s*(?:(?:몇|얼마나)\s?(?:의 )?(?<top>\p{L}+?)(?=[을를이가]|\s|[?.!]|인|예|이|야|$))?/giu;

/** "340 km with 22 litres, how many litres per 100 km?": two measures, and which of them is told for one of the other. */
function readRatio(text: string): string[] {
	const asked = askedRate(text);
	if (asked === undefined) return [];
	const measures = measuresIn(text.replace(asked.said, ' '));
	const [first, second] = measures ?? [];
	if (first === undefined || second === undefined || measures?.length !== 2) return [];
	if (first.unit.kind === second.unit.kind) return [];
	const bottom = [first, second].find(({ unit }) => unit.kind === asked.bottom.kind);
	const top = bottom === first ? second : first;
	if (bottom === undefined || (asked.top !== undefined && asked.top.kind !== top.unit.kind))
		return [];
	const wanted = asked.top ?? top.unit;
	const isPlain = wanted.unit === top.unit.unit && asked.bottom.unit === bottom.unit.unit;
	const times = asked.count === 1 ? '' : ` * ${asked.count}`;
	if (isPlain) return [`${top.value} / ${bottom.value}${times}`];
	const measured = `(${top.value} ${top.unit.unit}) / (${bottom.value} ${bottom.unit.unit})`;
	return times === '' ? [`${measured} to ${wanted.unit}/${asked.bottom.unit}`] : [];
}

interface AskedRate {
	top: Unit | undefined;
	count: number;
	bottom: Unit;
	said: string;
}

function askedRate(text: string): AskedRate | undefined {
	const [found, ...more] = [...text.matchAll(perEnglish), ...text.matchAll(perKorean)]
		.map(({ 0: said, groups = {} }) => ({
			said,
			top: unitNamed(groups['top'] ?? ''),
			count: Number(groups['count'] ?? '1'),
			bottom: unitNamed(groups['bottom'] ?? '')
		}))
		.filter(({ bottom }) => bottom !== undefined);
	if (found?.bottom === undefined || more.length > 0) return undefined;
	return { ...found, bottom: found.bottom };
}

function unitNamed(word: string): Unit | undefined {
	const unit = unitAt(word);
	return unit?.length === word.length ? unit : undefined;
}

type Period = 'day' | 'week' | 'month' | 'year';
const inYear: Record<Period, number> = { day: 365, week: 52, month: 12, year: 1 };
const periods: [Period, string, string][] = [
	['day', String.raw`day|daily`, String.raw`하루|일당|매일|(?<!\d)1일`],
	['week', String.raw`week|weekly`, String.raw`(?:일|한\s?|매|1\s?)주일?|주급`],
	['month', String.raw`month|monthly`, String.raw`(?:한|1)\s?달|매달|매월|월급|월`],
	[
		'year',
		String.raw`year|yearly|annum|annually`,
		String.raw`(?:일|1|한)\s?년|1\s?해|한 해|매년|연봉|연간|연`
	]
];
const each = String.raw`(?:an?|per|every|each|in an?|for an?|\/)`;
const much = /\bhow much\b|\bwhat(?:'s| is| do| does| would| will)?\b|얼마/iu;

/** "I earn 3200 a month, how much a year?": one amount, and the spans of time that it is wanted for. */
function readPeriods(text: string): string[] {
	const figures = (readFigures(text) ?? []).filter(
		({ after }) => !/^\s?(?:달|년|일|주|해)/u.test(after)
	);
	const [amount] = figures;
	if (amount === undefined || figures.length !== 1 || !much.test(text)) return [];
	const named = periods
		.flatMap(([period, english, korean]) => {
			const said = new RegExp(
				String.raw`(?:\b${each}|\/)\s*(?:${english})\b|\b(?:daily|weekly|monthly|yearly|annually)\b(?<=${english})|(?<![가-힣])(?:${korean})(?=에|이|은|는|으로|로|\s|$)`,
				'giu'
			);
			return [...text.matchAll(said)].map(({ index }) => ({ period, at: index }));
		})
		.sort((left, right) => left.at - right.at);
	const [from, ...to] = named;
	const asks = much.exec(text)?.index ?? 0;
	// What is given stands first, and the question behind it.
	const isAsked = /[가-힣]/u.test(text) || (from !== undefined && from.at < asks);
	if (from === undefined || to.length === 0 || !isAsked) return [];
	if (to.some(({ period }) => period === from.period)) return [];
	return to.map(({ period }) => `${amount.value}${betweenPeriods(from.period, period)}`);
}

function betweenPeriods(from: Period, to: Period): string {
	if (from === 'day' && to === 'week') return ' * 7';
	if (from === 'week' && to === 'day') return ' / 7';
	const times = inYear[from] === 1 ? '' : ` * ${inYear[from]}`;
	return inYear[to] === 1 ? times : `${times} / ${inYear[to]}`;
}

const onePiece =
	/\bhow much (?:is|does|do|for|would|will|are)?\b[^?.,]{0,40}?\b(?:each|one|apiece|a piece|per (?:piece|item|unit)|a single)\b|\bwhat (?:is|does) (?:each|one)\b|(?:(?:하나|한\s?\p{Script=Hangul}{1,2}|(?<!\d)1\s?\p{Script=Hangul}{1,2})(?:에|당|는|은)|[개장병봉권]당)\s*(?:얼마|몇 원)/iu;
const money = /^\s?(?:원|달러|유로|엔|위안|euros?\b|dollars?\b|pounds?\b|won\b|€)/iu;
const counter =
	/^\s?(?:개(?!월)|장|병|봉지?|권|자루|마리|잔|캔|통|상자|박스|켤레|벌|묶음|송이|알|팩|줄)/u;

/** "3 for 2.40, how much is one?", "이만 삼천 원에 세 개면 하나에 얼마": a price of several, told for one. */
function readPiece(text: string): string[] {
	if (!onePiece.test(text)) return [];
	const figures = (readFigures(text) ?? []).filter(
		({ at, end, value, after }) =>
			!(value === '1' && (counter.test(after) || text.slice(at, end) === '하나'))
	);
	const price = priceAmong(figures, text);
	const count = figures.find((one) => one !== price);
	if (price === undefined || count === undefined || figures.length !== 2) return [];
	const isCount = counter.test(count.after) || /^\s?[a-z]|^\s*,/i.test(count.after);
	const pieces = Number(count.value);
	return isCount && Number.isInteger(pieces) && pieces > 1 ? [`${price.value} / ${pieces}`] : [];
}

function priceAmong(figures: Figure[], text: string): Figure | undefined {
	const before = ({ at }: Figure): string => text.slice(Math.max(0, at - 12), at);
	const signs = [
		(one: Figure) => money.test(one.after) || /[$€£₩]\s?$/u.test(before(one)),
		(one: Figure) => /\b(?:costs?|paid|pay|at)\s+$/i.test(before(one)),
		(one: Figure) => /\bfor\s+$/i.test(before(one))
	];
	for (const sign of signs) {
		const found = figures.filter(sign);
		if (found.length > 0) return found.length === 1 ? found[0] : undefined;
	}
	return undefined;
}

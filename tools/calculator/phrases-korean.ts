import { groupsOf } from './groups.ts';
import type { Phrase } from './phrases.ts';

const number = String.raw`(-?\d+(?:\.\d+)?|\([^()]+\))`;
const percent = String.raw`(\d+(?:\.\d+)?)\s*%`;
const some = String.raw`(?:\s*(?:팁|부가세|세금|수수료|이자|할증)(?:을|를|이|가)?)?`;

function pattern(text: string): RegExp {
	const written = text
		.replace(/N/g, number)
		.replace(/P/g, percent)
		.replace(/ /g, String.raw`\s*`);
	return new RegExp(`^${written}$`, 's');
}

type Rule = [pattern: RegExp, write: (...groups: string[]) => string, suffix?: '%'];

const rules: Rule[] = [
	[
		pattern(
			'N(?:에서|부터) N(?:으로|로|까지)?(?: (?:오르|올랐|늘|증가|변하|바뀌|떨어지|줄|감소)\\S*)? ?(?:몇 %|증가율|감소율|변화율|증감률|수익률|%로)\\S*'
		),
		(a, b) => `(${b} - ${a}) / ${a} * 100`,
		'%'
	],
	[
		pattern('N(?:은|는|이|가)? N(?:의|중|중에|중에서) ?몇 %\\S*'),
		(a, b) => `${a} / ${b} * 100`,
		'%'
	],
	[
		pattern('N(?:의|중|중에|중에서|에서) N(?:은|는|이|가)? 몇 %\\S*'),
		(b, a) => `${a} / ${b} * 100`,
		'%'
	],
	[
		pattern(
			`N(?:에서|의|짜리)?(?: [^\\d\\s%]\\S*)? P (?:할인|세일|깎|빼|감소|인하|떨어)\\S*(?: \\S+)*`
		),
		(n, p) => `${n} - ${p}%`
	],
	[pattern('P (?:할인된|할인한|깎은) N\\S*'), (p, n) => `${n} - ${p}%`],
	[
		pattern(
			`N에${some} P${some} (?:더하|더한|더해|포함|추가|붙이|붙인|얹|인상|증가|오르)\\S*(?: \\S+)*`
		),
		(n, p) => `${n} + ${p}%`
	],
	[pattern('N(?:에서|이|가)? P (?:오르|오른|증가|인상)\\S*(?: \\S+)*'), (n, p) => `${n} + ${p}%`],
	[pattern(`N(?:의|에 대한|에)${some} P${some}`), (n, p) => `${p}% * ${n}`]
];

const statistics: Record<string, string> = {
	평균: 'mean',
	합계: 'sum',
	합: 'sum',
	총합: 'sum',
	중앙값: 'median',
	중간값: 'median',
	표준편차: 'std',
	분산: 'variance',
	최댓값: 'max',
	최대값: 'max',
	최솟값: 'min',
	최소값: 'min',
	최빈값: 'mode',
	곱: 'prod'
};
const names = Object.keys(statistics).join('|');
const after = new RegExp(`^([\\d.,\\s-]+?)\\s*(?:의|을|를)?\\s*(${names})$`);
const before = new RegExp(`^(${names})\\s*(?:은|는|:)?\\s*([\\d.,\\s-]+)$`);

/** A sum that was said in Korean; undefined when the text holds none. */
export function readKoreanPhrase(text: string): Phrase | undefined {
	if (!/[가-힣]/.test(text)) return undefined;
	const asked = text
		.replace(/[?!.\s]+$/, '')
		.replace(
			/\s*(?:계산해\s*(?:줘|주세요|줄래)?|구해\s*(?:줘|주세요)?|알려\s*(?:줘|주세요)?|해\s*줘)$/,
			''
		)
		.replace(/\s*(?:은|는|이|가)?\s*(?:얼마\S*|몇(?:이야|인가요|이에요|일까)?)$/, '')
		.trim();
	for (const candidate of [asked, asked.replace(/(?<=[\d%)])(?:은|는|이|가|을|를)$/, '')]) {
		for (const [form, write, suffix] of rules) {
			const match = form.exec(candidate);
			if (match !== null) return { text: write(...groupsOf(match)), ...(suffix && { suffix }) };
		}
	}
	const plain = asked.replace(/(?:은|는|이|가|을|를)$/, '');
	const [list, name] = (() => {
		const ends = after.exec(plain);
		if (ends !== null) return [ends[1], ends[2]];
		const begins = before.exec(plain);
		return [begins?.[2], begins?.[1]];
	})();
	const statistic = statistics[name ?? ''];
	if (list !== undefined && statistic !== undefined) return { text: `${statistic}(${list})` };
	return readOperators(asked);
}

function readOperators(text: string): Phrase | undefined {
	const written = text
		.replace(/\s*(?:에다가?|에|하고|이랑|랑|와|과)?\s*더하기\s*/g, ' + ')
		.replace(/\s*(?:에서)?\s*빼기\s*/g, ' - ')
		.replace(/\s*(?:에)?\s*곱하기\s*/g, ' * ')
		.replace(/\s*(?:을|를)?\s*나누기\s*/g, ' / ')
		.replace(/(\d+(?:\.\d+)?)의\s*제곱근/g, 'sqrt($1)')
		.replace(/(\d+(?:\.\d+)?)의\s*세제곱/g, '$1^3')
		.replace(/(\d+(?:\.\d+)?)의\s*제곱/g, '$1^2')
		.replace(/(?<=[\d)%])(?:은|는|이|가|을|를)$/, '');
	return written === text ? undefined : { text: written };
}

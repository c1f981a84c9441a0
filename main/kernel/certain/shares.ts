import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readFigures } from './figures.ts';

const shares =
	/나[누눠]|(?:한 ?(?:사람|명)|1 ?인|인) ?당|각자|각각|더치|얼마씩|\bsplit\b|\bdivid\w+\b|\bshared? (?:by|between|among)\b/iu;
const people =
	/^\s*(?:명|사람|인(?!당)|이서|이(?=\s|서)|-?ways?\b|(?:people|persons|friends|guests|roommates|flatmates|colleagues|of us)\b)/iu;
const percent = /^\s*(?:%|percent\b|퍼센트|프로)/iu;
const tip = /팁|봉사료|\b(?:tip|gratuity)\b/iu;
/** More than a bill and its tip among people. */
const special =
	/할인|세금|부가세|빼고|빼면|제외|나머지|남은|곱|평균|환율|주문|개씩|\b(?:off|discount|tax|vat|plus|minus|without|except|left|average|rate|with|me|i|each|remember|file)\b/iu;

/** A bill that is split among people, ("split 3 ways", "넷이서", "한 사람당"), with a tip or without. */
export function readShares(request: string): CertainCall[] {
	if (!shares.test(request) || special.test(request)) return [];
	const figures = (readFigures(request) ?? []).filter(({ after }) => !/^\s*인당/u.test(after));
	const counts = figures.filter(({ after }) => people.test(after));
	// "친구 3명이랑 총 4명이서": the whole of them counts.
	const all = counts.filter(({ at }) =>
		/(?:총|모두|전부|다 ?합쳐|합해서|까지)\s*$/u.test(request.slice(0, at))
	);
	const [count, ...moreCounts] = all.length > 0 ? all : counts;
	const among = all.length > 0 ? counts.filter((one) => one !== count) : [];
	const [rate, ...moreRates] = figures.filter(({ after }) => percent.test(after));
	const [bill, ...moreBills] = figures.filter(
		(one) => one !== count && one !== rate && !among.includes(one)
	);
	if (count === undefined || bill === undefined) return [];
	if (moreCounts.length + moreRates.length + moreBills.length > 0) return [];
	if (!Number.isInteger(Number(count.value)) || Number(count.value) < 2) return [];
	if ((rate !== undefined) !== tip.test(request)) return [];
	const whole = rate === undefined ? bill.value : `(${bill.value} + ${rate.value}%)`;
	return calculate(`${whole} / ${count.value}`);
}

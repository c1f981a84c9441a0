import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { readFigures, type Figure } from './figures.ts';

const aboutLoans =
	/\bloans?\b|mortgage|\bborrow|\bcredit\b|\bdebt\b|\bfinanc(?:e|ing)\b|amorti[sz]|대출|빌리|빌려|빌린|융자|상환|할부/i;
/** What makes it another loan than one of equal monthly payments. */
const special =
	/interest[- ]only|down ?payment|deposit|extra|balloon|already|remaining|\bleft\b|variable|adjustable|quarterly|weekly|per year|annual(?:ly)? pay|yearly pay|total interest|interest (?:in total|altogether|overall)|how much interest|거치|원금 ?균등|만기|일시 ?상환|중도|변동|총 ?이자|이자(?:는|가|를)? ?(?:총|전부|모두|얼마)|분기/i;
/** What is not only looked at. */
const keeps = /\b(?:save|write|file|csv|excel|python|javascript|code)\b|저장|파일|코드|파이썬/i;

const asTable =
	/\btable\b|schedule|amorti[sz]|\b(?:re)?payments? plan\b|\bplan\b|break ?down|month by month|(?:each|every) (?:single )?(?:payment|month)|상환표|상환 ?계획|스케줄|표(?=로|를|도|랑|와|하고|\s|$)|월별|달별/i;
const asPlot = /\b(?:plot|graph|chart|draw|curve)\b|그래프|차트|그려/i;
const asPayment =
	/per month|monthly|a month|each month|every month|instal?lments?|payments?\b|매달|매월|달마다|한 ?달|월 ?(?:납입|상환)|다달이/i;

const percent = /^\s*(?:%|percent|per cent|pct|퍼센트|프로)/i;
const years = /^\s*-?\s*(?:years?|yrs?|y\b|년)/i;
const months = /^\s*-?\s*(?:months?|mos?\b|개월|달)/i;

/** The loan that a request describes whole. */
interface Loan {
	principal: string;
	rate: string;
	count: number;
	unit: 'years' | 'months';
}

/**
 * A loan of equal monthly payments: its table, its plot, or what is paid a month. A small model writes formulas for it
 * that look right and are not, so the numbers alone are taken from the request.
 */
export function readLoan(request: string): CertainCall[] {
	if (!aboutLoans.test(request) || special.test(request) || keeps.test(request)) return [];
	const wantsTable = asTable.test(request);
	const wantsPlot = asPlot.test(request);
	if (!wantsTable && !wantsPlot && !asPayment.test(request)) return [];
	const loan = readTerms(request);
	if (loan === undefined) return [];
	const { principal, rate, count, unit } = loan;
	if (!wantsTable && !wantsPlot) {
		const periods = unit === 'years' ? `${count} * 12` : String(count);
		const expression = `pmt(${rate}% / 12, ${periods}, ${principal})`;
		return calculate(expression);
	}
	const isKorean = /\p{Script=Hangul}/u.test(request);
	const code = programOf(loan, { wantsTable, wantsPlot, isKorean });
	return [{ tool: 'run_code', input: { language: 'python', code } }];
}

function readTerms(request: string): Loan | undefined {
	const figures = readFigures(request) ?? [];
	const take = (unit: RegExp): Figure[] => figures.filter(({ after }) => unit.test(after));
	const [rate, ...moreRates] = take(percent);
	const inYears = take(years);
	const inMonths = take(months);
	const [term, ...moreTerms] = [...inYears, ...inMonths];
	const amounts = figures.filter((one) => one !== rate && one !== term);
	const [principal, ...moreAmounts] = amounts;
	if (rate === undefined || term === undefined || principal === undefined) return undefined;
	if (moreRates.length + moreTerms.length + moreAmounts.length > 0) return undefined;
	const count = Number(term.value);
	const unit = inYears.length > 0 ? 'years' : 'months';
	const payments = unit === 'years' ? count * 12 : count;
	if (!Number.isInteger(payments) || payments < 1 || payments > 1_200) return undefined;
	if (Number(principal.value) <= 0) return undefined;
	return { principal: principal.value, rate: rate.value, count, unit };
}

const koreanColumns = '["월", "납입액", "이자", "원금", "잔액"]';

function programOf(
	{ principal, rate, count, unit }: Loan,
	wanted: { wantsTable: boolean; wantsPlot: boolean; isKorean: boolean }
): string {
	const term = unit === 'years' ? String(count) : `${count} / 12`;
	return [
		'import hearth',
		`rows = hearth.loan(${principal}, ${rate}, ${term})`,
		...(wanted.isKorean
			? [`rows = [dict(zip(${koreanColumns}, row.values())) for row in rows]`]
			: []),
		...(wanted.wantsTable ? ['hearth.table(rows)'] : []),
		...(wanted.wantsPlot
			? [
					`hearth.plot(rows, x="${wanted.isKorean ? '월' : 'month'}", y="${wanted.isKorean ? '잔액' : 'balance'}")`
				]
			: [])
	].join('\n');
}

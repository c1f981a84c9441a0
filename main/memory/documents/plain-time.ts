/** From the first millisecond to before the second. */
export type Span = [number, number];

const monthNames =
	`jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?`.split(
		' '
	);
const year = String.raw`(?:19|20)\d\d(?!\d)`;
const month = `(?:${monthNames.join('|')})(?![\\p{L}\\p{N}])`;
const ofYear = `(?:,? (?:of )?(?:${year}|(?:this|last) year))?`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?(?!\d)`;

/** Times that are told from other words by themselves, folded; nothing in them is captured. */
export const relative = `today|yesterday|(?:this|last) (?:week|month|year)`;
/** Months, days and years: "may" and "2024" are these only where a word such as "from" leads into them. */
export const calendar = `(?:${day} (?:of )?)?${month}(?:,? ${day}(?! ?:))?${ofYear}|${year}`;

const yearKorean = `(?:19|20)\\d\\d년도?|올해|작년|지난해`;
export const spanKorean = `오늘|어제|이번 ?주|지난 ?주|이번 ?달|지난 ?달|(?:(?:${yearKorean}) ?)?\\d{1,2}월달?(?: ?\\d{1,2}일)?|${yearKorean}`;

/** The time that folded words name; null for a day or month that does not exist. Weeks begin on Monday; days are those of this machine. */
export function spanOf(words: string, now: number): Span | null {
	return relativeSpan(words, new Date(now)) ?? calendarSpan(words, new Date(now));
}

/** How names of files write a year or month that folded words name, such as 2024 or 2024-03; null where they name neither. */
export function namedPeriod(words: string, now: number): RegExp | null {
	const month = monthOf(words);
	const span = month !== null || /\d/u.test(words) ? calendarSpan(words, new Date(now)) : null;
	if (span === null) return null;
	const named = month === null ? '' : `[-_. ]?0?${month + 1}`;
	return new RegExp(`(?<!\\d)${new Date(span[0]).getFullYear()}${named}(?!\\d)`, 'u');
}

function between(from: Date, to: Date): Span {
	return [from.getTime(), to.getTime()];
}

function relativeSpan(words: string, at: Date): Span | null {
	const today = new Date(at.getFullYear(), at.getMonth(), at.getDate());
	const plus = (days: number, from = today): Date =>
		new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
	const back = /last|지난/u.test(words) ? 1 : 0;
	if (/^(?:today|오늘)$/u.test(words)) return between(today, plus(1));
	if (/^(?:yesterday|어제)$/u.test(words)) return between(plus(-1), today);
	if (/^(?:\w+ week|\S+ ?주)$/u.test(words)) {
		const monday = plus(-((today.getDay() + 6) % 7) - 7 * back);
		return between(monday, plus(7, monday));
	}
	if (!/^(?:\w+ month|(?:이번|지난) ?달)$/u.test(words)) return null;
	const first = (months: number): Date => new Date(at.getFullYear(), at.getMonth() + months, 1);
	return between(first(-back), first(1 - back));
}

/** A month without a year is the last one of its name that has begun. */
function calendarSpan(words: string, at: Date): Span | null {
	const named = /(?:19|20)\d\d(?!\d)/u.exec(words)?.[0];
	const isLast = /last year|작년|지난해/u.test(words);
	const thisYear = at.getFullYear();
	const isThis = /this year|올해/u.test(words);
	const relativeYear = isLast ? thisYear - 1 : isThis ? thisYear : null;
	const said = named === undefined ? relativeYear : Number(named);
	const month = monthOf(words);
	if (month === null)
		return said === null ? null : between(new Date(said, 0, 1), new Date(said + 1, 0, 1));
	const rest = named === undefined ? words : words.replace(named, '');
	const day = Number(
		/(?<!\d)(\d{1,2})(?:st|nd|rd|th|일|(?![\d월]))/u.exec(rest)?.[1] ?? Number.NaN
	);
	const from = (year: number): Date => new Date(year, month, Number.isNaN(day) ? 1 : day);
	const first = from(said ?? (from(thisYear) > at ? thisYear - 1 : thisYear));
	if (first.getMonth() !== month) return null;
	const to = Number.isNaN(day)
		? new Date(first.getFullYear(), month + 1, 1)
		: new Date(first.getFullYear(), month, day + 1);
	return between(first, to);
}

function monthOf(words: string): number | null {
	const korean = /(\d{1,2})월/u.exec(words)?.[1];
	if (korean !== undefined) return Number(korean) - 1;
	const found = monthNames.findIndex((name) =>
		new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(words)
	);
	return found === -1 ? null : found;
}

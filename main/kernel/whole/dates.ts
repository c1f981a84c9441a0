/** A day, or only its year and month, or a month of any year; or a time of any day. */
export interface PartialDate {
	year: number | undefined;
	month: number | undefined;
	day: number | undefined;
	/** "06:10", by 24 hours. */
	time?: string;
}

/** How far into a year, as text that sorts: "2024", "2024-03", "2024-03-05". */
export function isoOf({ year, month, day, time }: PartialDate): string {
	if (time !== undefined) return time;
	const two = (value: number): string => String(value).padStart(2, '0');
	if (year === undefined) return month === undefined ? '' : `--${two(month)}`;
	const known = month === undefined ? [] : day === undefined ? [month] : [month, day];
	return [String(year), ...known.map(two)].join('-');
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const year = '(?<year>(?:19|20)\\d\\d)';
/** A word of time must lead here: a bare "2024" may be an amount, and "may" is a verb. */
const lead = '(?<=\\b(?:in|during|of|since|after|before|until|till|from|for|by) )';

const patterns = [
	`\\b${year}[-./](?<month>\\d{1,2})[-./](?<day>\\d{1,2})\\b`,
	`\\b(?<name>${month})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? ${year}\\b`,
	`\\b(?<day>\\d{1,2})\\.? (?<name>${month})\\.?,? ${year}\\b`,
	`\\b(?<name>${month})\\.?,? ${year}\\b`,
	`\\b${year}-(?<month>\\d{2})\\b`,
	`${year}년(?:\\s*(?<month>\\d{1,2})월)?(?:\\s*(?<day>\\d{1,2})일)?`,
	`(?<![\\d년] ?)(?<month>\\d{1,2})월(?!\\s*\\d)`,
	`${lead}(?<name>${month})\\b`,
	`${lead}${year}\\b(?![,.]?\\d)`
].map((pattern) => new RegExp(pattern, 'u'));

/** Those that a cell may be. */
const wholeDates = patterns.slice(0, 6);

/** The first date that is spoken of in a folded request. */
export function findDate(
	folded: string
): { date: PartialDate; index: number; length: number } | undefined {
	const first = patterns
		.map((pattern) => pattern.exec(folded))
		.filter((match) => match !== null)
		.sort((left, right) => left.index - right.index || right[0].length - left[0].length)[0];
	if (first === undefined) return undefined;
	const { groups = {} } = first;
	const date = {
		year: number(groups['year']),
		month: groups['name'] === undefined ? number(groups['month']) : monthOf(groups['name']),
		day: number(groups['day'])
	};
	return { date, index: first.index, length: first[0].length };
}

/**
 * Reads the dates of a column. "3/4/2024" is read only where another cell of the column shows which number is the day.
 */
export function dateReader(cells: readonly string[]): (cell: string) => PartialDate | undefined {
	const slashed = cells.flatMap((cell) => /^(\d{1,2})\/(\d{1,2})\/\d{4}\b/.exec(cell.trim()) ?? []);
	const firsts = slashed.filter((_, index) => index % 3 === 1).map(Number);
	const seconds = slashed.filter((_, index) => index % 3 === 2).map(Number);
	const dayFirst = firsts.some((one) => one > 12);
	const monthFirst = seconds.some((one) => one > 12);
	return (cell) => {
		const text = cell.trim().toLowerCase();
		const [, hours, minutes = '', half] =
			/^(\d{1,2})[:.h](\d{2})(?::\d{2})?(?: ?(am|pm)| ?uhr)?$/u.exec(text) ?? [];
		if (
			hours !== undefined &&
			Number(hours) < 24 &&
			Number(minutes) < 60 &&
			/[:h]|[ap]m/u.test(text)
		) {
			const hour =
				half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
			const time = `${String(hour).padStart(2, '0')}:${minutes}`;
			return { year: undefined, month: undefined, day: undefined, time };
		}
		const slash = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text);
		if (slash !== null) {
			if (dayFirst === monthFirst) return undefined;
			const [, one, other, last] = slash.map(Number);
			return { year: last, month: dayFirst ? other : one, day: dayFirst ? one : other };
		}
		const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(text);
		if (dotted !== null) {
			const [, day, monthNumber, last] = dotted.map(Number);
			return { year: last, month: monthNumber, day };
		}
		if (text.length < 6 || text.length > 30 || !/\d{4}/.test(text)) return undefined;
		const korean = text.replace(/^(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})\.?$/, '$1-$2-$3');
		if (!wholeDates.some((pattern) => pattern.exec(korean)?.index === 0)) return undefined;
		return findDate(korean)?.date;
	};
}

function number(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Number(text);
}

function monthOf(name: string): number {
	return monthNames.indexOf(name.slice(0, 3)) + 1;
}

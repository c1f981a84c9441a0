import { groupsOf } from './groups.ts';

const months =
	'january february march april may june july august september october november december'.split(
		' '
	);
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const month = `(${months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\\.?`;
const iso = String.raw`\d{4}-\d{1,2}-\d{1,2}|today|tomorrow|yesterday`;
const unit = String.raw`(days?|weeks?|months?|years?|hours?|minutes?)`;
const counts: Record<string, string> = {
	a: '1',
	an: '1',
	one: '1',
	two: '2',
	three: '3',
	four: '4',
	five: '5',
	six: '6'
};

/** Days that have a name and the same date every year. */
const holidays: readonly (readonly [RegExp, number, number])[] = [
	[/\b(?:christmas|xmas) eve\b|크리스마스 ?이브/gi, 12, 24],
	[/\b(?:christmas|xmas)\b(?: day)?|크리스마스|성탄절/gi, 12, 25],
	[/\bnew year['’]?s eve\b/gi, 12, 31],
	[/\bnew year(?:['’]?s)?\b(?: day)?|신정|새해/gi, 1, 1],
	[/\bvalentine(?:['’]?s)?\b(?: day)?|[밸발]렌타인(?: ?데이)?/gi, 2, 14],
	[/\bhalloween\b|[핼할]로윈/gi, 10, 31],
	[/삼일절/g, 3, 1],
	[/어린이날/g, 5, 5],
	[/어버이날/g, 5, 8],
	[/광복절/g, 8, 15],
	[/한글날/g, 10, 9]
];

/** A question about days as dates.ts reads it: `today + 3 weeks`, `2026-12-24 - today to days`. Other text stays. */
export function readDateWords(text: string, now: Date): string {
	// Pasted rows are no question.
	if (/[\n\t]/.test(text)) return text;
	const dated = nameDates(readKoreanDates(nameHolidays(text, now)), now);
	if (
		dated === text &&
		!new RegExp(iso, 'i').test(text) &&
		!/\bago\b|\bfrom now\b|^in \d|\bin (?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?)\W*$/i.test(
			text
		)
	) {
		return text;
	}
	const read = readQuestion(dated) ?? dated;
	return /\d{4}/.test(text) ? read : laterEnd(read);
}

/** "From 20 November to 10 January": without a year, the end is behind the start. */
function laterEnd(text: string): string {
	return text.replace(
		/^(\d{4})(-\d{2}-\d{2}) - (\d{4}-\d{2}-\d{2})/,
		(span, year: string, day: string, start: string) =>
			`${year}${day}` < start ? `${Number(year) + 1}${day} - ${start}` : span
	);
}

function readQuestion(text: string): string | undefined {
	const asked = text
		.replace(
			/^(?:what(?:'s| is| was| will be)?|when (?:is|was)|how (?:many|much|long)|the date|which)\s+/i,
			''
		)
		.replace(
			/^(?:the )?(?:date|time|day)\s+(?:(?:is|was|will)\s+(?:it|that)\s+(?:be\s+)?)?(?=\d|in\b)/i,
			''
		)
		.replace(
			/\b(?:are there|is it|is left|are left|to go|left|is|are|was)\s+(?=until|till|'?til\b|to|before|since|between|from)/i,
			''
		)
		.trim();
	const date = `(${iso})`;
	const forms: [string, (...groups: string[]) => string][] = [
		[`${unit} (?:until|till|'?til|to|before) ${date}`, (name, day) => `${day} - today to ${name}`],
		[`(?:until|till|'?til) ${date}`, (day) => `${day} - today`],
		[`${unit} (?:since|after) ${date}`, (name, day) => `today - ${day} to ${name}`],
		[
			`${unit} (?:between|from) ${date} (?:and|to|until|till) ${date}`,
			(name, start, end) => `${end} - ${start} to ${name}`
		],
		[
			`(?:between|from) ${date} (?:and|to|until|till) ${date}(?: in ${unit})?`,
			(start, end, name) => `${end} - ${start} to ${name === '' ? 'days' : name}`
		],
		[
			`(?:weekday|day(?: of the week)?)(?: is| was| will be| falls)?(?: it)?(?: on| of)? ${date}`,
			(day) => day
		],
		[`${date} (?:is|was|falls on) (?:what|which) (?:weekday|day(?: of the week)?)`, (day) => day],
		[
			`(?:how )?old is (?:someone|somebody|a person|anyone) born (?:on |in )?${date}`,
			(day) => `age ${day}`
		],
		[
			`age (?:of (?:someone|somebody|a person) )?(?:born )?(?:on |in )?${date}`,
			(day) => `age ${day}`
		]
	];
	for (const [form, write] of forms) {
		const match = new RegExp(`^${form.replace(/ /g, String.raw`\s+`)}$`, 'i').exec(asked);
		if (match !== null) return write(...groupsOf(match));
	}
	return readShift(asked);
}

/** "3 weeks and 2 days from today", "2 months before 2026-12-24", "10 days ago", "in 3 weeks". */
function readShift(text: string): string | undefined {
	const amount = String.raw`(?:\d{1,7}|an?|one|two|three|four|five|six)\s+(?:days?|weeks?|months?|years?|hours?|minutes?)`;
	const amounts = `(${amount}(?:\\s*(?:,|and|\\s)\\s*${amount})*)`;
	const later = new RegExp(`^${amounts}\\s+(?:from|after|later than)\\s+(${iso}|now)$`, 'i').exec(
		text
	);
	const hence = new RegExp(`^in\\s+${amounts}$`, 'i').exec(text);
	const earlier = new RegExp(`^${amounts}\\s+before\\s+(${iso}|now)$`, 'i').exec(text);
	const ago = new RegExp(`^${amounts}\\s+ago$`, 'i').exec(text);
	const match = later ?? hence ?? earlier ?? ago;
	if (match === null) return undefined;
	const [, said = '', from = 'today'] = match;
	const sign = match === later || match === hence ? '+' : '-';
	const steps = [...said.matchAll(/(\w+)\s+(days?|weeks?|months?|years?|hours?|minutes?)/gi)].map(
		([, count = '', name = '']) => `${sign} ${counts[count.toLowerCase()] ?? count} ${name}`
	);
	// Hours are counted from this minute, and days from today.
	const base = /^(?:now|today)$/i.test(from) ? (/hour|minute/i.test(said) ? 'now' : 'today') : from;
	return `${base} ${steps.join(' ')}`;
}

function nameHolidays(text: string, now: Date): string {
	return holidays.reduce(
		(named, [name, month, day]) => named.replace(name, () => write(undefined, month, day, now)),
		text
	);
}

/** Dates with the name of a month, and days of the week, as numbers. Without a year the next one is meant. */
function nameDates(text: string, now: Date): string {
	const monthNumber = (name: string): number =>
		months.findIndex((each) => each.startsWith(name.toLowerCase().slice(0, 3))) + 1;
	const suffix = '(?:st|nd|rd|th)?';
	return text
		.replace(
			new RegExp(`\\b${month}\\s+(\\d{1,2})${suffix}(?:,?\\s+(\\d{4}))?\\b`, 'gi'),
			(_, name: string, day: string, year?: string) =>
				write(year, monthNumber(name), Number(day), now)
		)
		.replace(
			new RegExp(`\\b(\\d{1,2})${suffix}\\s+(?:of\\s+)?${month},?(?:\\s+(\\d{4}))?\\b`, 'gi'),
			(_, day: string, name: string, year?: string) =>
				write(year, monthNumber(name), Number(day), now)
		)
		.replace(
			/\b(?:(?:next|this|on)\s+|(?<=(?:until|till|'?til)\s+))(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/gi,
			(_, name: string) => nextWeekday(weekdays.indexOf(name.toLowerCase()), now)
		);
}

function readKoreanDates(text: string): string {
	if (!/[가-힣]/.test(text)) return text;
	const named = text
		.replace(/(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일/g, '$1-$2-$3')
		.replace(
			/(?<!\d)(\d{1,2})\s*월\s*(\d{1,2})\s*일/g,
			(_, month: string, day: string) => `${months[Number(month) - 1] ?? ''} ${day}`
		)
		.replace(/지금(?=부터|에서)/g, 'now')
		.replace(/오늘/g, 'today')
		.replace(/내일/g, 'tomorrow')
		.replace(/어제/g, 'yesterday');
	const units: Record<string, string> = {
		일: 'days',
		주: 'weeks',
		주일: 'weeks',
		개월: 'months',
		달: 'months',
		년: 'years',
		시간: 'hours',
		분: 'minutes'
	};
	const count = String.raw`(\d{1,7})\s*(일|주일|주|개월|달|년|시간|분)`;
	const day = String.raw`(\d{4}-\d{1,2}-\d{1,2}|now|today|tomorrow|yesterday|[a-z]+ \d{1,2})`;
	const forms: [RegExp, (...groups: string[]) => string][] = [
		[
			new RegExp(
				`^(?:${day}(?:부터|에서|로부터)?\\s*)?${count}\\s*(?:뒤|후|이후|지나면)\\S*(?:\\s.*)?$`
			),
			(from, n, name) => `${n} ${units[name] ?? ''} from ${from === '' ? 'today' : from}`
		],
		[
			new RegExp(`^(?:${day}(?:부터|에서|로부터)?\\s*)?${count}\\s*전\\S*(?:\\s.*)?$`),
			(from, n, name) => `${n} ${units[name] ?? ''} before ${from === '' ? 'today' : from}`
		],
		[
			new RegExp(`^${day}(?:부터|에서)\\s*${day}까지(?:\\s*는)?(?:\\s*며칠\\S*)?.*$`),
			(start, end) => `days from ${start} to ${end}`
		],
		[
			new RegExp(`^${day}까지\\s*(?:는\\s*)?(?:며칠|몇\\s*일|남은)\\S*.*$`),
			(end) => `days until ${end}`
		],
		[new RegExp(`^${day}(?:은|는|이)?\\s*무슨\\s*요일\\S*$`), (on) => `weekday ${on}`],
		[
			new RegExp(
				`^${day}(?:에)?\\s*(?:태어난|출생|생)\\S*\\s*(?:사람\\S*\\s*)?(?:나이|몇\\s*살)?\\S*$`
			),
			(on) => `age ${on}`
		]
	];
	const asked = named.replace(/[?!.\s]+$/, '');
	for (const [form, writeForm] of forms) {
		const match = form.exec(asked);
		if (match !== null && /\d|day|yesterday|tomorrow/.test(asked))
			return writeForm(...groupsOf(match));
	}
	return named;
}

function write(year: string | undefined, monthNumber: number, day: number, now: Date): string {
	const two = (value: number): string => String(value).padStart(2, '0');
	const isPast =
		monthNumber < now.getMonth() + 1 || (monthNumber === now.getMonth() + 1 && day < now.getDate());
	const chosen = year ?? String(now.getFullYear() + (isPast ? 1 : 0));
	return `${chosen}-${two(monthNumber)}-${two(day)}`;
}

function nextWeekday(wanted: number, now: Date): string {
	const ahead = (wanted - now.getDay() + 7) % 7 || 7;
	const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead);
	return write(String(at.getFullYear()), at.getMonth() + 1, at.getDate(), now);
}

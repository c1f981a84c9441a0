const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?:,?\s+(\d{4}))?`;

const dayFirst = new RegExp(String.raw`\b${day}\s+(?:of\s+)?${month}${year}\b`, 'gi');
const monthFirst = new RegExp(String.raw`\b${month}\s+(?:the\s+)?${day}\b${year}`, 'gi');
const korean = /(?:(\d{4})년\s*)?(\d{1,2})월\s*(\d{1,2})일/g;
const numeric = /\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b/g;
const asksForTime =
	/\b(?:today|tomorrow|yesterday|until|till|since|ago|from now|days|weeks|date)\b|오늘|내일|어제|며칠|날짜|까지|[일주달년]\s?(?:뒤|후|전)/i;

/**
 * The dates of a text as the calculator writes them, `2024-03-15`; one without a year is offered in this year and the
 * next. Also `today` and its neighbours, when the text is about days at all.
 */
export function findDates(text: string, now = new Date()): string[] {
	const found = [
		...[...text.matchAll(numeric)].map(([, y, m, d]) => print(y, Number(m), d)),
		...[...text.matchAll(korean)].map(([, y, m, d]) => print(y, Number(m), d)),
		...[...text.matchAll(dayFirst)].map(([, d, m, y]) => print(y, monthNumber(m), d)),
		...[...text.matchAll(monthFirst)].map(([, m, d, y]) => print(y, monthNumber(m), d))
	].flat();
	const near = asksForTime.test(text) ? ['today', 'tomorrow', 'yesterday'] : [];
	return [...new Set([...found, ...near])].slice(0, 20);

	function print(y: string | undefined, m: number, d = ''): string[] {
		if (m < 1 || m > 12 || Number(d) < 1 || Number(d) > 31) return [];
		const years = y === undefined ? [now.getFullYear(), now.getFullYear() + 1] : [y];
		return years.map((one) => `${one}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`);
	}
}

function monthNumber(name = ''): number {
	return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** How a number in a cell is meant to be read. */
export type CellFormat = 'plain' | 'percent' | 'date' | 'time' | 'date-time';

/** What each style of a workbook makes of a number, by the order in which cells name them. */
export function cellFormats(styles: string): CellFormat[] {
	const custom = new Map<number, CellFormat>();
	for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
		const id = Number(/\snumFmtId="(\d+)"/.exec(tag)?.[1]);
		custom.set(id, formatOf(/\sformatCode="([^"]*)"/.exec(tag)?.[1] ?? ''));
	}
	const used = /<(?:\w+:)?cellXfs\b[^]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
	return [...used.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => {
		const id = Number(/\snumFmtId="(\d+)"/.exec(tag)?.[1] ?? 0);
		return custom.get(id) ?? builtIn(id);
	});
}

/** The formats every workbook has without saying so; those from 27 and 50 on are the East Asian dates. */
function builtIn(id: number): CellFormat {
	if (id === 9 || id === 10) return 'percent';
	if (id === 22) return 'date-time';
	if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return 'time';
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
	return 'plain';
}

function formatOf(code: string): CellFormat {
	const bare = code
		.replace(/&quot;[^]*?&quot;|\\.|_.|\*./g, '')
		.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
		.toLowerCase();
	if (bare.includes('general')) return 'plain';
	const time = /[hs]/.test(bare);
	const date = /[yd]/.test(bare) || (bare.includes('m') && !time);
	if (date && time) return 'date-time';
	if (date) return 'date';
	if (time) return 'time';
	return bare.includes('%') ? 'percent' : 'plain';
}

const dayLength = 86_400_000;

/** A cell's number in words. Days are counted from the end of 1899, or in old files of the Macintosh from 1904. */
export function formatCell(value: string, format: CellFormat, since1904: boolean): string {
	const number = Number(value);
	if (value === '' || !Number.isFinite(number)) return value;
	if (format === 'percent') return `${shorten(number * 100)}%`;
	if (format === 'plain' || number < 0 || number > 2_958_465) return shorten(number);
	// There was no 29 February 1900, but the count has one.
	const days = since1904 ? number + 1462 : number < 60 ? number + 1 : number;
	const moment = new Date(Math.round((days - 25_569) * dayLength)).toISOString();
	const day = moment.slice(0, 10);
	const clock = moment.slice(11, moment.slice(17, 19) === '00' ? 16 : 19);
	if (format === 'time') return number < 1 ? clock : `${day} ${clock}`;
	return format === 'date' && number % 1 === 0 ? day : `${day} ${clock}`;
}

/** Without the digits that only binary fractions have: 0.30000000000000004 is 0.3. */
function shorten(number: number): string {
	return String(Number(number.toPrecision(15)));
}

export interface Sorting {
	column: number;
	down: boolean;
}

/** Rows in the order of one column: as numbers where both cells are numbers, by the language's alphabet elsewhere. */
export function sortRows(rows: string[][], sorting: Sorting | null, language: string): string[][] {
	if (sorting === null) return rows;
	const { column, down } = sorting;
	const letters = new Intl.Collator(language, { numeric: true });
	return rows.toSorted((a, b) => {
		const [first, second] = [a[column] ?? '', b[column] ?? ''];
		const numbers = [asNumber(first), asNumber(second)] as const;
		const order =
			numbers[0] === null || numbers[1] === null
				? letters.compare(first, second)
				: numbers[0] - numbers[1];
		return down ? -order : order;
	});
}

/** Whether every filled cell of a column is a number, so that it is set flush right. */
export function numeric(rows: string[][], column: number): boolean {
	const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
	return cells.length > 0 && cells.every((cell) => asNumber(cell) !== null);
}

/** Comma-separated values as spreadsheets read them; a cell that would run as a formula there is kept as text. */
export function toCsv(columns: string[], rows: string[][]): string {
	return [columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

function csvCell(cell: string): string {
	const text = /^[=+\-@\t\r]/.test(cell) && asNumber(cell) === null ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asNumber(cell: string): number | null {
	const text = cell
		.trim()
		.replace(/(?<=\d),(?=\d{3}\b)/g, '')
		.replace(/\s?%$/, '');
	return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

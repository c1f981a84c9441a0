import { CalculatorError } from './calculator-error.ts';

const call =
	/^(mean|median|mode|std|variance|sum|min|max|mad|prod|count|sort|cumsum|corr|quantileSeq)\s*\(([\s\S]*)\)$/;
const plainNumber = /^-?\d+(?:\.\d+)?%?$/;

/** Writes a column or table that was pasted into the brackets of a statistic as a list; other text stays as it is. */
export function readPasted(text: string): string {
	const [, name, inner] = call.exec(text) ?? [];
	if (name === undefined || inner === undefined) return text;
	const [data, rest] = name === 'quantileSeq' ? splitLast(inner) : [inner, ''];
	const columns = readColumns(data);
	if (columns === undefined) return text;
	const lists = columns.map(({ cells }) => `[${cells.join(', ')}]`);
	if (name === 'corr') {
		if (lists.length !== 2) throw severalColumns(columns);
		return `corr(${lists.join(', ')})`;
	}
	if (lists.length > 1) throw severalColumns(columns);
	return `${name}(${lists[0] ?? '[]'}${rest})`;
}

export interface Column {
	title: string;
	cells: string[];
}

/** `quantileSeq(..., 0.9)`: the last value belongs to the function. */
function splitLast(inner: string): [string, string] {
	const match = /^([\s\S]*?)(,\s*[\d.]+\s*)$/.exec(inner);
	return match === null ? [inner, ''] : [match[1] ?? '', match[2] ?? ''];
}

/**
 * The columns of numbers in pasted text; undefined when it isn't pasted but written as a list. Throws where what looks
 * like a table holds no column of numbers.
 */
export function readColumns(inner: string): Column[] | undefined {
	const lines = inner
		.split(/\r?\n/)
		.map((line) => line.trimEnd())
		.filter((line) => line.trim() !== '');
	if (lines.length < 2 && !inner.includes('\t')) {
		const cells = inner.trim().split(/\s+/);
		const isList = cells.length > 1 && cells.every((cell) => plainNumber.test(cell));
		return isList ? [{ title: '', cells }] : undefined;
	}
	if (/[[\]()]/.test(inner)) return undefined;
	const rows = lines.map(splitLine);
	// One line with tabs is a column that lies on its side.
	const table = rows.length === 1 ? (rows[0] ?? []).map((cell) => [cell]) : rows;
	const width = Math.max(...table.map((row) => row.length));
	const hasHeader =
		table.length > 1 && (table[0] ?? []).every((cell) => readNumber(cell) === undefined);
	const body = hasHeader ? table.slice(1) : table;
	const columns = Array.from({ length: width }, (_, index) => {
		const cells = body.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
		const numbers = cells.flatMap((cell) => readNumber(cell) ?? []);
		const title = (hasHeader ? table[0]?.[index] : '') ?? '';
		return {
			title: title.trim() || String(index + 1),
			cells: numbers.length === cells.length ? numbers : []
		};
	});
	const found = columns.filter(({ cells }) => cells.length > 0);
	if (found.length === 0) {
		throw new CalculatorError(
			'BAD_INPUT',
			'There is no column of plain numbers in what was pasted.'
		);
	}
	return found;
}

function splitLine(line: string): string[] {
	if (line.includes('\t')) return line.split('\t');
	if (line.includes(';')) return line.split(';');
	if (readNumber(line) !== undefined) return [line];
	const cells = line.split(/\s*,\s*/);
	return cells.length > 1
		? cells.filter((cell, index) => cell !== '' || index + 1 < cells.length)
		: line.trim().split(/\s{2,}/);
}

/** A number as it stands in a table, with its thousands and currency; undefined when it is none. */
function readNumber(cell: string): string | undefined {
	const bare = cell.trim().replace(/[$€£¥₩\s]|원$/g, '');
	const whole = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replace(/,/g, '') : bare;
	return plainNumber.test(whole) ? whole : undefined;
}

function severalColumns(columns: Column[]): CalculatorError {
	const names = columns.map(({ title }) => title).join(', ');
	return new CalculatorError(
		'BAD_INPUT',
		`There are ${columns.length} columns of numbers (${names.slice(0, 200)}). Paste the one that is meant.`
	);
}

import { dateReader, type PartialDate } from './dates.ts';
import { numberIn, styleOf, type Decimal, type NumberStyle } from './numbers.ts';
import type { Table } from './tables.ts';
import { phraseKey } from './words.ts';

/** What is known of a column after all of its cells were seen. */
export interface Column {
	index: number;
	name: string;
	/** The name as it is compared. */
	key: string;
	holds: 'numbers' | 'dates' | 'text';
	/** Numbers that only name things: nobody adds them up. */
	isNumbering: boolean;
	style: NumberStyle;
	number: (cell: string) => Decimal | undefined;
	date: (cell: string) => PartialDate | undefined;
	/** Its different values by the form in which they are compared, each as it is first written. */
	values: () => ReadonlyMap<string, string>;
	/** Whether it holds words of which some come several times. */
	repeats: () => boolean;
	/** Whether some row has nothing here. */
	hasBlank: () => boolean;
}

const numbering =
	/(?:^|\b|_)(?:id|no|nr|num|number|code|zip|postcode|phone|tel|mobile|year|index|sku|isbn|row)(?:$|\b|_)|번호|코드|우편|전화|연락처|연도|년도|순번|#|№/iu;
/** Most cells must be of a kind before a column is. */
const share = 0.8;
const sampled = 2_000;

export function columnsOf(table: Table): Column[] {
	return table.columns.map((name, index) => {
		const all = table.rows.map((row) => row.cells[index] ?? '');
		const cells = all.filter((cell) => cell !== '');
		const style = styleOf(cells);
		const number = (cell: string): Decimal | undefined => numberIn(cell, style);
		const date = dateReader(cells);
		const sample = cells.slice(0, sampled);
		const most = (test: (cell: string) => boolean): boolean =>
			sample.length > 0 && sample.filter(test).length >= sample.length * share;
		const holds = most((cell) => date(cell) !== undefined)
			? 'dates'
			: most((cell) => number(cell) !== undefined)
				? 'numbers'
				: 'text';
		const values = once(() => {
			const found = new Map<string, string>();
			for (const cell of new Set(cells)) {
				const key = phraseKey(cell);
				if (key !== '' && !found.has(key)) found.set(key, cell);
			}
			return found;
		});
		return {
			index,
			name,
			key: phraseKey(name.replaceAll('_', ' ')),
			holds,
			isNumbering: numbering.test(name) || (holds === 'numbers' && counts(cells)),
			style,
			number,
			date,
			values,
			repeats: () => holds === 'text' && values().size < cells.length,
			hasBlank: once(() => all.some(isBlank))
		};
	});
}

function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** What people write into a cell that has nothing. */
export function isBlank(cell: string): boolean {
	return /^(?:\s*|[-–—]|n\/?a|none|null|없음)$/iu.test(cell.trim());
}

/** 1, 2, 3 ...: the rows are numbered. */
function counts(cells: string[]): boolean {
	return (
		cells.length > 2 && cells.every((cell, index) => Number(cell) === Number(cells[0]) + index)
	);
}

/** The columns whose numbers can be added up. */
export function quantities(columns: readonly Column[]): Column[] {
	return columns.filter(({ holds, isNumbering }) => holds === 'numbers' && !isNumbering);
}

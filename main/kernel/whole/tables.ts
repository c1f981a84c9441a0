import { parse } from 'csv-parse/sync';
import type { Passage } from '../../contract.ts';
import { ownText } from '../../memory/documents/split.ts';

/** One row, and the index of the passage that holds it. */
export interface Row {
	cells: string[];
	passage: number;
}

/** A table as a person sees it: the names of its columns, and every row under them. */
export interface Table {
	/** The page, sheet or slide it is on; empty when the document has none. */
	part: string;
	columns: string[];
	rows: Row[];
	/** Rows that hold the sum of the others ("Total 1,234"): counted and added up they would count twice. */
	totals: Row[];
}

const separators = [',', ';', '\t', '|'];
const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const totalRow = /^(?:grand |sub)?totals?\b|^sum\b|^(?:총\s?)?합계|^총계|^소계/iu;

/** Gathers the tables of a document from its passages, which are given in their order, in pieces of any size. */
export class TableReader {
	readonly #isSeparated: boolean;
	readonly #tables: { part: string; rows: Row[] }[] = [];
	/** Whether the last line that was read was a row. */
	#inTable = false;
	#separator: string | undefined;
	#records: { part: string; fields: Map<string, string>; passage: number }[] = [];
	/** Some other line came after the last record. */
	#recordEnded = false;
	#otherLines = 0;

	constructor(kind: string) {
		this.#isSeparated = kind === 'csv';
	}

	/** Takes the next passage. */
	push(passage: Passage): void {
		const part = partOf(passage.place);
		if (this.#tables.at(-1)?.part !== part) this.#inTable = false;
		if (this.#isSeparated) this.#separated(ownText(passage), part, passage.index);
		else this.#lines(ownText(passage), part, passage.index);
	}

	/** All tables that have at least two rows, and whether the document is nothing but tables. */
	end(): { tables: Table[]; only: boolean } {
		const written = this.#tables.map(({ part, rows }) => named(part, rows));
		const tables = [...written, ...this.#recordTable()].filter(({ rows }) => rows.length >= 2);
		return { tables, only: tables.length > 0 && this.#otherLines <= tables.length * 2 };
	}

	#separated(text: string, part: string, passage: number): void {
		this.#separator ??= separatorOf(text);
		const rows = parse(text, {
			delimiter: this.#separator,
			relax_quotes: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true
		});
		for (const cells of rows) this.#row(cells, part, passage);
	}

	#lines(text: string, part: string, passage: number): void {
		// The line end of the last row is no blank line.
		for (const line of text.replace(/\n$/, '').split('\n')) {
			const trimmed = line.trim();
			if (trimmed === '') {
				this.#inTable = false;
			} else if (/^\|.*\|$/.test(trimmed)) {
				if (!rule.test(trimmed)) this.#row(cellsOf(trimmed), part, passage);
			} else {
				this.#inTable = false;
				this.#field(trimmed, part, passage);
			}
		}
	}

	#row(cells: string[], part: string, passage: number): void {
		if (!this.#inTable) this.#tables.push({ part, rows: [] });
		this.#inTable = true;
		this.#tables.at(-1)?.rows.push({ cells, passage });
	}

	/** Lines such as "Name: Ana" are a record, up to the next line of the same name. */
	#field(line: string, part: string, passage: number): void {
		const match =
			/^(?:[-*•]\s+)?(?:\*\*)?([\p{L}][^:：|]{0,39}?)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.*)$/u.exec(
				line
			);
		const name = match?.[1]?.trim();
		const last = this.#records.at(-1);
		if (name === undefined) {
			this.#otherLines++;
			this.#recordEnded = true;
			return;
		}
		if (last === undefined || last.fields.has(name) || this.#recordEnded) {
			this.#records.push({ part, fields: new Map([[name, match?.[2] ?? '']]), passage });
		} else {
			last.fields.set(name, match?.[2] ?? '');
		}
		this.#recordEnded = false;
	}

	/** Records are a table when most of them have the same fields. */
	#recordTable(): Table[] {
		const counts = new Map<string, number>();
		for (const { fields } of this.#records) {
			for (const name of fields.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
		}
		const needed = Math.max(3, this.#records.length / 2);
		const columns = [...counts].filter(([, count]) => count >= needed).map(([name]) => name);
		const whole = this.#records.filter(
			({ fields }) => columns.filter((name) => fields.has(name)).length >= 2
		);
		this.#otherLines += this.#records.length - whole.length;
		if (columns.length < 2 || whole.length < 3) return [];
		const rows = whole.map(({ fields, passage }) => ({
			cells: columns.map((name) => fields.get(name) ?? ''),
			passage
		}));
		return [{ part: whole[0]?.part ?? '', columns, rows, totals: [] }];
	}
}

/** "sheet Sales, rows 3-40" without the rows. */
function partOf(place: string): string {
	return place.replace(/(?:^|, )(?:rows?|lines?) \d+(?:[-–]\d+)?$/, '');
}

function cellsOf(line: string): string[] {
	return line
		.slice(1, -1)
		.split(/(?<!\\)\|/)
		.map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** The sign that parts most cells of the first line. */
function separatorOf(text: string): string {
	const line = text.split('\n', 1)[0] ?? '';
	const counts = separators.map((sign) => ({ sign, count: line.split(sign).length }));
	return counts.sort((left, right) => right.count - left.count)[0]?.sign ?? ',';
}

/** Finds the row that names the columns: the first with several cells, if all of them are words. */
function named(part: string, all: Row[]): Table {
	const first = all.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
	const head = all[first];
	const width = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const hasHeader =
		head !== undefined &&
		head.cells.every((cell) => cell === '' || (/\p{L}/u.test(cell) && cell.length < 80));
	const columns = Array.from({ length: width }, (_, index) => {
		const name = hasHeader ? (head.cells[index] ?? '') : '';
		return name === '' ? letterOf(index) : name;
	});
	const rest = all.slice(hasHeader ? first + 1 : Math.max(0, first));
	const filled = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const isTotal = ({ cells }: Row): boolean =>
		totalRow.test(cells.find((cell) => cell !== '') ?? '') && cells.some((cell) => /\d/.test(cell));
	return {
		part,
		columns,
		rows: filled.filter((row) => !isTotal(row)),
		totals: filled.filter(isTotal)
	};
}

/** A column without a name is called as in a sheet: A, B, ... AA. */
function letterOf(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

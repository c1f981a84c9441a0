import { posix } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { BlockWriter, oneLine } from './block-writer.ts';
import { cellFormats, type CellFormat, formatCell } from './xlsx-format.ts';
import { UnseenText } from './unseen-text.ts';
import { disguisingStyles, hiddenColumns, isHidden } from './xlsx-unseen.ts';
import { attributeOf, decodeEntities, relationsOf, scanXml } from './xml.ts';
import { isEncryptedOffice, Zip } from './zip.ts';

/**
 * Reads a workbook sheet by sheet: rows as a person sees them, with dates as dates and percentages as such, and the
 * numbers of the rows. Formulas give the value they had when the file was saved; links to other workbooks are not followed.
 */
export async function* readXlsx(bytes: Uint8Array, name: string): Reading {
	if (isEncryptedOffice(bytes)) throw new AppError('FILE_PASSWORD', { file: name });
	const zip = new Zip(bytes, name);
	const workbook = zip.need('xl/workbook.xml');
	const styles = zip.text('xl/styles.xml') ?? '';
	const book: Book = {
		strings: sharedStrings(zip.text('xl/sharedStrings.xml') ?? ''),
		formats: cellFormats(styles),
		disguising: disguisingStyles(styles),
		since1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook)
	};
	const sheets = sheetsOf(workbook, zip.text('xl/_rels/workbook.xml.rels') ?? '');
	const writer = new BlockWriter();
	const unseen = new UnseenText();
	let seen = false;
	for (const [at, { title, path, away }] of sheets.entries()) {
		writer.part = `sheet ${title}`;
		writer.beginTable();
		for (const { cells, number, done, ...row } of rowsOf(zip.text(path) ?? '', book)) {
			writer.row(cells, number);
			unseen.disguised(row.disguised, writer.part);
			unseen.putAway(away ? cells.join(' ') : row.away, writer.part);
			seen ||= writer.size > 0;
			if (writer.size < 2000) continue;
			yield { blocks: writer.take(), progress: (at + done) / sheets.length };
			await new Promise(setImmediate);
		}
		writer.endTable();
		yield { blocks: writer.take(), progress: (at + 1) / sheets.length };
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: sheets.length, warnings: unseen.warnings };
}

interface Book {
	strings: string[];
	formats: CellFormat[];
	/** Styles that show nothing. */
	disguising: ReadonlySet<number>;
	since1904: boolean;
}

interface Sheet {
	title: string;
	path: string;
	/** Not shown in its tabs. */
	away: boolean;
}

function sheetsOf(workbook: string, relations: string): Sheet[] {
	const targets = relationsOf(relations);
	const sheets: Sheet[] = [];
	for (const event of scanXml(workbook)) {
		if (event.type !== 'open' || event.name !== 'sheet') continue;
		const target = targets.get(attributeOf(event.attributes, 'id'))?.target;
		if (target === undefined) continue;
		const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
		const away = /hidden$/i.test(attributeOf(event.attributes, 'state'));
		sheets.push({ title: oneLine(attributeOf(event.attributes, 'name')), path, away });
	}
	return sheets;
}

/** The texts that cells refer to by number. */
function sharedStrings(xml: string): string[] {
	const items = xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([^]*?)<\/(?:\w+:)?si>)/g);
	return Array.from(items, ([, content = '']) => textIn(content));
}

/** The text of a cell; reading aids over Chinese characters are left out. */
function textIn(xml: string): string {
	const plain = xml.replace(/<(?:\w+:)?rPh\b[^]*?<\/(?:\w+:)?rPh>/g, '');
	const pieces = plain.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([^<]*)<)/g);
	return unescape(Array.from(pieces, ([, piece = '']) => piece).join(''));
}

const rowOrCell = /<(?:\w+:)?(?:(row)\b([^>]*)>|c\b([^>]*?)(?:\/>|>([^]*?)<\/(?:\w+:)?c>))/g;

interface Row {
	cells: string[];
	number: number;
	done: number;
	/** What of it is not to be seen: disguised by its style, or put away with its row or column. */
	disguised: string;
	away: string;
}

/** The rows of a sheet, each with how much of the sheet is done. A table of a million cells is scanned, not built. */
function* rowsOf(sheet: string, book: Book): Generator<Row> {
	const isColumnAway = hiddenColumns(sheet.slice(0, sheet.indexOf('<sheetData')));
	let isRowAway = false;
	let row: Row = { cells: [], number: 0, done: 0, disguised: '', away: '' };
	for (const match of sheet.matchAll(rowOrCell)) {
		const [, isRow, rowAttributes = '', cellAttributes = '', content = ''] = match;
		if (isRow === undefined) {
			const { cells } = row;
			const column = columnOf(attributeOf(cellAttributes, 'r')) ?? cells.length;
			// A lone cell far to the right must not drag a thousand empty ones along.
			while (cells.length < column && column - cells.length < 50) cells.push('');
			const value = valueOf(cellAttributes, content, book);
			cells.push(value);
			if (book.disguising.has(Number(attributeOf(cellAttributes, 's'))))
				row.disguised += `${value} `;
			else if (isRowAway || isColumnAway(column)) row.away += `${value} `;
			continue;
		}
		if (row.cells.length > 0) yield { ...row, done: match.index / sheet.length };
		const number = Number(attributeOf(rowAttributes, 'r')) || row.number + 1;
		row = { cells: [], number, done: 0, disguised: '', away: '' };
		isRowAway = isHidden(rowAttributes);
	}
	if (row.cells.length > 0) yield { ...row, done: 1 };
}

function valueOf(attributes: string, content: string, book: Book): string {
	const type = attributeOf(attributes, 't');
	if (type === 'inlineStr') return textIn(content);
	const value = unescape(/<(?:\w+:)?v\b[^>]*>([^<]*)</.exec(content)?.[1] ?? '');
	if (type === 's') return book.strings[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	if (type !== '' && type !== 'n') return value;
	const format = book.formats[Number(attributeOf(attributes, 's')) || 0] ?? 'plain';
	return formatCell(value, format, book.since1904);
}

/** The number, from 0, of the column in a place such as "AB12". */
function columnOf(place: string): number | null {
	const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
	if (letters === undefined) return null;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

/** Workbooks escape what XML cannot hold in a way of their own: `_x000D_`. */
function unescape(text: string): string {
	return decodeEntities(text).replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16))
	);
}

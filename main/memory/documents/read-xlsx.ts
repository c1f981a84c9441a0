import { posix } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Block, Reading } from './block.ts';
import { isColumnName, oneLine, tableRow } from './table.ts';
import { cellFormats, type CellFormat, formatCell } from './xlsx-format.ts';
import { isEncryptedOffice, Zip } from './zip.ts';

/**
 * Reads a workbook sheet by sheet: rows as a person sees them, with dates as dates and percentages as such, and the
 * numbers of the rows. Formulas give the value they had when the file was saved; links to other workbooks are not followed.
 */
export async function* readXlsx(bytes: Uint8Array, name: string): Reading {
	if (isEncryptedOffice(bytes)) throw new AppError('FILE_PASSWORD', { file: name });
	const zip = new Zip(bytes, name);
	const workbook = zip.text('xl/workbook.xml');
	if (workbook === null) {
		const reason = 'it is damaged or cut short';
		throw new AppError('FILE_UNREADABLE', { file: name, reason });
	}
	const strings = sharedStrings(zip.text('xl/sharedStrings.xml') ?? '');
	const formats = cellFormats(zip.text('xl/styles.xml') ?? '');
	const since1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook);
	const sheets = sheetsOf(workbook, zip.text('xl/_rels/workbook.xml.rels') ?? '');
	let seen = false;
	for (const [at, { title, path }] of sheets.entries()) {
		const sheet = zip.text(path) ?? '';
		let blocks: Block[] = [];
		for (const { block, done } of rowsOf(sheet, `sheet ${title}`, {
			strings,
			formats,
			since1904
		})) {
			blocks.push(block);
			if (blocks.length < 2000) continue;
			yield { blocks, progress: (at + done) / sheets.length };
			blocks = [];
			seen = true;
			await new Promise(setImmediate);
		}
		seen ||= blocks.length > 0;
		yield { blocks, progress: (at + 1) / sheets.length };
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: sheets.length, warnings: [] };
}

interface Book {
	strings: string[];
	formats: CellFormat[];
	since1904: boolean;
}

function sheetsOf(workbook: string, relations: string): { title: string; path: string }[] {
	const targets = new Map<string, string>();
	for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
		if (attribute(tag, 'TargetMode') === 'External') continue;
		targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
	}
	return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([tag]) => {
		const target = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '');
		if (target === undefined) return [];
		const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
		return [{ title: oneLine(unescape(attribute(tag, 'name'))), path }];
	});
}

/** The texts that cells refer to by number; reading aids over Chinese characters are left out. */
function sharedStrings(xml: string): string[] {
	const strings: string[] = [];
	for (const [, content = ''] of xml.matchAll(
		/<(?:\w+:)?si\b[^>]*?(?:\/>|>([^]*?)<\/(?:\w+:)?si>)/g
	)) {
		strings.push(textIn(content));
	}
	return strings;
}

function textIn(xml: string): string {
	const plain = xml.replace(/<(?:\w+:)?rPh\b[^]*?<\/(?:\w+:)?rPh>/g, '');
	let text = '';
	for (const [, piece = ''] of plain.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([^<]*)<)/g))
		text += piece;
	return unescape(text);
}

const rowOrCell = /<(?:\w+:)?(?:(row)\b([^>]*)>|c\b([^>]*?)(?:\/>|>([^]*?)<\/(?:\w+:)?c>))/g;

/** The rows that hold anything, each with how much of the sheet is done. */
function* rowsOf(
	sheet: string,
	part: string,
	book: Book
): Generator<{ block: Block; done: number }> {
	let header: string | undefined;
	let first = true;
	let number = 0;
	let cells: string[] = [];
	const finish = (): Block | null => {
		const values = cells;
		cells = [];
		if (values.every((value) => value === '')) return null;
		const text = tableRow(values);
		const isHeader = first && values.length > 1 && values.every(isColumnName);
		first = false;
		const shared = { kind: 'row' as const, text, part, number };
		if (isHeader) {
			header = text;
			return { ...shared, header: '' };
		}
		return header === undefined ? shared : { ...shared, header };
	};
	for (const match of sheet.matchAll(rowOrCell)) {
		const [, isRow, rowAttributes = '', cellAttributes = '', content = ''] = match;
		if (isRow === undefined) {
			const column = columnOf(attribute(cellAttributes, 'r')) ?? cells.length;
			// A lone cell far to the right must not drag a thousand empty ones along.
			while (cells.length < column && column - cells.length < 50) cells.push('');
			cells.push(oneLine(valueOf(cellAttributes, content, book)));
			continue;
		}
		const block = finish();
		if (block !== null) yield { block, done: match.index / sheet.length };
		number = Number(attribute(rowAttributes, 'r')) || number + 1;
	}
	const block = finish();
	if (block !== null) yield { block, done: 1 };
}

function valueOf(attributes: string, content: string, book: Book): string {
	const type = attribute(attributes, 't');
	if (type === 'inlineStr') return textIn(content);
	const value = unescape(/<(?:\w+:)?v\b[^>]*>([^<]*)</.exec(content)?.[1] ?? '');
	if (type === 's') return book.strings[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	if (type !== '' && type !== 'n') return value;
	return formatCell(
		value,
		book.formats[Number(attribute(attributes, 's')) || 0] ?? 'plain',
		book.since1904
	);
}

/** The number, from 0, of the column in a place such as "AB12". */
function columnOf(place: string): number | null {
	const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
	if (letters === undefined) return null;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

function attribute(tag: string, name: string): string {
	return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
	if (!text.includes('&') && !text.includes('_x')) return text;
	return text
		.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
			if (typeof name === 'string') return entities[name] ?? all;
			const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
			return code <= 0x10ffff ? String.fromCodePoint(code) : all;
		})
		.replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16))
		);
}

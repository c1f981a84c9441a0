import { AppError } from '../../errors.ts';
import type { Reading, Warning } from './block.ts';
import { BlockWriter } from './block-writer.ts';
import { attributeOf, scanXml } from './xml.ts';
import { isEncryptedOffice, Zip } from './zip.ts';

/** What a reader would not see (deleted and moved text, second versions for old programs), and old settings. */
const skipped = new Set([
	'del',
	'moveFrom',
	'Fallback',
	'pPrChange',
	'rPrChange',
	'sectPr',
	'tabs',
	'instrText'
]);

interface Paragraph {
	text: string;
	level: number | null;
	/** How deep in a list it is; null outside of one. */
	depth: number | null;
	notes: string[];
}

/** Reads a document of Word. Pictures, links to other files and macros are not looked at. */
export async function* readDocx(bytes: Uint8Array, name: string): Reading {
	if (isEncryptedOffice(bytes)) throw new AppError('FILE_PASSWORD', { file: name });
	const zip = new Zip(bytes, name);
	const body = zip.need('word/document.xml');
	const levels = headingLevels(zip.text('word/styles.xml') ?? '');
	const notes = new Map([...notesOf(zip, 'footnote'), ...notesOf(zip, 'endnote')]);
	const writer = new BlockWriter();
	const paragraphs: Paragraph[] = [];
	/** The cells of the row that is open, for each table around. */
	const tables: { cells: string[]; cell: string }[] = [];
	const run = { text: false, open: false, unseen: false };
	let hidden = 0;
	let seen = false;

	const finish = ({ text, level, depth, notes: found }: Paragraph): void => {
		const table = tables.at(-1);
		if (table !== undefined) table.cell += `${text}\n`;
		else if (level !== null) writer.heading(text, level);
		else if (depth !== null) writer.item(text, depth);
		else writer.paragraph(text);
		for (const note of found) writer.paragraph(note);
	};

	for (const event of scanXml(body, skipped)) {
		const paragraph = paragraphs.at(-1);
		const table = tables.at(-1);
		if (event.type === 'text') {
			if (!run.text || paragraph === undefined) continue;
			paragraph.text += event.text;
			if (run.unseen) hidden += event.text.trim().length;
		} else if (event.type === 'open') {
			const value = attributeOf(event.attributes, 'val');
			switch (event.name) {
				case 'p':
					paragraphs.push({ text: '', level: null, depth: null, notes: [] });
					break;
				case 'pStyle':
					if (paragraph !== undefined) paragraph.level = levels.get(value) ?? null;
					break;
				case 'outlineLvl':
					if (paragraph !== undefined && Number(value) < 9) paragraph.level = Number(value) + 1;
					break;
				case 'numPr':
					if (paragraph !== undefined) paragraph.depth ??= 0;
					break;
				case 'ilvl':
					if (paragraph !== undefined) paragraph.depth = Number(value) || 0;
					break;
				case 'r':
					run.open = true;
					run.unseen = false;
					break;
				case 'vanish':
				case 'color':
				case 'sz':
					run.unseen ||= run.open && isUnseen(event.name, value, table !== undefined);
					break;
				case 't':
					run.text = true;
					break;
				case 'tab':
					if (paragraph !== undefined) paragraph.text += '\t';
					break;
				case 'br':
				case 'cr':
					if (paragraph !== undefined) paragraph.text += '\n';
					break;
				case 'noBreakHyphen':
					if (paragraph !== undefined) paragraph.text += '-';
					break;
				case 'footnoteReference':
				case 'endnoteReference': {
					const kind = event.name.slice(0, -'Reference'.length);
					const note = notes.get(`${kind} ${attributeOf(event.attributes, 'id')}`);
					if (note !== undefined) paragraph?.notes.push(note);
					break;
				}
				case 'tbl':
					if (tables.length === 0) writer.beginTable();
					tables.push({ cells: [], cell: '' });
					break;
				case 'tc':
					if (table !== undefined) table.cell = '';
					break;
			}
		} else {
			switch (event.name) {
				case 't':
					run.text = false;
					break;
				case 'r':
					run.open = false;
					break;
				case 'p':
					paragraphs.pop();
					if (paragraph !== undefined) finish(paragraph);
					break;
				case 'tc':
					table?.cells.push(table.cell);
					break;
				case 'tr': {
					if (table === undefined) break;
					const cells = table.cells.splice(0);
					const outer = tables.at(-2);
					// A table in a cell of another is part of the text of that cell.
					if (outer === undefined) writer.row(cells);
					else outer.cell += `${cells.join(' ')}\n`;
					break;
				}
				case 'tbl':
					tables.pop();
					if (tables.length === 0) writer.endTable();
					break;
			}
			if (writer.size >= 500) {
				seen = true;
				yield { blocks: writer.take(), progress: event.at / body.length };
				await new Promise(setImmediate);
			}
		}
	}
	if (writer.size === 0 && !seen) throw new AppError('FILE_NO_TEXT', { file: name });
	yield { blocks: writer.take(), progress: 1 };
	const warnings: Warning[] = hidden >= 20 ? ['hidden-text'] : [];
	return { pages: null, warnings };
}

/** Hidden by name, white on what is most likely white paper, or smaller than two points. */
function isUnseen(property: string, value: string, inTable: boolean): boolean {
	if (property === 'vanish') return value !== '0' && value !== 'false';
	if (property === 'color') return !inTable && value.toUpperCase() === 'FFFFFF';
	return value !== '' && Number(value) < 4;
}

/** Which styles are headings, by the names they have in every language of Word. */
function headingLevels(styles: string): Map<string, number> {
	const levels = new Map<string, number>();
	let style = '';
	for (const event of scanXml(styles)) {
		if (event.type !== 'open') continue;
		if (event.name === 'style') style = attributeOf(event.attributes, 'styleId');
		const value = attributeOf(event.attributes, 'val');
		if (event.name === 'name') {
			const level = /^heading ([1-9])$/i.exec(value)?.[1];
			if (level !== undefined) levels.set(style, Number(level));
			else if (/^title$/i.test(value)) levels.set(style, 1);
		}
		if (event.name === 'outlineLvl' && Number(value) < 9 && !levels.has(style)) {
			levels.set(style, Number(value) + 1);
		}
	}
	return levels;
}

function notesOf(zip: Zip, kind: 'footnote' | 'endnote'): Map<string, string> {
	const notes = new Map<string, string>();
	let key = '';
	let inText = false;
	for (const event of scanXml(zip.text(`word/${kind}s.xml`) ?? '', skipped)) {
		if (event.type === 'text') {
			if (inText) notes.set(key, (notes.get(key) ?? '') + event.text);
			continue;
		}
		if (event.name === 't') inText = event.type === 'open';
		if (event.type === 'open' && event.name === kind) {
			key = `${kind} ${attributeOf(event.attributes, 'id')}`;
		}
	}
	return notes;
}

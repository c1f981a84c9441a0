import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { BlockWriter } from './block-writer.ts';
import { unseenStyles } from './odf-unseen.ts';
import { UnseenText } from './unseen-text.ts';
import { attributeOf, scanXml } from './xml.ts';
import { Zip } from './zip.ts';

const skipped = new Set([
	'tracked-changes',
	'annotation',
	'note-citation',
	'forms',
	'shapes',
	'scripts',
	'styles'
]);
/** Elements whose style may hide what is in them. */
const styled = new Set(['p', 'h', 'span', 'table-cell', 'hidden-text', 'hidden-paragraph']);
/** Spaces, empty cells and rows may be said to repeat a million times in a few letters. */
const mostRepeats = 100;

/** Reads the texts, tables and presentations of LibreOffice and others (OpenDocument). */
export async function* readOdf(
	bytes: Uint8Array,
	kind: 'odt' | 'ods' | 'odp',
	name: string
): Reading {
	const zip = new Zip(bytes, name);
	if (zip.text('META-INF/manifest.xml')?.includes('encryption-data')) {
		throw new AppError('FILE_PASSWORD', { file: name });
	}
	const content = zip.need('content.xml');
	const writer = new BlockWriter();
	const styles = `${zip.text('styles.xml') ?? ''}${content}`;
	const hiding = unseenStyles(styles);
	const unseen = new UnseenText();
	/** Of each element around that has a style, whether it hides what is in it. */
	const hidden: boolean[] = [];
	let isSheetAway = false;
	let isRowAway = false;
	const texts: string[] = [];
	let level: number | null = null;
	let listDepth = -1;
	let role = '';
	let parts = 0;
	let rowNumber = 1;
	let nextRow = 1;
	let tableDepth = 0;
	let cells: string[] = [];
	let cell: string | null = null;
	let columns = 1;
	let seen = false;

	const add = (piece: string): void => {
		const text = texts.pop();
		if (text !== undefined) texts.push(text + piece);
	};
	const finish = (text: string): void => {
		if (cell !== null) cell += `${text}\n`;
		else if (level !== null || role === 'title') writer.heading(text, level ?? 1);
		else if (listDepth >= 0) writer.item(text, listDepth);
		else writer.paragraph(role === 'notes' && text.trim() !== '' ? `Notes: ${text.trim()}` : text);
	};

	for (const event of scanXml(content, skipped)) {
		if (event.type === 'text') {
			add(event.text.replace(/\s+/g, ' '));
			if (hidden.includes(true)) unseen.disguised(event.text, writer.part);
			else if (isSheetAway || isRowAway) unseen.putAway(event.text, writer.part);
			continue;
		}
		const { name: element, type } = event;
		const opens = type === 'open';
		if (styled.has(element)) {
			if (opens) {
				const style = attributeOf(event.attributes, 'style-name');
				// Behind letters on a slide or in a table of a text there may be any colour.
				const isOnPaper = kind === 'ods' || (kind === 'odt' && tableDepth === 0);
				const isWhite = isOnPaper && hiding.white.has(style);
				hidden.push(isWhite || hiding.disguising.has(style) || element.startsWith('hidden-'));
			} else hidden.pop();
		}
		if (element === 'p' || element === 'h') {
			if (opens) {
				texts.push('');
				level =
					element === 'h' ? Number(attributeOf(event.attributes, 'outline-level')) || 1 : null;
			} else {
				finish(texts.pop() ?? '');
				level = null;
			}
		} else if (element === 'list') listDepth += opens ? 1 : -1;
		else if (element === 'page') {
			if (opens) writer.part = kind === 'odp' ? `slide ${++parts}` : '';
		} else if (element === 'notes') role = opens ? 'notes' : '';
		else if (element === 'frame') {
			if (role !== 'notes') role = opens ? attributeOf(event.attributes, 'class') : '';
		} else if (element === 'table') {
			tableDepth += opens ? 1 : -1;
			if (tableDepth === 1 && opens) {
				writer.beginTable();
				nextRow = 1;
				isSheetAway = hiding.away.has(attributeOf(event.attributes, 'style-name'));
				if (kind === 'ods') {
					parts++;
					writer.part = `sheet ${attributeOf(event.attributes, 'name') || parts}`;
				}
			}
			if (tableDepth === 0) {
				writer.endTable();
				isSheetAway = false;
				isRowAway = false;
			}
		} else if (tableDepth === 1 && element === 'table-row') {
			if (opens) {
				cells = [];
				isRowAway = /^(?:collapse|filter)$/.test(attributeOf(event.attributes, 'visibility'));
				rowNumber = nextRow;
				nextRow += repeats(event.attributes, 'number-rows-repeated');
			} else {
				writer.row(cells, kind === 'ods' ? rowNumber : undefined);
			}
		} else if (tableDepth === 1 && (element === 'table-cell' || element === 'covered-table-cell')) {
			if (opens) {
				cell = '';
				columns = Math.min(repeats(event.attributes, 'number-columns-repeated'), mostRepeats);
			} else {
				for (; columns > 0; columns--) cells.push(cell ?? '');
				cell = null;
			}
		} else if (opens && element === 's')
			add(' '.repeat(Math.min(repeats(event.attributes, 'c'), mostRepeats)));
		else if (opens && element === 'tab') add('\t');
		else if (opens && element === 'line-break') add('\n');

		if (writer.size >= 500) {
			seen = true;
			yield { blocks: writer.take(), progress: event.at / content.length };
			await new Promise(setImmediate);
		}
	}
	if (writer.size === 0 && !seen) throw new AppError('FILE_NO_TEXT', { file: name });
	yield { blocks: writer.take(), progress: 1 };
	return { pages: parts || null, warnings: unseen.warnings };
}

function repeats(attributes: string, name: string): number {
	return Math.max(1, Number(attributeOf(attributes, name)) || 1);
}

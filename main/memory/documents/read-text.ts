import { AppError } from '../../errors.ts';
import type { Block, Reading, Warning } from './block.ts';
import { decodeText } from './encoding.ts';
import type { Kind } from './kinds.ts';
import { lines, markdownBlocks } from './markdown.ts';

/** Reads plain text, Markdown, source code, and tables with separators. */
export async function* readText(bytes: Uint8Array, kind: Kind, name: string): Reading {
	const { text, guessed } = decodeText(bytes);
	if (text.trim() === '') throw new AppError('FILE_NO_TEXT', { file: name });
	let blocks: Block[] = [];
	let done = 0;
	let told = 0;
	for (const whole of blocksOf(text, kind)) {
		for (const block of inPieces(whole)) {
			blocks.push(block);
			done += block.text.length;
			if (done - told < pieceLength) continue;
			yield { blocks, progress: done / text.length };
			blocks = [];
			told = done;
			await new Promise(setImmediate);
		}
	}
	yield { blocks, progress: 1 };
	const warnings: Warning[] = guessed ? ['encoding-guessed'] : [];
	return { pages: null, warnings };
}

const pieceLength = 100_000;

/** A line of forty megabytes is handed on in pieces as well, cut between words where it has some. */
function* inPieces(block: Block): Generator<Block> {
	let { number } = block;
	let from = 0;
	while (block.text.length - from > pieceLength) {
		const space = block.text.lastIndexOf(' ', from + pieceLength);
		const to = space > from + pieceLength / 2 ? space + 1 : from + pieceLength;
		const text = block.text.slice(from, to);
		yield { ...block, text, ...(number !== undefined && { number }) };
		if (number !== undefined && block.kind !== 'row') number += text.match(/\n/g)?.length ?? 0;
		from = to;
	}
	yield { ...block, text: block.text.slice(from), ...(number !== undefined && { number }) };
}

/** The blocks of a text, each with the number of its first line. */
export function blocksOf(text: string, kind: Kind): Iterable<Block> {
	if (kind === 'markdown') return markdownBlocks(text);
	if (kind === 'csv') return tableBlocks(text);
	return paragraphs(text, kind === 'code' ? 'code' : 'text');
}

/** Runs of lines up to and with the blank lines after them. */
function* paragraphs(text: string, kind: 'text' | 'code'): Generator<Block> {
	let open: string[] = [];
	let first = 1;
	let blank = false;
	for (const { line, number } of lines(text)) {
		const isBlank = line.trim() === '';
		if (!isBlank && blank && open.some((each) => each.trim() !== '')) {
			yield { kind, text: open.join(''), part: '', number: first };
			open = [];
		}
		if (open.length === 0) first = number;
		open.push(line);
		blank = isBlank;
		// A file of one endless paragraph must not grow without bound.
		if (open.length >= 200) {
			yield { kind, text: open.join(''), part: '', number: first };
			open = [];
		}
	}
	if (open.length > 0) yield { kind, text: open.join(''), part: '', number: first };
}

/** Rows of separated values as they stand in the file; a quoted cell may hold line ends. */
function* tableBlocks(text: string): Generator<Block> {
	let header: string | undefined;
	let row = 1;
	let open = '';
	for (const { line } of lines(text)) {
		open += line;
		// An odd number of quotes: the row goes on in the next line (within reason, a stray quote must not eat the file).
		if (quotes(open) % 2 === 1 && open.length < 20_000) continue;
		if (row === 1 && looksLikeHeader(open)) {
			header = open.endsWith('\n') ? open : `${open}\n`;
			yield { kind: 'row', text: open, part: '', number: row, header: '' };
		} else {
			yield {
				kind: 'row',
				text: open,
				part: '',
				number: row,
				...(header !== undefined && { header })
			};
		}
		row++;
		open = '';
	}
	if (open !== '') yield { kind: 'row', text: open, part: '', number: row };
}

function quotes(text: string): number {
	let count = 0;
	for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
	return count;
}

/** A header names its columns: no cell of it is empty of letters. */
function looksLikeHeader(row: string): boolean {
	const cells = row.trim().split(/[,;\t]/);
	return (
		cells.length > 1 && cells.every((cell) => /\p{L}/u.test(cell) && !/^"?\d{4}-\d\d/.test(cell))
	);
}

import type { Passage } from '../../contract.ts';
import type { Block } from './block.ts';

export type NewPassage = Pick<Passage, 'text' | 'heading' | 'place' | 'start' | 'end'>;

/** Sizes in characters; a Chinese, Japanese or Korean one says about twice as much and counts as two. */
const fullSize = 1200;
const enoughSize = 600;
const headerSize = 400;

/**
 * Cuts a document along its own structure into passages: a new heading, page, sheet or slide begins a new one,
 * and paragraphs, rows and blocks of code stay whole while they fit.
 *
 * Contract: passages come in order, and their own texts (see `ownText`) joined are exactly the text of all blocks;
 * `start` and `end` are offsets in it. Rows of a table carry its header in front of their own text.
 */
export class Splitter {
	#offset = 0;
	#part = '';
	#headings: { level: number; text: string }[] = [];
	#open: Block[] = [];
	#openSize = 0;

	/** Takes the next block; returns the passages that are complete by now. */
	push(block: Block): NewPassage[] {
		const done: NewPassage[] = [];
		const clean = {
			...block,
			text: cleanText(block.text),
			...(block.header !== undefined && { header: cleanText(block.header) })
		};
		if (clean.text === '') return done;
		const size = sizeOf(clean.text);
		if (this.#mustBreakBefore(clean, size)) done.push(...this.#close());
		if (clean.part !== this.#part) this.#enterPart(clean.part);
		if (clean.kind === 'heading') this.#enterHeading(clean);
		const room = fullSize - sizeOf(headerOf(clean));
		if (size <= room) {
			this.#add(clean, size);
			return done;
		}
		const firstRoom = Math.max(room - this.#openSize, fullSize - enoughSize);
		let first = true;
		for (const piece of cutLong(clean, firstRoom, room)) {
			if (!first) done.push(...this.#close());
			this.#add(piece, sizeOf(piece.text));
			first = false;
		}
		return done;
	}

	/** The rest, when no block follows. */
	end(): NewPassage[] {
		return this.#close();
	}

	#mustBreakBefore(block: Block, size: number): boolean {
		const last = this.#open.at(-1);
		if (last === undefined) return false;
		if (block.part !== this.#part) return true;
		if (block.kind === 'heading') return last.kind !== 'heading';
		if (isRow(block) !== isRow(last) && last.kind !== 'heading' && this.#openSize > enoughSize / 2)
			return true;
		if (isRow(block) && isRow(last) && !sameTable(last, block)) return true;
		const room = fullSize - sizeOf(headerOf(block));
		// A heading alone is no passage: it goes along with what follows, which is then cut.
		return (
			this.#openSize + size > room &&
			(this.#openSize >= enoughSize || size <= room) &&
			!this.#onlyHeadings()
		);
	}

	#onlyHeadings(): boolean {
		return this.#open.every((block) => block.kind === 'heading');
	}

	/** A section may go on over pages; a slide, a sheet or an attachment begins anew. */
	#enterPart(part: string): void {
		if (withoutPage(part) !== withoutPage(this.#part)) this.#headings = [];
		this.#part = part;
	}

	#enterHeading(block: Block): void {
		const level = block.level ?? 1;
		const text = block.text
			.replace(/^\s*#{1,6}\s+/, '')
			.replace(/\n\s*(=+|-+)\s*$/, '')
			.replace(/\s+/g, ' ')
			.trim()
			.slice(0, 200);
		this.#headings = [
			...this.#headings.filter((heading) => heading.level < level),
			{ level, text }
		];
	}

	#add(block: Block, size: number): void {
		this.#open.push(block);
		this.#openSize += size;
	}

	#close(): NewPassage[] {
		const blocks = this.#open;
		const first = blocks[0];
		if (first === undefined) return [];
		this.#open = [];
		this.#openSize = 0;
		const own = blocks.map((block) => block.text).join('');
		const start = this.#offset;
		this.#offset += own.length;
		const row = blocks.find(isRow);
		const header =
			row === undefined || blocks.some((block) => block.header === '') ? '' : headerOf(row);
		return [
			{
				text: header + own,
				heading: this.#headings.map((heading) => heading.text).join(' > ') || null,
				place: placeOf(this.#part, blocks),
				start,
				end: this.#offset
			}
		];
	}
}

/** The part of a passage's text that stands in the document there: without a repeated table header. */
export function ownText(passage: Pick<Passage, 'text' | 'start' | 'end'>): string {
	return passage.text.slice(passage.text.length - (passage.end - passage.start));
}

/** How much a text says, for choosing where to cut. */
export function sizeOf(text: string): number {
	let size = text.length;
	for (let at = 0; at < text.length; at++) if (isDense(text.charCodeAt(at))) size++;
	return size;
}

/** Hangul, kana and Chinese characters. */
function isDense(code: number): boolean {
	return (
		(code >= 0x1100 && code <= 0x11ff) ||
		(code >= 0x3040 && code <= 0x30ff) ||
		(code >= 0x3130 && code <= 0x318f) ||
		(code >= 0x3400 && code <= 0x9fff) ||
		(code >= 0xac00 && code <= 0xd7af) ||
		(code >= 0xf900 && code <= 0xfaff)
	);
}

/** Zero characters and halves of surrogate pairs have no place in a database; the length stays the same. */
function cleanText(text: string): string {
	return text.replace(/[\0\u{d800}-\u{dfff}]/gu, '\ufffd');
}

function withoutPage(part: string): string {
	return part.replace(/(?:^|, )page \d+$/, '');
}

function isRow(block: Block): boolean {
	return block.kind === 'row';
}

function headerOf(block: Block): string {
	const header = block.header ?? '';
	if (header.length <= headerSize) return header;
	return `${cleanText(header.slice(0, headerSize))}...\n`;
}

function sameTable(a: Block, b: Block): boolean {
	return a.header === b.header || (a.header === '' && b.header === a.text);
}

function placeOf(part: string, blocks: Block[]): string {
	const numbered = blocks.filter((block) => block.number !== undefined);
	const first = numbered[0];
	const last = numbered.at(-1);
	if (first?.number === undefined || last?.number === undefined) return part;
	const row = isRow(last);
	const lines = row ? 0 : (last.text.trimEnd().match(/\n/g)?.length ?? 0);
	const from = row ? (numbered.find(isRow)?.number ?? first.number) : first.number;
	const to = last.number + lines;
	const word = row ? 'row' : 'line';
	const range = to > from ? `${word}s ${from}-${to}` : `${word} ${from}`;
	return part === '' ? range : `${part}, ${range}`;
}

/** Cuts a block that is too long by itself where a reader would pause: at a line, a sentence, a word, at worst anywhere. */
function* cutLong(block: Block, firstRoom: number, room: number): Generator<Block> {
	let from = 0;
	let number = block.number;
	while (from < block.text.length) {
		const to = cutPoint(block.text, from, from === 0 ? firstRoom : room, block.kind);
		const text = block.text.slice(from, to);
		yield { ...block, text, ...(number !== undefined && { number }) };
		if (number !== undefined && !isRow(block)) number += text.match(/\n/g)?.length ?? 0;
		from = to;
	}
}

const proseBreaks = [
	/\n\s*\n/g,
	/[.!?\u2026]["'\u201d\u2019)\]]*\s+|[\u3002\uff01\uff1f]\s*|\n/g,
	/\s+/g
];
const lineBreaks = [/\n\s*\n/g, /\n/g, /\s+/g];

function cutPoint(text: string, from: number, room: number, kind: Block['kind']): number {
	let limit = from;
	for (let size = 0; limit < text.length; limit++) {
		size += isDense(text.charCodeAt(limit)) ? 2 : 1;
		if (size > room) break;
	}
	if (limit >= text.length) return text.length;
	const window = text.slice(from, limit);
	for (const pattern of kind === 'text' ? proseBreaks : lineBreaks) {
		const last = [...window.matchAll(pattern)].at(-1);
		if (last !== undefined && last.index > window.length / 2)
			return from + last.index + last[0].length;
	}
	const half = text.charCodeAt(limit);
	const splitsPair = half >= 0xdc00 && half <= 0xdfff;
	return Math.max(from + 1, splitsPair ? limit - 1 : limit);
}

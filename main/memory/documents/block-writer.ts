import type { Block } from './block.ts';

/** Puts together the blocks of a document that comes as headings, paragraphs, items and tables. */
export class BlockWriter {
	/** The page, slide or sheet that what follows is on. */
	part = '';
	#blocks: Block[] = [];
	#table: { header: string | undefined; empty: boolean } | null = null;
	/** After items and rows, which stand close together, a blank line is due. */
	#close = false;

	/** How many blocks are waiting to be taken. */
	get size(): number {
		return this.#blocks.length;
	}

	/** The blocks so far, which are forgotten. */
	take(): Block[] {
		return this.#blocks.splice(0);
	}

	paragraph(text: string): void {
		this.#write('text', text.trim(), '\n\n');
	}

	heading(text: string, level: number): void {
		this.#write('heading', text.trim(), '\n\n', level);
	}

	/** One item of a list; `depth` from 0. */
	item(text: string, depth: number): void {
		const trimmed = text.trim();
		if (trimmed === '') return;
		this.#blocks.push({
			kind: 'text',
			text: `${'  '.repeat(Math.min(depth, 8))}- ${trimmed}\n`,
			part: this.part
		});
		this.#close = true;
	}

	beginTable(): void {
		this.#table = { header: undefined, empty: true };
	}

	/** A row; the first becomes the header of the following when every cell of it is a word. */
	row(values: string[], number?: number): void {
		const cells = values.map(oneLine);
		while (cells.at(-1) === '') cells.pop();
		if (cells.length === 0) return;
		const table = (this.#table ??= { header: undefined, empty: true });
		const text = `| ${cells.join(' | ')} |\n`;
		const isHeader = table.empty && cells.length > 1 && cells.every(isColumnName);
		const header = isHeader ? '' : table.header;
		table.empty = false;
		if (isHeader) table.header = text;
		this.#blocks.push({
			kind: 'row',
			text: text,
			part: this.part,
			...(number !== undefined && { number }),
			...(header !== undefined && { header })
		});
		this.#close = true;
	}

	endTable(): void {
		this.#table = null;
	}

	#write(kind: 'text' | 'heading', text: string, end: string, level?: number): void {
		if (text === '') return;
		const before = this.#blocks.at(-1);
		// The blank line belongs to what is above, where that is still here.
		if (this.#close && before !== undefined) before.text += '\n';
		this.#close = false;
		this.#blocks.push({
			kind,
			text: text + end,
			part: this.part,
			...(level !== undefined && { level })
		});
	}
}

/** True for what may head a column: words, not values. */
function isColumnName(cell: string): boolean {
	return cell === '' || (/\p{L}/u.test(cell) && cell.length < 60);
}

export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

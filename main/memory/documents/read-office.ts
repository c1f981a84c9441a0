import { parseOffice, type OfficeContentNode } from 'officeparser';
import { AppError } from '../../errors.ts';
import type { Block, Reading, Warning } from './block.ts';
import type { Kind } from './kinds.ts';
import { isColumnName, oneLine, tableRow } from './table.ts';
import { isEncryptedOffice, maximumUnpacked, Zip } from './zip.ts';

type OfficeKind = Extract<Kind, 'docx' | 'odt' | 'pptx' | 'odp' | 'ods' | 'epub'>;

/** Reads the office formats. References to other files and servers are not followed, pictures not looked at. */
export async function* readOffice(bytes: Uint8Array, kind: OfficeKind, name: string): Reading {
	if (isEncryptedOffice(bytes)) throw new AppError('FILE_PASSWORD', { file: name });
	// Only its table of contents is looked at here: the library unpacks for itself.
	new Zip(bytes, name);
	const content = await parse(bytes, kind, name);
	const walk = new Walk();
	let seen = false;
	for (const [at, node] of content.entries()) {
		const blocks = [...walk.blocks(node, '')];
		seen ||= blocks.some((block) => block.text.trim() !== '');
		yield { blocks, progress: (at + 1) / content.length };
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	const warnings: Warning[] = walk.hidden >= 20 ? ['hidden-text'] : [];
	return { pages: walk.parts || null, warnings };
}

async function parse(
	bytes: Uint8Array,
	kind: OfficeKind,
	name: string
): Promise<OfficeContentNode[]> {
	try {
		const parsed = await parseOffice(
			Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
			{
				fileType: kind,
				extractAttachments: false,
				ocr: false,
				onWarning: () => undefined,
				decompressionLimits: { maxUncompressedBytes: maximumUnpacked, maxZipEntries: 10_000 }
			}
		);
		return parsed.content;
	} catch (error) {
		throw new AppError(
			'FILE_UNREADABLE',
			{ file: name, reason: 'it is damaged or cut short' },
			{ cause: error }
		);
	}
}

/** Goes through the tree of a document and tells its blocks in order. */
class Walk {
	/** Slides or sheets so far. */
	parts = 0;
	/** Characters that a person would not see. */
	hidden = 0;

	*blocks(node: OfficeContentNode, part: string): Generator<Block> {
		if (node.type === 'slide') {
			yield* this.#slide(node, node.metadata?.slideNumber);
			return;
		}
		if (node.type === 'heading') {
			yield* block('heading', this.#text(node), part, { level: node.metadata?.level ?? 1 });
		} else if (node.type === 'sheet') {
			this.parts++;
			const sheet = oneLine(node.metadata?.sheetName ?? String(this.parts));
			yield* this.#rows(node, `sheet ${sheet}`, true);
		} else if (node.type === 'table') {
			yield* this.#rows(node, part, false);
		} else if (holdsBlocks(node)) {
			yield* this.#inside(node, part);
		} else if (node.type === 'list') {
			yield* this.#listItem(node, part, node.metadata?.indentation ?? 0);
		} else {
			yield* block(node.type === 'code' ? 'code' : 'text', this.#text(node), part);
		}
		for (const note of node.notes ?? []) yield* block('text', this.#text(note), part);
	}

	*#slide(node: OfficeContentNode, number: number | undefined): Generator<Block> {
		this.parts++;
		const slide = `slide ${number ?? this.parts}`;
		yield* this.#inside(node, slide);
		for (const note of node.notes ?? []) yield* block('text', `Notes: ${this.#text(note)}`, slide);
	}

	*#inside(node: OfficeContentNode, part: string): Generator<Block> {
		for (const child of node.children ?? []) yield* this.blocks(child, part);
	}

	*#listItem(node: OfficeContentNode, part: string, depth: number): Generator<Block> {
		const text = this.#text(node).trim();
		if (text !== '')
			yield { kind: 'text', text: `${'  '.repeat(Math.min(depth, 8))}- ${text}\n`, part };
	}

	/** The rows of a table. Its first row is taken for the header when every cell of it is a word. */
	*#rows(table: OfficeContentNode, part: string, numbered: boolean): Generator<Block> {
		let header: string | undefined;
		let number = 0;
		for (const row of table.children ?? []) {
			if (row.type !== 'row') {
				yield* this.blocks(row, part);
				continue;
			}
			number++;
			const cells = (row.children ?? []).map((cell) => oneLine(this.#text(cell)));
			if (cells.every((cell) => cell === '')) continue;
			const text = tableRow(cells);
			const isHeader = header === undefined && number === 1 && cells.every(isColumnName);
			yield {
				kind: 'row',
				text,
				part,
				...(numbered && { number: rowNumber(row) ?? number }),
				...(isHeader ? { header: '' } : header !== undefined && { header })
			};
			if (isHeader) header = text;
		}
		if (number > 0 && !numbered) yield { kind: 'text', text: '\n', part };
	}

	#text(node: OfficeContentNode): string {
		if (node.type === 'text') {
			const text = node.text ?? '';
			if (isUnseen(node)) this.hidden += text.trim().length;
			return text;
		}
		if (node.type === 'break') return '\n';
		const children = node.children ?? [];
		if (children.length === 0) return node.text ?? '';
		const between = holdsBlocks(node) ? '\n' : '';
		return children.map((child) => this.#text(child)).join(between);
	}
}

const inline = new Set(['text', 'break', 'image', 'drawing', 'chart', 'embed', 'comment', 'note']);

function holdsBlocks(node: OfficeContentNode): boolean {
	return (node.children ?? []).some((child) => !inline.has(child.type));
}

function* block(
	kind: Block['kind'],
	text: string,
	part: string,
	more: Partial<Block> = {}
): Generator<Block> {
	const trimmed = text.trim();
	if (trimmed !== '') yield { kind, text: `${trimmed}\n\n`, part, ...more };
}

/** White or tiny letters. */
function isUnseen(node: OfficeContentNode): boolean {
	const { color, size, backgroundColor } = node.formatting ?? {};
	if (size !== undefined && Number.parseFloat(size) > 0 && Number.parseFloat(size) < 2) return true;
	return backgroundColor === undefined && color !== undefined && /^#?f{6}$/i.test(color);
}

function rowNumber(row: OfficeContentNode): number | null {
	const cell = row.children?.[0];
	return cell?.type === 'cell' && cell.metadata !== undefined ? cell.metadata.row + 1 : null;
}

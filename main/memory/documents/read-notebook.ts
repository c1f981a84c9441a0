import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Block, Reading, Warning } from './block.ts';
import { documentToMarkdown, hiddenIn } from './html.ts';
import { markdownBlocks } from './markdown.ts';
import { decodeText } from './encoding.ts';
import { readText } from './read-text.ts';
import { mergeWarnings } from './scan.ts';

const textSchema = z
	.union([z.string(), z.array(z.string())])
	.transform((text) => (typeof text === 'string' ? text : text.join('')));
const outputSchema = z.object({
	text: textSchema.optional().catch(undefined),
	data: z.record(z.string(), textSchema.catch('')).optional().catch(undefined),
	ename: z.string().optional().catch(undefined),
	evalue: z.string().optional().catch(undefined)
});
const cellSchema = z.object({
	cell_type: z.string(),
	source: textSchema.optional(),
	/** What `source` was called in the first notebooks. */
	input: textSchema.optional(),
	outputs: z.array(outputSchema).optional().catch(undefined)
});
const cells = z.array(cellSchema);
const notebookSchema = z.union([
	z.object({ cells }),
	z
		.object({ worksheets: z.array(z.object({ cells })) })
		.transform(({ worksheets }) => ({ cells: worksheets.flatMap((sheet) => sheet.cells) }))
]);
type Cell = z.output<typeof cellSchema>;

/** An output may be a whole table of data; what it says is at its beginning. */
const longestOutput = 20_000;

/** Reads a notebook cell by cell: what was written, what was computed, and what came out as text. Nothing is run. */
export async function* readNotebook(bytes: Uint8Array, name: string): Reading {
	const notebook = parse(decodeText(bytes).text);
	// Half a notebook is still text.
	if (notebook === null) return yield* readText(bytes, 'code', name);
	const warnings: Warning[] = [];
	let seen = false;
	for (const [at, cell] of notebook.cells.entries()) {
		const blocks = cellBlocks(cell, `cell ${at + 1}`, warnings);
		seen ||= blocks.length > 0;
		yield { blocks, progress: (at + 1) / notebook.cells.length };
		if (at % 50 === 49) await new Promise(setImmediate);
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: null, warnings: mergeWarnings(warnings) };
}

function parse(text: string): z.output<typeof notebookSchema> | null {
	try {
		return notebookSchema.safeParse(JSON.parse(text)).data ?? null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function cellBlocks(cell: Cell, part: string, warnings: Warning[]): Block[] {
	const source = (cell.source ?? cell.input ?? '').trim();
	const isText = cell.cell_type !== 'code';
	const blocks: Block[] = [];
	if (source !== '' && isText) blocks.push(...markdownBlocks(`${source}\n\n`, part, false));
	if (source !== '' && !isText) blocks.push({ kind: 'code', text: `${source}\n\n`, part });
	for (const output of cell.outputs ?? []) {
		const text = outputText(output, warnings).slice(0, longestOutput).trim();
		if (text !== '') blocks.push({ kind: 'code', text: `${text}\n\n`, part });
	}
	return blocks;
}

function outputText(
	{ text, data, ename, evalue }: z.output<typeof outputSchema>,
	warnings: Warning[]
): string {
	if (ename !== undefined) return `${ename}: ${evalue ?? ''}`;
	const found = text ?? data?.['text/plain'] ?? data?.['text/markdown'];
	// What a notebook shows is its HTML, where it has some: what that hides is told whichever form is read.
	const html = data?.['text/html'] ?? '';
	if (found === undefined) return documentToMarkdown(html, (hidden) => warnings.push(...hidden));
	if (html !== '') warnings.push(...hiddenIn(html));
	return withoutColours(found);
}

/** Programs colour what they print with signs that only a terminal understands. */
function withoutColours(text: string): string {
	// eslint-disable-next-line no-control-regex
	return text.replace(/\u001b\[[\d;]*m/g, '');
}

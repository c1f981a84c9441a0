import { AppError } from '../../errors.ts';
import type { Reading, Warning } from './block.ts';
import { documentToMarkdown } from './html.ts';
import { markdownBlocks } from './markdown.ts';
import { decodeText } from './encoding.ts';

/** Reads a saved web page: all that a person would see of it, by its headings, paragraphs and tables. */
export async function* readHtml(bytes: Uint8Array, name: string): Reading {
	const warnings: Warning[] = [];
	const markdown = documentToMarkdown(decodeHtml(bytes), (found) => warnings.push(...found));
	if (markdown === '') throw new AppError('FILE_NO_TEXT', { file: name });
	await Promise.resolve();
	yield { blocks: [...markdownBlocks(markdown, '', false)], progress: 1 };
	return { pages: null, warnings };
}

/** A page may name its encoding; what it says counts only where the bytes are not UTF-8. */
function decodeHtml(bytes: Uint8Array): string {
	const { text, guessed } = decodeText(bytes);
	if (!guessed) return text;
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	const named = /charset\s*=\s*["']?([\w-]{2,30})/i.exec(head)?.[1];
	if (named === undefined) return text;
	try {
		return new TextDecoder(named).decode(bytes).replace(/\r\n?/g, '\n');
	} catch (error) {
		if (error instanceof RangeError) return text;
		throw error;
	}
}

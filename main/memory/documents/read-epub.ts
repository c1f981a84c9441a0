import { posix } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Reading, Warning } from './block.ts';
import { documentToMarkdown } from './html.ts';
import { markdownBlocks } from './markdown.ts';
import { mergeWarnings } from './scan.ts';
import { attributeOf, scanXml } from './xml.ts';
import { Zip } from './zip.ts';

/** Reads a book chapter by chapter, in the order it is meant to be read. */
export async function* readEpub(bytes: Uint8Array, name: string): Reading {
	const zip = new Zip(bytes, name);
	const chapters = chaptersOf(zip);
	const warnings: Warning[] = [];
	let seen = false;
	for (const [at, path] of chapters.entries()) {
		const markdown = documentToMarkdown(zip.text(path) ?? '', (found) => warnings.push(...found));
		const blocks = markdown === '' ? [] : [...markdownBlocks(`${markdown}\n\n`, '', false)];
		seen ||= blocks.length > 0;
		yield { blocks, progress: (at + 1) / chapters.length };
		await new Promise(setImmediate);
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: null, warnings: mergeWarnings(warnings) };
}

function chaptersOf(zip: Zip): string[] {
	let book = '';
	for (const event of scanXml(zip.need('META-INF/container.xml'))) {
		if (event.type === 'open' && event.name === 'rootfile') {
			book ||= attributeOf(event.attributes, 'full-path');
		}
	}
	const files = new Map<string, string>();
	/** Each once: a book may name one chapter without end. */
	const chapters = new Set<string>();
	for (const event of scanXml(zip.need(book))) {
		if (event.type !== 'open') continue;
		if (event.name === 'item') {
			files.set(attributeOf(event.attributes, 'id'), attributeOf(event.attributes, 'href'));
		}
		const file = event.name === 'itemref' && files.get(attributeOf(event.attributes, 'idref'));
		if (typeof file === 'string')
			chapters.add(posix.join(posix.dirname(book), withoutEscapes(file)));
	}
	return [...chapters];
}

function withoutEscapes(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch (error) {
		if (error instanceof URIError) return path;
		throw error;
	}
}

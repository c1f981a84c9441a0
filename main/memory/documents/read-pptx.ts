import { posix } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { BlockWriter } from './block-writer.ts';
import { UnseenText } from './unseen-text.ts';
import { attributeOf, relationsOf, scanXml } from './xml.ts';
import { isEncryptedOffice, Zip } from './zip.ts';

/** Reads a presentation slide by slide: titles, texts, tables, and the speaker's notes. */
export async function* readPptx(bytes: Uint8Array, name: string): Reading {
	if (isEncryptedOffice(bytes)) throw new AppError('FILE_PASSWORD', { file: name });
	const zip = new Zip(bytes, name);
	const slides = slidesOf(zip);
	const writer = new BlockWriter();
	const unseen = new UnseenText();
	const size = sizeOfSlides(zip);
	let seen = false;
	for (const [at, path] of slides.entries()) {
		writer.part = `slide ${at + 1}`;
		writeSlide(writer, zip.text(path) ?? '', { notes: false, unseen, size });
		for (const { type, target } of relationsOf(zip.text(relationsPath(path)) ?? '').values()) {
			if (type !== 'notesSlide') continue;
			const notes = zip.text(resolvePath(path, target)) ?? '';
			writeSlide(writer, notes, { notes: true, unseen, size });
		}
		seen ||= writer.size > 0;
		yield { blocks: writer.take(), progress: (at + 1) / slides.length };
		await new Promise(setImmediate);
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: slides.length, warnings: unseen.warnings };
}

function sizeOfSlides(zip: Zip): SlideParts['size'] {
	const tag = /<(?:\w+:)?sldSz\b[^>]*>/.exec(zip.need('ppt/presentation.xml'))?.[0] ?? '';
	const [width, height] = ['cx', 'cy'].map((name) => Number(attributeOf(tag, name)));
	return width && height ? { width, height } : undefined;
}

/** The slides in the order in which they are shown. */
function slidesOf(zip: Zip): string[] {
	const path = 'ppt/presentation.xml';
	const relations = relationsOf(zip.text(relationsPath(path)) ?? '');
	const slides: string[] = [];
	for (const event of scanXml(zip.need(path))) {
		if (event.type !== 'open' || event.name !== 'sldId') continue;
		const relation = relations.get(/\s\w+:id\s*=\s*"([^"]*)"/.exec(event.attributes)?.[1] ?? '');
		if (relation !== undefined) slides.push(resolvePath(path, relation.target));
	}
	return slides;
}

function relationsPath(path: string): string {
	return posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
}

function resolvePath(from: string, target: string): string {
	return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target);
}

const skipped = new Set(['Fallback']);
/** Placeholders that a program fills. */
const automatic = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

interface SlideParts {
	notes: boolean;
	unseen: UnseenText;
	/** Of a slide, in the unit of the format; undefined where it is not said. */
	size: { width: number; height: number } | undefined;
}

/** Letters smaller than this, in hundredths of a point, are not read by anybody. */
const smallest = 200;

function writeSlide(writer: BlockWriter, xml: string, { notes, unseen, size }: SlideParts): void {
	/** The slide is left out when it is shown; the shape is hidden or beside the slide; the run is too small or clear. */
	const hidden = { slide: false, shape: false, away: false, run: false };
	let inRun = false;
	let role = '';
	let text = '';
	let inText = false;
	let depth = 0;
	let cells: string[] | null = null;
	let cell = '';
	for (const event of scanXml(xml, skipped)) {
		if (event.type === 'text') {
			if (!inText) continue;
			text += event.text;
			if (hidden.away || hidden.run) unseen.disguised(event.text, writer.part);
			else if (hidden.slide || hidden.shape) unseen.putAway(event.text, writer.part);
		} else if (event.type === 'open') {
			const numberOf = (name: string): number =>
				Number(attributeOf(event.attributes, name) || Number.NaN);
			if (event.name === 'sld') hidden.slide = attributeOf(event.attributes, 'show') === '0';
			else if (event.name === 'cNvPr')
				hidden.shape = attributeOf(event.attributes, 'hidden') === '1';
			else if (event.name === 'off' && size !== undefined)
				hidden.away = numberOf('x') >= size.width || numberOf('y') >= size.height;
			else if (event.name === 'r') {
				inRun = true;
				hidden.run = false;
			} else if (event.name === 'rPr') hidden.run ||= inRun && numberOf('sz') < smallest;
			else if (event.name === 'alpha') hidden.run ||= inRun && numberOf('val') < 5_000;
			if (event.name === 'sp' || event.name === 'graphicFrame') {
				role = '';
				hidden.away = false;
			} else if (event.name === 'ph') role = attributeOf(event.attributes, 'type') || 'body';
			else if (event.name === 'tbl') writer.beginTable();
			else if (event.name === 'tr') cells = [];
			else if (event.name === 'tc') cell = '';
			else if (event.name === 'pPr') depth = Number(attributeOf(event.attributes, 'lvl')) || 0;
			else if (event.name === 't') inText = true;
			else if (event.name === 'br') text += '\n';
			else if (event.name === 'p') {
				text = '';
				depth = 0;
			}
		} else if (event.name === 'r') inRun = false;
		else if (event.name === 't') inText = false;
		else if (event.name === 'tbl') writer.endTable();
		else if (event.name === 'tc') cells?.push(cell);
		else if (event.name === 'tr') {
			writer.row(cells ?? []);
			cells = null;
		} else if (event.name === 'p') {
			if (cells !== null) cell += `${text}\n`;
			else if (notes) {
				if (role === 'body' && text.trim() !== '') writer.paragraph(`Notes: ${text.trim()}`);
			} else if (role === 'title' || role === 'ctrTitle') writer.heading(text, 1);
			else if (role === 'body' && depth > 0) writer.item(text, depth);
			else if (!automatic.has(role)) writer.paragraph(text);
		}
	}
}

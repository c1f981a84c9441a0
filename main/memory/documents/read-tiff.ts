import UTIF, { type IFD } from 'utif2';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { readPicture } from './ocr.ts';
import { greyOf, loadCanvas, maximumPoints, readingSize, whiteSheet } from './picture.ts';

/** Reads the pages of a scan as scanners and fax machines keep it: one file with a picture a page. */
export async function* readTiff(bytes: Uint8Array, name: string): Reading {
	const buffer = new Uint8Array(bytes).buffer;
	const pages = decoded(name, () => UTIF.decode(buffer));
	let seen = false;
	for (const [at, page] of pages.entries()) {
		const paragraphs = await readPage(buffer, page, name);
		const part = pages.length === 1 ? '' : `page ${at + 1}`;
		seen ||= paragraphs.length > 0;
		const blocks = paragraphs.map((text) => ({ kind: 'text' as const, text: `${text}\n\n`, part }));
		yield { blocks, progress: (at + 1) / pages.length, pictures: 1 };
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: pages.length, warnings: ['read-by-ocr'] };
}

async function readPage(buffer: ArrayBuffer, page: IFD, name: string): Promise<string[]> {
	// What the head claims is looked at before anything is decoded.
	const [wide, high] = [numberOf(page['t256']), numberOf(page['t257'])];
	if (wide === 0 || high === 0) return [];
	if (wide * high > maximumPoints) {
		const reason = 'it unpacks to far more than a document would';
		throw new AppError('FILE_UNREADABLE', { file: name, reason });
	}
	const points = decoded(name, () => {
		UTIF.decodeImage(buffer, page);
		return UTIF.toRGBA8(page);
	});
	if (points.length !== wide * high * 4) return [];
	const { createCanvas, ImageData } = await loadCanvas();
	const source = createCanvas(wide, high);
	source
		.getContext('2d')
		.putImageData(new ImageData(new Uint8ClampedArray(points), wide, high), 0, 0);
	const { width, height } = readingSize(wide, high);
	const { canvas, context } = await whiteSheet(width, height);
	context.drawImage(source, 0, 0, width, height);
	const picture = greyOf(canvas, context);
	return picture === null ? [] : readPicture(picture);
}

function numberOf(tag: IFD[string] | undefined): number {
	const value: unknown = Array.isArray(tag) ? tag[0] : tag;
	return typeof value === 'number' ? value : 0;
}

/** The library throws whatever happens to it on a damaged file. */
function decoded<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const reason = 'it is damaged or cut short';
		throw new AppError('FILE_UNREADABLE', { file, reason }, { cause: error });
	}
}

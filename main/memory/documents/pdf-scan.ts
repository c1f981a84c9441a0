import type { PDFPageProxy } from 'pdfjs-dist';
import { readPicture } from './ocr.ts';
import { greyOf, loadCanvas, readingSize, whiteSheet } from './picture.ts';

/** Points an inch at which a page is drawn; letters of a book are then as large as they are read best. */
const resolution = 200;

/** The paragraphs of a page that has no text of its own, read off its picture; none for an empty page. */
export async function readScan(page: PDFPageProxy): Promise<string[]> {
	const { fnArray } = await page.getOperatorList();
	if (fnArray.length === 0) return [];
	await giveCanvas();
	const natural = page.getViewport({ scale: resolution / 72 });
	const size = readingSize(natural.width, natural.height);
	const scale = ((resolution / 72) * Math.min(size.width, natural.width)) / natural.width;
	const viewport = page.getViewport({ scale });
	const { canvas, context } = await whiteSheet(
		Math.ceil(viewport.width),
		Math.ceil(viewport.height)
	);
	// pdf.js names the classes of a browser; these are the same ones by another maker.
	await page.render({ canvas: canvas as never, viewport }).promise;
	const picture = greyOf(canvas, context);
	return picture === null ? [] : readPicture(picture);
}

/** The things of a browser that only stood in for text are needed for drawing. */
async function giveCanvas(): Promise<void> {
	const canvas = await loadCanvas();
	Reflect.set(globalThis, 'DOMMatrix', canvas.DOMMatrix);
	Reflect.set(globalThis, 'ImageData', canvas.ImageData);
	Reflect.set(globalThis, 'Path2D', canvas.Path2D);
}

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as PdfJs from 'pdfjs-dist';
import { AppError } from '../../errors.ts';
import type { Block, Reading, Warning } from './block.ts';
import { linesOf, pageBlocks } from './pdf-layout.ts';
import { countUnseen } from './pdf-unseen.ts';
import { readScan } from './pdf-scan.ts';
import { isInstructionLike } from './instructions.ts';
import { at } from './scan.ts';

/** Reads a PDF page by page; the first pages are out before the last are looked at. */
export async function* readPdf(bytes: Uint8Array, name: string, password: string | null): Reading {
	const document = await open(bytes, name, password);
	try {
		let pagesWithText = 0;
		let scans = 0;
		let hidden: number | undefined;
		let looking = 0;
		for (let number = 1; number <= document.numPages; number++) {
			const started = performance.now();
			const page = await readPage(document, number, {
				mayScan: scans < maximumScans,
				mayLook: hidden === undefined && looking < lookingTime
			});
			if (!page.scanned) looking += performance.now() - started;
			if (page.blocks.length > 0) pagesWithText++;
			if (page.scanned) scans++;
			if (page.hidden) hidden ??= number;
			yield {
				blocks: page.blocks,
				progress: number / document.numPages,
				pages: 1,
				...(page.scanned && { pictures: 1 })
			};
		}
		if (pagesWithText === 0) throw new AppError('FILE_NO_TEXT', { file: name });
		const warnings: Warning[] = hidden === undefined ? [] : [at('hidden-text', `page ${hidden}`)];
		if (scans > 0) warnings.push('read-by-ocr');
		if (pagesWithText < document.numPages) warnings.push('pages-without-text');
		return { pages: document.numPages, warnings };
	} finally {
		await document.loadingTask.destroy();
	}
}

async function open(
	bytes: Uint8Array,
	name: string,
	password: string | null
): Promise<PdfJs.PDFDocumentProxy> {
	const pdf = await loadPdfjs();
	const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
	const task = pdf.getDocument({
		data: bytes,
		...(password !== null && { password }),
		isEvalSupported: false,
		useSystemFonts: false,
		disableFontFace: true,
		enableXfa: false,
		verbosity: pdf.VerbosityLevel.ERRORS,
		cMapUrl: `${join(folder, 'cmaps')}/`,
		standardFontDataUrl: `${join(folder, 'standard_fonts')}/`
	});
	try {
		return await task.promise;
	} catch (error) {
		await task.destroy();
		if (error instanceof Error && error.name === 'PasswordException') {
			const code = password === null ? 'FILE_PASSWORD' : 'FILE_PASSWORD_WRONG';
			throw new AppError(code, { file: name }, { cause: error });
		}
		throw new AppError(
			'FILE_UNREADABLE',
			{ file: name, reason: 'it is damaged or cut short' },
			{ cause: error }
		);
	}
}

/** Each takes seconds; a longer book of pictures is read up to here. */
const maximumScans = 500;
/** With less text than this, a page that shows a picture is a scan with a stamp or a page number on it. */
const littleText = 40;
/** Milliseconds of reading in which each page is looked at for hidden text; afterwards only what reads like an order is. */
const lookingTime = 6_000;
/** Fewer letters that nobody sees are a mark of the program that made the file. */
const hiddenLetters = 20;

interface PageContent {
	blocks: Block[];
	/** Holds text that nobody would see. */
	hidden: boolean;
	/** Its text was read off its picture. */
	scanned: boolean;
}

/** A page that cannot be read counts as one without text: the others are still worth having. */
async function readPage(
	document: PdfJs.PDFDocumentProxy,
	number: number,
	{ mayScan, mayLook }: { mayScan: boolean; mayLook: boolean }
): Promise<PageContent> {
	const part = `page ${number}`;
	try {
		const page = await document.getPage(number);
		const content = await page.getTextContent();
		const items = content.items.flatMap((item) => ('str' in item ? [item] : []));
		const text = items.map(({ str }) => str).join(' ');
		const hidden =
			hasTinyText(items) || ((mayLook || isInstructionLike(text)) && (await drawsUnseen(page)));
		const length = items.reduce((sum, { str }) => sum + str.trim().length, 0);
		const scanned =
			mayScan && (length === 0 || (length < littleText && (await showsPicture(page))))
				? await readScan(page)
				: [];
		page.cleanup();
		if (scanned.join('').length > length) {
			const blocks = scanned.map((text): Block => ({ kind: 'text', text: `${text}\n\n`, part }));
			return { blocks, hidden, scanned: true };
		}
		return { blocks: pageBlocks(linesOf(items), part), hidden, scanned: false };
	} catch (error) {
		if (error instanceof AppError) throw error;
		return { blocks: [], hidden: false, scanned: false };
	}
}

async function showsPicture(page: PdfJs.PDFPageProxy): Promise<boolean> {
	const { OPS } = await loadPdfjs();
	const { fnArray } = await page.getOperatorList();
	return fnArray.some((operation) =>
		[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject].includes(
			operation
		)
	);
}

/** Drawn in no ink, or white on white. */
async function drawsUnseen(page: PdfJs.PDFPageProxy): Promise<boolean> {
	const { OPS } = await loadPdfjs();
	return countUnseen(await page.getOperatorList(), OPS) >= hiddenLetters;
}

/** Text too small to read: put there for machines. What stands off the page pdf.js leaves out by itself. */
function hasTinyText(items: { str: string; height: number }[]): boolean {
	const tiny = items.filter(({ height }) => height > 0 && height < 1.5);
	return tiny.reduce((count, { str }) => count + str.trim().length, 0) >= hiddenLetters;
}

let loaded: Promise<typeof PdfJs> | undefined;

/**
 * pdf.js wants a few things of a browser even for reading text; here they only have to exist. It also takes every process
 * of Electron but the main one for a browser's page, which has workers and fetches its fonts; this one has neither.
 * Loaded when the first PDF comes: most starts of the reader do not need it.
 */
function loadPdfjs(): Promise<typeof PdfJs> {
	for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
		if (!(name in globalThis)) Reflect.set(globalThis, name, Object);
	}
	if ('electron' in process.versions) {
		Reflect.defineProperty(process, 'type', { value: 'browser', configurable: true });
	}
	return (loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs'));
}

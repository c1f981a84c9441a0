import type * as PdfJs from 'pdfjs-dist';

type Operators = Awaited<ReturnType<PdfJs.PDFPageProxy['getOperatorList']>>;

/** How text is drawn: its mode, and its colour. */
interface Pen {
	mode: number;
	colour: string;
}

/** Neither filled nor stroked; 7 only cuts out. */
const invisibleModes = new Set([3, 7]);
const white = '#ffffff';

/**
 * How many letters of a page are drawn so that nobody sees them: in no ink, or white on a page that nothing was painted
 * on before. A page that shows a picture is left alone: scans carry their text invisibly, so that it can be searched.
 */
export function countUnseen(operators: Operators, ops: typeof PdfJs.OPS): number {
	const pictures = new Set<number>([
		ops.paintImageXObject,
		ops.paintInlineImageXObject,
		ops.paintImageMaskXObject,
		ops.paintSolidColorImageMask
	]);
	if (operators.fnArray.some((operation) => pictures.has(operation))) return 0;
	const painted = new Set<number>([ops.constructPath, ops.fill, ops.eoFill, ops.shadingFill]);
	const stack: Pen[] = [];
	let pen: Pen = { mode: 0, colour: '#000000' };
	let isPainted = false;
	let count = 0;
	for (const [index, operation] of operators.fnArray.entries()) {
		const values: unknown = operators.argsArray[index];
		const first: unknown = Array.isArray(values) ? values[0] : undefined;
		if (operation === ops.save || operation === ops.paintFormXObjectBegin) stack.push({ ...pen });
		else if (operation === ops.restore || operation === ops.paintFormXObjectEnd)
			pen = stack.pop() ?? pen;
		else if (operation === ops.setTextRenderingMode && typeof first === 'number') pen.mode = first;
		else if (operation === ops.setFillRGBColor) pen.colour = String(first).toLowerCase();
		else if (operation === ops.setFillColorN) pen.colour = '';
		else if (operation === ops.showText) {
			const isWhite = !isPainted && pen.colour === white;
			if (isWhite || invisibleModes.has(pen.mode)) count += lettersOf(first);
		} else if (painted.has(operation)) isPainted = true;
	}
	return count;
}

function lettersOf(glyphs: unknown): number {
	if (!Array.isArray(glyphs)) return 0;
	return glyphs.filter((glyph: unknown) => {
		const isGlyph = typeof glyph === 'object' && glyph !== null && 'unicode' in glyph;
		return isGlyph && typeof glyph.unicode === 'string' && glyph.unicode.trim() !== '';
	}).length;
}

import { attributeOf } from './xml.ts';

/** Letters smaller than this, in points, are not read by anybody. */
const smallest = 2;

/**
 * Which styles of a workbook, by the numbers in which cells name them, show nothing: a format of nothing but semicolons,
 * letters of no size, or white ones where no colour is behind them.
 */
export function disguisingStyles(styles: string): ReadonlySet<number> {
	const blank = new Set(
		tagsOf(styles, 'numFmt')
			.filter((tag) => /^;+$/.test(attributeOf(tag, 'formatCode')))
			.map((tag) => attributeOf(tag, 'numFmtId'))
	);
	const fonts = partOf(styles, 'fonts')
		.split(/<(?:\w+:)?font\b/)
		.slice(1);
	const fontKinds = fonts.map((font) => {
		const [size] = tagsOf(font, 'sz');
		const [colour] = tagsOf(font, 'color');
		return {
			tiny: size !== undefined && Number(attributeOf(size, 'val')) < smallest,
			white:
				colour !== undefined &&
				(/^(?:FF|00)?FFFFFF$/i.test(attributeOf(colour, 'rgb')) ||
					attributeOf(colour, 'theme') === '0')
		};
	});
	const found = new Set<number>();
	for (const [at, tag] of tagsOf(partOf(styles, 'cellXfs'), 'xf').entries()) {
		const font = fontKinds[Number(attributeOf(tag, 'fontId'))];
		const isBare = ['', '0'].includes(attributeOf(tag, 'fillId'));
		const isBlank = blank.has(attributeOf(tag, 'numFmtId'));
		if (isBlank || font?.tiny === true || (font?.white === true && isBare)) found.add(at);
	}
	return found;
}

/** The columns of a sheet, from 0, that are put away. */
export function hiddenColumns(sheet: string): (column: number) => boolean {
	const ranges = tagsOf(partOf(sheet, 'cols'), 'col')
		.filter(isHidden)
		.map((tag) => [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))] as const);
	return (column) => ranges.some(([from, to]) => column + 1 >= from && column + 1 <= to);
}

/** Whether the attributes of a row or a column put it away. */
export function isHidden(attributes: string): boolean {
	return /^(?:1|true)$/.test(attributeOf(attributes, 'hidden'));
}

function partOf(xml: string, name: string): string {
	const start = new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`).exec(xml);
	if (start === null) return '';
	const from = start.index + start[0].length;
	const end = new RegExp(`</(?:\\w+:)?${name}>`).exec(xml.slice(from));
	return end === null ? '' : xml.slice(from, from + end.index);
}

function tagsOf(xml: string, name: string): string[] {
	return xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g')) ?? [];
}

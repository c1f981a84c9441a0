import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { GreyPicture } from './ocr.ts';

/** More than any scanner makes of a page; decoded it would be too much for the process. */
export const maximumPoints = 60_000_000;
/** The longer side of a picture as it is read: A4 at about 300 points an inch. */
const longSide = 3500;
/** Letters of a screen are too small to read as they are. */
const shortPicture = 1500;

/** Loaded when the first picture comes: it is large, and most starts of the reader do not need it. */
export function loadCanvas(): Promise<typeof import('@napi-rs/canvas')> {
	return import('@napi-rs/canvas');
}

/** The size at which a picture is read best. */
export function readingSize(width: number, height: number): { width: number; height: number } {
	const long = Math.max(width, height);
	const scale = long > longSide ? longSide / long : long < shortPicture ? 2 : 1;
	return {
		width: Math.max(1, Math.round(width * scale)),
		height: Math.max(1, Math.round(height * scale))
	};
}

/** A white sheet to draw on. */
export async function whiteSheet(
	width: number,
	height: number
): Promise<{ canvas: Canvas; context: SKRSContext2D }> {
	const { createCanvas } = await loadCanvas();
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	return { canvas, context };
}

/** What was drawn, in grey; null for an empty sheet. */
export function greyOf(canvas: Canvas, context: SKRSContext2D): GreyPicture | null {
	const { width, height } = canvas;
	const { data } = context.getImageData(0, 0, width, height);
	const points = new Uint8Array(width * height);
	let darkest = 255;
	for (let at = 0; at < points.length; at++) {
		const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
		const grey = (red * 77 + green * 150 + blue * 29) >> 8;
		points[at] = grey;
		if (grey < darkest) darkest = grey;
	}
	return darkest > 200 ? null : { width, height, points };
}

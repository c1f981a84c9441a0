import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import UTIF from 'utif2';

/** Small real pictures and scans, drawn here. */

const fonts = join(
	dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
	'standard_fonts'
);
GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), 'Letters');

/** A sheet with lines of letters. */
export function makePicture(lines: string[], width = 1654): Canvas {
	const { canvas, context } = sheet(width, 140 + lines.length * 80);
	context.font = '44px Letters';
	lines.forEach((line, at) => context.fillText(line, 100, 120 + at * 80));
	return canvas;
}

type Stroke = [number, number][];
const consonants: Record<string, Stroke[]> = {
	ㄱ: [
		[
			[5, 15],
			[50, 15],
			[35, 90]
		]
	],
	ㄴ: [
		[
			[10, 10],
			[10, 75],
			[55, 75]
		]
	],
	ㄷ: [
		[
			[55, 15],
			[10, 15],
			[10, 78],
			[57, 78]
		]
	]
};
const vowels: Record<string, Stroke[]> = {
	ㅏ: [
		[
			[75, 0],
			[75, 100]
		],
		[
			[75, 45],
			[97, 45]
		]
	],
	ㅣ: [
		[
			[80, 0],
			[80, 100]
		]
	]
};

/** A line of Hangul by its strokes, because no font of it is at hand: pairs such as `ㄴㅏ`. */
export function makeHangul(syllables: string[]): Canvas {
	const { canvas, context } = sheet(1654, 400);
	context.lineWidth = 9;
	syllables.forEach(([consonant = '', vowel = ''], at) => {
		for (const stroke of [...(consonants[consonant] ?? []), ...(vowels[vowel] ?? [])]) {
			context.beginPath();
			stroke.forEach(([x, y], point) => {
				if (point === 0) context.moveTo(100 + at * 120 + x, 100 + y);
				else context.lineTo(100 + at * 120 + x, 100 + y);
			});
			context.stroke();
		}
	});
	return canvas;
}

/** A picture as a camera keeps it that was held upright: lying down, with a note of how to turn it. */
export function makeTurned(picture: Canvas): Buffer {
	const { canvas, context } = sheet(picture.height, picture.width);
	context.translate(0, picture.width);
	context.rotate(-Math.PI / 2);
	context.drawImage(picture, 0, 0);
	const jpeg = canvas.toBuffer('image/jpeg', 95);
	const note = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
	const head = Buffer.from([0xff, 0xe1, 0, 8 + note.length]);
	const mark = Buffer.from('Exif\0\0', 'latin1');
	return Buffer.concat([jpeg.subarray(0, 2), head, mark, note, jpeg.subarray(2)]);
}

/** A scan as scanners and fax machines keep it. */
export function makeTiff(picture: Canvas): Buffer {
	const { width, height } = picture;
	const { data } = picture.getContext('2d').getImageData(0, 0, width, height);
	return Buffer.from(UTIF.encodeImage(new Uint8Array(data), width, height));
}

/** A PDF that is nothing but pictures, a page each; null is an empty page. */
export function makeScan(pages: (Canvas | null)[]): Buffer {
	const objects: Buffer[] = [];
	const add = (...pieces: (string | Buffer)[]): number =>
		objects.push(Buffer.concat(pieces.map((piece) => Buffer.from(piece as string, 'latin1'))));
	add('<< /Type /Catalog /Pages 2 0 R >>');
	add('');
	const kids = pages.map((canvas) => {
		if (canvas === null) return add('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>');
		const jpeg = canvas.toBuffer('image/jpeg', 90);
		const { width, height } = canvas;
		const picture = add(
			`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
				`/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
			jpeg,
			'\nendstream'
		);
		const drawn = `q 595 0 0 ${Math.round((595 * height) / width)} 0 100 cm /Im Do Q`;
		const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
		return add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R ` +
				`/Resources << /XObject << /Im ${picture} 0 R >> >> >>`
		);
	});
	objects[1] = Buffer.from(
		`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
	);
	let length = 9;
	const places: number[] = [];
	const bodies = objects.map((body, at) => {
		places.push(length);
		const object = Buffer.concat([
			Buffer.from(`${at + 1} 0 obj\n`),
			body,
			Buffer.from('\nendobj\n')
		]);
		length += object.length;
		return object;
	});
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	return Buffer.concat([
		Buffer.from('%PDF-1.4\n'),
		...bodies,
		Buffer.from(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n` +
				`<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
		)
	]);
}

function sheet(width: number, height: number): { canvas: Canvas; context: SKRSContext2D } {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.fillStyle = 'black';
	context.strokeStyle = 'black';
	return { canvas, context };
}

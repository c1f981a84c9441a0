import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { forkNode } from '../../../../main/child/channel.ts';
import { sureParagraphs } from '../../../../main/memory/documents/ocr.ts';
import { DocumentReader } from '../../../../main/memory/documents/reader.ts';
import { Extraction } from './extract-text.ts';
import { makePdf, makeZip } from './make-files.ts';
import { makeHangul, makePicture, makeScan, makeTiff, makeTurned } from './make-pictures.ts';

const extraction = new Extraction();
const extract = extraction.read.bind(extraction);
afterAll(() => extraction.close());
const patience = 600_000;

test(
	'the words on a picture are read, in Latin letters and in Hangul',
	async () => {
		const picture = makePicture(['The boiler was repaired in March.', 'Paid: 4,200.50 euros.']);
		const png = await extract('receipt.png', picture.toBuffer('image/png'));
		expect(png.text).toBe('The boiler was repaired in March.\nPaid: 4,200.50 euros.\n\n');
		expect(png.warnings).toEqual(['read-by-ocr']);
		const jpeg = await extract('receipt', picture.toBuffer('image/jpeg'));
		expect(jpeg.text).toContain('The boiler was repaired');
		const webp = await extract('receipt.webp', picture.toBuffer('image/webp'));
		expect(webp.text).toContain('The boiler was repaired');
		const hangul = makeHangul(['ㄴㅏ', 'ㄷㅏ', 'ㄴㅏ', 'ㄷㅏ']);
		expect((await extract('letters.png', hangul.toBuffer('image/png'))).text).toMatch(/나다/);
	},
	patience
);

test(
	'pages of a PDF that are pictures are read, and told apart from its text',
	async () => {
		const scan = makeScan([
			makePicture(['The first page of a scan.']),
			null,
			makePicture(['The bridge opens in May.'])
		]);
		const progress: number[] = [];
		const places: string[] = [];
		let end;
		for await (const piece of extraction.pieces('scan.pdf', scan)) {
			progress.push(piece.progress);
			places.push(...piece.passages.map(({ text, place }) => `${place}: ${text.trim()}`));
			end = piece.end;
		}
		expect(places).toEqual([
			'page 1: The first page of a scan.',
			'page 3: The bridge opens in May.'
		]);
		expect(progress).toEqual([...progress].sort((one, other) => one - other));
		expect(progress.at(-1)).toBe(1);
		expect(end).toEqual({ pages: 3, warnings: ['read-by-ocr', 'pages-without-text'] });
		const text = await extract('text.pdf', makePdf([['Text that is text.']]));
		expect(text.warnings).toEqual([]);
	},
	patience
);

test(
	'pictures in archives are read with the rest',
	async () => {
		const zip = makeZip({
			'a.txt': 'plain words',
			'photo/board.png': makePicture(['Meeting at noon']).toBuffer('image/png')
		});
		const { passages, warnings } = await extract('all.zip', zip);
		expect(passages.at(-1)).toMatchObject({ place: 'photo/board.png' });
		expect(passages.at(-1)?.text).toContain('Meeting at noon');
		expect(warnings).toEqual(['read-by-ocr']);
	},
	patience
);

test(
	'pictures without words, damaged or too large say so',
	async () => {
		const blank = makePicture([]).toBuffer('image/png');
		await expect(extract('blank.png', blank)).rejects.toMatchObject({ code: 'FILE_NO_TEXT' });
		const png = makePicture(['words']).toBuffer('image/png');
		for (const bytes of [Buffer.from('no picture'), png.subarray(0, 20), png.subarray(0, 200)]) {
			await expect(extract('half.png', bytes)).rejects.toMatchObject({
				code: expect.stringMatching(/^FILE_(UNREADABLE|NO_TEXT)$/) as string
			});
		}
		const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>';
		await expect(extract('trick.png', svg)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
		// Its head claims 60,000 by 60,000 points.
		const huge = Buffer.from(png);
		huge.writeUInt32BE(60_000, 16);
		huge.writeUInt32BE(60_000, 20);
		await expect(extract('huge.png', huge)).rejects.toMatchObject({
			code: 'FILE_UNREADABLE',
			values: { reason: 'it unpacks to far more than a document would' }
		});
	},
	patience
);

test(
	'pictures that lie down are turned, and those of scanners are read',
	async () => {
		const picture = makePicture(['Room 12 is on the left.'], 900);
		const turned = await extract('photo.jpg', makeTurned(picture));
		expect(turned.text).toContain('Room 12 is on the left.');
		const tiff = makeTiff(picture);
		const { text, pages, warnings } = await extract('fax.tif', tiff);
		expect(text).toContain('Room 12 is on the left.');
		expect({ pages, warnings }).toEqual({ pages: 1, warnings: ['read-by-ocr'] });
		for (const bytes of [tiff.subarray(0, 6), Buffer.from('II*\0 no picture at all')]) {
			await expect(extract('half.tif', bytes)).rejects.toMatchObject({
				code: expect.stringMatching(/^FILE_(UNREADABLE|NO_TEXT)$/) as string
			});
		}
	},
	patience
);

test('lines that are none are left out of what was read', () => {
	const word = (line: number, sure: number, text: string) =>
		`5\t1\t1\t1\t${line}\t1\t0\t0\t0\t0\t${sure}\t${text}`;
	const table = ['4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t', word(1, 95, 'Go'), word(1, 60, 'on')];
	table.push(word(2, 30, 'x%'), word(3, 90, '---'), word(4, 99, 'End'));
	expect(sureParagraphs('Go on\nx%\n---\n\nEnd\n', table.join('\n'))).toEqual(['Go on', 'End']);
});

test(
	'reading a scan stops when it is no longer wanted, and the next document is read',
	async () => {
		const folder = await mkdtemp(join(tmpdir(), 'hearth-scan-'));
		const entry = resolve(import.meta.dirname, '../../../../main/memory/documents/extractor.ts');
		const reader = new DocumentReader(() => forkNode(entry, [], ['--import', 'tsx']));
		const page = makePicture(['The words of a page']);
		const path = join(folder, 'scan.pdf');
		await writeFile(path, makeScan(Array.from({ length: 30 }, () => page)));
		const controller = new AbortController();
		const reading = (async () => {
			for await (const { passages } of reader.read(
				{ path, name: 'scan.pdf', kind: 'pdf' },
				controller.signal
			)) {
				expect(passages.length).toBeLessThan(30);
				controller.abort();
			}
		})();
		await expect(reading).rejects.toMatchObject({ code: 'STOPPED' });
		const next = join(folder, 'next.txt');
		await writeFile(next, 'still here');
		for await (const { passages } of reader.read({ path: next, name: 'next.txt', kind: 'text' })) {
			expect(passages.map(({ text }) => text)).toEqual(['still here']);
		}
		reader.close();
		await rm(folder, { recursive: true });
	},
	patience
);

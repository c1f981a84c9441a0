import { afterAll, expect, test } from 'vitest';
import { Inside } from '../../../../main/memory/documents/inside.ts';
import { readDocument } from '../../../../main/memory/documents/read-document.ts';
import { Extraction } from './extract-text.ts';
import { makeDocx, makePdf, makeXlsx, makeZip } from './make-files.ts';

const extraction = new Extraction();
const extract = extraction.read.bind(extraction);
afterAll(() => extraction.close());

test('an archive is one document whose parts are its files, each with its name as place', async () => {
	const zip = makeZip({
		'papers/report.pdf': makePdf([['Cover'], ['The bridge opens in May.']]),
		'papers/회의록.docx': makeDocx(['# 회의', '다음 회의는 부산에서 열립니다.']),
		'prices.xlsx': makeXlsx({
			Prices: [
				['thing', 'won'],
				['pear', 450]
			]
		}),
		'papers/': '',
		'__MACOSX/._report.pdf': 'x',
		'.DS_Store': 'x',
		'site/node_modules/thing/index.js': 'x'
	});
	const { passages, warnings } = await extract('all.zip', zip);
	expect(passages.map(({ text, place, heading }) => [text.trim(), place, heading])).toEqual([
		['report.pdf\n\nCover', 'papers/report.pdf, page 1', 'report.pdf'],
		['The bridge opens in May.', 'papers/report.pdf, page 2', 'report.pdf'],
		[
			'회의록.docx\n\n회의\n\n다음 회의는 부산에서 열립니다.',
			'papers/회의록.docx',
			'회의록.docx > 회의'
		],
		[
			'prices.xlsx\n\n| thing | won |\n| pear | 450 |',
			'prices.xlsx, sheet Prices, rows 1-2',
			'prices.xlsx'
		]
	]);
	expect(warnings).toEqual([]);
});

test('names that lead out of the archive are left out, and that is said', async () => {
	const zip = makeZip({
		'../../etc/passwd.txt': 'root',
		'/etc/shadow.txt': 'root',
		'C:\\Windows\\system.txt': 'root',
		'a/../../b.txt': 'root',
		'..\\c.txt': 'root',
		'good.txt': 'good words'
	});
	const { text, warnings } = await extract('slip.zip', zip);
	expect(text.trim()).toBe('good.txt\n\ngood words');
	expect(warnings).toEqual(['unsafe-names']);
});

test('an archive that holds itself, or archives without end, ends at some depth', async () => {
	let zip = makeZip({ 'innermost.txt': 'innermost words' });
	for (let depth = 0; depth < 12; depth++) zip = makeZip({ 'r.zip': zip, [`d${depth}.txt`]: 'x' });
	const { text, warnings } = await extract('r.zip', zip);
	expect(text).toContain('d10.txt');
	expect(text).not.toContain('innermost');
	expect(warnings).toEqual(['parts-unread']);
});

test('bombs are refused, whether they are one, many or nested', async () => {
	const zeros = Buffer.alloc(60_000_000);
	const bomb = makeZip({ 'zeros.txt': zeros });
	await expect(extract('bomb.zip', bomb)).rejects.toMatchObject({
		code: 'FILE_UNREADABLE',
		values: { reason: 'it unpacks to far more than a document would' }
	});
	const hidden = makeZip({ 'zeros.txt': Buffer.alloc(320_000_000) }, { claim: 10 });
	await expect(extract('liar.zip', hidden)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
	const { text, warnings } = await extract('mail.zip', makeZip({ 'b.zip': bomb, 'a.txt': 'fine' }));
	expect(text).toMatch(/b\.zip[^]*fine/);
	expect(warnings).toEqual(['parts-unread']);
});

test('all that is unpacked of one document is counted together', async () => {
	const inner = makeZip({ 'a.txt': 'a'.repeat(400), 'b.txt': 'b'.repeat(400) });
	const zip = makeZip({ 'one.zip': inner, 'two.zip': inner, 'three.zip': inner });
	const unread = async (parts: number, bytes: number) => {
		const inside = new Inside(0, { parts, bytes });
		const reading = await readDocument({ bytes: zip, kind: 'zip', name: 'all.zip' }, inside);
		let text = '';
		for (;;) {
			const step = await reading.next();
			if (step.done) return { letters: text.length, warnings: step.value.warnings };
			text += step.value.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('');
		}
	};
	expect(await unread(100, 100_000)).toEqual({ letters: 2400, warnings: [] });
	expect(await unread(5, 100_000)).toEqual({ letters: 1200, warnings: ['parts-unread'] });
	expect(await unread(100, 2000)).toEqual({ letters: 1200, warnings: ['parts-unread'] });
});

test('10,000 files are read, more are refused before anything is unpacked', async () => {
	const files = (count: number) =>
		makeZip(Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}.txt`, `w${n}`])));
	expect((await extract('many.zip', files(10_000))).text).toContain('w9999');
	await expect(extract('more.zip', files(10_001))).rejects.toMatchObject({
		code: 'FILE_UNREADABLE',
		values: { reason: 'it unpacks to far more than a document would' }
	});
});

test('files under a password are named, and that they were not read is said', async () => {
	const zip = makeZip({ 'secret.txt': 'secret words', 'open.txt': 'open words' });
	// The bit that says so, in the header of the first file and in the table of contents.
	for (const mark of ['PK\x03\x04', 'PK\x01\x02']) {
		const at = zip.indexOf(mark, 0, 'latin1') + (mark.endsWith('\x04') ? 6 : 8);
		zip.writeUInt16LE(zip.readUInt16LE(at) | 1, at);
	}
	const { text, warnings } = await extract('locked.zip', zip);
	expect(text).toMatch(/secret\.txt\s+open\.txt\s+open words/);
	expect(text).not.toContain('secret words');
	expect(warnings).toEqual(['parts-locked']);
});

test('one damaged file in an archive does not spoil the others; a damaged archive says so', async () => {
	const zip = makeZip({ 'bad.txt': 'some words to be damaged', 'good.txt': 'good words' });
	zip.fill(0xff, zip.indexOf('bad.txt') + 7, zip.indexOf('bad.txt') + 20);
	const { text, warnings } = await extract('one.zip', zip);
	expect(text).toContain('good words');
	expect(warnings).toEqual(['parts-unread']);
	for (const bytes of [zip.subarray(0, 60), Buffer.from('PK\x03\x04 no archive at all')]) {
		await expect(extract('half.zip', bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
	}
	await expect(extract('none.zip', makeZip({}))).rejects.toMatchObject({ code: 'FILE_NO_TEXT' });
});

test('names that turn text around or hold line ends are shown harmlessly', async () => {
	const long = `${'가'.repeat(83)}ab.txt`;
	const zip = makeZip({ 'evil\u202etxt.exe.txt': 'one', 'two\nlines.txt': 'two', [long]: 'three' });
	const { passages } = await extract('names.zip', zip);
	expect(passages.map(({ place }) => place)).toEqual(
		['eviltxt.exe.txt', 'two lines.txt', long].map((name) => `${name}, line 1`)
	);
});

test('a notebook is read cell by cell, with what came out', async () => {
	const notebook = {
		nbformat: 4,
		cells: [
			{ cell_type: 'markdown', source: ['# Sales\n', 'What we sold in March.'] },
			{
				cell_type: 'code',
				source: 'print(6 * 7)',
				outputs: [
					{ output_type: 'stream', text: ['42\n'] },
					{
						output_type: 'display_data',
						data: { 'image/png': 'aGk=', 'text/plain': ['<Figure>'] }
					},
					{ output_type: 'execute_result', data: { 'text/html': '<b>bold</b>' } },
					{ output_type: 'error', ename: 'ValueError', evalue: 'too \u001b[31mlate' }
				]
			},
			{ cell_type: 'code', source: '', outputs: [] },
			{ cell_type: 'raw', source: 'the end' }
		]
	};
	const { passages } = await extract('sales.ipynb', JSON.stringify(notebook));
	expect(passages.map(({ text, place, heading }) => [text, place, heading])).toEqual([
		['# Sales\nWhat we sold in March.\n\n', 'cell 1', 'Sales'],
		[
			'print(6 * 7)\n\n42\n\n<Figure>\n\n**bold**\n\nValueError: too \u001b[31mlate\n\n',
			'cell 2',
			null
		],
		['the end\n\n', 'cell 4', null]
	]);
	const hiding = {
		'text/html': '<p>Sum 42</p><p style="font-size:0">Nobody is to see this text.</p>'
	};
	const hidden = { nbformat: 4, cells: [{ cell_type: 'code', outputs: [{ data: hiding }] }] };
	const read = await extract('hiding.ipynb', JSON.stringify(hidden));
	expect([read.text, read.warnings]).toEqual(['Sum 42\n\n', ['hidden-text']]);
	const first = { nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: ['x = 1'] }] }] };
	expect((await extract('old.ipynb', JSON.stringify(first))).text).toBe('x = 1\n\n');
	const half = JSON.stringify(notebook).slice(0, 100);
	expect((await extract('half.ipynb', half)).text).toBe(half);
	await expect(extract('none.ipynb', '{"cells":[]}')).rejects.toMatchObject({
		code: 'FILE_NO_TEXT'
	});
});

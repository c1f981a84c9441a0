import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Extraction } from './extract-text.ts';
import { Zip } from '../../../../main/memory/documents/zip.ts';
import { makeMail } from './make-mail.ts';
import { makeDocx, makeEpub, makePdf, makeXlsx, makeZip } from './make-files.ts';

const extraction = new Extraction();
const extract = extraction.read.bind(extraction);
afterAll(() => extraction.close());

test('nothing in a document that points to a server or to a file is followed', async () => {
	let asked = 0;
	const server = createServer((_request, response) => {
		asked++;
		response.end('from the server');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const url = `http://127.0.0.1:${address.port}/x`;
	const secret = join(tmpdir(), `hearth-secret-${process.pid}.txt`);
	await writeFile(secret, 'from the disk');
	const picture = (target: string) =>
		`<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:link="${target}"/></w:drawing></w:r></w:p>`;
	const relations = [url, `file://${secret}`].map(
		(target, at) =>
			`<Relationship Id="p${at}" Type="image" Target="${target}" TargetMode="External"/>`
	);
	const page = `<h1>Page</h1><img src="${url}"><iframe src="${url}"></iframe><link rel="stylesheet" href="${url}"><script src="${url}"></script><p>words</p>`;
	const docx = makeDocx(['words'], picture('p0') + picture('p1'));
	const documents: [string, Uint8Array | string][] = [
		['a.docx', docx],
		['b.docx', withFile(docx, 'word/_rels/document.xml.rels', relations.join(''))],
		['c.html', page],
		['d.eml', makeMail({ subject: 'words', html: page })],
		['e.epub', makeEpub([{ title: 'words', paragraphs: [page] }])],
		['f.zip', makeZip({ 'page.html': page })],
		[
			'g.xlsx',
			withFile(makeXlsx({ One: [['words', 'b']] }), 'xl/externalLinks/externalLink1.xml', url)
		]
	];
	for (const [name, content] of documents) {
		const { text } = await extract(name, content);
		expect(text, name).toContain('words');
		expect(text, name).not.toMatch(/from the (server|disk)/);
	}
	expect(asked).toBe(0);
	server.close();
});

/** The archive with one more file. */
function withFile(zip: Buffer, name: string, content: string): Buffer {
	const more = makeZip({ [name]: content });
	const endOf = (bytes: Buffer): number => bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	const tableOf = (bytes: Buffer): number => bytes.readUInt32LE(endOf(bytes) + 16);
	const body = more.subarray(0, tableOf(more));
	const entry = Buffer.from(more.subarray(tableOf(more), endOf(more)));
	const table = zip.subarray(tableOf(zip), endOf(zip));
	entry.writeUInt32LE(tableOf(zip), 42);
	const end = Buffer.from(zip.subarray(endOf(zip)));
	const count = end.readUInt16LE(10) + 1;
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(table.length + entry.length, 12);
	end.writeUInt32LE(tableOf(zip) + body.length, 16);
	return Buffer.concat([zip.subarray(0, tableOf(zip)), body, table, entry, end]);
}

test('a book that names one chapter without end is read once, and none of its scripts', async () => {
	const chapter =
		'<html><head><script>document.write("written")</script></head><body onload="alert(1)"><p>words</p>' +
		'<svg><script>written()</script></svg><a href="javascript:alert(1)">a link</a></body></html>';
	const book = withFile(makeEpub([{ title: 'x', paragraphs: [] }]), 'c0.xhtml', chapter);
	const opf = new Zip(book, 'book').need('book.opf');
	const endless = opf.replace(/<itemref[^>]*>/, (item) => item.repeat(50_000));
	expect(endless.length).toBeGreaterThan(500_000);
	const { text } = await extract('book.epub', withFile(book, 'book.opf', endless));
	expect(text.match(/words/g)).toHaveLength(1);
	expect(text).not.toMatch(/written|alert/);
});

test('an archive whose entries are more than they claim is refused, packed or not', () => {
	for (const stored of [true, false]) {
		const zip = new Zip(makeZip({ 'a.txt': 'words '.repeat(9) }, { claim: 10, stored }), 'a.zip');
		expect(() => zip.text('a.txt')).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
	}
	const empty = new Zip(makeZip({ 'a.txt': '' }), 'a.zip');
	expect(empty.text('a.txt')).toBe('');
});

test('entries of an archive that all lie in one place are counted each time', () => {
	const content = Buffer.alloc(10_000_000, 'words ');
	const zip = new Zip(makeZip({ 'a.txt': content }, { stored: true }), 'a.zip');
	const [entry] = zip.entries;
	if (entry === undefined) throw new Error('no entry');
	const readAll = (): void => {
		for (let time = 0; time < 40; time++) zip.bytes(entry);
	};
	expect(readAll).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
});

test('a workbook of a million rows is read to its last, with its numbers as they are shown', async () => {
	const rows = 1_000_000;
	const lines: string[] = [];
	for (let row = 1; row <= rows; row++)
		lines.push(`<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`);
	const book = withSheet(lines.join(''));
	let seen = 0;
	let last = '';
	for await (const { passages } of extraction.pieces('million.xlsx', book)) {
		for (const { text, place } of passages) {
			seen += text.match(/\n\|/g)?.length ?? 0;
			seen++;
			last = place;
		}
	}
	expect(seen).toBe(rows);
	expect(last).toMatch(/rows \d+-1000000$/);
}, 600_000);

function withSheet(rows: string, relations = ''): Buffer {
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	return makeZip({
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${relations}</Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
	});
}

test('formulas give the values they had, links to other workbooks too, and dates are dates', async () => {
	const rows =
		'<row r="1"><c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1"><f>SUM(1,2)</f><v>3</v></c>' +
		'<c r="C1"><f>[1]Sheet1!A1</f><v>42</v></c><c r="D1" s="1"><f>TODAY()</f><v>46085</v></c>' +
		'<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f>WEBSERVICE("http://example.org")</f></c></row>';
	const link =
		'<Relationship Id="r2" Type="externalLink" Target="externalLinks/externalLink1.xml"/>';
	const { text } = await extract('sums.xlsx', withSheet(rows, link));
	expect(text.trim()).toBe('| ab | 3 | 42 | 2026-03-04 | #DIV/0! |');
});

test('a row of a table that begins with a word and a number is a row, not the names of columns', async () => {
	const { passages } = await extract('stock.csv', 'pens,53\npaper,12\n');
	expect(passages).toMatchObject([{ text: 'pens,53\npaper,12\n', place: 'rows 1-2' }]);
});

test('documents of every kind that are cut short or noise say so, and the reader goes on', async () => {
	const noise = Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919 + (n >> 3)) % 256));
	const endings = 'pdf docx odt rtf pptx odp xlsx ods epub msg zip png jpg webp gif bmp'.split(' ');
	for (const ending of endings) {
		await expect(extract(`noise.${ending}`, noise), ending).rejects.toMatchObject({
			code: 'FILE_UNREADABLE'
		});
	}
	const whole = [
		['a.docx', makeDocx(['words '.repeat(500)])],
		['a.xlsx', makeXlsx({ One: [['words', 'b']] })],
		['a.zip', makeZip({ 'a.txt': 'words' })],
		['a.pdf', makePdf([['words']])]
	] as const;
	for (const [name, bytes] of whole) {
		const half = bytes.subarray(0, bytes.length / 2);
		await expect(extract(name, half), name).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
		expect((await extract(name, bytes)).text).toContain('words');
	}
});

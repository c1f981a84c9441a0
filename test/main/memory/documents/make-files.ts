import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** Small real files of the formats people have, made here so that each test says what is in its file. */

export interface PdfLine {
	text: string;
	x?: number;
	y?: number;
	size?: number;
	/** How it is drawn: 0 is filled, 3 is not drawn at all. */
	mode?: number;
	/** Its ink as three shares of one. */
	ink?: string;
	/** A filled box behind all that follows, in this ink. */
	box?: string;
}

/**
 * A PDF with these lines on its pages; a plain string is the next line from the top. The letters are coded as UTF-16
 * with a table that says so, which is how Korean gets into most PDFs. `password` encrypts it (RC4, 40 bits).
 */
export function makePdf(
	pages: (string | PdfLine)[][],
	{ password }: { password?: string } = {}
): Buffer {
	const objects: string[] = [];
	const add = (body: string): number => objects.push(body);
	const fileId = 'a1b2c3d4e5f60718a1b2c3d4e5f60718';
	const encryption = password === undefined ? null : encrypt(password, Buffer.from(fileId, 'hex'));

	add('<< /Type /Catalog /Pages 2 0 R >>');
	add('');
	const toUnicode =
		'/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
		'1 begincodespacerange <0000> <FFFF> endcodespacerange\n' +
		'1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end';
	const stream = (number: number, content: string): string => {
		const bytes = Buffer.from(content, 'latin1');
		const data = encryption === null ? bytes : rc4(encryption.keyOf(number), bytes);
		return `<< /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`;
	};
	add(
		'<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>'
	);
	add(
		'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ' +
			'/Supplement 0 >> /DW 600 /FontDescriptor 6 0 R >>'
	);
	add(stream(5, toUnicode));
	add(
		'<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 ' +
			'/Descent -200 /CapHeight 700 /StemV 80 >>'
	);
	const kids: number[] = [];
	for (const lines of pages) {
		let next = 780;
		const drawn = lines.map((line) => {
			const {
				text,
				x = 60,
				size = 11,
				y = next,
				mode = 0,
				ink = '0 0 0',
				box
			} = typeof line === 'string' ? { text: line } : line;
			next = y - size * 1.4;
			const hex = [...Array(text.length).keys()]
				.map((at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
				.join('');
			const behind = box === undefined ? '' : `${box} rg 0 0 595 842 re f\n`;
			return `${behind}BT /F1 ${size} Tf ${mode} Tr ${ink} rg 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET`;
		});
		const content = add(stream(objects.length + 1, drawn.join('\n')));
		kids.push(
			add(
				'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> ' +
					`/Contents ${content} 0 R >>`
			)
		);
	}
	objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
	const encryptNumber = encryption === null ? null : add(encryption.dictionary);

	let out = '%PDF-1.4\n';
	const places = objects.map((body, at) => {
		const place = out.length;
		out += `${at + 1} 0 obj\n${body}\nendobj\n`;
		return place;
	});
	const start = out.length;
	out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	out += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const encrypted = encryptNumber === null ? '' : ` /Encrypt ${encryptNumber} 0 R`;
	out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${fileId}> <${fileId}>]${encrypted} >>\n`;
	return Buffer.from(`${out}startxref\n${start}\n%%EOF\n`, 'latin1');
}

const padding = Buffer.from(
	'28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A',
	'hex'
);

/** The oldest of PDF's encryptions, by the letter of its specification. */
function encrypt(
	password: string,
	id: Buffer
): { dictionary: string; keyOf: (number: number) => Buffer } {
	const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
	const owner = rc4(md5(padded).subarray(0, 5), padded);
	const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
	const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
	const user = rc4(key, padding);
	return {
		dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
		keyOf: (number) =>
			md5(Buffer.concat([key, Buffer.from([number, number >> 8, number >> 16, 0, 0])])).subarray(
				0,
				10
			)
	};
}

function md5(bytes: Buffer): Buffer {
	return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, data: Buffer): Buffer {
	const state = [...Array(256).keys()];
	const at = (index: number): number => state[index & 255] ?? 0;
	const swap = (one: number, two: number): void => {
		[state[one & 255], state[two & 255]] = [at(two), at(one)];
	};
	for (let i = 0, j = 0; i < 256; i++) {
		j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
		swap(i, j);
	}
	let i = 0;
	let j = 0;
	return Buffer.from(
		data.map((byte) => {
			i = (i + 1) & 255;
			j = (j + at(i)) & 255;
			swap(i, j);
			return byte ^ at(at(i) + at(j));
		})
	);
}

/** A ZIP archive of these files. `claim` writes another unpacked size into its table of contents; `stored` packs nothing. */
export function makeZip(
	files: Record<string, string | Buffer>,
	{ claim, stored = false }: { claim?: number; stored?: boolean } = {}
): Buffer {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of Object.entries(files)) {
		const data = Buffer.from(content);
		const packed = stored ? data : deflateRawSync(data);
		const path = Buffer.from(name);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(0x0800, 2);
		fields.writeUInt16LE(stored ? 0 : 8, 4);
		fields.writeUInt32LE(crc32(data), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(claim ?? data.length, 18);
		fields.writeUInt16LE(path.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, path]));
		bodies.push(local);
		offset += local.length;
	}
	const list = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, list, end]);
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The `<w:body>` of a Word document: paragraphs, `# ` headings, and tables given as rows of cells. */
export function makeDocx(blocks: (string | string[][])[], extraBody = ''): Buffer {
	const run = (text: string): string =>
		`<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
	const body = blocks.map((block) => {
		if (typeof block !== 'string') {
			const rows = block.map(
				(row) =>
					`<w:tr>${row.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join('')}</w:tr>`
			);
			return `<w:tbl>${rows.join('')}</w:tbl>`;
		}
		const heading = /^(#+) (.*)$/.exec(block);
		if (heading === null) return `<w:p>${run(block)}</w:p>`;
		const style = `<w:pPr><w:pStyle w:val="Heading${heading[1]?.length ?? 1}"/></w:pPr>`;
		return `<w:p>${style}${run(heading[2] ?? '')}</w:p>`;
	});
	return makeZip({
		'[Content_Types].xml':
			'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
			'</Types>',
		'_rels/.rels':
			'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
			'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>' +
			'</Relationships>',
		'word/styles.xml': `<?xml version="1.0"?><w:styles ${word}>${[1, 2, 3]
			.map(
				(level) =>
					`<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`
			)
			.join('')}</w:styles>`,
		'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body.join('')}${extraBody}</w:body></w:document>`
	});
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A workbook: one sheet a name, cells as they are; a `Date` becomes a number with a date format, as in Excel. */
export function makeXlsx(sheets: Record<string, (string | number | Date)[][]>): Buffer {
	const names = Object.keys(sheets);
	const files: Record<string, string> = {
		'[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${openPackage}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${names
			.map((name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
			.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${openPackage}/relationships">${names
			.map(
				(_name, at) =>
					`<Relationship Id="r${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
			)
			.join('')}</Relationships>`,
		'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${spreadsheet}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
	};
	for (const [at, name] of names.entries()) {
		const rows = (sheets[name] ?? []).map((row, index) => {
			const cells = row.map((cell, column) => {
				const place = `${String.fromCharCode(65 + column)}${index + 1}`;
				if (cell instanceof Date)
					return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
				if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
				return `<c r="${place}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
			});
			return `<row r="${index + 1}">${cells.join('')}</row>`;
		});
		files[`xl/worksheets/sheet${at + 1}.xml`] =
			`<?xml version="1.0"?><worksheet xmlns="${spreadsheet}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
	}
	return makeZip(files);
}

/** A presentation: for each slide its title and its lines. */
export function makePptx(slides: { title: string; lines: string[]; notes?: string }[]): Buffer {
	const shape = (text: string, type: string): string =>
		`<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr/>` +
		`<p:txBody><a:bodyPr/>${text
			.split('\n')
			.map((line) => `<a:p><a:r><a:t>${escape(line)}</a:t></a:r></a:p>`)
			.join('')}</p:txBody></p:sp>`;
	const files: Record<string, string> = {
		'[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${openPackage}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		'ppt/presentation.xml': `<?xml version="1.0"?><p:presentation xmlns:p="${presentation}" xmlns:r="${office}"><p:sldIdLst>${slides
			.map((_slide, at) => `<p:sldId id="${256 + at}" r:id="r${at + 1}"/>`)
			.join('')}</p:sldIdLst></p:presentation>`,
		'ppt/_rels/presentation.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${openPackage}/relationships">${slides
			.map(
				(_slide, at) =>
					`<Relationship Id="r${at + 1}" Type="${office}/slide" Target="slides/slide${at + 1}.xml"/>`
			)
			.join('')}</Relationships>`
	};
	for (const [at, { title, lines, notes }] of slides.entries()) {
		if (notes !== undefined) {
			files[`ppt/slides/_rels/slide${at + 1}.xml.rels`] =
				`<?xml version="1.0"?><Relationships xmlns="${openPackage}/relationships"><Relationship Id="n" Type="${office}/notesSlide" Target="../notesSlides/notes${at + 1}.xml"/></Relationships>`;
			files[`ppt/notesSlides/notes${at + 1}.xml`] =
				`<?xml version="1.0"?><p:notes xmlns:p="${presentation}" xmlns:a="${drawing}"><p:cSld><p:spTree>${shape(notes, 'body')}${shape('7', 'sldNum')}</p:spTree></p:cSld></p:notes>`;
		}
		files[`ppt/slides/slide${at + 1}.xml`] =
			`<?xml version="1.0"?><p:sld xmlns:p="${presentation}" xmlns:a="${drawing}"><p:cSld><p:spTree>` +
			`${shape(title, 'title')}${shape(lines.join('\n'), 'body')}</p:spTree></p:cSld></p:sld>`;
	}
	return makeZip(files);
}

/** A text of LibreOffice: paragraphs, and `# ` headings; `extra` is put behind them as it is. */
export function makeOdt(blocks: string[], extra = ''): Buffer {
	const text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
	const body = blocks.map((block) => {
		const heading = /^(#+) (.*)$/.exec(block);
		if (heading === null) return `<text:p>${escape(block)}</text:p>`;
		return `<text:h text:outline-level="${heading[1]?.length ?? 1}">${escape(heading[2] ?? '')}</text:h>`;
	});
	return makeZip({
		mimetype: 'application/vnd.oasis.opendocument.text',
		'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="${text}"><office:body><office:text>${body.join('')}${extra}</office:text></office:body></office:document-content>`
	});
}

/** A table of LibreOffice, of one sheet; the XML of its rows is given. */
export function makeOds(sheet: string, rows: string): Buffer {
	const names = ['office', 'text', 'table'].map(
		(name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
	);
	return makeZip({
		mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
		'content.xml': `<?xml version="1.0"?><office:document-content ${names.join(' ')}><office:body><office:spreadsheet><table:table table:name="${escape(sheet)}">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`
	});
}

/** A book: for each chapter its title and its paragraphs. */
export function makeEpub(chapters: { title: string; paragraphs: string[] }[]): Buffer {
	const files: Record<string, string> = {
		mimetype: 'application/epub+zip',
		'META-INF/container.xml':
			'<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
			'<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
		'book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Book</dc:title></metadata><manifest>${chapters
			.map(
				(_chapter, at) =>
					`<item id="c${at}" href="c${at}.xhtml" media-type="application/xhtml+xml"/>`
			)
			.join(
				''
			)}</manifest><spine>${chapters.map((_chapter, at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`
	};
	for (const [at, { title, paragraphs }] of chapters.entries()) {
		files[`c${at}.xhtml`] =
			`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>${escape(title)}</h1>` +
			`${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('')}<script>evil()</script></body></html>`;
	}
	return makeZip(files);
}

const openPackage = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';

import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { BlockWriter } from './block-writer.ts';

/** Groups that hold no text of the document. */
const silent = new Set(
	(
		'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf ' +
		'themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl ' +
		'filetbl revtbl fldinst bkmkstart bkmkend'
	).split(' ')
);

const characters: Record<string, string> = {
	tab: '\t',
	line: '\n',
	emdash: '\u2014',
	endash: '\u2013',
	bullet: '\u2022',
	lquote: '\u2018',
	rquote: '\u2019',
	ldblquote: '\u201c',
	rdblquote: '\u201d',
	'~': ' ',
	_: '-',
	'\\': '\\',
	'{': '{',
	'}': '}'
};

/** The encodings of RTF's code pages and of its fonts' character sets. */
const codePages: Record<string, string> = {
	932: 'shift_jis',
	936: 'gb18030',
	949: 'euc-kr',
	950: 'big5',
	65001: 'utf-8'
};
const characterSets: Record<string, string> = {
	128: 'shift_jis',
	129: 'euc-kr',
	134: 'gb18030',
	136: 'big5',
	161: 'windows-1253',
	162: 'windows-1254',
	177: 'windows-1255',
	178: 'windows-1256',
	186: 'windows-1257',
	204: 'windows-1251',
	222: 'windows-874',
	238: 'windows-1250'
};

interface Group {
	silent: boolean;
	/** How many characters stand in for a Unicode one, for readers that know none. */
	fallback: number;
	encoding: string | null;
}

/** Reads Rich Text Format: its text, with headings by their outline level and tables as rows. */
export async function* readRtf(bytes: Uint8Array, name: string): Reading {
	const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	if (!source.startsWith('{\\rtf')) {
		const reason = 'it is damaged or cut short';
		throw new AppError('FILE_UNREADABLE', { file: name, reason });
	}
	const writer = new BlockWriter();
	let seen = false;
	for (const at of write(source, writer)) {
		if (writer.size < 500) continue;
		seen = true;
		yield { blocks: writer.take(), progress: at / source.length };
		await new Promise(setImmediate);
	}
	if (writer.size === 0 && !seen) throw new AppError('FILE_NO_TEXT', { file: name });
	yield { blocks: writer.take(), progress: 1 };
	return { pages: null, warnings: [] };
}

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

/** Writes the text of the whole, and tells after each paragraph and row how far it is. */
function* write(source: string, writer: BlockWriter): Generator<number> {
	const outer: Group[] = [];
	let group: Group = { silent: false, fallback: 1, encoding: null };
	let text = '';
	let raw: number[] = [];
	let skip = 0;
	let level: number | null = null;
	const cells: string[] = [];
	let standard = 'windows-1252';
	let font = '';
	const fonts = new Map<string, string>();

	// Letters of two bytes are written as two, so bytes are gathered before they are decoded.
	const flush = (): void => {
		if (raw.length === 0) return;
		text += new TextDecoder(group.encoding ?? standard).decode(Uint8Array.from(raw));
		raw = [];
	};
	const add = (piece: string): void => {
		flush();
		text += piece;
	};
	const take = (): string => {
		flush();
		const taken = text.trim();
		text = '';
		return taken;
	};
	const paragraph = (): void => {
		const taken = take();
		if (taken === '') return;
		writer.endTable();
		if (level === null) writer.paragraph(taken);
		else writer.heading(taken, level + 1);
	};

	for (const match of source.matchAll(token)) {
		const [all, word, number, byte, symbol, brace] = match;
		const at = match.index;
		if (brace === '{') {
			flush();
			outer.push(group);
			group = { ...group };
		} else if (brace === '}') {
			flush();
			group = outer.pop() ?? group;
		} else if (word !== undefined) {
			if (silent.has(word)) group.silent = true;
			else if (word === 'ansicpg')
				standard = codePages[number ?? ''] ?? `windows-${number ?? '1252'}`;
			else if (word === 'f') {
				flush();
				font = number ?? '';
				group.encoding = fonts.get(font) ?? null;
			} else if (word === 'fcharset') {
				const encoding = characterSets[number ?? ''];
				if (encoding !== undefined) fonts.set(font, encoding);
			} else if (group.silent) continue;
			else if (word === 'uc') group.fallback = Number(number ?? 1);
			else if (word === 'u') {
				add(String.fromCharCode(Number(number ?? 0) & 0xffff));
				skip = group.fallback;
			} else if (word === 'outlinelevel') level = Number(number ?? 0);
			else if (word === 'pard') level = null;
			else if (word === 'cell') cells.push(take());
			else if (word === 'row') {
				writer.row(cells.splice(0));
				yield at;
			} else if (word === 'par' || word === 'sect' || word === 'page') {
				paragraph();
				yield at;
			} else add(characters[word] ?? '');
		} else if (symbol === '*') group.silent = true;
		else if (group.silent) continue;
		else if (byte !== undefined) {
			if (skip > 0) skip--;
			else raw.push(Number.parseInt(byte, 16));
		} else if (symbol !== undefined) add(characters[symbol] ?? '');
		else if (!/^[\r\n]/.test(all)) {
			const skipped = Math.min(skip, all.length);
			skip -= skipped;
			for (let index = skipped; index < all.length; index++) raw.push(all.charCodeAt(index));
		}
	}
	paragraph();
}

import { extname } from 'node:path';

export const kinds = [
	'text',
	'markdown',
	'code',
	'csv',
	'html',
	'pdf',
	'docx',
	'odt',
	'rtf',
	'pptx',
	'odp',
	'xlsx',
	'ods',
	'epub',
	'mail',
	'mbox',
	'msg',
	'zip',
	'notebook',
	'image',
	'tiff'
] as const;
export type Kind = (typeof kinds)[number];

/** How many bytes of a file `kindOf` wants to see. */
export const headBytes = 8192;

const byEnding: Record<string, Kind> = {
	...endings('markdown', 'md markdown mdown mkd'),
	...endings('csv', 'csv tsv tab'),
	...endings('html', 'html htm xhtml'),
	...endings('pdf', 'pdf'),
	...endings('docx', 'docx docm'),
	...endings('odt', 'odt'),
	...endings('rtf', 'rtf'),
	...endings('pptx', 'pptx pptm'),
	...endings('odp', 'odp'),
	...endings('xlsx', 'xlsx xlsm'),
	...endings('ods', 'ods'),
	...endings('epub', 'epub'),
	...endings('mail', 'eml'),
	...endings('mbox', 'mbox mbx'),
	...endings('msg', 'msg'),
	...endings('zip', 'zip'),
	...endings('notebook', 'ipynb'),
	...endings('image', 'png jpg jpeg webp gif bmp avif'),
	...endings('tiff', 'tif tiff'),
	...endings(
		'code',
		'ts tsx js jsx mjs cjs py rb go rs c h cc cpp hpp cs java kt kts swift php pl lua r jl scala sh bash zsh ' +
			'ps1 bat sql css scss less vue svelte json jsonc json5 yaml yml toml ini cfg conf xml svg tex ' +
			'gradle dart ex exs erl hs ml clj lisp el vim diff patch proto graphql'
	)
};

/**
 * What kind of document this is, by the ending of its name and its first bytes; null when it is nothing that holds
 * readable text. The name decides among kinds, the bytes only correct it: random bytes named `.pdf` are still asked to be a PDF.
 */
export function kindOf(name: string, head: Uint8Array): Kind | null {
	const start = new TextDecoder('latin1').decode(head.subarray(0, 16));
	if (start.startsWith('%PDF-')) return 'pdf';
	const named = byEnding[extname(name).slice(1).toLowerCase()];
	if (named !== undefined && !isTextual(named)) return named;
	if (start.startsWith('{\\rtf')) return 'rtf';
	if (start.startsWith('\x89PNG') || start.startsWith('\xff\xd8\xff')) return 'image';
	if (looksBinary(head)) return null;
	return named ?? (/^\s*(<!doctype html|<html)/i.test(start) ? 'html' : 'text');
}

const textual = new Set<Kind>(['text', 'markdown', 'code', 'csv', 'html', 'notebook']);

function isTextual(kind: Kind): boolean {
	return textual.has(kind);
}

/** Text has no zero bytes, unless it is UTF-16 or UTF-32, where every other byte may be one. */
function looksBinary(head: Uint8Array): boolean {
	const [first, second] = head;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
	if (utf32Order(head) !== null || utf16Without(head) !== null) return false;
	let control = 0;
	for (const byte of head) {
		if (byte === 0) return true;
		if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
	}
	return control > head.length / 50;
}

/** The order of bytes that the mark of UTF-32 tells; null without one. */
export function utf32Order(head: Uint8Array): 'little' | 'big' | null {
	const mark = Buffer.from(head.subarray(0, 4)).toString('hex');
	// UTF-16 begins with the same mark, and then no letter is zero.
	if (mark === 'fffe0000') return 'little';
	return mark === '0000feff' ? 'big' : null;
}

/** Letters, digits and signs that texts are made of. */
const ordinary =
	/[\t\n\r -~\u00a0-\u024f\u2010-\u203a\u20a0-\u20bf\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\p{sc=Greek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Deva}\p{sc=Thai}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}\u30fc]/gu;

/**
 * The UTF-16 that a file without a byte order mark seems to be in: its spaces and line ends hold zeros, and read so,
 * nearly all of it is letters.
 */
export function utf16Without(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const even = head.subarray(0, head.length - (head.length % 2));
	if (even.length < 8 || !even.includes(0)) return null;
	const share = (encoding: string): number => {
		const text = new TextDecoder(encoding).decode(even);
		return (text.match(ordinary)?.length ?? 0) / text.length;
	};
	const [little, big] = [share('utf-16le'), share('utf-16be')];
	if (Math.max(little, big) < 0.95) return null;
	return little > big ? 'utf-16le' : 'utf-16be';
}

function endings(kind: Kind, list: string): Record<string, Kind> {
	return Object.fromEntries(list.split(' ').map((ending) => [ending, kind]));
}

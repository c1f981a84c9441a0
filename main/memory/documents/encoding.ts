import { analyse } from 'chardet';
import { utf16Without, utf32Order } from './kinds.ts';

/** The text of a file's bytes, and whether its encoding had to be guessed. Line ends become `\n`. */
export function decodeText(bytes: Uint8Array): { text: string; guessed: boolean } {
	const wide = decodeUtf32(bytes);
	if (wide !== null) return { text: tidy(wide), guessed: false };
	const marked = markedEncoding(bytes) ?? utf16Without(bytes.subarray(0, 4096));
	if (marked !== null) return { text: tidy(new TextDecoder(marked).decode(bytes)), guessed: false };
	if (isSwitching(bytes)) return { text: tidy(decode(bytes, 'iso-2022-jp')), guessed: true };
	const text = decodeExactly(bytes, 'utf-8');
	if (text !== null) return { text: tidy(text), guessed: false };
	const lines = decodeMixed(bytes) ?? decodeDivided(bytes);
	return { text: tidy(lines ?? decode(bytes, guess(bytes))), guessed: true };
}

function markedEncoding(bytes: Uint8Array): string | null {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return null;
}

/** What UTF-32 with its byte order mark says, which no decoder of the system reads; null for everything else. */
function decodeUtf32(bytes: Uint8Array): string | null {
	const order = utf32Order(bytes);
	if (order === null) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const letters: string[] = [];
	for (let at = 0; at + 4 <= bytes.length; at += 4) {
		const point = view.getUint32(at, order === 'little');
		const isLetter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
		letters.push(isLetter ? String.fromCodePoint(point) : '\ufffd');
	}
	return letters.join('');
}

/** Japanese mail of old: plain ASCII that switches its letters by escape signs. */
function isSwitching(bytes: Uint8Array): boolean {
	const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 100_000));
	return start.includes('\u001b$B') || start.includes('\u001b$@');
}

/** Bytes that are not ASCII from which on a line tells its encoding by itself. */
const enoughToGuess = 30;

/** Lines of which some are UTF-8 and some are not, as in logs that several programs wrote; null when it is not so. */
function decodeMixed(bytes: Uint8Array): string | null {
	const lines = linesOf(bytes).map((line) => ({ line, text: decodeExactly(line, 'utf-8') }));
	const other = lines.filter(({ text }) => text === null);
	const unread = other.reduce((sum, { line }) => sum + foreign(line), 0);
	const all = lines.reduce((sum, { line }) => sum + foreign(line), 0);
	// By chance a short line of another encoding can be UTF-8 as well; much of the text cannot.
	if (unread === 0 || all - unread < all / 4) return null;
	const most = guess(Buffer.concat(other.map(({ line }) => line)));
	return lines
		.map(
			({ line, text }) => text ?? decode(line, foreign(line) < enoughToGuess ? most : guess(line))
		)
		.join('');
}

/**
 * Lines of which some are Korean and some Japanese, in the old encodings of each; null unless every long line tells it by
 * its letters. As a whole such a file passes for Chinese, whose encoding has a meaning for nearly all bytes.
 */
function decodeDivided(bytes: Uint8Array): string | null {
	// Most files are in one encoding, and looking at each line takes its time.
	const isWhole = ({ encoding, share }: { encoding: string; share: number }): boolean =>
		share > 0.9 && decodeExactly(bytes, encoding) !== null;
	if (asianEncodings(bytes.subarray(0, 200_000)).some(isWhole)) return null;
	const lines = linesOf(bytes);
	const found = new Set<string>();
	for (const line of lines) {
		if (foreign(line) < enoughToGuess) continue;
		const encoding = surelyAsian(line);
		if (encoding === null) return null;
		found.add(encoding);
	}
	if (found.size < 2) return null;
	// A line too short to tell, or with signs alone, goes with the one before it.
	let [last = western] = found;
	return lines
		.map((line) => {
			last = surelyAsian(line) ?? last;
			return decode(line, last);
		})
		.join('');
}

/** The old encoding of Korean or Japanese in which nearly everything on a line is letters of that language. */
function surelyAsian(line: Uint8Array): string | null {
	const best = asianEncodings(line).find(({ encoding }) => decodeExactly(line, encoding) !== null);
	const isSure = best !== undefined && best.share > 0.6 && !/gb|big5/.test(best.encoding);
	return isSure ? best.encoding : null;
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
	const lines: Uint8Array[] = [];
	for (let from = 0; from < bytes.length;) {
		const end = bytes.indexOf(10, from);
		const to = end === -1 ? bytes.length : end + 1;
		lines.push(bytes.subarray(from, to));
		from = to;
	}
	return lines;
}

/** How many bytes are not ASCII. */
function foreign(line: Uint8Array): number {
	return line.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0);
}

/** The encoding that bytes which are not UTF-8 are most likely in. */
function guess(bytes: Uint8Array): string {
	const sample = bytes.subarray(0, 200_000);
	const likely = analyse(sample);
	const asian = standsAlone(sample)
		? []
		: asianEncodings(sample).filter(({ encoding }) => decodeExactly(bytes, encoding) !== null);
	// Statistics of a language need some text; with less of it, what the letters are is the better sign.
	const sure = likely.find(
		({ name, confidence }) =>
			confidence >= 50 && asian.some(({ encoding }) => encoding === name.toLowerCase())
	);
	if (sure !== undefined) return sure.name.toLowerCase();
	const best = asian.find(({ share }) => share > 0.5);
	if (best !== undefined) return best.encoding;
	const single = likely.find(
		({ name, confidence }) => confidence >= 20 && singleByte.test(name) && isKnown(name)
	);
	return single?.name.toLowerCase() ?? western;
}

const western = 'windows-1252';
const singleByte = /^(?:windows-125|iso-8859-|koi8-r)/i;

function isKnown(encoding: string): boolean {
	try {
		return new TextDecoder(encoding).encoding !== '';
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/**
 * Whether what is not ASCII stands mostly alone between ASCII, as the accented letters of European languages do. Of two
 * bytes for each letter at most the second is ASCII.
 */
function standsAlone(sample: Uint8Array): boolean {
	const isForeign = (at: number): boolean => (sample[at] ?? 0) > 127;
	let foreign = 0;
	let alone = 0;
	for (let at = 0; at < sample.length; at++) {
		if (!isForeign(at)) continue;
		foreign++;
		if (!isForeign(at - 1) && !isForeign(at + 1)) alone++;
	}
	return alone >= foreign * 0.4;
}

/** The old double-byte encodings, by how much of the text would be letters of their language. */
function asianEncodings(sample: Uint8Array): { encoding: string; share: number }[] {
	const share = (encoding: string, wanted: RegExp): number => {
		const text = new TextDecoder(encoding).decode(sample);
		const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
		const good = text.match(wanted)?.length ?? 0;
		return foreign === 0 ? 0 : good / foreign;
	};
	return [
		{ encoding: 'euc-kr', share: share('euc-kr', /[\uac00-\ud7a3]/g) },
		{ encoding: 'shift_jis', share: share('shift_jis', /[\u3040-\u30ff]/g) * 1.5 },
		{ encoding: 'euc-jp', share: share('euc-jp', /[\u3040-\u30ff]/g) * 1.5 },
		{ encoding: 'gb18030', share: share('gb18030', /[\u4e00-\u9fa5]/g) * 0.7 },
		{ encoding: 'big5', share: share('big5', /[\u4e00-\u9fa5]/g) * 0.6 }
	].sort((one, two) => two.share - one.share);
}

/** Null when the bytes are not of that encoding. */
function decodeExactly(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/** What windows-1252 has where Latin-1 has control characters; some versions of Node decode the one as the other. */
const westernExtras = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decode(bytes: Uint8Array, encoding: string): string {
	const text = new TextDecoder(encoding).decode(bytes);
	if (encoding !== western && encoding !== 'iso-8859-1') return text;
	return text.replace(
		/[\x80-\x9f]/g,
		(letter) => westernExtras[letter.charCodeAt(0) - 0x80] ?? letter
	);
}

function tidy(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
}

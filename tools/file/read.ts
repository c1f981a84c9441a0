import { failure } from './failures.ts';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { defineTool, ToolError, type Tool } from '../tool.ts';
import { formatSize } from './describe.ts';
import { lookUp } from './lookup.ts';
import { fileError, openFile, type Folders, type Place } from './places.ts';

export interface ReadParts {
	/** The text of bytes in whatever encoding. */
	decode: (bytes: Uint8Array) => string;
	/** The text of a PDF, an office document and the like; rejects when it cannot be read. */
	readDocument: (path: string, signal: AbortSignal) => Promise<string>;
}

/** As much as a model can use; more is cut, and said. */
const mostBytes = 200_000;
/** What the document reader makes text of; everything else is text already, or none. */
const documents = new Set(
	(
		'.pdf .docx .docm .xlsx .xlsm .pptx .pptm .odt .ods .odp .epub .rtf .eml .mbox .mbx .msg .zip .ipynb ' +
		'.png .jpg .jpeg .webp .gif .bmp .avif .tif .tiff'
	).split(' ')
);

/** `read_file`: the text of a file. */
export function createReadFile(folders: Folders, parts: ReadParts): Tool {
	return defineTool({
		name: 'read_file',
		description: 'Read a text file or document.',
		brief: 'read a file',
		effect: 'read',
		input: z.object({ path: z.string().min(1).describe('The file, by path or name') }),
		timeout: 120_000,
		async run({ path }, { allow, signal }) {
			const place = await lookUp(path, 'file', folders, signal);
			await allow({ effect: 'read', target: place.path });
			const read = await readPlace(place, parts, signal);
			// Under another name than the person gave, it is said which file this is.
			const name = basename(place.path);
			const text = isNamed(path, name) ? read : `${name}:\n${read}`;
			return { parts: [{ type: 'text', text }], origin: 'file' };
		}
	});
}

function isNamed(said: string, name: string): boolean {
	const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
	return plain(name).includes(plain(basename(said)));
}

async function readPlace(place: Place, parts: ReadParts, signal: AbortSignal): Promise<string> {
	const name = basename(place.path);
	const { bytes, size } = await readStart(place);
	if (size === 0 && bytes.length === 0) return `${name} is empty.`;
	if (documents.has(extname(name).toLowerCase())) {
		const text = await parts.readDocument(place.path, signal).catch((cause: unknown) => {
			if (cause instanceof ToolError) throw cause;
			throw failure('FAILED', 'unreadable', { name }, { cause });
		});
		return cut(text, text.length, mostBytes);
	}
	if (isBinary(bytes)) {
		throw failure('FAILED', 'noWords', { name, size: formatSize(size) });
	}
	return cut(parts.decode(bytes), size, bytes.length);
}

/** The first bytes of a file, however large it is. */
export async function readStart(
	place: Place,
	limit = mostBytes
): Promise<{ bytes: Uint8Array; size: number }> {
	const file = await openFile(place);
	try {
		const { size } = await file.stat();
		const buffer = Buffer.alloc(limit);
		let filled = 0;
		while (filled < limit) {
			const { bytesRead } = await file.read(buffer, filled, limit - filled, filled);
			if (bytesRead === 0) break;
			filled += bytesRead;
		}
		return { bytes: buffer.subarray(0, filled), size };
	} catch (error) {
		throw fileError(error, basename(place.path));
	} finally {
		await file.close();
	}
}

function cut(text: string, size: number, read: number): string {
	const whole = text.slice(0, mostBytes);
	const isCut = size > read || text.length > mostBytes;
	return isCut ? `${whole}\n[cut: this is the beginning of ${formatSize(size)}]` : whole;
}

/** Text holds no NUL, except as half of a letter in UTF-16, which begins with its mark. */
export function isBinary(bytes: Uint8Array): boolean {
	const [first, second] = bytes;
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	return !isUtf16 && bytes.subarray(0, 8_192).includes(0);
}

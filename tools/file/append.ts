import { basename } from 'node:path';
import { z } from 'zod';
import { defineTool, ToolError, type FileVersion, type Tool } from '../tool.ts';
import { formatSize } from './describe.ts';
import { failure } from './failures.ts';
import { lookUp } from './lookup.ts';
import type { Folders } from './places.ts';
import { isBinary, readStart, type ReadParts } from './read.ts';
import { fileAt, replaceFile } from './replace.ts';
import { checkSecret } from './secrets.ts';
import { findTarget, mostCharacters } from './write.ts';

/** A text that a person goes on with is far smaller. */
const mostBytes = 20_000_000;
/** Lines of the end that are shown with what is added. */
const shownLines = 12;

/** `append_file`: at the end and on a line of its own; a file that is not there yet is made. */
export function createAppendFile(
	folders: Folders,
	bin: string,
	{ decode }: Pick<ReadParts, 'decode'>
): Tool {
	return defineTool({
		name: 'append_file',
		description: 'Add text at the end of a text file, on a line of its own.',
		brief: 'add text at the end of a file',
		effect: 'write',
		needs: 'folder',
		input: z.object({
			path: z.string().min(1).max(4_096).describe('The file'),
			content: z.string().min(1).describe('The text to add')
		}),
		async run({ path, content }, { allow, signal }) {
			if (content.length > mostCharacters)
				throw failure('LIMIT', 'tooLong', { limit: mostCharacters });
			const target = await findFile(path, folders, signal);
			const before = await fileAt(target);
			const whole = await extended(target, before, content);
			const end = decode(whole.old)
				.split(/(?<=\n)/)
				.slice(-shownLines)
				.join('');
			await allow({
				effect: 'write',
				target,
				preview: { before: end, after: end + whole.shown }
			});
			signal.throwIfAborted();
			const name = basename(target);
			if ((await findTarget(target, folders)) !== target)
				throw failure('FAILED', 'swapped', { name });
			const undo = await replaceFile(target, Buffer.concat([whole.old, whole.added]), before, bin);
			const lines = content.replace(/\n$/, '').split('\n').length;
			const text = `Added ${lines} ${lines === 1 ? 'line' : 'lines'} to ${target}.`;
			return { parts: [{ type: 'text', text }], origin: 'tool', undo };
		}
	});
}

/** The file of that name, found as for reading; where there is none, a new one. */
async function findFile(path: string, folders: Folders, signal: AbortSignal): Promise<string> {
	try {
		const place = await lookUp(path, 'file', folders, signal);
		checkSecret(place.path, true);
		return place.path;
	} catch (error) {
		const isNew = error instanceof ToolError && error.words?.key.startsWith('noneFits') === true;
		if (!isNew) throw error;
		return await findTarget(path, folders);
	}
}

interface Extended {
	old: Uint8Array;
	added: Uint8Array;
	shown: string;
}

/** Written on in the way the file is written: its letters, its ends of lines. */
async function extended(
	path: string,
	before: FileVersion | null,
	content: string
): Promise<Extended> {
	const name = basename(path);
	if (before !== null && before.size > mostBytes) {
		const values = { name, size: formatSize(before.size), limit: formatSize(mostBytes) };
		throw failure('LIMIT', 'largeText', values);
	}
	const old =
		before === null ? new Uint8Array() : (await readStart({ path, root: '' }, before.size)).bytes;
	if (isBinary(old)) throw failure('DENIED', 'notText', { name });
	const encoding = encodingOf(old);
	const isAscii = /^\p{ASCII}*$/u.test(content);
	if (encoding === 'other' && !isAscii) throw failure('DENIED', 'otherLetters', { name });
	const text = new TextDecoder(encoding === 'other' ? 'latin1' : encoding).decode(old);
	const lineEnd = /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
	const isOpen = text !== '' && !text.endsWith('\n');
	const shown = `${isOpen ? lineEnd : ''}${content.replace(/\r?\n/g, lineEnd)}${content.endsWith('\n') ? '' : lineEnd}`;
	return { old, added: encode(shown, encoding), shown };
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'other';

function encodingOf(bytes: Uint8Array): Encoding {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return 'utf-8';
	} catch {
		return 'other';
	}
}

function encode(text: string, encoding: Encoding): Uint8Array {
	if (encoding === 'utf-8' || encoding === 'other') return Buffer.from(text, 'utf8');
	const bytes = Buffer.from(text, 'utf16le');
	return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

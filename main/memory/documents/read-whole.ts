import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../errors.ts';
import { headBytes, kindOf } from './kinds.ts';
import type { DocumentReader } from './reader.ts';
import { ownText } from './split.ts';

/** The whole text of a file that is not plain text, and what a person would not see in it, read by the reader's process. Throws the reader's own errors. */
export async function readWhole(
	reader: DocumentReader,
	path: string,
	signal: AbortSignal
): Promise<{ text: string; warnings: string[] }> {
	const name = basename(path);
	const kind = kindOf(name, await readHead(path));
	if (kind === null) throw new AppError('FILE_UNSUPPORTED', { file: name });
	const texts: string[] = [];
	const warnings: string[] = [];
	for await (const { passages, end } of reader.read({ path, name, kind }, signal)) {
		texts.push(...passages.map(ownText));
		// Where each was found is left out: there is one text.
		warnings.push(...(end?.warnings ?? []).map((warning) => warning.replace(/@.*/s, '')));
	}
	return { text: texts.join('').trim(), warnings };
}

async function readHead(path: string): Promise<Uint8Array> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

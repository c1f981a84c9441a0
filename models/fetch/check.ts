import { stat } from 'node:fs/promises';
import { readHeader } from '../../main/model/gguf-header.ts';
import { BadHeader, GgufReader } from '../../main/model/gguf-reader.ts';
import type { ModelEntry } from '../catalogue.ts';
import { hashOf, type CheckOptions } from './hash.ts';

/**
 * Whether the file is the one of the list: by its hash, which reads all of it; where no hash is known, by its size and by
 * a header that promises no more than the file holds.
 */
export async function isRight(
	entry: Pick<ModelEntry, 'bytes' | 'sha256'>,
	path: string,
	options: CheckOptions = {}
): Promise<boolean> {
	const file = await stat(path).catch(() => undefined);
	if (file?.isFile() !== true) return false;
	if (entry.bytes !== null && file.size !== entry.bytes) return false;
	if (entry.sha256 === null) return hasHeader(path);
	return (await hashOf(path, file.size, options)) === entry.sha256;
}

/** Whether it is a GGUF file that is not cut short. */
function hasHeader(path: string): boolean {
	const reader = new GgufReader(path);
	try {
		readHeader(reader);
		return true;
	} catch (error) {
		if (error instanceof BadHeader) return false;
		throw error;
	} finally {
		reader.close();
	}
}

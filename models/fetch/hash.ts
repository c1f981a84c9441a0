import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { measureProgress, type FetchProgress } from './progress.ts';

export interface CheckOptions {
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: FetchProgress) => void) | undefined;
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOf(
	path: string,
	bytes: number,
	{ signal, onProgress }: CheckOptions = {}
): Promise<string> {
	const count = measureProgress('check', onProgress ?? (() => undefined));
	const hash = createHash('sha256');
	let read = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
		if (!(chunk instanceof Uint8Array)) continue;
		hash.update(chunk);
		read += chunk.byteLength;
		count(read, bytes);
	}
	return hash.digest('hex');
}

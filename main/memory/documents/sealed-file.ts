import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../errors.ts';

/**
 * A file under a key, in pieces of their own so that it need not fit into memory: a head of `magic` and a salt, then each
 * 64 KB of content under AES-256-GCM with its tag behind it. The file has a key of its own, made of the store's key and the
 * salt, so the number of a piece can be its nonce; the last piece is marked in its nonce. A piece that was changed,
 * moved, or cut off at the end does not open.
 */
const magic = Buffer.from('Hearth sealed 1\n');
const saltLength = 32;
const headLength = magic.length + saltLength;
const pieceLength = 65_536;
const tagLength = 16;
const algorithm = 'aes-256-gcm';

/** The pieces of a sealed file with the content of `chunks`, under the store's key. */
export async function* seal(
	chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
	storeKey: string
): AsyncGenerator<Uint8Array, void> {
	const salt = randomBytes(saltLength);
	const key = fileKey(storeKey, salt);
	yield Buffer.concat([magic, salt]);
	let number = 0;
	let waiting = Buffer.alloc(0);
	const close = (piece: Uint8Array, isLast: boolean): Uint8Array => {
		const cipher = createCipheriv(algorithm, key, nonce(number++, isLast));
		return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
	};
	for await (const chunk of chunks) {
		waiting = Buffer.concat([waiting, chunk]);
		// Which piece is the last is known at the end.
		while (waiting.length > pieceLength) {
			yield close(waiting.subarray(0, pieceLength), false);
			waiting = waiting.subarray(pieceLength);
		}
	}
	yield close(waiting, true);
}

/** How long the content of a sealed file of this length is. */
export function unsealedLength(length: number): number {
	const body = length - headLength;
	return body - Math.ceil(body / (pieceLength + tagLength)) * tagLength;
}

/** The key that opens this one file and no other; throws what a damaged file throws. */
export async function keyOfSealed(path: string, storeKey: string): Promise<string> {
	const file = await open(path);
	try {
		const head = Buffer.alloc(headLength);
		const { bytesRead } = await file.read(head, 0, headLength, 0);
		if (bytesRead < headLength || !head.subarray(0, magic.length).equals(magic))
			throw damaged(path);
		return fileKey(storeKey, head.subarray(magic.length)).toString('hex');
	} finally {
		await file.close();
	}
}

/** The content of a sealed file, piece by piece; `key` is its own. Nothing comes of a piece that does not open. */
export async function* unseal(path: string, key: string): AsyncGenerator<Uint8Array, void> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const stride = pieceLength + tagLength;
		const count = Math.ceil((size - headLength) / stride);
		if (count < 1) throw damaged(path);
		for (let number = 0; number < count; number++) {
			const from = headLength + number * stride;
			const piece = await readAt(file, from, Math.min(stride, size - from));
			const isLast = number === count - 1;
			const decipher = createDecipheriv(algorithm, Buffer.from(key, 'hex'), nonce(number, isLast));
			if (piece.length < tagLength) throw damaged(path);
			decipher.setAuthTag(piece.subarray(piece.length - tagLength));
			const content = decipher.update(piece.subarray(0, piece.length - tagLength));
			try {
				decipher.final();
			} catch (error) {
				throw damaged(path, error);
			}
			yield content;
		}
	} finally {
		await file.close();
	}
}

/** The name a sealed file has for a hash: from outside it does not tell whether a certain document is there. */
export function sealedName(hash: string, storeKey: string): string {
	const key = hkdfSync('sha256', Buffer.from(storeKey, 'hex'), '', 'hearth names', 32);
	return createHmac('sha256', Buffer.from(key)).update(hash).digest('hex');
}

function fileKey(storeKey: string, salt: Uint8Array): Buffer {
	return Buffer.from(hkdfSync('sha256', Buffer.from(storeKey, 'hex'), salt, 'hearth original', 32));
}

function nonce(number: number, isLast: boolean): Buffer {
	const made = Buffer.alloc(12);
	made.writeUInt32BE(number, 4);
	made.writeUInt8(isLast ? 1 : 0, 11);
	return made;
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
	const buffer = Buffer.alloc(length);
	let read = 0;
	while (read < length) {
		const { bytesRead } = await file.read(buffer, read, length - read, from + read);
		if (bytesRead === 0) break;
		read += bytesRead;
	}
	return buffer.subarray(0, read);
}

function damaged(file: string, cause?: unknown): AppError {
	return new AppError('FILE_UNREADABLE', { file, reason: 'it is damaged or cut short' }, { cause });
}

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	keyOfSealed,
	seal,
	unseal,
	unsealedLength
} from '../../../../main/memory/documents/sealed-file.ts';

const storeKey = 'a1'.repeat(32);
const piece = 65_536 + 16;
const head = 48;
let folder: string;
let path: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-sealed-'));
	path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function sealed(content: Uint8Array, chunk = 50_000): Promise<Buffer> {
	const chunks = Array.from({ length: Math.ceil(content.length / chunk) }, (_, index) =>
		content.subarray(index * chunk, (index + 1) * chunk)
	);
	const pieces = [];
	for await (const one of seal(chunks, storeKey)) pieces.push(one);
	return Buffer.concat(pieces);
}

async function opened(bytes: Uint8Array, key = storeKey): Promise<Buffer> {
	writeFileSync(path, bytes);
	const pieces = [];
	for await (const one of unseal(path, await keyOfSealed(path, key))) pieces.push(one);
	return Buffer.concat(pieces);
}

test('a sealed file gives back its content, whatever its length, and holds none of it in plain', async () => {
	for (const length of [1, 65_535, 65_536, 65_537, 131_072, 300_000]) {
		const content = Buffer.alloc(length, 'the harbour master keeps bees ');
		const bytes = await sealed(content);
		expect(bytes.includes('harbour')).toBe(false);
		expect(unsealedLength(bytes.length)).toBe(length);
		expect((await opened(bytes)).equals(content)).toBe(true);
	}
});

test('what was changed, cut off, lengthened or put in another order does not open, nor does another key', async () => {
	const content = randomBytes(200_000);
	const bytes = await sealed(content);
	const flipped = (at: number): Buffer => {
		const copy = Buffer.from(bytes);
		copy[at] = (copy[at] ?? 0) ^ 1;
		return copy;
	};
	const first = bytes.subarray(head, head + piece);
	const second = bytes.subarray(head + piece, head + 2 * piece);
	const rest = bytes.subarray(head + 2 * piece);
	const damaged = {
		magic: flipped(3),
		salt: flipped(20),
		content: flipped(head + 100),
		tag: flipped(head + piece - 1),
		'last byte': flipped(bytes.length - 1),
		'last piece gone': bytes.subarray(0, head + 3 * piece),
		'first piece only': bytes.subarray(0, head + piece),
		'in the middle of a piece': bytes.subarray(0, head + piece + 500),
		'head only': bytes.subarray(0, head),
		empty: Buffer.alloc(0),
		longer: Buffer.concat([bytes, Buffer.from('more')]),
		swapped: Buffer.concat([bytes.subarray(0, head), second, first, rest])
	};
	for (const [name, each] of Object.entries(damaged)) {
		await expect(opened(each), name).rejects.toThrow(
			expect.objectContaining({ code: 'FILE_UNREADABLE' })
		);
	}
	await expect(opened(bytes, 'b2'.repeat(32))).rejects.toThrow();
	expect((await opened(bytes)).equals(content)).toBe(true);
});

test('the same content is sealed differently each time', async () => {
	const content = Buffer.from('the same');
	expect((await sealed(content)).equals(await sealed(content))).toBe(false);
});

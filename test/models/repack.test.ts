import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHeader } from '../../main/model/gguf-header.ts';
import { GgufReader } from '../../main/model/gguf-reader.ts';
import { starter, type ModelEntry } from '../../models/catalogue.ts';
import { fetchModel } from '../../models/fetch/index.ts';
import { repackAsQ8 } from '../../models/fetch/repack.ts';
import { gguf, modelKeys } from '../main/model/gguf.ts';
import { fileServer, serveFile } from './file-server.ts';

const blocks = 40_000;
/** Step 0.25, least value -2: sixteen steps up to 1.75. */
const step = 0x3400;
const least = 0xc000;

/** A file with a tensor of Q4_1 between two of F32, which begins where alignment puts it. */
function packedFile(fill: (weights: Buffer) => void): Buffer {
	const bytes = gguf({
		keys: [...modelKeys, ['general.file_type', { u32: 3 }]],
		tensors: [
			{ name: 'first', size: [3], offset: 0 },
			{ name: 'packed', size: [32, blocks], type: 3, offset: 32 },
			{ name: 'last', size: [4], offset: 32 + blocks * 20 }
		],
		weights: 32 + blocks * 20 + 16
	});
	fill(bytes.subarray(bytes.length - (32 + blocks * 20 + 16)));
	return bytes;
}

const source = packedFile((weights) => {
	randomBytes(weights.length).copy(weights);
	for (let block = 0; block < blocks; block++) {
		weights.writeUInt16LE(step, 32 + block * 20);
		weights.writeUInt16LE(least, 32 + block * 20 + 2);
	}
});

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-repack-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function repack(bytes: Buffer): Promise<Buffer> {
	await writeFile(join(folder, 'source.gguf'), bytes);
	await repackAsQ8(join(folder, 'source.gguf'), join(folder, 'target.gguf'));
	return await readFile(join(folder, 'target.gguf'));
}

test('packed anew, every weight is what it was, and everything else is the same', async () => {
	const target = await repack(source);
	const reader = new GgufReader(join(folder, 'target.gguf'));
	const { metadata, tensors } = readHeader(reader);
	const weights = target.subarray(Math.ceil(reader.at / 32) * 32);
	reader.close();
	expect(metadata.get('general.file_type')).toBe(7);
	expect(tensors.map(({ name, type, bytes, offset }) => [name, type, bytes, offset])).toEqual([
		['first', 0, 12, 0],
		['packed', 8, blocks * 34, 32],
		['last', 0, 16, 32 + blocks * 34]
	]);
	const old = source.subarray(source.length - (32 + blocks * 20 + 16));
	expect(weights.subarray(0, 12)).toEqual(old.subarray(0, 12));
	expect(weights.subarray(-16)).toEqual(old.subarray(-16));
	let worst = 0;
	for (let block = 0; block < blocks; block++) {
		const scale = halfOf(weights.readUInt16LE(32 + block * 34));
		for (let index = 0; index < 32; index++) {
			const byte = old[32 + block * 20 + 4 + (index % 16)] ?? 0;
			const before = (index < 16 ? byte & 15 : byte >> 4) / 4 - 2;
			const after = weights.readInt8(32 + block * 34 + 2 + index) * scale;
			worst = Math.max(worst, Math.abs(before - after));
		}
	}
	// Half a step of 2/127, and what the scale loses as a half-precision number.
	expect(worst).toBeLessThan(2 / 127 / 2 + 0.001);
});

/** A normal, positive half-precision number. */
function halfOf(bits: number): number {
	return (1 + (bits & 1023) / 1024) * 2 ** ((bits >> 10) - 15);
}

test('blocks of nothing but zeros, and of very small numbers, stay so', async () => {
	const target = await repack(
		packedFile((weights) => {
			weights.fill(0);
			// The least half-precision number there is, as a step: 2^-24.
			weights.writeUInt16LE(1, 32);
			weights[32 + 4] = 15;
		})
	);
	const weights = target.subarray(target.length - (32 + blocks * 34 + 16) + 32);
	// 15 * 2^-24 / 127 is too small for a half-precision number: nothing is left of it, and nothing wild is made of it.
	expect(weights.readUInt16LE(0)).toBe(0);
	expect(weights.subarray(34, blocks * 34).every((byte) => byte === 0)).toBe(true);
});

test('a file that is no model, or is cut short, is refused', async () => {
	await expect(repack(Buffer.from('<html>'))).rejects.toThrow('not a GGUF file');
	await expect(repack(source.subarray(0, -1))).rejects.toThrow('cut short');
});

async function packedEntry(url: string): Promise<ModelEntry> {
	const target = await repack(source);
	await rm(join(folder, 'source.gguf'));
	await rm(join(folder, 'target.gguf'));
	return {
		...starter,
		file: 'model.gguf',
		bytes: target.length,
		sha256: createHash('sha256').update(target).digest('hex'),
		packedFrom: {
			bytes: source.length,
			sha256: createHash('sha256').update(source).digest('hex')
		},
		sources: [{ kind: 'web', url }]
	};
}

test('a model that is packed anew is checked as it arrives and as it is kept, and nothing else is left', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, source));
	const entry = await packedEntry(server.url);
	await fetchModel(entry, { folder });
	expect(await readdir(folder)).toEqual(['model.gguf']);
	await fetchModel(entry, { folder });
	expect(server.ranges).toHaveLength(1);
});

test('what was stopped after it arrived is not asked for again', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, source));
	const entry = await packedEntry(server.url);
	await writeFile(join(folder, 'model.gguf.part'), source);
	await writeFile(join(folder, 'model.gguf.part.packed'), 'half');
	await fetchModel(entry, { folder });
	expect(server.ranges).toEqual([]);
	expect(await readdir(folder)).toEqual(['model.gguf']);
});

test('what does not become the wanted file is thrown away', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, source));
	const entry = { ...(await packedEntry(server.url)), sha256: '0'.repeat(64) };
	await expect(fetchModel(entry, { folder })).rejects.toThrow('could not be packed');
	expect(await readdir(folder)).toEqual([]);
});

import { createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { aligned, alignmentOf, readHeader, type Tensor } from '../../main/model/gguf-header.ts';
import { GgufReader } from '../../main/model/gguf-reader.ts';

/** Numbers of the types in a GGUF file, and of files that are mostly of that type. */
const q4_1 = { type: 3, blockBytes: 20 };
const q8_0 = { type: 8, blockBytes: 34, fileType: 7 };
const blockLength = 32;
/** Blocks of one step: the process can do other things in between. */
const blocksAtOnce = 16_384;

/**
 * Writes the GGUF file `source` anew with its Q4_1 weights as Q8_0 and all else as it is. Q8_0 tells the 16 steps of a
 * Q4_1 block apart to within 0.4% of the block's largest value, so the model stays the same; but llama.cpp has a fast
 * path for it on processors without a graphics card, and none for Q4_1. The result is the same to the bit everywhere.
 */
export async function repackAsQ8(
	source: string,
	target: string,
	signal?: AbortSignal
): Promise<void> {
	const { head, tensors, from } = readLayout(source);
	const file = await open(source);
	try {
		await pipeline(
			Readable.from(repacked(file, head, tensors, from)),
			createWriteStream(target, { flush: true }),
			{ signal }
		);
	} finally {
		await file.close();
	}
}

interface Layout {
	/** The header up to the first weights, already saying what will follow it. */
	head: Buffer;
	tensors: Tensor[];
	/** Where the weights begin in the source. */
	from: number;
}

function readLayout(source: string): Layout {
	const reader = new GgufReader(source);
	try {
		const { metadata, tensors } = readHeader(reader);
		const alignment = alignmentOf(metadata);
		const from = aligned(reader.at, alignment);
		const head = reader.bytesAt(0, from);
		const fileType = head.indexOf('general.file_type');
		// After the key stand the type of the value and the value.
		if (fileType >= 0) head.writeUInt32LE(q8_0.fileType, fileType + 'general.file_type'.length + 4);
		let end = 0;
		for (const tensor of tensors) {
			const offset = aligned(end, alignment);
			if (tensor.type === q4_1.type) head.writeUInt32LE(q8_0.type, tensor.at);
			head.writeBigUInt64LE(BigInt(offset), tensor.at + 4);
			end = offset + newBytes(tensor);
		}
		return { head, tensors, from };
	} finally {
		reader.close();
	}
}

async function* repacked(
	file: FileHandle,
	head: Buffer,
	tensors: Tensor[],
	from: number
): AsyncGenerator<Buffer> {
	yield head;
	let written = 0;
	for (const tensor of tensors) {
		const offset = Number(head.readBigUInt64LE(tensor.at + 4));
		yield Buffer.alloc(offset - written);
		const isPacked = tensor.type === q4_1.type;
		for (let at = 0; at < tensor.bytes; at += blocksAtOnce * q4_1.blockBytes) {
			const length = Math.min(blocksAtOnce * q4_1.blockBytes, tensor.bytes - at);
			const { buffer } = await file.read(
				Buffer.alloc(length),
				0,
				length,
				from + tensor.offset + at
			);
			yield isPacked ? repackBlocks(buffer) : buffer;
		}
		written = offset + newBytes(tensor);
	}
}

function newBytes({ type, bytes }: Tensor): number {
	return type === q4_1.type ? (bytes / q4_1.blockBytes) * q8_0.blockBytes : bytes;
}

/**
 * Q4_1: a step and a least value as half-precision numbers, then 16 bytes with a value in each half, the low halves
 * first. Q8_0: a step, then 32 signed bytes.
 */
function repackBlocks(source: Buffer): Buffer {
	const count = source.length / q4_1.blockBytes;
	const target = Buffer.alloc(count * q8_0.blockBytes);
	const values = new Float32Array(blockLength);
	for (let block = 0; block < count; block++) {
		const at = block * q4_1.blockBytes;
		const step = fromHalf(source.readUInt16LE(at));
		const least = fromHalf(source.readUInt16LE(at + 2));
		let largest = 0;
		for (let index = 0; index < blockLength; index++) {
			const byte = source[at + 4 + (index % 16)] ?? 0;
			const value = Math.fround(Math.fround(step * (index < 16 ? byte & 15 : byte >> 4)) + least);
			values[index] = value;
			largest = Math.max(largest, Math.abs(value));
		}
		const to = block * q8_0.blockBytes;
		const scale = Math.fround(largest / 127);
		const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
		target.writeUInt16LE(toHalf(scale), to);
		for (let index = 0; index < blockLength; index++) {
			const scaled = Math.fround((values[index] ?? 0) * inverse);
			// A negative number becomes its two's complement.
			target[to + 2 + index] = scaled < 0 ? -Math.floor(0.5 - scaled) : Math.floor(scaled + 0.5);
		}
	}
	return target;
}

/** A half-precision number (IEEE 754 binary16) from its bits. */
function fromHalf(bits: number): number {
	const sign = bits & 0x8000 ? -1 : 1;
	const exponent = (bits >> 10) & 31;
	const fraction = bits & 1023;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The bits of the half-precision number nearest to `value`, which is not negative; of two as near, the even one. */
function toHalf(value: number): number {
	const exponent = Math.max(-14, Math.min(15, Math.floor(Math.log2(value))));
	const fraction = roundToEven(value / 2 ** (exponent - 10));
	// A number below 2^-14 has no leading one, and one that was rounded up to the next power carries over by itself.
	return ((exponent + 14) << 10) + fraction;
}

function roundToEven(value: number): number {
	const floor = Math.floor(value);
	const rest = value - floor;
	if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
	return floor % 2 === 0 ? floor : floor + 1;
}

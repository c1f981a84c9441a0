import { BadHeader, type GgufReader } from './gguf-reader.ts';
import { bytesOf } from './tensor-types.ts';

interface List {
	/** Number of the type of its values. */
	type: number;
	count: number;
	/** The values, of short lists of whole numbers. */
	numbers: number[];
}
type Value = number | string | boolean | List;
export type Metadata = Map<string, Value>;

export interface Tensor {
	name: string;
	size: number[];
	/** The type's number in the file. */
	type: number;
	bytes: number;
	offset: number;
	/** Where its type and, four bytes on, its offset stand in the file. */
	at: number;
}

const most = { keys: 65_536, tensors: 65_536, name: 64 };
/** Numbers of a list that are kept, for those that are given layer by layer. */
const numbersKept = 4096;

/** Reads the header to its end; throws BadHeader for whatever cannot be in a file that llama.cpp reads. */
export function readHeader(reader: GgufReader): { metadata: Metadata; tensors: Tensor[] } {
	if (reader.size === 0) throw new BadHeader('it is empty');
	if (reader.size < 4 || reader.ascii(4) !== 'GGUF') throw new BadHeader('it is not a GGUF file');
	const version = reader.u32();
	if (version !== 2 && version !== 3) throw new BadHeader(`its version (${version}) is not known`);
	// A tensor takes at least a length, a dimension count, one dimension, a type and an offset.
	const tensorCount = reader.count(8 + 4 + 8 + 4 + 8);
	const keyCount = reader.count(8 + 4 + 1);
	if (keyCount > most.keys) throw new BadHeader('it declares too many keys');
	if (tensorCount > most.tensors) throw new BadHeader('it declares too many tensors');

	const metadata: Metadata = new Map();
	for (let index = 0; index < keyCount; index++) {
		const key = reader.text();
		if (key === '' || metadata.has(key)) throw new BadHeader('its keys are damaged');
		metadata.set(key, readValue(reader, reader.u32()));
	}
	const tensors = Array.from({ length: tensorCount }, () => readTensor(reader));
	checkLayout(reader, metadata, tensors);
	return { metadata, tensors };
}

/** By the number of the type in the file; texts and lists have no fixed size. */
const valueBytes = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
export const textType = 8;
const listType = 9;

function readValue(reader: GgufReader, type: number): Value {
	switch (type) {
		case 0:
			return reader.u8();
		case 2:
			return reader.u16();
		case 4:
			return reader.u32();
		case 5:
			return reader.i32();
		case 6:
			return reader.f32();
		case 7:
			return reader.u8() !== 0;
		case textType:
			return reader.text();
		case listType:
			return readList(reader);
		case 10:
			return reader.u64();
		default: {
			const bytes = valueBytes[type];
			if (bytes === undefined) throw new BadHeader('a value in it has no known type');
			reader.skip(bytes);
			return NaN;
		}
	}
}

function readList(reader: GgufReader): Value {
	const type = reader.u32();
	if (type === textType) {
		const count = reader.count(8);
		for (let index = 0; index < count; index++) reader.skipText();
		return { type, count, numbers: [] };
	}
	const bytes = valueBytes[type];
	if (bytes === undefined) throw new BadHeader('a list in it has no known type');
	const count = reader.count(bytes);
	const kept = (type === 4 || type === 5) && count <= numbersKept;
	if (!kept) reader.skip(count * bytes);
	const read = (): number => (type === 4 ? reader.u32() : reader.i32());
	return { type, count, numbers: kept ? Array.from({ length: count }, read) : [] };
}

function readTensor(reader: GgufReader): Tensor {
	const name = reader.text();
	if (name === '' || name.length >= most.name) throw new BadHeader('a tensor has no proper name');
	const dimensions = reader.u32();
	if (dimensions < 1 || dimensions > 4) throw new BadHeader('a tensor has an impossible shape');
	const size = Array.from({ length: dimensions }, () => reader.u64());
	const { at } = reader;
	const type = reader.u32();
	const bytes = bytesOf(type, size);
	if (bytes === undefined || size.some((length) => length < 1)) {
		throw new BadHeader('a tensor has an impossible shape or type');
	}
	return { name, size, type, bytes, offset: reader.u64(), at };
}

/** The weights follow the header one after the other, each starting at the next multiple of the alignment. */
function checkLayout(reader: GgufReader, metadata: Metadata, tensors: Tensor[]): void {
	const alignment = alignmentOf(metadata);
	if (new Set(tensors.map(({ name }) => name)).size !== tensors.length) {
		throw new BadHeader('two tensors share a name');
	}
	const start = aligned(reader.at, alignment);
	let end = 0;
	for (const { offset, bytes } of tensors) {
		if (offset !== aligned(end, alignment))
			throw new BadHeader('its weights are not where they should be');
		end = offset + bytes;
	}
	if (start + end > reader.size) throw new BadHeader('it is cut short');
}

/** Bytes to a multiple of which the weights are aligned; throws BadHeader for what cannot be. */
export function alignmentOf(metadata: Metadata): number {
	const alignment = metadata.get('general.alignment') ?? 32;
	if (typeof alignment !== 'number' || !Number.isInteger(Math.log2(alignment)) || alignment < 1) {
		throw new BadHeader('its alignment is impossible');
	}
	return alignment;
}

/** The next multiple of `alignment` from `at` on. */
export function aligned(at: number, alignment: number): number {
	return Math.ceil(at / alignment) * alignment;
}

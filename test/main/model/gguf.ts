/** Writes small GGUF files for tests: whole ones, and broken ones. */
export interface TestTensor {
	name: string;
	size: number[];
	/** 0 is F32. */
	type?: number;
	offset?: number;
}

type Scalar = { u32: number } | { f32: number } | { text: string } | { flag: boolean };
export type TestValue = Scalar | { texts: string[] } | { u32s: number[] };

export interface TestFile {
	magic?: string;
	version?: number;
	keys?: [string, TestValue][];
	tensors?: TestTensor[];
	/** Claimed counts, where they are not the true ones. */
	keyCount?: bigint;
	tensorCount?: bigint;
	/** Bytes of weights after the header; by default as many as the tensors need. */
	weights?: number;
}

const u32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};
const u64 = (value: number | bigint): Buffer => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
};
const f32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeFloatLE(value);
	return bytes;
};
const text = (value: string): Buffer =>
	Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

function valueBytes(value: TestValue): Buffer[] {
	if ('u32' in value) return [u32(4), u32(value.u32)];
	if ('f32' in value) return [u32(6), f32(value.f32)];
	if ('flag' in value) return [u32(7), Buffer.from([Number(value.flag)])];
	if ('text' in value) return [u32(8), text(value.text)];
	if ('texts' in value) {
		return [u32(9), u32(8), u64(value.texts.length), ...value.texts.map(text)];
	}
	return [u32(9), u32(4), u64(value.u32s.length), ...value.u32s.map(u32)];
}

const aligned = (at: number): number => Math.ceil(at / 32) * 32;

export function gguf(file: TestFile): Buffer {
	const { keys = [], tensors = [] } = file;
	let end = 0;
	const infos = tensors.map(({ name, size, type = 0, offset }) => {
		const at = offset ?? aligned(end);
		end = at + size.reduce((all, length) => all * length, 1) * 4;
		return Buffer.concat([
			text(name),
			u32(size.length),
			...size.map((length) => u64(length)),
			u32(type),
			u64(at)
		]);
	});
	const header = Buffer.concat([
		Buffer.from(file.magic ?? 'GGUF'),
		u32(file.version ?? 3),
		u64(file.tensorCount ?? tensors.length),
		u64(file.keyCount ?? keys.length),
		...keys.flatMap(([key, value]) => [text(key), ...valueBytes(value)]),
		...infos
	]);
	const padding = Buffer.alloc(aligned(header.length) - header.length);
	return Buffer.concat([header, padding, Buffer.alloc(file.weights ?? end)]);
}

/** A tiny but whole model: eight words, one layer. */
export const modelKeys: [string, TestValue][] = [
	['general.architecture', { text: 'llama' }],
	['llama.embedding_length', { u32: 4 }],
	['llama.block_count', { u32: 1 }],
	['llama.context_length', { u32: 64 }],
	['llama.attention.head_count', { u32: 2 }],
	['tokenizer.ggml.tokens', { texts: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }],
	['tokenizer.ggml.eos_token_id', { u32: 7 }]
];
export const modelTensors: TestTensor[] = [
	{ name: 'token_embd.weight', size: [4, 8] },
	{ name: 'blk.0.attn_q.weight', size: [4, 4] }
];

export const adapterKeys: [string, TestValue][] = [
	['general.architecture', { text: 'llama' }],
	['general.type', { text: 'adapter' }],
	['adapter.type', { text: 'lora' }],
	['adapter.lora.alpha', { f32: 32 }]
];
export const adapterTensors: TestTensor[] = [
	{ name: 'blk.0.attn_q.weight.lora_a', size: [4, 2] },
	{ name: 'blk.0.attn_q.weight.lora_b', size: [2, 4] }
];

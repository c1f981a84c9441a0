import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { checkAdapter, checkModel } from '../../../main/model/header.ts';
import {
	adapterKeys,
	adapterTensors,
	gguf,
	modelKeys,
	modelTensors,
	type TestTensor,
	type TestValue
} from './gguf.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-gguf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function save(bytes: Buffer | string): string {
	const path = join(folder, `model-${++files}.gguf`);
	writeFileSync(path, bytes);
	return path;
}

function reason(check: () => unknown): string {
	try {
		check();
		return 'no error';
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return error.code === 'MODEL_BAD_FILE' ? String(error.values['reason']) : error.code;
	}
}

const whole = gguf({ keys: modelKeys, tensors: modelTensors });

function withKey(key: string, value: TestValue | undefined): string {
	const others = modelKeys.filter(([name]) => name !== key);
	const keys: [string, TestValue][] = value === undefined ? others : [...others, [key, value]];
	return reason(() => checkModel(save(gguf({ keys, tensors: modelTensors }))));
}

function withTensors(tensors: TestTensor[]): string {
	return reason(() => checkModel(save(gguf({ keys: modelKeys, tensors }))));
}

test('a whole model passes, with what was read', () => {
	expect(checkModel(save(whole))).toMatchObject({
		architecture: 'llama',
		parameters: 48,
		tensors: new Map([
			['token_embd.weight', [4, 8]],
			['blk.0.attn_q.weight', [4, 4]]
		])
	});
});

test('a whole adapter for it passes', () => {
	const base = checkModel(save(whole));
	const path = save(gguf({ keys: adapterKeys, tensors: adapterTensors }));
	expect(() => checkAdapter(path, base)).not.toThrow();
});

describe('what is no model at all', () => {
	test.each([
		['nothing', '', 'it is empty'],
		['one byte', 'G', 'it is not a GGUF file'],
		['a page', '<!doctype html><title>Not found</title>', 'it is not a GGUF file'],
		['an old kind', gguf({ magic: 'ggjt' }), 'it is not a GGUF file'],
		['four letters', 'GGUF', 'it is cut short'],
		['an unknown version', gguf({ version: 99 }), 'its version (99) is not known'],
		['the other byte order', gguf({ version: 0x03000000 }), 'its version (50331648) is not known'],
		['zeros', Buffer.alloc(4096), 'it is not a GGUF file']
	])('%s', (_, bytes, expected) => {
		expect(reason(() => checkModel(save(bytes)))).toBe(expected);
	});

	test('a file that is not there, and a folder', () => {
		expect(reason(() => checkModel(join(folder, 'none.gguf')))).toBe('MODEL_MISSING');
		expect(reason(() => checkModel(folder))).toMatch(/folder|opened/);
	});
});

test('a model that is cut at any byte is refused', () => {
	for (let length = 0; length < whole.length; length++) {
		const path = save(whole.subarray(0, length));
		expect([length, reason(() => checkModel(path))]).toEqual([
			length,
			expect.stringMatching(/cut short|empty|not a GGUF/)
		]);
		rmSync(path);
	}
});

test('a model with any one byte turned over is refused or read within bounds', () => {
	const header = whole.length - 256;
	for (let at = 0; at < header; at++) {
		const bytes = Buffer.from(whole);
		bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
		const path = save(bytes);
		expect(reason(() => checkModel(path))).toEqual(expect.any(String));
		rmSync(path);
	}
});

describe('counts that are lies', () => {
	const huge = [2n ** 63n, 2n ** 64n - 1n, 2n ** 53n, 10n ** 9n];
	test.each(huge)('%s keys', (keyCount) => {
		const path = save(gguf({ keys: modelKeys, tensors: modelTensors, keyCount }));
		expect(reason(() => checkModel(path))).toMatch(/cut short|impossible|damaged|type/);
	});
	test.each(huge)('%s tensors', (tensorCount) => {
		const path = save(gguf({ keys: modelKeys, tensors: modelTensors, tensorCount }));
		expect(reason(() => checkModel(path))).toMatch(/cut short|impossible/);
	});
	test('a file of four gigabytes of nothing that claims millions of keys', () => {
		const path = save(gguf({ keyCount: 100_000_000n }));
		truncateSync(path, 4_000_000_000);
		const started = performance.now();
		expect(reason(() => checkModel(path))).toBe('it declares too many keys');
		expect(performance.now() - started).toBeLessThan(5_000);
		rmSync(path);
	});
	test('a text longer than the file', () => {
		const bytes = Buffer.from(whole);
		bytes.writeBigUInt64LE(2n ** 40n, 24);
		expect(reason(() => checkModel(save(bytes)))).toBe('it is cut short');
	});
});

describe('keys that cannot be', () => {
	test.each<[string, TestValue | undefined]>([
		['general.architecture', undefined],
		['general.architecture', { u32: 1 }],
		['general.architecture', { text: '' }],
		['general.architecture', { text: '../../etc' }],
		['general.alignment', { u32: 0 }],
		['general.alignment', { u32: 7 }],
		['general.type', { text: 'adapter' }],
		['llama.embedding_length', undefined],
		['llama.embedding_length', { u32: 5 }],
		['llama.block_count', { u32: 0 }],
		['llama.block_count', { u32: 4_000_000_000 }],
		['llama.context_length', { u32: 0 }],
		['llama.attention.head_count', { u32: 0 }],
		['llama.attention.head_count', { u32s: [] }],
		['llama.attention.head_count', { text: 'two' }],
		['tokenizer.ggml.tokens', undefined],
		['tokenizer.ggml.tokens', { texts: ['a'] }],
		['tokenizer.ggml.tokens', { u32s: [1, 2, 3, 4, 5, 6, 7, 8] }],
		['tokenizer.ggml.token_type', { u32s: [1] }],
		['tokenizer.ggml.token_type', { texts: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }],
		['tokenizer.ggml.scores', { u32s: [1, 2, 3, 4, 5, 6, 7, 8] }],
		['llama.attention.head_count', { texts: ['a'] }],
		['tokenizer.ggml.eos_token_id', { u32: 8 }],
		['tokenizer.ggml.eos_token_id', { text: 'end' }]
	])('%s %j', (key, value) => {
		expect(withKey(key, value)).toMatch(/^(it|its|a|two) /);
	});

	test('the same key twice', () => {
		const keys: [string, TestValue][] = [...modelKeys, ['llama.block_count', { u32: 9 }]];
		const path = save(gguf({ keys, tensors: modelTensors }));
		expect(reason(() => checkModel(path))).toBe('its keys are damaged');
	});
});

describe('tensors that cannot be', () => {
	const [words = { name: '', size: [] }, query = { name: '', size: [] }] = modelTensors;
	test.each<[string, TestTensor[]]>([
		['none', []],
		['no words', [query]],
		['of an unknown type', [{ ...words, type: 77 }, query]],
		['of a type that was given up', [{ ...words, type: 4 }, query]],
		['in blocks that its rows do not fill', [{ ...words, type: 2 }, query]],
		['without a dimension', [words, { ...query, size: [] }]],
		['with five dimensions', [words, { ...query, size: [1, 1, 1, 1, 1] }]],
		['with a length of nought', [words, { ...query, size: [0, 4] }]],
		['with a product past any number', [words, { ...query, size: [2 ** 40, 2 ** 40] }]],
		['two of one name', [words, words]],
		['without a name', [words, { ...query, name: '' }]],
		['with an endless name', [words, { ...query, name: 'x'.repeat(100) }]],
		['on top of each other', [words, { ...query, offset: 0 }]],
		['past the end', [words, { ...query, offset: 2 ** 40 }]],
		['beside the alignment', [words, { ...query, offset: 129 }]],
		['of a layer that is not declared', [words, { ...query, name: 'blk.7.attn_q.weight' }]],
		['that do not fit the vocabulary', [{ ...words, size: [4, 9] }, query]]
	])('%s', (_, tensors) => {
		let text: string;
		try {
			text = withTensors(tensors);
		} catch (error) {
			// The test's own writer cannot make a file that large; the claim is made without its bytes.
			if (!(error instanceof RangeError)) throw error;
			text = reason(() => checkModel(save(gguf({ keys: modelKeys, tensors, weights: 0 }))));
		}
		expect(text).toMatch(/^(it|its|a|two) /);
	});
});

describe('adapters', () => {
	const base = checkModel(save(whole));
	const check = (keys: [string, TestValue][], tensors: TestTensor[]): string =>
		reason(() => checkAdapter(save(gguf({ keys, tensors })), base));

	test('a model is no adapter, and an adapter no model', () => {
		expect(check(modelKeys, modelTensors)).toBe('it is not a LoRA adapter');
		const path = save(gguf({ keys: adapterKeys, tensors: adapterTensors }));
		expect(reason(() => checkModel(path))).toBe('it is an adapter, not a model');
	});

	test('one of another kind of model', () => {
		const keys: [string, TestValue][] = [
			['general.architecture', { text: 'qwen2' }],
			...adapterKeys.slice(1)
		];
		expect(check(keys, adapterTensors)).toBe('it was made for another kind of model');
	});

	test.each<[string, TestTensor[]]>([
		['its weights do not come in pairs', adapterTensors.slice(0, 1)],
		['it holds no weights', []],
		[
			'it was made for another model',
			adapterTensors.map((tensor) => ({ ...tensor, name: tensor.name.replace('blk.0', 'blk.9') }))
		],
		[
			'it was made for another model',
			[
				{ name: 'blk.0.attn_q.weight.lora_a', size: [8, 2] },
				{ name: 'blk.0.attn_q.weight.lora_b', size: [2, 4] }
			]
		],
		[
			'its weights do not come in pairs',
			[
				{ name: 'blk.0.attn_q.weight.lora_a', size: [4, 2] },
				{ name: 'blk.0.attn_q.weight.lora_b', size: [3, 4] }
			]
		]
	])('%s', (expected, tensors) => {
		expect(check(adapterKeys, tensors)).toBe(expected);
	});

	test('one without its strength', () => {
		expect(check(adapterKeys.slice(0, 3), adapterTensors)).toContain('adapter.lora.alpha');
	});
});

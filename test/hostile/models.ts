import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../main/errors.ts';
import { checkModel } from '../../main/model/header.ts';
import {
	gguf,
	modelKeys,
	modelTensors,
	type TestFile,
	type TestValue
} from '../main/model/gguf.ts';
import type { Row } from './row.ts';

/** A file of its own with these bytes; what is wrong with it, in a sentence. */
function check(bytes: Buffer | string): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-hostile-'));
	try {
		const path = join(folder, 'model.gguf');
		writeFileSync(path, bytes);
		checkModel(path);
		return 'passed';
	} catch (error) {
		if (error instanceof AppError) return error.code;
		throw error;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const whole: TestFile = { keys: modelKeys, tensors: modelTensors };
const without = (key: string): TestFile => ({
	...whole,
	keys: modelKeys.filter(([name]) => name !== key)
});
const changed = (key: string, value: TestValue): TestFile => ({
	...whole,
	keys: [...modelKeys.filter(([name]) => name !== key), [key, value]]
});

const damaged: [string, TestFile][] = [
	...[
		'general.architecture',
		'llama.embedding_length',
		'llama.block_count',
		'llama.context_length'
	].map((key): [string, TestFile] => [`without ${key}`, without(key)]),
	['without a vocabulary', without('tokenizer.ggml.tokens')],
	['with a layer count beyond all models', changed('llama.block_count', { u32: 1_000_000 })],
	['with no layers', changed('llama.block_count', { u32: 0 })],
	['with an architecture that is a path', changed('general.architecture', { text: '../../x' })],
	['with a width that is a text', changed('llama.embedding_length', { text: '4' })],
	['with an end word that is none', changed('tokenizer.ggml.eos_token_id', { u32: 999 })],
	['with an impossible alignment', changed('general.alignment', { u32: 33 })],
	['of another magic', { ...whole, magic: 'GGML' }],
	['of version 0', { ...whole, version: 0 }],
	['of version 99', { ...whole, version: 99 }],
	['that claims 2^60 keys', { ...whole, keyCount: 2n ** 60n }],
	['that claims 2^60 tensors', { ...whole, tensorCount: 2n ** 60n }],
	['that claims 70,000 keys', { ...whole, keyCount: 70_000n }],
	['whose weights are not there', { ...whole, weights: 0 }],
	['with two tensors of a name', { ...whole, tensors: [...modelTensors, ...modelTensors] }],
	[
		'with a tensor of no known type',
		{ ...whole, tensors: [{ name: 'token_embd.weight', size: [4, 8], type: 250 }] }
	],
	[
		'with a tensor of no size',
		{ ...whole, tensors: [{ name: 'token_embd.weight', size: [0, 8] }] }
	],
	[
		'with a tensor that begins behind the end',
		{ ...whole, tensors: [{ name: 'token_embd.weight', size: [4, 8], offset: 4096 }] }
	]
];
const noise = Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 7919 + (at >> 3)) % 256));

export const models: Row[] = [
	...damaged.map(([name, file]): Row => ({
		name: `loads no model ${name}`,
		run: () => check(gguf(file)),
		wanted: 'MODEL_BAD_FILE'
	})),
	...[1, 4, 12, 24, 40, 100].map((bytes): Row => ({
		name: `loads no model that is cut after ${bytes} bytes`,
		run: () => check(gguf(whole).subarray(0, bytes)),
		wanted: 'MODEL_BAD_FILE'
	})),
	{ name: 'loads no page', run: () => check('<!doctype html>'), wanted: 'MODEL_BAD_FILE' },
	{ name: 'loads no noise', run: () => check(noise), wanted: 'MODEL_BAD_FILE' },
	{
		name: 'loads no noise behind a magic',
		run: () => check(Buffer.concat([Buffer.from('GGUF'), noise])),
		wanted: 'MODEL_BAD_FILE'
	},
	{ name: 'loads a whole one', run: () => check(gguf(whole)), wanted: 'passed' }
];

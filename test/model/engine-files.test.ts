import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine, hasStarter, starterPath } from '../helpers/engine.ts';

describe.skipIf(!hasStarter)('model files that are not what they should be', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-models-'));
	const engine = new EngineClient(forkEngine, undefined, { stalledMilliseconds: 60_000 });
	let starter: Buffer;
	beforeAll(() => {
		starter = readFileSync(starterPath);
	});
	afterAll(() => {
		engine.close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	});

	const load = (path: string, adapterPath: string | null = null) =>
		engine.call('load', { path, adapterPath, contextTokens: 256, sequences: 1 });

	function save(bytes: Buffer): string {
		const path = join(folder, 'model.gguf');
		rmSync(path, { force: true });
		writeFileSync(path, bytes);
		return path;
	}

	/** The starter with one text in its header replaced by another of the same length. */
	function patched(from: string, to: string): Buffer {
		const bytes = Buffer.from(starter);
		const at = bytes.indexOf(from);
		if (at < 0 || from.length !== to.length) throw new Error(`cannot patch ${from}`);
		bytes.write(to, at);
		return bytes;
	}

	test.each([
		['nothing', () => Buffer.alloc(0)],
		['a page of the web', () => Buffer.from('<html>404</html>')],
		['half a header', () => starter.subarray(0, 500_000)],
		['half its weights', () => starter.subarray(0, 60_000_000)],
		['all but its last byte', () => starter.subarray(0, -1)],
		['another kind of model', () => patched('llama', 'llamb')],
		['another kind of vocabulary', () => patched('gpt2', 'gpt9')],
		['a missing layer', () => patched('blk.7.attn_q.weight', 'blk.7.attn_Q.weight')],
		['a missing output', () => patched('output_norm.weight', 'output_morm.weight')]
	])('%s is refused with a reason', async (_, make) => {
		await expect(load(save(make()))).rejects.toMatchObject({
			code: 'MODEL_BAD_FILE',
			values: { file: 'model.gguf', reason: expect.any(String) as string }
		});
	});

	test('a file that is not there is missing, not bad', async () => {
		await expect(load(join(folder, 'none.gguf'))).rejects.toMatchObject({ code: 'MODEL_MISSING' });
	});

	test('a model is no adapter', async () => {
		await expect(load(starterPath, starterPath)).rejects.toMatchObject({
			code: 'MODEL_BAD_FILE',
			values: { reason: 'it is not a LoRA adapter' }
		});
	});

	test('after all of them the real one still loads and counts', async () => {
		expect(await load(starterPath)).toMatchObject({ contextTokens: 256, parameters: 134_515_008 });
		expect(await engine.call('count', { texts: ['hello world'] })).toEqual([2]);
	});

	test('a window larger than the model was trained for is cut to that', async () => {
		const loaded = await engine.call('load', {
			path: starterPath,
			adapterPath: null,
			contextTokens: 1_000_000,
			sequences: 1
		});
		expect(loaded.contextTokens).toBe(loaded.trainedContextTokens);
	});
});

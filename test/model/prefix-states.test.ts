import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import type { Usage } from '../../main/model/protocol.ts';
import { forkEngine, hasStarter, starterPath } from '../helpers/engine.ts';

const tools = Array.from(
	{ length: 20 },
	(_, number) => `tool_${number}(text): does thing ${number}`
);
const system = `<|im_start|>system\nAnswer with one call.\n${tools.join('\n')}<|im_end|>\n`;

describe.skipIf(!hasStarter)('what every decision begins with', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'hearth-states-'));
	});
	afterEach(() =>
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
	);

	/** One decision in an engine process of its own. */
	async function decide(request: string, shared = 1): Promise<{ text: string; usage: Usage }> {
		const engine = new EngineClient(forkEngine);
		try {
			const load = { adapterPath: null, contextTokens: 1024, sequences: 1, statesFolder: folder };
			await engine.call('load', { path: starterPath, ...load });
			const prompt = [
				{ text: system, special: true },
				{ text: `<|im_start|>user\n${request}<|im_end|>\n<|im_start|>assistant\n`, special: true }
			];
			const grammar = 'root ::= "tool_" [0-9] "(" [a-z ]{1,20} ")"';
			return await engine.call('decide', { sequence: 'a', prompt, shared, grammar, maxTokens: 30 });
		} finally {
			engine.close();
		}
	}

	test('is read from the disk after a start, and decides the same', async () => {
		const first = await decide('the third thing please');
		expect(first.usage.cachedTokens).toBeGreaterThan(64);
		expect(readdirSync(folder)).toHaveLength(1);
		const again = await decide('the third thing please');
		expect(again.text).toBe(first.text);
		expect(again.usage.cachedTokens).toBe(first.usage.cachedTokens);
		const other = await decide('something else entirely');
		expect(other.usage.cachedTokens).toBe(first.usage.cachedTokens);
		expect(readdirSync(folder)).toHaveLength(1);
	});

	test('is read again when its file is cut short, and the file is whole after that', async () => {
		const first = await decide('the third thing please');
		const [name = ''] = readdirSync(folder);
		truncateSync(join(folder, name), 10_000);
		expect((await decide('the third thing please')).text).toBe(first.text);
		expect(readdirSync(folder)).toEqual([name]);
		expect((await decide('the third thing please')).text).toBe(first.text);
	});

	test('leaves nothing on the disk when it holds what a person said', async () => {
		await decide('the third thing please', 0);
		expect(readdirSync(folder)).toEqual([]);
	});
});

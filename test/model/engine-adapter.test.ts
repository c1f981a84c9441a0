import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine, hasStarter, starterPath } from '../helpers/engine.ts';

const adapterPath = join(import.meta.dirname, '../../models/starter/hearth-decider.gguf');

describe.skipIf(!hasStarter || !existsSync(adapterPath))('the engine with the adapter', () => {
	const engine = new EngineClient(forkEngine);
	afterAll(() => engine.close());

	const load = (adapter: string | null) =>
		engine.call('load', {
			path: starterPath,
			adapterPath: adapter,
			contextTokens: 4096,
			sequences: 1
		});
	const ask = {
		sequence: 'a',
		prompt: [
			{
				special: true,
				text: [
					'<|im_start|>system\nYou are Hearth. Answer with one call.',
					'calculator(expression): arithmetic, percent, units, dates',
					'open_page(url): open a web page',
					'reply(): talk, no tool needed<|im_end|>\n<|im_start|>user\n'
				].join('\n')
			},
			{ special: false, text: 'what is 18% of 2340?' },
			{ special: true, text: '<|im_end|>\n<|im_start|>assistant\n' }
		],
		maxTokens: 40
	};
	const grammar = String.raw`root ::= ("calculator" | "open_page") "(" "\"" [a-z0-9%*+./ -]{1,20} "\"" ")" | "reply()"`;
	const answer = () => engine.call('generate', { ...ask, temperature: 0, stop: [] });

	test('decisions are made with it, answers without', async () => {
		await load(null);
		const plainAnswer = await answer();
		const plainDecision = await engine.call('decide', { ...ask, grammar });
		await load(adapterPath);
		const decision = await engine.call('decide', { ...ask, grammar });
		expect((await answer()).text).toBe(plainAnswer.text);
		expect(decision.text).toBe('calculator("18% * 2340")');
		expect(plainDecision.text).not.toBe(decision.text);
	});

	test('a decision has a window of its own, and says when it is too small', async () => {
		await load(adapterPath);
		const long = { ...ask, prompt: [{ special: false, text: 'word '.repeat(3_000) }] };
		await expect(engine.call('decide', { ...long, grammar })).rejects.toMatchObject({
			code: 'CONTEXT_TOO_SMALL',
			values: { size: 2048 }
		});
		expect(await engine.call('count', { texts: ['a'] })).toEqual([1]);
	});
});

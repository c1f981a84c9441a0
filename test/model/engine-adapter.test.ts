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

	test('what the grammar forces is not asked for, and changes nothing', async () => {
		await load(adapterPath);
		const requests = ['what is 18% of 2340?', 'open https://example.org/a please', 'thanks, bye'];
		const calls = [
			'root ::= "calculator(" "\\"" ("18% * 2340" | "18 + 2340") "\\"" ")"',
			'"open_page(" "\\"" ("https://example.org/" ("a" | "b") | "날씨/" ("가" | "나")) "\\"" ")"',
			'"reply()"'
		].join(' | ');
		for (const text of requests) {
			const prompt = ask.prompt.map((segment) =>
				segment.special ? segment : { special: false, text }
			);
			const decide = async (grammar: string) =>
				await engine.call('decide', { ...ask, prompt, grammar });
			const [jumping, asked] = [
				await decide(calls),
				await decide(`# every token asked for\n${calls}`)
			];
			expect(jumping.text).toBe(asked.text);
			expect(jumping.usage.generatedTokens).toBe(asked.usage.generatedTokens);
			expect(jumping.usage.forcedTokens).toBeGreaterThan(0);
			expect(asked.usage.forcedTokens).toBe(0);
		}
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

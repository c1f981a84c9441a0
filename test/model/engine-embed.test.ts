import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';

const path = join(import.meta.dirname, '../../models/starter/all-minilm-l6-v2.Q8_0.gguf');

describe.skipIf(!existsSync(path))('the embedder', () => {
	const engine = new EngineClient(forkEngine);
	afterAll(() => engine.close());
	const embed = (...texts: string[]) => engine.call('embed', { path, texts });
	const likeness = (a: number[] = [], b: number[] = []): number =>
		a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

	test('vectors are of length one, and need no other model to be loaded', async () => {
		for (const vector of await embed('a cat', '', '안녕하세요', 'word '.repeat(2000))) {
			expect(vector).toHaveLength(384);
			expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
		}
	});

	test('what means the same lies closer than what does not', async () => {
		const [question, answer, other] = await embed(
			'How much does the flat cost each month?',
			'The rent is 900 euros a month.',
			'Whales are mammals that live in the sea.'
		);
		expect(likeness(question, answer)).toBeGreaterThan(likeness(question, other) + 0.2);
	});

	test('a text has the same vector alone and among others', async () => {
		const [alone] = await embed('The rent is 900 euros a month.');
		const among = await embed('first', 'The rent is 900 euros a month.', 'last');
		expect(likeness(alone, among[1])).toBeCloseTo(1, 4);
	});

	test('two requests at once are both answered', async () => {
		const [a, b] = await Promise.all([embed('one'), embed('two', 'three')]);
		expect([a.length, b.length]).toEqual([1, 2]);
	});
});

import { afterAll, expect, test } from 'vitest';
import { evaluate } from '../../../../main/evaluation/evaluate.ts';
import { withCertain } from '../../../../main/kernel/certain/certain.ts';
import { runProgram } from '../../../dispatch/programs.ts';
import { loadRequests } from '../../../dispatch/requests.ts';
import { openTools } from '../../../dispatch/tools.ts';

const { offered, calculate, close } = openTools();
afterAll(close);

const usage = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, firstTokenMs: 1, ms: 1 };

test('of the hand-written requests none is certain in a wrong way', async () => {
	const { scores } = await evaluate({
		requests: loadRequests(),
		decider: withCertain({ decide: () => Promise.resolve({ kind: 'reply', usage }) }),
		tools: offered,
		tried: { calculate, runProgram },
		signal: AbortSignal.timeout(240_000),
		onScore: () => undefined
	});
	const certain = scores.filter(({ outcome }) => outcome.tool !== 'reply');
	const wrong = certain.filter(({ callRight }) => !callRight).map(({ request }) => request.id);
	// Everything is asked of the memory there, and told.
	expect(wrong).toEqual(['recall-ko-005']);
	expect(certain.length).toBeGreaterThan(40);
}, 300_000);

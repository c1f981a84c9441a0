import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Calculator } from '../../tools/calculator/calculator.ts';
import { startCalculatorThread } from '../../tools/calculator/index.ts';
import type { CalculatorThread } from '../../tools/calculator/thread.ts';
import { ToolError } from '../../tools/tool.ts';
import { hostileExpressions } from './calculator.ts';

/** The real calculator in its real thread. */
const worker = join(import.meta.dirname, '../tools/calculator/thread.mjs');
const threads: CalculatorThread[] = [];
const calculator = new Calculator(
	() => {
		const thread = startCalculatorThread(worker);
		threads.push(thread);
		return thread;
	},
	// A busy machine must not decide; what is refused is refused without waiting for this.
	{ time: 8_000, startTime: 120_000 }
);
afterAll(() => {
	for (const thread of threads) thread.kill();
});

async function outcome(expression: string, earlier: string[]): Promise<unknown> {
	try {
		const part = await calculator.evaluate({ expression, earlier }, new AbortController().signal);
		return part.type === 'value' ? { value: part.exact } : { part: part.type };
	} catch (error) {
		if (!(error instanceof ToolError)) throw error;
		return { code: error.code, message: error.message };
	}
}

test.each(hostileExpressions.map((row, index) => ({ ...row, index })))(
	'hostile expression $index',
	{ timeout: 180_000 },
	async ({ expression, earlier, wanted }) => {
		const result = await outcome(expression, earlier ?? []);
		if (wanted === 'ended') {
			// Whatever came of it, the calculator is there for the next one.
			expect(await outcome('2 + 3', [])).toEqual({ value: '5' });
		} else if (wanted === 'refused') {
			expect(result).toEqual({
				code: expect.stringMatching(/^(?:BAD_INPUT|LIMIT)$/) as string,
				message: expect.stringMatching(/^["A-Z].*[.)]$/su) as string
			});
		} else {
			expect(result).toEqual(wanted);
		}
	}
);

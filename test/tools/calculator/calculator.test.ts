import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCalculator, startCalculatorThread } from '../../../tools/calculator/index.ts';
import type { CalculatorThread } from '../../../tools/calculator/thread.ts';
import type { ToolContext, ToolOutput } from '../../../tools/tool.ts';

/** The real worker, read from source. */
const worker = join(import.meta.dirname, 'thread.mjs');
const threads: CalculatorThread[] = [];

function start(): CalculatorThread {
	const thread = startCalculatorThread(worker);
	threads.push(thread);
	return thread;
}

afterAll(() => {
	for (const thread of threads.splice(0)) thread.kill();
});

const calculator = createCalculator({ start, limits: { startTime: 60_000 } });
function context(signal = new AbortController().signal): ToolContext {
	return { signal, conversationId: 'c', messageId: 'm', allow: () => Promise.resolve() };
}
async function run(expression: string, signal?: AbortSignal): Promise<ToolOutput> {
	return await calculator.run({ expression }, context(signal));
}

test('the value comes back as a part, computed from the input alone', async () => {
	expect(await run('18% * 2340')).toEqual({
		parts: [{ type: 'value', exact: '421.2', rounded: null, reading: '18% * 2340' }],
		origin: 'tool'
	});
});

test('several questions at once are all answered, each with its own value', async () => {
	const outputs = await Promise.all(
		['1+1', '2+2', '1/0', '3+3'].map((one) => run(one).catch(String))
	);
	expect(outputs.map((one) => (typeof one === 'string' ? one : one.parts[0]))).toMatchObject([
		{ exact: '2' },
		{ exact: '4' },
		expect.stringContaining('Division by zero'),
		{ exact: '6' }
	]);
});

test('an endless computation is ended, and the next expression has its value', async () => {
	await run('1');
	await expect(run('combinations(1e15 + 0.5 - 0.5, 5e14)')).rejects.toMatchObject({
		code: 'LIMIT'
	});
	expect((await run('2+3')).parts).toMatchObject([{ exact: '5' }]);
});

test('a computation that fills the memory ends its thread only', async () => {
	const row = Array.from({ length: 600 }, (_, index) => String(index)).join(',');
	const column = row.replaceAll(',', ';');
	await expect(run(`norm([${column}] * [${row}] * [${column}] * [${row}])`)).rejects.toMatchObject({
		code: 'LIMIT'
	});
	expect((await run('2+3')).parts).toMatchObject([{ exact: '5' }]);
});

test('Stop ends a computation', async () => {
	await run('1');
	const controller = new AbortController();
	const running = run('combinations(1e15 + 0.5 - 0.5, 5e14)', controller.signal);
	controller.abort();
	await expect(running).rejects.toThrow();
	expect((await run('2+3')).parts).toMatchObject([{ exact: '5' }]);
});

test('the thread sees nothing of the environment', async () => {
	await expect(run('process.env.HOME')).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

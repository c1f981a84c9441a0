import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createCalculator, startCalculatorThread } from '../../../tools/calculator/index.ts';
import type { CalculatorThread } from '../../../tools/calculator/thread.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { scriptedModel } from '../../helpers/scripted-model.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

/** Names in whole turns: the real kernel, store and calculator; only the model is a script. */
const worker = join(import.meta.dirname, 'thread.mjs');
const threads: CalculatorThread[] = [];
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const thread of threads.splice(0)) thread.kill();
	for (const close of closers.splice(0)) await close();
});

async function open(folder?: string) {
	const opened = await openStoreInProcess(folder);
	const { store } = opened;
	const calculator = createCalculator({
		start: () => {
			const thread = startCalculatorThread(worker);
			threads.push(thread);
			return thread;
		},
		limits: { startTime: 60_000, time: 30_000 },
		earlier: (messageId) => store.call('calculation:definitions', { messageId })
	});
	let script: Parameters<typeof scriptedModel>[0] = [];
	const kernel = bareKernel({
		store,
		model: () => Promise.resolve(scriptedModel(script)),
		tools: () => Promise.resolve([calculator])
	});
	const ask = async (
		conversationId: string,
		parentId: string | null,
		expression: string,
		said = `calculate ${expression}`
	) => {
		script = [{ call: 'calculator', input: { expression } }];
		const { assistantMessage } = await kernel.ask({
			...{ conversationId, parentId, text: said, attachments: [] },
			unattended: () => false
		});
		await kernel.finished(conversationId);
		return await store.call('message:get', { messageId: assistantMessage.id });
	};
	const create = async (temporary = false): Promise<string> =>
		(await store.call('conversation:create', { title: '', temporary })).id;
	return { ...opened, ask, create };
}

test('a name keeps its value within its conversation, over a restart, and nowhere else', async () => {
	const first = await open();
	const id = await first.create();
	const price = await first.ask(id, null, 'price = 12.50');
	expect(price.text).toBe('`price` = **12.5**. I keep it for this conversation.');
	const sum = await first.ask(id, price.id, 'price * 3');
	expect(sum.text).toBe('`price * 3` = **37.5**');
	const other = await first.create();
	expect((await first.ask(other, null, 'price * 3')).text).toContain('knows no name "price"');
	await first.close();

	const second = await open(first.folder);
	closers.push(second.dispose);
	const again = await second.ask(id, sum.id, 'price * 4');
	expect(again.text).toBe('`price * 4` = **50**');
	// In a branch that begins before it, the name has no value.
	expect((await second.ask(id, null, 'price * 4')).text).toContain('knows no name "price"');
});

test('functions, dates, a value that changes and what failed', async () => {
	const { ask, create, dispose } = await open();
	closers.push(dispose);
	const id = await create();
	let last: string | null = null;
	const tell = async (expression: string, said?: string): Promise<string> => {
		const message = await ask(id, last, expression, said);
		last = message.id;
		return message.text;
	};
	await tell('total = 10');
	await tell('total = total + 5');
	await tell('total = total / 0');
	expect(await tell('total')).toBe('`total` = **15**');
	await tell('f(x) = x^2 + total');
	expect(await tell('f(3)')).toBe('`f(3)` = **24**');
	await tell('start = 2026-03-01');
	expect(await tell('start + 3 weeks')).toContain('**2026-03-22 (Sunday)**');
	expect(await tell('variables')).toContain('| total | 15 |');
	expect(await tell('start + 3 weeks', '3주 뒤는 언제야? 2026-03-01 3')).toContain(
		'**2026-03-22 (일요일)**'
	);
});

test('a temporary conversation keeps its names to its end, and leaves none', async () => {
	const { ask, create, store, folder, close } = await open();
	const id = await create(true);
	const first = await ask(id, null, 'secretprice = 12.50');
	expect((await ask(id, first.id, 'secretprice * 2')).text).toContain('**25**');
	await store.call('conversation:remove', { conversationId: id, purge: true });
	expect(await store.call('calculation:definitions', { messageId: first.id })).toEqual([]);
	await close();
	const { dispose } = await openStoreInProcess(folder);
	closers.push(dispose);
});

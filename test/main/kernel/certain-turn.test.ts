import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { withCertain } from '../../../main/kernel/certain/certain.ts';
import type { ChatMessage } from '../../../main/contract.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { echoTool, scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

const tools = [
	echoTool({ name: 'calculator', input: z.object({ expression: z.string() }) }),
	echoTool({ name: 'recall', effect: 'read', input: z.object({ query: z.string() }) })
];

/** What runs in one turn after another, where the starter's words come from a script. */
async function asked(requests: string[], script: ScriptLine[] = []): Promise<ChatMessage[]> {
	const { store, dispose } = await openStoreInProcess();
	closers.push(dispose);
	const model = scriptedModel(script);
	const kernel = bareKernel({
		store,
		model: () => Promise.resolve({ ...model, decider: withCertain(model.decider) }),
		tools: () => Promise.resolve(tools)
	});
	const { id } = await store.call('conversation:create', { title: '', temporary: false });
	const answers: ChatMessage[] = [];
	for (const text of requests) {
		const parentId = answers.at(-1)?.id ?? null;
		const { assistantMessage } = await kernel.ask({
			conversationId: id,
			parentId,
			text,
			attachments: []
		});
		await kernel.finished(id);
		answers.push(await store.call('message:get', { messageId: assistantMessage.id }));
	}
	return answers;
}

function inputs({ steps }: ChatMessage): unknown[] {
	return steps.flatMap((step) => (step.kind === 'decision' ? [step.input] : []));
}

test('the size of a unit is no number that nobody said', async () => {
	const [answer] = await asked(['30평이 몇 제곱미터야?']);
	expect(answer && inputs(answer)).toEqual([{ expression: '30 * (400/121 m^2) to m^2' }]);
});

test('who asks for all that is remembered is told all of it', async () => {
	const [answer] = await asked(['what do you know about me?']);
	expect(answer && inputs(answer)).toEqual([{ query: '*' }]);
});

import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { TurnEvent } from '../../../../main/contract.ts';
import { openDocuments, type TestDocuments } from '../../../helpers/documents.ts';
import { bareKernel } from '../../../helpers/kernel.ts';
import { echoTool, scriptedModel } from '../../../helpers/scripted-model.ts';

const limit = 120_000;
let opened: TestDocuments | undefined;
afterEach(() => opened?.dispose());

const calculator = echoTool({ name: 'calculator', input: z.object({ expression: z.string() }) });

test(
	'a counting question about an attached sheet is computed by the kernel, whatever the model would call',
	async () => {
		opened = await openDocuments();
		const { store } = opened;
		const rows = Array.from({ length: 500 }, (_, index) => `Item ${index},${index % 5}`);
		const id = await opened.add('stock.csv', ['Item,Shelf', ...rows].join('\n'));
		const model = scriptedModel([{ call: 'calculator', input: { expression: '2 + 2' } }]);
		const events: TurnEvent[] = [];
		const kernel = bareKernel({
			store,
			model: () => Promise.resolve(model),
			tools: () => Promise.resolve([calculator]),
			onEvent: (_conversation, _message, event) => events.push(event)
		});
		const conversation = await store.call('conversation:create', { title: '', temporary: false });
		const { assistantMessage } = await kernel.ask({
			conversationId: conversation.id,
			parentId: null,
			text: 'how many items are on shelf 3?',
			attachments: [id]
		});
		await kernel.finished(conversation.id);
		expect(model.requests).toEqual([]);
		const saved = await store.call('message:get', { messageId: assistantMessage.id });
		expect(saved.text).toContain('**100** of the 500 rows');
		expect(saved.text).toContain('500 of 500 rows');
		expect(saved.citations).toMatchObject([{ documentId: id, supported: true }]);
		expect(saved.steps.map(({ kind }) => kind)).toEqual(['decision', 'result']);
		expect(events.map(({ type }) => type)).toEqual([
			'turn-start',
			'tool-call',
			'tool-result',
			'text-delta',
			'turn-end'
		]);
	},
	limit
);

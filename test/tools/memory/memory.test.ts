import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMemoryTools } from '../../../tools/memory/index.ts';
import {
	ToolError,
	type AccessRequest,
	type ToolContext,
	type ToolOutput
} from '../../../tools/tool.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let source: { conversationId: string; messageId: string };
beforeAll(async () => {
	opened = await openStoreInProcess();
	const { store } = opened;
	const { id: conversationId } = await store.call('conversation:create', {
		title: '',
		temporary: false
	});
	const { id: messageId } = await store.call('message:add', {
		conversationId,
		parentId: null,
		role: 'user',
		text: 'remember this',
		status: 'complete',
		attachments: []
	});
	source = { conversationId, messageId };
});
afterAll(() => opened.dispose());

async function run(
	name: string,
	input: unknown,
	allow: ToolContext['allow'] = () => Promise.resolve()
): Promise<ToolOutput> {
	const tools = createMemoryTools({
		add: async (text, from) => {
			await opened.store.call('fact:add', { text, origin: 'user', source: from });
		},
		search: (query) => opened.store.call('fact:search', { query, limit: 10 })
	});
	const tool = tools.find((one) => one.name === name);
	if (tool === undefined) throw new Error(name);
	return await tool.run(input, { signal: new AbortController().signal, ...source, allow });
}

test('what was remembered is recalled, marked as memory', async () => {
	await run('remember', { text: 'My sister is called Ana' });
	expect(await run('recall', { query: 'sister' })).toEqual({
		parts: [{ type: 'text', text: '- My sister is called Ana' }],
		origin: 'memory'
	});
});

test('the fact keeps the message it was said in', async () => {
	await run('remember', { text: '제 생일은 5월 3일이에요' });
	const facts = await opened.store.call('fact:list', null);
	expect(facts.find(({ text }) => text.includes('생일'))?.source).toEqual(source);
});

test('nothing is kept that was not allowed', async () => {
	const asked: AccessRequest[] = [];
	const refuse = (request: AccessRequest): Promise<void> => {
		asked.push(request);
		return Promise.reject(new ToolError('DENIED', 'no'));
	};
	await expect(run('remember', { text: 'a secret wish' }, refuse)).rejects.toMatchObject({
		code: 'DENIED'
	});
	expect(asked).toEqual([{ effect: 'memory', target: 'a secret wish' }]);
	const facts = await opened.store.call('fact:list', null);
	expect(facts.map(({ text }) => text)).not.toContain('a secret wish');
});

test('what nobody remembered gives an empty text, not an error', async () => {
	expect((await run('recall', { query: 'zebra crossing' })).parts).toEqual([
		{ type: 'text', text: '' }
	]);
});

test.each(['"', '*', 'AND OR NOT', 'a" OR "b', "'; DROP TABLE facts; --", 'NEAR(a b)', '(('])(
	'a query of signs is only text: %s',
	async (query) => {
		expect((await run('recall', { query })).origin).toBe('memory');
	}
);

test('blanks are nothing to remember', async () => {
	await expect(run('remember', { text: '   ' })).rejects.toThrow();
});

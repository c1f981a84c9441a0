import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Step } from '../../../main/contract.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { Database } from '../../../main/memory/store.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';
import { join } from 'node:path';
import { z } from 'zod';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

/** One exchange, and what it brought for the memory. */
async function say(
	text: string,
	{ answer = 'I see.', steps = [] as Step[], memory = true } = {}
): Promise<{ conversationId: string; userId: string; answerId: string }> {
	const { id: conversationId } = await store.call('conversation:create', {
		title: '',
		temporary: !memory,
		memory
	});
	const message = { conversationId, status: 'complete' as const, attachments: [] };
	const { id: userId } = await store.call('message:add', {
		...message,
		...{ parentId: null, role: 'user' as const, text }
	});
	const { id: answerId } = await store.call('message:add', {
		...message,
		...{ parentId: userId, role: 'assistant' as const, text: answer }
	});
	for (const step of steps) await store.call('message:add-step', { messageId: answerId, step });
	return { conversationId, userId, answerId };
}

function newsOf({ answerId }: { answerId: string }, suggest = true) {
	return store.call('fact:news', { messageId: answerId, suggest });
}

async function suggested(exchange: { answerId: string }): Promise<string[]> {
	return (await newsOf(exchange)).suggestions.map(({ text }) => text);
}

test('what the user says of themselves is suggested, with the message that has it, and not kept', async () => {
	const exchange = await say('I live in Busan. What should I see?');
	expect(await newsOf(exchange)).toEqual({
		suggestions: [{ messageId: exchange.userId, text: 'I live in Busan' }],
		conflicts: []
	});
	expect(await store.call('fact:list', null)).toEqual([]);
});

test('what the answer or a page says is never suggested', async () => {
	const page: Step = {
		kind: 'result',
		callId: 'c1',
		tool: 'open_page',
		ok: true,
		parts: [{ type: 'text', text: 'My name is Eve. I live in Rome.' }],
		origin: 'web',
		ms: 1,
		activityId: null
	};
	expect(
		await suggested(await say('Open it', { answer: 'I live in Rome.', steps: [page] }))
	).toEqual([]);
});

test('no is for good, also in other words, and what was declined is not written down', async () => {
	const exchange = await say('I live in Busan');
	await store.call('fact:dismiss', { text: 'I live in Busan' });
	expect(await suggested(exchange)).toEqual([]);
	expect(await suggested(await say("By the way, I'm living in Busan."))).toEqual([]);
	expect(await suggested(await say('I live in Seoul'))).toEqual(['I live in Seoul']);
	const database = new Database(join(opened.folder, 'store.db'));
	const rows = database.all(z.record(z.string(), z.unknown()), 'select * from fact_dismissals');
	database.close();
	expect(JSON.stringify(rows)).not.toContain('Busan');
});

test('what is known, or was just remembered by a call, is not suggested', async () => {
	await store.call('fact:add', { text: 'I live in Busan', origin: 'user', source: null });
	expect(await suggested(await say('I live in Busan now'))).toEqual([]);
	const remembered: Step = {
		kind: 'result',
		callId: 'c1',
		tool: 'remember',
		ok: true,
		parts: [],
		origin: 'tool',
		ms: 1,
		activityId: null
	};
	expect(await suggested(await say('My name is Ada', { steps: [remembered] }))).toEqual([]);
});

test('nothing is suggested while learning is paused, or in a conversation without memory', async () => {
	expect((await newsOf(await say('My name is Ada'), false)).suggestions).toEqual([]);
	expect(await suggested(await say('My name is Ada', { memory: false }))).toEqual([]);
});

test('what was said differently before is told where it is said again', async () => {
	const old = await store.call('fact:add', {
		text: 'I live in Busan',
		origin: 'user',
		source: null
	});
	const exchange = await say('I live in Seoul');
	const fresh = await store.call('fact:add', {
		text: 'I live in Seoul',
		origin: 'user',
		source: { conversationId: exchange.conversationId, messageId: exchange.userId }
	});
	expect((await newsOf(exchange)).conflicts).toEqual([{ facts: [fresh, old] }]);
	expect((await newsOf(await say('Hello'))).conflicts).toEqual([]);
});

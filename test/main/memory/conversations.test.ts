import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Step } from '../../../main/contract.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

const note: Step = { kind: 'note', note: 'hello', values: { count: 2 } };

async function say(conversationId: string, parentId: string | null, text: string) {
	const role = 'user' as const;
	return store.call('message:add', {
		conversationId,
		parentId,
		role,
		text,
		status: 'complete',
		attachments: []
	});
}

async function talk(title = 'Talk', temporary = false) {
	return store.call('conversation:create', { title, temporary });
}

test('a message comes back as it was written, with its steps and its context', async () => {
	const { id: conversationId } = await talk();
	const answer = await store.call('message:add', {
		conversationId,
		parentId: null,
		role: 'assistant',
		text: '',
		status: 'running',
		attachments: []
	});
	await store.call('message:append', { messageId: answer.id, text: '안녕하세요, ' });
	await store.call('message:append', { messageId: answer.id, text: 'world' });
	await store.call('message:add-step', { messageId: answer.id, step: note });
	const context = { windowTokens: 4096, pages: [] };
	await store.call('message:set-context', { messageId: answer.id, context });
	const finished = await store.call('message:finish', {
		messageId: answer.id,
		status: 'complete',
		error: null,
		citations: []
	});
	expect(finished).toEqual({
		...answer,
		text: '안녕하세요, world',
		status: 'complete',
		steps: [note]
	});
	expect(await store.call('message:get', { messageId: answer.id })).toEqual(finished);
	expect(await store.call('message:context', { messageId: answer.id })).toEqual(context);
});

test('an edit makes a branch beside the old one and loses nothing', async () => {
	const { id } = await talk();
	const first = await say(id, null, 'first');
	const second = await say(id, first.id, 'second');
	const edited = await say(id, first.id, 'second, edited');
	const third = await say(id, second.id, 'third');
	const texts = async (leafId: string) =>
		(await store.call('message:branch', { leafId })).map(({ text }) => text);
	expect(await texts(third.id)).toEqual(['first', 'second', 'third']);
	expect(await texts(edited.id)).toEqual(['first', 'second, edited']);
	expect(await store.call('message:leaf', { messageId: second.id })).toBe(third.id);
	expect(await store.call('message:leaf', { messageId: first.id })).toBe(third.id);
	const versions = await store.call('message:versions', { conversationId: id });
	expect(versions[edited.id]).toEqual([second.id, edited.id]);
	expect((await store.call('conversation:messages', { conversationId: id })).length).toBe(4);
	expect((await store.call('conversation:get', { conversationId: id })).leafId).toBe(third.id);
});

test('a background title never replaces the one the user gave', async () => {
	const { id: conversationId } = await talk('New');
	const rename = async (title: string, titledBy: 'user' | 'hearth') =>
		(await store.call('conversation:update', { conversationId, title, titledBy })).title;
	expect(await rename('Taxes', 'hearth')).toBe('Taxes');
	expect(await rename('My taxes', 'user')).toBe('My taxes');
	expect(await rename('Money', 'hearth')).toBe('My taxes');
});

test('a deleted conversation waits in the bin and comes back whole', async () => {
	const { id: conversationId } = await talk();
	await say(conversationId, null, 'keep me');
	const ids = async (bin: boolean) =>
		(await store.call('conversation:list', { bin })).map(({ id }) => id);
	await store.call('conversation:remove', { conversationId, purge: false });
	expect([await ids(false), await ids(true)]).toEqual([[], [conversationId]]);
	await store.call('conversation:restore', { conversationId });
	expect([await ids(false), await ids(true)]).toEqual([[conversationId], []]);
	expect(await store.call('conversation:messages', { conversationId })).toHaveLength(1);
});

test('a conversation of 1,200 messages can be deleted for good', async () => {
	const { id: conversationId } = await talk();
	let parentId: string | null = null;
	for (let count = 0; count < 1200; count++)
		parentId = (await say(conversationId, parentId, `n${count}`)).id;
	expect(await store.call('message:branch', { leafId: parentId ?? '' })).toHaveLength(1200);
	await store.call('conversation:remove', { conversationId, purge: true });
	await expect(store.call('conversation:get', { conversationId })).rejects.toMatchObject({
		code: 'NOT_FOUND'
	});
	expect(await store.call('conversation:search', { query: 'n1199', limit: 5 })).toEqual([]);
});

test('a message cannot hang below one of another conversation', async () => {
	const one = await talk();
	const other = await talk();
	const message = await say(one.id, null, 'here');
	await expect(say(other.id, message.id, 'there')).rejects.toMatchObject({ code: 'NOT_FOUND' });
	await expect(
		store.call('conversation:update', { conversationId: other.id, leafId: message.id })
	).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('text that SQLite would cut off or refuse is stored whole', async () => {
	const { id } = await talk('bad \ud800 title\0!');
	const message = await say(id, null, 'before\0after \udc00 end 🎉');
	expect((await store.call('conversation:get', { conversationId: id })).title).toBe(
		'bad \uFFFD title\uFFFD!'
	);
	expect(message.text).toBe('before\uFFFDafter \uFFFD end 🎉');
	const step: Step = { kind: 'note', note: 'x\ud800y\0', values: {} };
	await store.call('message:add-step', { messageId: message.id, step });
	const { steps } = await store.call('message:get', { messageId: message.id });
	expect(steps).toEqual([{ ...step, note: 'x\uFFFDy\uFFFD' }]);
});

test('a fork has a copy of the branch up to a message, and the first conversation stays as it is', async () => {
	const { id: conversationId } = await talk();
	const question = await say(conversationId, null, 'which ferry');
	const answer = await say(conversationId, question.id, 'the green one');
	const step: Step = {
		...{ kind: 'result', callId: 'call', tool: 'write_file', ok: true, parts: [] },
		...{ origin: 'tool', ms: 5, activityId: 'activity' }
	};
	await store.call('message:add-step', { messageId: answer.id, step });
	await store.call('message:add-step', { messageId: answer.id, step: note });
	const context = { windowTokens: 4096, pages: [] };
	await store.call('message:set-context', { messageId: answer.id, context });
	const later = await say(conversationId, answer.id, 'and the fare');

	const fork = await store.call('conversation:fork', { messageId: answer.id, title: 'Talk (2)' });
	const copied = await store.call('message:branch', { leafId: fork.leafId ?? '' });
	expect(copied.map(({ text }) => text)).toEqual(['which ferry', 'the green one']);
	expect(copied.map(({ conversationId: own }) => own)).toEqual([fork.id, fork.id]);
	// What was written can be undone where it was written, and only there.
	expect(copied[1]?.steps).toEqual([{ ...step, activityId: null }, note]);
	expect(await store.call('message:context', { messageId: fork.leafId ?? '' })).toEqual(context);
	const found = await store.call('conversation:search', { query: 'green', limit: 10 });
	expect(found.map(({ title }) => title).sort()).toEqual(['Talk', 'Talk (2)']);

	await say(fork.id, fork.leafId, 'the blue one instead');
	expect((await store.call('conversation:get', { conversationId })).leafId).toBe(later.id);
	expect(await store.call('conversation:messages', { conversationId })).toHaveLength(3);
});

test('a fork of a temporary conversation is temporary too', async () => {
	const { id: conversationId } = await talk('', true);
	const question = await say(conversationId, null, 'between us');
	await store.call('conversation:fork', { messageId: question.id, title: 'Between us' });
	expect(await store.call('conversation:list', { bin: false })).toEqual([]);
	await expect(
		store.call('conversation:fork', { messageId: 'none', title: 'Nothing' })
	).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('many conversations go to the bin together and come back as they were', async () => {
	const first = await talk('first');
	const second = await talk('second');
	const third = await talk('third');
	const titles = async (bin = false) =>
		(await store.call('conversation:list', { bin })).map(({ title, archived }) => [
			title,
			archived
		]);
	await store.call('conversation:sort', { conversationIds: [second.id], into: 'archive' });
	const conversationIds = [first.id, second.id];
	await store.call('conversation:sort', { conversationIds, into: 'bin' });
	expect(await titles()).toEqual([['third', false]]);
	expect(await titles(true)).toHaveLength(2);
	await store.call('conversation:sort', { conversationIds, into: 'from-bin' });
	expect((await titles()).sort()).toEqual([
		['first', false],
		['second', true],
		['third', false]
	]);
	await store.call('conversation:sort', { conversationIds: [third.id, second.id], into: 'list' });
	expect((await titles()).every(([, archived]) => archived === false)).toBe(true);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../main/memory/protocol.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

async function talk(title: string, texts: string[], temporary = false): Promise<string> {
	const { id } = await store.call('conversation:create', { title, temporary });
	for (const text of texts) {
		await store.call('message:add', {
			conversationId: id,
			parentId: null,
			role: 'user',
			text,
			status: 'complete',
			attachments: []
		});
	}
	return id;
}

async function find(query: string) {
	const found = await store.call('conversation:search', { query, limit: 20 });
	return found.map(({ title, snippet }) => snippet || `# ${title}`);
}

test('messages are found by any part of any word, newest first, titles before them', async () => {
	await talk('Older', ['The Jahresabrechnung came']);
	await talk('Abrechnung', ['nothing here']);
	await talk('Newer', ['abrechnung, again']);
	expect(await find('ABRECHNUNG')).toEqual([
		'# Abrechnung',
		'abrechnung, again',
		'The Jahresabrechnung came'
	]);
});

test('every word of the query must occur; words in quotation marks must stand together', async () => {
	await talk('Talk', ['red apples and green pears', 'green apples']);
	expect(await find('green apples')).toEqual(['green apples', 'red apples and green pears']);
	expect(await find('"green apples"')).toEqual(['green apples']);
	expect(await find('green bananas')).toEqual([]);
});

test('pieces that stand apart from each other are no hit', async () => {
	await talk('Talk', ['abcd bcde', 'abcde']);
	expect(await find('abcde')).toEqual(['abcde']);
});

test('one or two characters are enough in every script', async () => {
	await talk('Talk', ['부산에서 세금을 냈다', '東京へ', '我喜欢苹果', 'my id is 7', 'so :) 🎉']);
	expect(await find('세금')).toEqual(['부산에서 세금을 냈다']);
	expect(await find('세')).toEqual(['부산에서 세금을 냈다']);
	expect(await find('京')).toEqual(['東京へ']);
	expect(await find('東京')).toEqual(['東京へ']);
	expect(await find('苹果')).toEqual(['我喜欢苹果']);
	expect(await find('id')).toEqual(['my id is 7']);
	expect(await find('7')).toEqual(['my id is 7']);
	expect(await find('🎉')).toEqual(['so :) 🎉']);
	expect(await find(':)')).toEqual(['so :) 🎉']);
});

test('what is in the bin or was temporary is not found', async () => {
	const conversationId = await talk('Secret plans', ['the secret']);
	await talk('Secret batch', ['another secret'], true);
	expect(await find('secret')).toEqual(['# Secret plans', 'the secret']);
	await store.call('conversation:remove', { conversationId, purge: false });
	expect(await find('secret')).toEqual([]);
});

test('an answer is found once it is finished, with its last words', async () => {
	const { id: conversationId } = await store.call('conversation:create', {
		title: 'Talk',
		temporary: false
	});
	const { id: messageId } = await store.call('message:add', {
		conversationId,
		parentId: null,
		role: 'assistant',
		text: 'draft words',
		status: 'running',
		attachments: []
	});
	await store.call('message:finish', {
		messageId,
		text: 'final words',
		status: 'complete',
		error: null,
		citations: []
	});
	expect(await find('final')).toEqual(['final words']);
	expect(await find('draft')).toEqual([]);
});

test('the snippet shows the place in a long text', async () => {
	await talk('Talk', [`${'before '.repeat(500)}needle${' after'.repeat(500)}`]);
	const [snippet] = await find('needle');
	expect(snippet).toMatch(/^….*before needle after.*…$/);
	expect(snippet?.length).toBeLessThan(210);
});

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	chatGptConversation,
	janThread,
	longChatGpt,
	makeZip,
	openWebUiChat
} from './make-archives.ts';
import { openWorld, type TransferWorld } from './world.ts';

let world: TransferWorld;

beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.dispose());

const place = (name: string): string => join(world.inbox, name);

function put(name: string, content: unknown): string {
	const path = place(name);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

/** The branches of a conversation as a person sees them. */
async function branches(conversationId: string): Promise<string[][]> {
	const messages = await world.store.call('conversation:messages', { conversationId });
	const leaves = messages.filter(({ id }) => !messages.some(({ parentId }) => parentId === id));
	return await Promise.all(
		leaves.map(async ({ id }) =>
			(await world.store.call('message:branch', { leafId: id })).map(
				({ role, text }) => `${role}: ${text}`
			)
		)
	);
}

test('an export of ChatGPT comes with its branches, times and programs, without what nobody saw', async () => {
	const path = place('export.zip');
	await makeZip(path, {
		'conversations.json': JSON.stringify([chatGptConversation()]),
		'user.json': '{"id": "user-1"}',
		'message_feedback.json': '[]',
		'chat.html': '<html></html>'
	});
	expect(await world.transfers.look(path)).toMatchObject({
		...{ kind: 'chatgpt', file: 'export.zip', fresh: 1, more: 0, known: 0, messages: 4 },
		...{ missing: 1, unreadable: 0, newest: [{ title: 'Means & beaches', messages: 4 }] }
	});
	expect(await world.store.call('conversation:list', { bin: false })).toEqual([]);

	const { conversationIds } = await world.transfers.import(path);
	const [conversation] = await world.store.call('conversation:list', { bin: false });
	expect(conversation).toMatchObject({
		...{ id: conversationIds[0], title: 'Means & beaches', pinned: true, archived: false },
		...{ createdAt: 1_700_000_000_250, updatedAt: 1_700_000_360_250 }
	});
	expect(await branches(conversation?.id ?? '')).toEqual([
		[
			'user: What is the mean of 2 and 4?',
			'assistant: ```python\nprint((2 + 4) / 2)\n```\n\n```\n3.0\n```\n\nThe mean is **3** .'
		],
		[
			'user: What is on this picture?\n\n[Attached, but not in the archive: holiday.png]',
			'assistant: A beach in 부산.'
		]
	]);
	// The branch that was shown there is shown here.
	const shown = await world.store.call('message:branch', { leafId: conversation?.leafId ?? '' });
	expect(shown[0]?.text).toBe('What is the mean of 2 and 4?');
	expect(shown[0]?.createdAt).toBe(1_700_000_060_250);
	const versions = await world.store.call('message:versions', {
		conversationId: conversation?.id ?? ''
	});
	expect(Object.keys(versions).length).toBe(2);
	const hits = await world.store.call('conversation:search', { query: '부산', limit: 5 });
	expect(hits.length).toBe(1);
});

test('what comes from elsewhere is marked, so that nothing in it counts as typed here', async () => {
	const path = put('conversations.json', [chatGptConversation()]);
	const { conversationIds } = await world.transfers.import(path);
	const [conversationId = ''] = conversationIds;
	const messages = await world.store.call('conversation:messages', { conversationId });
	const mark = { kind: 'note', note: 'imported', values: { from: 'ChatGPT' } };
	for (const { role, steps } of messages) if (role === 'user') expect(steps).toEqual([mark]);
});

test('chats of Open WebUI come with their versions, files named and thoughts as quotations', async () => {
	const path = put('chat-export-1710000000.json', [openWebUiChat]);
	expect(await world.transfers.look(path)).toMatchObject({
		kind: 'open-webui',
		fresh: 1,
		missing: 1
	});
	const { conversationIds } = await world.transfers.import(path);
	const [id = ''] = conversationIds;
	expect(await world.store.call('conversation:get', { conversationId: id })).toMatchObject({
		...{ title: 'Soup', archived: true, createdAt: 1_710_000_000_000, updatedAt: 1_710_000_040_000 }
	});
	expect(await branches(id)).toEqual([
		[
			'user: How do I make soup?\n\n[Attached, but not in the archive: recipe.pdf]',
			'assistant: Boil water.'
		],
		[
			'user: How do I make soup?\n\n[Attached, but not in the archive: recipe.pdf]',
			'assistant: > Thought for 2 seconds\n> carrots\n\nChop carrots.',
			'user: And then?'
		]
	]);
});

test('threads of Jan come from its folder and from a zip of it, once', async () => {
	for (const [name, content] of Object.entries(janThread())) put(`Jan/data/${name}`, content);
	const folder = place('Jan');
	expect(await world.transfers.look(folder)).toMatchObject({ kind: 'jan', fresh: 1, messages: 2 });
	const { conversationIds } = await world.transfers.import(folder);
	expect(await branches(conversationIds[0] ?? '')).toEqual([
		['user: Sum it up\n\n[Attached, but not in the archive: notes.docx]', 'assistant: Three notes.']
	]);
	const path = place('jan.zip');
	await makeZip(path, janThread());
	expect(await world.transfers.look(path)).toMatchObject({
		kind: 'jan',
		fresh: 0,
		known: 1,
		messages: 0
	});
});

test('the same archive twice adds nothing, a newer one only what is new, and what is here stays', async () => {
	const old = chatGptConversation();
	await world.transfers.import(put('conversations.json', [old]));
	const [conversation] = await world.store.call('conversation:list', { bin: false });
	const conversationId = conversation?.id ?? '';
	await world.store.call('conversation:update', {
		conversationId,
		title: 'Mine',
		titledBy: 'user'
	});
	expect(await world.transfers.import(place('conversations.json'))).toEqual({
		...{ conversationIds: [], messages: 0, factIds: [], documentIds: [] }
	});
	const node = (id: string, parent: string, role: string, said: string) => ({
		[id]: {
			...{ id, parent, children: [] },
			message: {
				...{ id, author: { role }, create_time: 1_700_001_000, metadata: {} },
				content: { content_type: 'text', parts: [said] }
			}
		}
	});
	const mapping = {
		...old.mapping,
		...node('more', 'answered', 'user', 'Thanks!'),
		...node('last', 'more', 'assistant', 'You are welcome.')
	};
	const path = put('newer/conversations.json', [{ ...old, mapping, title: 'Theirs' }]);
	expect(await world.transfers.look(path)).toMatchObject({ fresh: 0, more: 1, messages: 2 });
	expect(await world.transfers.import(path)).toMatchObject({ conversationIds: [], messages: 2 });
	const after = await world.store.call('conversation:get', { conversationId });
	expect(after.title).toBe('Mine');
	const shown = await world.store.call('message:branch', { leafId: after.leafId ?? '' });
	expect(shown.map(({ text }) => text).slice(-2)).toEqual(['Thanks!', 'You are welcome.']);
});

test('an import is taken back to the bin, and comes out of it when it is imported again', async () => {
	const path = put('conversations.json', [chatGptConversation()]);
	const brought = await world.transfers.import(path);
	await world.transfers.takeBack(brought);
	expect(await world.store.call('conversation:list', { bin: false })).toEqual([]);
	expect((await world.store.call('conversation:list', { bin: true })).length).toBe(1);
	expect(await world.transfers.look(path)).toMatchObject({ fresh: 1, messages: 0 });
	await world.transfers.import(path);
	expect((await world.store.call('conversation:list', { bin: false })).length).toBe(1);
});

test('a talk of 10,000 messages and 2,000 conversations come whole, telling how far they are', async () => {
	const many = Array.from({ length: 2000 }, (_, index) => ({ ...longChatGpt(2), id: `c${index}` }));
	const path = put('conversations.json', [longChatGpt(10_000), ...many]);
	expect(await world.transfers.look(path)).toMatchObject({ fresh: 2001, messages: 14_000 });
	const { conversationIds } = await world.transfers.import(path);
	expect(conversationIds.length).toBe(2001);
	const [conversationId = ''] = conversationIds;
	const { leafId } = await world.store.call('conversation:get', { conversationId });
	const branch = await world.store.call('message:branch', { leafId: leafId ?? '' });
	expect(branch.map(({ text }) => text)).toEqual(
		Array.from({ length: 10_000 }, (_, index) => `line ${index} of a very long talk`)
	);
	const stages = world.events.flatMap((event) => (event.type === 'transfer' ? [event.stage] : []));
	expect(new Set(stages)).toEqual(new Set(['look', 'import']));
});

test('one broken conversation stops nothing, and trees that loop or hang in the air come whole', async () => {
	const looped = longChatGpt(4);
	Object.assign(looped.mapping['n0'] ?? {}, { parent: 'n3' });
	const torn = { ...longChatGpt(4), id: 'torn' };
	torn.mapping = Object.fromEntries(Object.entries(torn.mapping).filter(([id]) => id !== 'n0'));
	const path = put('conversations.json', [
		{ mapping: 7 },
		'nonsense',
		looped,
		torn,
		{ mapping: {} }
	]);
	expect(await world.transfers.look(path)).toMatchObject({ fresh: 2, messages: 7, unreadable: 2 });
	const { conversationIds } = await world.transfers.import(path);
	expect(conversationIds.length).toBe(2);
});

test.each([
	['broken JSON', 'conversations.json', '[{"title": "cut'],
	['no archive at all', 'recipes.json', '{"soup": 1}'],
	['text', 'notes.txt', 'hello'],
	['bytes that are no text', 'conversations.json', '\uD800'],
	['a damaged zip', 'export.zip', 'PK\u0003\u0004 and nothing more']
])('%s is refused with its reason, and nothing is changed', async (_what, name, content) => {
	const path = name.includes('no text') ? '' : put(name, content);
	if (content === '\uD800') writeFileSync(path, Buffer.from([0x5b, 0xff, 0xfe, 0x5d]));
	await expect(world.transfers.look(path)).rejects.toMatchObject({ code: 'ARCHIVE_BAD' });
	await expect(world.transfers.import(path)).rejects.toMatchObject({ code: 'ARCHIVE_BAD' });
	expect(await world.store.call('conversation:list', { bin: false })).toEqual([]);
	// What comes after a refusal goes on.
	await world.transfers.import(put('good/conversations.json', [chatGptConversation()]));
	expect((await world.store.call('conversation:list', { bin: false })).length).toBe(1);
});

test('a file that is not there is said', async () => {
	await expect(world.transfers.look(place('none.zip'))).rejects.toMatchObject({
		code: 'NOT_FOUND'
	});
});

/** A zip whose one entry claims a size of its own. */
function zipOf(name: string, packed: Buffer, size: number): Buffer {
	const local = Buffer.alloc(30 + name.length);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(20, 4);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt32LE(size, 22);
	local.writeUInt16LE(name.length, 26);
	local.write(name, 30);
	const central = Buffer.alloc(46 + name.length);
	central.writeUInt32LE(0x02014b50, 0);
	central.writeUInt16LE(20, 6);
	central.writeUInt16LE(8, 10);
	central.writeUInt32LE(packed.length, 20);
	central.writeUInt32LE(size, 24);
	central.writeUInt16LE(name.length, 28);
	central.write(name, 46);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(local.length + packed.length, 16);
	return Buffer.concat([local, packed, central, end]);
}

test('bombs are refused: those that say what they are, and those that lie', async () => {
	const packed = deflateRawSync(Buffer.alloc(200_000_000, 0x20), { level: 9 });
	const path = place('bomb.zip');
	for (const claim of [200_000_000, 4_000_000_000, 1000]) {
		writeFileSync(path, zipOf('conversations.json', packed, claim));
		await expect(world.transfers.look(path)).rejects.toMatchObject({ code: 'ARCHIVE_BAD' });
	}
});

test('names that lead out of the archive are never written to', async () => {
	const path = place('evil.zip');
	writeFileSync(path, zipOf('../../evil/conversations.json', deflateRawSync(Buffer.from('[]')), 2));
	await expect(world.transfers.look(path)).rejects.toMatchObject({ code: 'ARCHIVE_BAD' });
	expect(readdirSync(world.inbox)).toEqual(['evil.zip']);
});

test('of two at a time the second is told, and one that is stopped leaves what came', async () => {
	const path = put('conversations.json', [longChatGpt(10_000)]);
	const first = world.transfers.look(path);
	await expect(world.transfers.look(path)).rejects.toMatchObject({ code: 'TRANSFER_RUNNING' });
	world.transfers.stop();
	await expect(first).rejects.toMatchObject({ code: 'STOPPED' });
	expect(await world.transfers.look(path)).toMatchObject({ fresh: 1 });
});

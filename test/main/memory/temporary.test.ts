import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../../main/memory/open.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { takeDailySnapshot } from '../../../main/memory/snapshots.ts';
import { Database } from '../../../main/memory/store.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

let opened: TestStore;
let store: Store;
const secret = 'zanzibarwhisper';

beforeEach(async () => {
	opened = await openStoreInProcess();
	store = opened.store;
});
afterEach(() => opened.dispose());

/** A temporary conversation, as the window makes it, in which something was said. */
async function whisper() {
	const { id: conversationId } = await store.call('conversation:create', {
		title: '',
		temporary: true,
		memory: false
	});
	const { id: messageId } = await store.call('message:add', {
		conversationId,
		parentId: null,
		role: 'user',
		text: `${secret} is what I think of`,
		status: 'complete',
		attachments: []
	});
	return { conversationId, messageId };
}

/** Whether any file of the store has what was whispered. */
function isWritten(folder = opened.folder): boolean {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(secret));
}

test('a temporary conversation is in no list and no search', async () => {
	const { conversationId } = await whisper();
	expect(await store.call('conversation:list', { bin: false })).toEqual([]);
	expect(await store.call('conversation:search', { query: secret, limit: 9 })).toEqual([]);
	await store.call('conversation:remove', { conversationId, purge: false });
	expect(await store.call('conversation:list', { bin: true })).toEqual([]);
	await expect(store.call('conversation:get', { conversationId })).rejects.toMatchObject({
		code: 'NOT_FOUND'
	});
});

test('no fact is read in it and none is added from it', async () => {
	await store.call('fact:add', { text: 'My sister is called Ana', origin: 'user', source: null });
	const { conversationId, messageId } = await whisper();
	const query = { query: 'sister', limit: 9 };
	expect(await store.call('fact:search', { ...query, conversationId })).toEqual([]);
	expect(await store.call('fact:search', query)).toHaveLength(1);
	const source = { conversationId, messageId };
	await expect(
		store.call('fact:add', { text: 'I whisper', origin: 'user', source })
	).rejects.toMatchObject({ code: 'MEMORY_TEMPORARY' });
	expect(await store.call('fact:list', null)).toHaveLength(1);
});

test('when it was left and the store is closed, no file has what was said in it', async () => {
	const { conversationId } = await whisper();
	await store.call('conversation:remove', { conversationId, purge: false });
	await opened.close();
	expect(isWritten()).toBe(false);
	opened = await openStoreInProcess(opened.folder);
});

test('what was looked up in it goes too; what it did to files can still be undone', async () => {
	const { conversationId, messageId } = await whisper();
	const log = { conversationId, messageId, ok: true };
	await store.call('activity:add', { ...log, tool: 'recall', target: secret, undo: null });
	const written = { ...log, tool: 'write_file', target: '/home/a/list.txt', undo: '{}' };
	await store.call('activity:add', written);
	await store.call('conversation:remove', { conversationId, purge: false });
	const left = await store.call('activity:list', { limit: 9 });
	expect(left.map(({ target }) => target)).toEqual(['/home/a/list.txt']);
	await opened.close();
	expect(isWritten()).toBe(false);
	opened = await openStoreInProcess(opened.folder);
});

test('closing ends it as leaving does, and the snapshot of that day has nothing of it', async () => {
	await whisper();
	await opened.close();
	expect(readdirSync(join(opened.folder, 'snapshots'))).toHaveLength(1);
	expect(isWritten()).toBe(false);
	opened = await openStoreInProcess(opened.folder);
});

test('a snapshot taken while it goes on has nothing of it, and it goes on', async () => {
	await opened.close();
	const { folder } = opened;
	rmSync(join(folder, 'snapshots'), { recursive: true });
	const { database, close } = openStore(folder);
	database.run(
		`insert into conversations (id, title, titled_by, created_at, updated_at, temporary, memory)
		values ('c1', ?, 'hearth', 1, 1, 1, 0), ('c2', 'Kept', 'hearth', 1, 1, 0, 1)`,
		[secret]
	);
	takeDailySnapshot(database, folder);
	const titles = (file: Database) =>
		file.all(z.object({ title: z.string() }), 'select title from conversations').length;
	const live = titles(database);
	close();
	const [name = ''] = readdirSync(join(folder, 'snapshots'));
	const snapshot = new Database(join(folder, 'snapshots', name));
	const copied = titles(snapshot);
	snapshot.close();
	expect([live, copied, isWritten(join(folder, 'snapshots'))]).toEqual([2, 1, false]);
	opened = await openStoreInProcess(folder);
});

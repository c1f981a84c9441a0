import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversationHandlers } from '../../../../main/memory/conversations.ts';
import { messageHandlers } from '../../../../main/memory/messages.ts';
import { openStore, type OpenStore } from '../../../../main/memory/open.ts';
import { takeDailySnapshot, takeUpdateSnapshot } from '../../../../main/memory/snapshots.ts';

export const key = 'a1'.repeat(32);
export const otherKey = 'b2'.repeat(32);
/** In every message, so that a file that can be read is known by it. */
export const secret = 'the harbour master keeps bees';

/** A data folder with a store of some messages, a day's snapshot and one before an update; all plain and closed. */
export function makeStore(messages = 200): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-encryption-'));
	const store = openStore(folder);
	addMessages(store, messages);
	takeDailySnapshot(store.database, folder);
	takeUpdateSnapshot(store.database, folder);
	store.close();
	return folder;
}

export function addMessages({ database }: OpenStore, count: number): void {
	const { id } = conversationHandlers(() => database)['conversation:create']({
		title: 'Bees',
		temporary: false
	});
	const add = messageHandlers(() => database)['message:add'];
	database.transaction(() => {
		for (let number = 0; number < count; number++) {
			add({
				conversationId: id,
				parentId: null,
				role: 'user',
				text: `${number}: ${secret} ${'and honey '.repeat(number % 50)}`,
				status: 'complete',
				attachments: []
			});
		}
	});
}

/** Every message of the store, in order. */
export function textsOf({ database }: OpenStore): string[] {
	const [conversation] = conversationHandlers(() => database)['conversation:list']({ bin: false });
	if (conversation === undefined) return [];
	const { 'conversation:messages': list } = messageHandlers(() => database);
	return list({ conversationId: conversation.id }).map(({ text }) => text);
}

/** The files of a folder, as paths inside it, in which the secret can be read. */
export function readable(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => statSync(join(folder, name)).isFile())
		.filter((name) => readFileSync(join(folder, name)).includes(secret))
		.sort();
}

/** What lies in the folder, without what SQLite puts beside a file that is open. */
export function names(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => !/-(?:wal|shm)$/.test(name))
		.sort();
}

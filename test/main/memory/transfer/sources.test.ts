import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../../main/memory/protocol.ts';
import { openStoreInProcess } from '../../../helpers/store.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function session<T>(use: (store: Store) => Promise<T>): Promise<T> {
	const opened = await openStoreInProcess(folder);
	try {
		return await use(opened.store);
	} finally {
		await opened.close();
	}
}

async function say(store: Store, conversationId: string, text: string, parentId: string | null) {
	const message = {
		...{ conversationId, parentId, text, role: 'user' as const },
		...{ status: 'complete' as const, attachments: [] }
	};
	return (await store.call('message:add', message)).id;
}

async function addDocument(store: Store, name: string, count: number) {
	const hash = Buffer.from(name).toString('hex').padStart(64, '0');
	const file = { hash, title: name, path: '/', kind: 'text', bytes: 10 };
	const { document } = await store.call('document:add', file);
	const passages = Array.from({ length: count }, (_, index) => ({
		...{ text: `${name} number${index}`, heading: null, place: '', start: 0, end: 1 }
	}));
	await store.call('passage:add', { documentId: document.id, from: 0, passages });
	await store.call('document:update', { documentId: document.id, state: 'ready', progress: 1 });
	return document.id;
}

const everything = (found: {
	conversations: { id: string }[];
	facts: { id: string }[];
	documents: { id: string }[];
}) => ({
	conversationIds: found.conversations.map(({ id }) => id),
	factIds: found.facts.map(({ id }) => id),
	documentIds: found.documents.map(({ id }) => id)
});

test('a snapshot shows what is not here and brings it back, without touching what is', async () => {
	const ids = await session(async (store) => {
		const create = async (title: string) =>
			(await store.call('conversation:create', { title, temporary: false })).id;
		const [lost, cut, kept] = [await create('Lost'), await create('Cut'), await create('Kept')];
		const first = await say(store, lost, 'first words', null);
		await say(store, lost, 'second words', first);
		const root = await say(store, cut, 'root', null);
		const fact = await store.call('fact:add', { text: 'old', origin: 'user', source: null });
		await store.call('fact:edit', { factId: fact.id, text: 'my cat is called Miez' });
		await store.call('fact:add', { text: 'stays', origin: 'user', source: null });
		return { lost, cut, kept, root, fact: fact.id, document: await addDocument(store, 'Tax', 3) };
	});
	const [name = ''] = readdirSync(join(folder, 'snapshots'));
	await session(async (store) => {
		await store.call('conversation:remove', { conversationId: ids.lost, purge: true });
		await store.call('conversation:update', { conversationId: ids.kept, title: 'Renamed' });
		await say(store, ids.cut, 'newer than the snapshot', ids.root);
		await store.call('fact:forget', { factId: ids.fact });
		await store.call('document:remove', { documentId: ids.document });
		// As if both had been in the bin for long enough.
		const found = await store.call('source:list', null);
		expect(found.map((source) => [source.name, source.kind])).toEqual([[name, 'snapshot']]);
		expect(found[0]?.bytes).toBeGreaterThan(10_000);

		const content = await store.call('source:look', { name });
		expect(content).toMatchObject({
			conversations: [{ id: ids.lost, title: 'Lost', messages: 2, here: false }],
			facts: [{ id: ids.fact, text: 'my cat is called Miez' }],
			documents: [{ id: ids.document, title: 'Tax' }],
			unreadable: 0
		});
		expect(await store.call('source:restore', { name, ...everything(content) })).toEqual({
			conversationIds: [ids.lost],
			...{ messages: 0, factIds: [ids.fact], documentIds: [ids.document] }
		});
		const after = await store.call('source:look', { name });
		expect(everything(after)).toEqual({ conversationIds: [], factIds: [], documentIds: [] });

		const titles = (await store.call('conversation:list', { bin: false })).map(
			({ title }) => title
		);
		expect(titles.toSorted()).toEqual(['Cut', 'Lost', 'Renamed']);
		const { leafId } = await store.call('conversation:get', { conversationId: ids.lost });
		const branch = await store.call('message:branch', { leafId: leafId ?? '' });
		expect(branch.map(({ text, steps }) => [text, steps])).toEqual([
			['first words', []],
			['second words', []]
		]);
		const hits = await store.call('conversation:search', { query: 'second words', limit: 5 });
		expect(hits.map(({ conversationId }) => conversationId)).toEqual([ids.lost]);
		expect(
			(await store.call('fact:history', { factId: ids.fact })).map(({ text }) => text)
		).toEqual(['old']);
		expect((await store.call('document:get', { documentId: ids.document })).passages).toBe(3);
	});
	expect(readdirSync(join(folder, 'snapshots')).filter((entry) => /look/.test(entry))).toEqual([]);
});

test('what is gone for good comes back from a snapshot with its passages, and is found again', async () => {
	const documentId = await session((store) => addDocument(store, 'Lease', 1200));
	const fact = await session((store) =>
		store.call('fact:add', { text: 'stays', origin: 'user', source: null })
	);
	const [name = ''] = readdirSync(join(folder, 'snapshots'));
	// Another store, as on a machine where the folder was set up anew.
	rmSync(join(folder, 'store.db'));
	await session(() => Promise.resolve());
	await session(async (store) => {
		for (const { id } of await store.call('document:list', null))
			await store.call('document:remove', { documentId: id });
	});
	const fresh = mkdtempSync(join(tmpdir(), 'hearth-sources-'));
	try {
		const opened = await openStoreInProcess(fresh);
		await opened.close();
		writeFileSync(join(fresh, 'snapshots', name), readFileSync(join(folder, 'snapshots', name)));
		const { store, close } = await openStoreInProcess(fresh);
		const content = await store.call('source:look', { name });
		await store.call('source:restore', { name, ...everything(content) });
		const hits = await store.call('passage:search', {
			...{ query: 'Lease number1199', limit: 3, documentIds: null, perDocument: 3 }
		});
		expect(hits[0]).toMatchObject({ documentId, text: 'Lease number1199', index: 1199 });
		expect(await store.call('fact:list', null)).toEqual([]);
		expect(fact.text).toBe('stays');
		await close();
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
});

test('of a message that was lost from a conversation that is here, only that message comes back', async () => {
	const ids = await session(async (store) => {
		const { id } = await store.call('conversation:create', { title: 'Talk', temporary: false });
		const root = await say(store, id, 'root', null);
		return { id, root, lost: await say(store, id, 'lost', root) };
	});
	const [name = ''] = readdirSync(join(folder, 'snapshots'));
	const { Database } = await import('../../../../main/memory/store.ts');
	const database = new Database(join(folder, 'store.db'));
	database.run('update conversations set leaf_id = ? where id = ?', [ids.root, ids.id]);
	database.run('delete from messages where id = ?', [ids.lost]);
	database.close();
	await session(async (store) => {
		const content = await store.call('source:look', { name });
		expect(content.conversations).toMatchObject([{ id: ids.id, messages: 1, here: true }]);
		const restored = await store.call('source:restore', { name, ...everything(content) });
		expect(restored).toMatchObject({ conversationIds: [], messages: 1 });
		const { leafId } = await store.call('conversation:get', { conversationId: ids.id });
		expect(leafId).toBe(ids.lost);
	});
});

/** Writes a talk of 400 messages, then damages the file at `damage`, with the snapshot being older than the talk. */
async function damagedTalk(damage: (bytes: Buffer) => Buffer): Promise<string[]> {
	await session((store) =>
		store.call('conversation:create', { title: 'In the snapshot', temporary: false })
	);
	const texts = await session(async (store) => {
		const { id } = await store.call('conversation:create', { title: 'Newer', temporary: false });
		const said: string[] = [];
		for (let count = 0, parent: string | null = null; count < 400; count++) {
			const text = `message ${count} ${'filling '.repeat(100)}`;
			parent = await say(store, id, text, parent);
			said.push(text);
		}
		await store.call('fact:add', { text: 'I live in Busan', origin: 'user', source: null });
		await addDocument(store, 'Report', 5);
		return said;
	});
	const file = join(folder, 'store.db');
	const bytes = damage(readFileSync(file));
	rmSync(file);
	writeFileSync(file, bytes);
	return texts;
}

test('of a damaged file what can be read is brought back, and the damaged file stays as it was', async () => {
	const texts = await damagedTalk((bytes) => {
		const at = bytes.indexOf('message 200 filling');
		return bytes.fill(0xa5, Math.floor(at / 4096) * 4096, (Math.floor(at / 4096) + 2) * 4096);
	});
	await session(async (store) => {
		const [source] = await store.call('source:list', null);
		expect(source?.kind).toBe('damaged');
		const name = source?.name ?? '';
		const before = readFileSync(join(folder, name, 'store.db'));
		const content = await store.call('source:look', { name });
		expect(content.conversations.map(({ title }) => title)).toEqual(['Newer']);
		expect(content.conversations[0]?.messages).toBeGreaterThan(380);
		expect(content.facts.map(({ text }) => text)).toEqual(['I live in Busan']);
		expect(content.documents.map(({ title }) => title)).toEqual(['Report']);
		expect(content.unreadable).toBeGreaterThan(0);

		const { conversationIds, documentIds } = await store.call('source:restore', {
			...{ name, ...everything(content) }
		});
		const [conversationId = ''] = conversationIds;
		const messages = await store.call('conversation:messages', { conversationId });
		const found = new Set(messages.map(({ text }) => text));
		expect(messages.length).toBe(content.conversations[0]?.messages);
		expect([...found].every((text) => texts.includes(text))).toBe(true);
		expect(found.has(texts[0] ?? '') && found.has(texts[399] ?? '')).toBe(true);
		// Its passages are read again from the original.
		const [documentId = ''] = documentIds;
		expect(await store.call('document:unread', null)).toEqual([documentId]);
		expect(readFileSync(join(folder, name, 'store.db'))).toEqual(before);
	});
});

test('a file cut in half gives what its first half has', async () => {
	const texts = await damagedTalk((bytes) => bytes.subarray(0, bytes.length / 2));
	await session(async (store) => {
		const name = (await store.call('source:list', null))[0]?.name ?? '';
		const content = await store.call('source:look', { name });
		await store.call('source:restore', { name, ...everything(content) });
		const found = await Promise.all(
			content.conversations.map(({ id }) =>
				store.call('conversation:messages', { conversationId: id })
			)
		);
		const saved = found.flat().map(({ text }) => text);
		expect(saved.length).toBeGreaterThan(20);
		// The end of one that went over into the lost half may be missing; its beginning is its own.
		const known = texts.map((text) => text.slice(0, 20));
		expect(saved.filter((text) => !known.includes(text.slice(0, 20)))).toEqual([]);
	});
});

test('of a file that is no database nothing is read, and nothing breaks', async () => {
	await damagedTalk(() => Buffer.from('This is a letter, not a database. '.repeat(500)));
	await session(async (store) => {
		const name = (await store.call('source:list', null))[0]?.name ?? '';
		expect(await store.call('source:look', { name })).toEqual({
			...{ conversations: [], facts: [], documents: [], unreadable: 0 }
		});
		await expect(store.call('source:look', { name: '../store.db' })).rejects.toMatchObject({
			code: 'NOT_FOUND'
		});
	});
	expect(existsSync(join(folder, 'snapshots'))).toBe(true);
});

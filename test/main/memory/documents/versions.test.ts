import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { channelPair } from '../../../../main/child/channel.ts';
import { serve } from '../../../../main/child/serve.ts';
import type { DocumentInfo } from '../../../../main/contract.ts';
import { Documents, type DocumentEvent } from '../../../../main/memory/documents/documents.ts';
import { Originals } from '../../../../main/memory/documents/originals.ts';
import { createExtractorHandlers } from '../../../../main/memory/documents/handlers.ts';
import { extractorOperations } from '../../../../main/memory/documents/protocol.ts';
import { DocumentReader } from '../../../../main/memory/documents/reader.ts';
import { FolderWatches } from '../../../../main/memory/documents/watch.ts';
import { mounts } from '../../../helpers/mounts.ts';
import { openStoreInProcess, type TestStore } from '../../../helpers/store.ts';
import { makePdf } from './make-files.ts';

let opened: TestStore;
let inbox: string;
let events: DocumentEvent[];
let documents: Documents;
let watches: FolderWatches;

beforeEach(async () => {
	opened = await openStoreInProcess();
	inbox = await mkdtemp(join(tmpdir(), 'hearth-versions-'));
	events = [];
	start();
});
afterEach(async () => {
	await watches.close();
	await documents.close();
	await opened.dispose();
	await rm(inbox, { recursive: true, force: true });
});

function start(): void {
	const { store, folder } = opened;
	const reader = new DocumentReader(() => {
		const [near, far] = channelPair();
		serve(extractorOperations, createExtractorHandlers(), far);
		return near;
	});
	documents = new Documents({
		...{ store, reader, originals: new Originals(folder) },
		onEvent: (event) => events.push(event)
	});
	watches = new FolderWatches({
		store,
		documents,
		closed: [folder],
		onError: (error) => {
			throw error;
		},
		quiet: 50,
		patience: 100
	});
}

async function put(name: string, content: string | Uint8Array): Promise<string> {
	const path = join(inbox, name);
	await writeFile(path, content);
	return path;
}

const list = () => opened.store.call('document:list', null);
const find = async (query: string) => {
	const search = { query, limit: 10, documentIds: null, perDocument: 10 };
	return (await opened.store.call('passage:search', search)).map(({ text }) => text.trim());
};
async function add(path: string): Promise<DocumentInfo> {
	const { documents: added, refused } = await documents.add([path]);
	expect(refused).toEqual([]);
	if (added[0] === undefined) throw new Error('nothing was added');
	return added[0];
}

test('a file that has changed is the same document with other words', async () => {
	const path = await put('plan.txt', 'The ferry leaves at nine.');
	const first = await add(path);
	await documents.idle();
	await put('plan.txt', 'The bus leaves at ten.');
	const second = await add(path);
	await documents.idle();
	expect(second.id).toBe(first.id);
	const { addedAt, title } = first;
	expect(await list()).toMatchObject([
		{ id: first.id, title, addedAt, state: 'ready', version: 2, updating: null, bytes: 22 }
	]);
	expect(await find('leaves')).toEqual(['The bus leaves at ten.']);
	const passages = await opened.store.call('passage:list', {
		documentId: first.id,
		from: 0,
		count: 9
	});
	expect(passages.map(({ id }) => id)).toEqual([`${first.id}.0`]);
	expect(events.every((event) => event.type === 'document' && event.document.id === first.id)).toBe(
		true
	);
});

test('the old words serve until all of the new ones are there', async () => {
	const path = await put('rows.csv', 'name,price\nold apple,300\n');
	const { id } = await add(path);
	await documents.idle();
	const rows = Array.from({ length: 100_000 }, (_, n) => `new pear ${n},${n}\n`).join('');
	await put('rows.csv', `name,price\n${rows}`);
	const { updating } = await add(path);
	expect(updating).toBe(0);
	await vi.waitFor(
		() =>
			expect(events.some((e) => e.type === 'document' && (e.document.updating ?? 0) > 0)).toBe(
				true
			),
		{ timeout: 60_000 }
	);
	expect(await find('apple')).toHaveLength(1);
	expect(await find('pear')).toEqual([]);
	await documents.idle();
	expect(await find('apple')).toEqual([]);
	expect(await find('pear')).toHaveLength(10);
	expect(await list()).toMatchObject([{ id, state: 'ready', version: 2 }]);
});

test('a new version that cannot be read leaves the old one, and says so', async () => {
	const path = await put('plan.pdf', makePdf([['The old plan']]));
	await add(path);
	await documents.idle();
	await put('plan.pdf', makePdf([['The new plan']]).subarray(0, 300));
	await add(path);
	await documents.idle();
	expect(await list()).toMatchObject([
		{ state: 'ready', version: 1, updating: null, warnings: ['newer-version-unread'] }
	]);
	expect(await find('plan')).toEqual(['The old plan']);
	await put('plan.pdf', makePdf([['The newest plan']]));
	await add(path);
	await documents.idle();
	expect(await list()).toMatchObject([{ state: 'ready', version: 2, warnings: [] }]);
	expect(await find('plan')).toEqual(['The newest plan']);
});

test('a file that is changed back has its words again at once', async () => {
	const path = await put('a.txt', 'red words');
	const { id } = await add(path);
	await documents.idle();
	await put('a.txt', 'blue words');
	await add(path);
	await documents.idle();
	await put('a.txt', 'red words');
	await add(path);
	expect(await find('words')).toEqual(['red words']);
	expect(await list()).toMatchObject([{ id, state: 'ready', version: 2 }]);
});

test('a new version that was not read when the app ended is read after the next start', async () => {
	const path = await put('a.txt', 'old words');
	const { id } = await add(path);
	await documents.idle();
	await put('a.txt', 'new words');
	const reading = documents.add([path]);
	await documents.close();
	await reading.catch(() => undefined);
	start();
	await documents.start();
	await add(path);
	await documents.idle();
	expect(await list()).toMatchObject([{ id, state: 'ready', updating: null }]);
	expect(await find('words')).toEqual(['new words']);
});

test('pasted texts of one name are documents of their own; a copied file is one with its original', async () => {
	await documents.paste('pasted.txt', Buffer.from('one'));
	await documents.paste('pasted.txt', Buffer.from('two'));
	await add(await put('a.txt', 'three'));
	await add(await put('b.txt', 'three'));
	await documents.idle();
	expect((await list()).map(({ title }) => title)).toEqual(['a.txt', 'pasted.txt', 'pasted.txt']);
});

test('a document that is removed while its new version is read is gone with it', async () => {
	const path = await put('rows.csv', 'name,price\nold apple,300\n');
	const { id } = await add(path);
	await documents.idle();
	await put('rows.csv', `name,price\n${'new pear,1\n'.repeat(50_000)}`);
	await add(path);
	await documents.remove(id);
	await documents.idle();
	expect(await list()).toEqual([]);
	expect(await opened.store.call('document:unread', null)).toEqual([]);
	await documents.restore(id);
	expect(await find('apple')).toHaveLength(1);
});

test('the password of a document is used once and kept nowhere', async () => {
	const password = 'Zq7-geheim';
	const { id } = await add(await put('s.pdf', makePdf([['secret words']], { password })));
	await documents.idle();
	const errorOf = async () => (await list())[0]?.error?.code;
	expect(await errorOf()).toBe('FILE_PASSWORD');
	await documents.retry(id, 'wrong one');
	await documents.idle();
	expect(await errorOf()).toBe('FILE_PASSWORD_WRONG');
	await documents.retry(id, password);
	await documents.idle();
	expect(await list()).toMatchObject([{ state: 'ready', error: null }]);
	expect(await find('secret')).toEqual(['secret words']);
	expect(JSON.stringify(events)).not.toContain(password);
	for (const entry of await readdir(opened.folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const bytes = await readFile(join(entry.parentPath, entry.name));
		expect(bytes.includes(password)).toBe(false);
	}
	await documents.retry(id);
	await documents.idle();
	expect(await errorOf()).toBe('FILE_PASSWORD');
});

/** What the list of documents says, when it comes to say it. */
async function comesTo(expected: Record<string, string>): Promise<void> {
	await vi.waitFor(
		async () => {
			const all = await list();
			const found: [string, string | undefined][] = [];
			for (const { id, title } of all) {
				const [first] = await opened.store.call('passage:list', {
					documentId: id,
					from: 0,
					count: 1
				});
				found.push([title, first?.text.trim()]);
			}
			expect(Object.fromEntries(found)).toEqual(expected);
		},
		{ timeout: 90_000, interval: 100 }
	);
}

test('a watched folder adds, changes, moves and removes its documents', async () => {
	await put('a.txt', 'first words');
	await mkdir(join(inbox, 'sub'));
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'first words' });
	const [{ id } = { id: '' }] = await list();
	await put('sub/b.txt', 'second words');
	await put('.hidden.txt', 'no words');
	await comesTo({ 'a.txt': 'first words', 'b.txt': 'second words' });
	await put('a.txt', 'changed words');
	await comesTo({ 'a.txt': 'changed words', 'b.txt': 'second words' });
	await rename(join(inbox, 'a.txt'), join(inbox, 'sub/moved.txt'));
	await comesTo({ 'moved.txt': 'changed words', 'b.txt': 'second words' });
	expect((await list()).find(({ title }) => title === 'moved.txt')?.id).toBe(id);
	await rm(join(inbox, 'sub/b.txt'));
	await comesTo({ 'moved.txt': 'changed words' });
});

test('watching goes on after a restart, with what changed in between', async () => {
	await put('a.txt', 'one');
	await put('b.txt', 'two');
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
	await watches.close();
	await documents.close();
	await rm(join(inbox, 'a.txt'));
	await put('b.txt', 'two, changed');
	// As if it had been written long before.
	await utimes(join(inbox, 'b.txt'), 1_700_000_000, 1_700_000_000);
	await put('c.txt', 'three');
	start();
	await documents.start();
	await watches.start();
	await comesTo({ 'b.txt': 'two, changed', 'c.txt': 'three' });
});

test('a folder that is gone takes no document along, and goes on when it is back', async () => {
	const folder = join(inbox, 'disk');
	await mkdir(folder);
	await writeFile(join(folder, 'a.txt'), 'one');
	const { path } = await watches.add(folder);
	await comesTo({ 'a.txt': 'one' });
	await rename(folder, join(inbox, 'away'));
	await vi.waitFor(
		async () => expect(await watches.list()).toMatchObject([{ path, missing: true }]),
		{ timeout: 60_000 }
	);
	await writeFile(join(inbox, 'away/b.txt'), 'two');
	await rename(join(inbox, 'away'), folder);
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
	await watches.remove(path);
	expect(await watches.list()).toEqual([]);
	expect(await list()).toHaveLength(2);
});

test('its own data folder is not watched', async () => {
	await expect(watches.add(opened.folder)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('of two copies in a watched folder the one that stays keeps its document', async () => {
	await put('a.txt', 'the same words');
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'the same words' });
	await put('copy.txt', 'the same words');
	await put('other.txt', 'other words');
	await comesTo({ 'a.txt': 'the same words', 'other.txt': 'other words' });
	await rm(join(inbox, 'a.txt'));
	await comesTo({ 'copy.txt': 'the same words', 'other.txt': 'other words' });
	expect(await find('same')).toEqual(['the same words']);
});

test('what a person removed of a watched folder stays away until its file changes', async () => {
	await put('a.txt', 'one');
	await put('b.txt', 'two');
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
	const unwanted = (await list()).find(({ title }) => title === 'a.txt');
	await documents.remove(unwanted?.id ?? '');
	await watches.close();
	await documents.close();
	await put('c.txt', 'three');
	start();
	await documents.start();
	await watches.start();
	await comesTo({ 'b.txt': 'two', 'c.txt': 'three' });
	await put('a.txt', 'changed');
	await comesTo({ 'a.txt': 'changed', 'b.txt': 'two', 'c.txt': 'three' });
});

test('a copy of what a person removed does not bring it back, and adding it by hand does', async () => {
	await put('a.txt', 'one');
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'one' });
	const copy = await put('copy.txt', 'one');
	await put('b.txt', 'two');
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
	const unwanted = (await list()).find(({ title }) => title === 'a.txt');
	await documents.remove(unwanted?.id ?? '');
	// A start looks at everything anew; so does a look that finds something gone.
	await watches.close();
	await documents.close();
	start();
	await documents.start();
	await watches.start();
	await put('c.txt', 'three');
	await comesTo({ 'b.txt': 'two', 'c.txt': 'three' });
	await rm(join(inbox, 'b.txt'));
	await comesTo({ 'c.txt': 'three' });
	expect((await add(copy)).id).toBe(unwanted?.id);
	expect((await list()).map(({ title }) => title)).toHaveLength(2);
});

test('a document whose file is gone stays when it is taken out of the bin', async () => {
	const path = await put('a.txt', 'one');
	await put('b.txt', 'two');
	await watches.add(inbox);
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
	const wanted = (await list()).find(({ title }) => title === 'a.txt');
	await rm(path);
	await comesTo({ 'b.txt': 'two' });
	await documents.restore(wanted?.id ?? '');
	await put('c.txt', 'three');
	await comesTo({ 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' });
	await rm(join(inbox, 'b.txt'));
	await comesTo({ 'a.txt': 'one', 'c.txt': 'three' });
});

test.skipIf(!mounts)(
	'a drive that is away leaves an empty folder, which takes no document along',
	async () => {
		const drive = join(inbox, 'drive');
		const insert = async (files: Record<string, string>): Promise<void> => {
			execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', drive]);
			for (const [name, words] of Object.entries(files)) await writeFile(join(drive, name), words);
		};
		const takeAway = async (): Promise<void> => {
			execFileSync('umount', [drive]);
			await vi.waitFor(
				async () => expect(await watches.list()).toMatchObject([{ path: drive, missing: true }]),
				{ timeout: 60_000 }
			);
		};
		await mkdir(drive);
		try {
			await insert({ 'a.txt': 'one', 'b.txt': 'two' });
			await watches.add(drive);
			await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
			await takeAway();
			// Time for a look that would find nothing there.
			await wait(1000);
			await comesTo({ 'a.txt': 'one', 'b.txt': 'two' });
			await insert({ 'a.txt': 'one', 'c.txt': 'three' });
			await comesTo({ 'a.txt': 'one', 'c.txt': 'three' });
			await takeAway();
			// What starts now has never seen the drive.
			await watches.close();
			await documents.close();
			start();
			await documents.start();
			await watches.start();
			await wait(1000);
			await comesTo({ 'a.txt': 'one', 'c.txt': 'three' });
		} finally {
			await watches.close();
			spawnSync('umount', [drive]);
		}
	}
);

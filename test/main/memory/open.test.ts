import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statfsSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Channel } from '../../../main/child/channel.ts';
import { migrations } from '../../../main/memory/migrations.ts';
import { openStore } from '../../../main/memory/open.ts';
import { startStore, StoreClient } from '../../../main/memory/client.ts';
import { Database } from '../../../main/memory/store.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { forkSource } from '../../helpers/fork.ts';
import { isRoot, mounts } from '../../helpers/mounts.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-open-'));
});
afterEach(() => {
	vi.useRealTimers();
	rmSync(folder, { recursive: true, force: true });
});

/** Opens the store, uses it, closes it; what `use` returns and the notices of opening come back. */
async function session<T>(
	use: (store: Store) => Promise<T>
): Promise<{ value: T; notices: unknown[] }> {
	const opened = await openStoreInProcess(folder);
	try {
		return { value: await use(opened.store), notices: opened.notices };
	} finally {
		await opened.close();
	}
}

const titles = async (store: Store, bin = false) =>
	(await store.call('conversation:list', { bin })).map(({ title }) => title);
const talk = async (store: Store, title: string, temporary = false) =>
	(await store.call('conversation:create', { title, temporary })).id;

test('the file is in write-ahead mode, waits for the disk, and keeps references', () => {
	const { database, close } = openStore(folder);
	const pragma = (name: string) =>
		database.get(z.record(z.string(), z.unknown()), `pragma ${name}`)?.[name];
	expect(['journal_mode', 'synchronous', 'foreign_keys'].map(pragma)).toEqual(['wal', 2, 1]);
	const loose = database.all(
		z.object({ name: z.string() }),
		`select name from pragma_table_list where schema = 'main' and type = 'table' and not strict
		and name not like 'sqlite_%'`
	);
	expect(loose).toEqual([]);
	close();
});

test('a second instance is told, and the first goes on', async () => {
	await session(async (store) => {
		await expect(openStoreInProcess(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
		expect(await titles(store)).toEqual([]);
	});
});

test('of several that come at the same moment one gets the folder', async () => {
	for (let round = 0; round < 2; round++) {
		const stores = Array.from({ length: 3 }, () =>
			startStore(() => forkSource('main/memory/worker.ts'))
		);
		const opened = await Promise.allSettled(
			stores.map(async (store) => await store.call('open', { folder }))
		);
		expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const gone = stores.map((store) => new Promise((resolve) => store.onExit(resolve)));
		for (const store of stores) store.close();
		await Promise.all(gone);
	}
}, 120_000);

test('a killed process leaves no lock behind', async () => {
	const other = startStore(() => forkSource('main/memory/worker.ts'));
	await other.call('open', { folder });
	await expect(openStoreInProcess(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
	const gone = new Promise((resolve) => other.onExit(resolve));
	other.close();
	await gone;
	expect((await session(titles)).value).toEqual([]);
});

test('a store that died is opened again by the next call, with everything that was acknowledged', async () => {
	let channel: Channel | undefined;
	const store = new StoreClient(
		() => (channel = forkSource('main/memory/worker.ts')),
		folder,
		() => undefined
	);
	await talk(store, 'Before');
	const gone = new Promise((resolve) => channel?.onExit(resolve));
	channel?.kill();
	await gone;
	expect(await titles(store)).toEqual(['Before']);
	await store.close();
});

test('a store that was not opened says so instead of hanging', async () => {
	const store = startStore(() => forkSource('main/memory/worker.ts'));
	await expect(titles(store)).rejects.toMatchObject({ code: 'INTERNAL' });
	store.close();
});

test('data of a newer version is left as it is', async () => {
	await session((store) => talk(store, 'Kept'));
	const database = new Database(join(folder, 'store.db'));
	database.execute('pragma user_version = 999');
	database.close();
	await expect(openStoreInProcess(folder)).rejects.toMatchObject({
		code: 'STORE_NEWER',
		values: { found: 999, known: migrations.length }
	});
	const again = new Database(join(folder, 'store.db'));
	again.execute(`pragma user_version = ${migrations.length}`);
	again.close();
	expect((await session(titles)).value).toEqual(['Kept']);
});

test('a migration runs after a snapshot, and one that fails changes nothing', async () => {
	await session((store) => talk(store, 'Kept'));
	const broken = [
		...migrations,
		'create table extra (id text) strict; insert into nowhere values (1);'
	];
	expect(() => openStore(folder, { steps: broken })).toThrow('nowhere');
	expect((await session(titles)).value).toEqual(['Kept']);

	const next = openStore(folder, { steps: [...migrations, 'create table extra (id text) strict'] });
	expect(next.database.all(z.unknown(), 'select * from extra')).toEqual([]);
	next.close();
	const before = readdirSync(join(folder, 'snapshots')).filter((name) => name.includes('before-'));
	expect(before).toHaveLength(1);
	const snapshot = new Database(join(folder, 'snapshots', before[0] ?? ''));
	const kept = snapshot.all(z.object({ title: z.string() }), 'select title from conversations');
	snapshot.close();
	expect(kept).toEqual([{ title: 'Kept' }]);
});

test('one snapshot a day is taken, and seven are kept', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	for (let day = 1; day <= 9; day++) {
		vi.setSystemTime(new Date(2030, 0, day, 12));
		await session((store) => talk(store, `Day ${day}`));
		await session((store) => talk(store, `Day ${day} again`));
	}
	expect(readdirSync(join(folder, 'snapshots'))).toEqual(
		[3, 4, 5, 6, 7, 8, 9].map((day) => `2030-01-0${day}.db`)
	);
});

const damages: Record<string, (bytes: Buffer) => Buffer> = {
	'overwritten in the middle': (bytes) => bytes.fill(0xa5, 4096, bytes.length - 4096),
	'cut in half': (bytes) => bytes.subarray(0, bytes.length / 2),
	'of another kind': () => Buffer.from('This is a letter, not a database. '.repeat(500)),
	empty: () => Buffer.alloc(0)
};

function damage(file: string, name: string): Buffer {
	const damaged = damages[name]?.(readFileSync(file)) ?? Buffer.alloc(0);
	// A new file, because this process may still have the old one open.
	rmSync(file);
	writeFileSync(file, damaged);
	return damaged;
}

test.each(Object.keys(damages))(
	'a file that is %s is set aside and the snapshot opened',
	async (name) => {
		await session((store) => talk(store, 'In the snapshot'));
		const file = join(folder, 'store.db');
		const damaged = damage(file, name);
		const { value, notices } = await session(titles);
		expect(value).toEqual(['In the snapshot']);
		const aside = readdirSync(folder).find((entry) => entry.startsWith('damaged-')) ?? '';
		const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown;
		expect(notices).toEqual([
			{ code: 'STORE_DAMAGED', values: { aside: join(folder, aside), date } }
		]);
		expect(readFileSync(join(folder, aside, 'store.db'))).toEqual(damaged);
		expect((await session(titles)).notices).toEqual([]);
	}
);

test('a store that is gone is said to be missing, and the snapshot opened', async () => {
	await session((store) => talk(store, 'In the snapshot'));
	rmSync(join(folder, 'store.db'));
	const { value, notices } = await session(titles);
	expect(value).toEqual(['In the snapshot']);
	const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown;
	expect(notices).toEqual([{ code: 'STORE_MISSING', values: { date } }]);
	expect((await session(titles)).notices).toEqual([]);
});

/** Windows lets nobody delete a file that is open. */
const deletesOpenFiles = process.platform !== 'win32';

/** Says something in the store's own process, deletes its file under it, and kills it. */
async function deleteAndKill(): Promise<void> {
	const store = startStore(() => forkSource('main/memory/worker.ts'));
	await store.call('open', { folder });
	await talk(store, 'Before it was deleted');
	rmSync(join(folder, 'store.db'));
	await talk(store, 'After it was deleted');
	const gone = new Promise((resolve) => store.onExit(resolve));
	store.close();
	await gone;
}

test.runIf(deletesOpenFiles)(
	'a store that was deleted under a process that was then killed leaves its snapshot, its log and the originals',
	async () => {
		await session((store) => talk(store, 'In the snapshot'));
		const original = join(folder, 'originals', 'ab', 'ab'.repeat(32));
		mkdirSync(join(folder, 'originals', 'ab'), { recursive: true });
		writeFileSync(original, 'the original');
		await deleteAndKill();
		const { value, notices } = await session(titles);
		expect(value).toEqual(['In the snapshot']);
		expect(notices).toMatchObject([{ code: 'STORE_MISSING' }]);
		const aside = readdirSync(folder).find((name) => name.startsWith('missing-')) ?? '';
		expect(readFileSync(join(folder, aside, 'store.db-wal')).toString('latin1')).toContain(
			'After it was deleted'
		);
		expect(readFileSync(original, 'utf8')).toBe('the original');
		expect((await session(titles)).notices).toEqual([]);
	}
);

test.runIf(deletesOpenFiles)(
	'a store that is gone before its first snapshot is not taken for a first start',
	async () => {
		await deleteAndKill();
		expect((await session(titles)).notices).toEqual([
			{ code: 'STORE_MISSING_NO_SNAPSHOT', values: {} }
		]);
	}
);

test.runIf(deletesOpenFiles)(
	'a store that was deleted while it is open is written again, with everything in it',
	async () => {
		await session((store) => talk(store, 'In the snapshot'));
		await session(async (store) => {
			await talk(store, 'Before it was deleted');
			rmSync(join(folder, 'store.db'));
			await talk(store, 'After it was deleted');
		});
		const { value, notices } = await session(titles);
		expect(value.sort()).toEqual([
			'After it was deleted',
			'Before it was deleted',
			'In the snapshot'
		]);
		expect(notices).toEqual([]);
	}
);

test('a snapshot that is damaged itself is passed over', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date(2030, 0, 1, 12));
	await session((store) => talk(store, 'First'));
	vi.setSystemTime(new Date(2030, 0, 2, 12));
	await session((store) => talk(store, 'Second'));
	writeFileSync(join(folder, 'snapshots', '2030-01-02.db'), 'broken');
	damage(join(folder, 'store.db'), 'overwritten in the middle');
	const { value, notices } = await session(titles);
	expect(value).toEqual(['First']);
	expect(notices).toMatchObject([{ code: 'STORE_DAMAGED', values: { date: '2030-01-01' } }]);
});

test('a damaged file without any snapshot is kept, and an empty store opened', async () => {
	await session((store) => talk(store, 'Lost'));
	rmSync(join(folder, 'snapshots'), { recursive: true });
	damage(join(folder, 'store.db'), 'cut in half');
	const { value, notices } = await session(titles);
	expect(value).toEqual([]);
	expect(notices).toMatchObject([{ code: 'STORE_DAMAGED_NO_SNAPSHOT' }]);
});

test('what lay in the bin for 30 days is gone at the next start, younger things are not', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date(2030, 0, 1));
	await session(async (store) => {
		const old = await talk(store, 'Old');
		await store.call('message:add', {
			conversationId: old,
			parentId: null,
			role: 'user',
			text: 'old words',
			status: 'complete',
			attachments: []
		});
		await store.call('conversation:remove', { conversationId: old, purge: false });
		vi.setSystemTime(new Date(2030, 0, 20));
		const young = await talk(store, 'Young');
		const hash = 'ab'.repeat(32);
		mkdirSync(join(folder, 'originals', 'ab'), { recursive: true });
		writeFileSync(join(folder, 'originals', 'ab', hash), 'the original');
		const file = { hash, title: 'Old paper', path: '/', kind: 'text', bytes: 12 };
		const { document } = await store.call('document:add', file);
		vi.setSystemTime(new Date(2030, 0, 2));
		await store.call('document:remove', { documentId: document.id });
		vi.setSystemTime(new Date(2030, 0, 20));
		await store.call('conversation:remove', { conversationId: young, purge: false });
	});
	for (const at of [8, 15, 22, 29, 36]) {
		vi.setSystemTime(new Date(2030, 0, at));
		await session(titles);
	}
	expect((await session((store) => titles(store, true))).value).toEqual(['Young']);
	expect(readdirSync(join(folder, 'originals', 'ab'))).toEqual([]);
});

test('a clock that is years ahead for a while empties no bin, and its snapshots never come before the true ones', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date(2030, 0, 1, 12));
	await session(async (store) => {
		const { id } = await store.call('conversation:create', { title: 'Binned', temporary: false });
		await store.call('conversation:remove', { conversationId: id, purge: false });
	});
	for (const day of [1, 2, 3]) {
		vi.setSystemTime(new Date(2041, 5, day, 12));
		await session((store) => talk(store, `Ahead ${day}`));
	}
	for (const day of [2, 3, 4, 5, 6, 7, 8]) {
		vi.setSystemTime(new Date(2030, 0, day, 12));
		await session((store) => talk(store, `Day ${day}`));
	}
	expect((await session((store) => titles(store, true))).value).toEqual(['Binned']);
	const days = [2, 3, 4, 5, 6, 7, 8];
	expect(readdirSync(join(folder, 'snapshots'))).toEqual(days.map((day) => `2030-01-0${day}.db`));
});

test('of a damaged store the newest true snapshot is opened, not one of a clock that was ahead', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date(2041, 5, 1, 12));
	await session((store) => talk(store, 'Ahead'));
	vi.setSystemTime(new Date(2030, 0, 2, 12));
	await session((store) => talk(store, 'True'));
	damage(join(folder, 'store.db'), 'overwritten in the middle');
	const { value, notices } = await session(titles);
	expect(value.sort()).toEqual(['Ahead', 'True']);
	expect(notices).toMatchObject([{ code: 'STORE_DAMAGED', values: { date: '2030-01-02' } }]);
});

test('a temporary conversation is in no list and gone at the next start', async () => {
	const { value: conversationId } = await session(async (store) => {
		const id = await talk(store, 'Batch', true);
		expect([await titles(store), await titles(store, true)]).toEqual([[], []]);
		expect((await store.call('conversation:get', { conversationId: id })).title).toBe('Batch');
		return id;
	});
	await session(async (store) => {
		await expect(store.call('conversation:get', { conversationId })).rejects.toMatchObject({
			code: 'NOT_FOUND'
		});
	});
});

test('an answer that was being written when the store closed is marked interrupted, with its text', async () => {
	const { value: messageId } = await session(async (store) => {
		const conversationId = await talk(store, 'Talk');
		const { id } = await store.call('message:add', {
			conversationId,
			parentId: null,
			role: 'assistant',
			text: '',
			status: 'running',
			attachments: []
		});
		await store.call('message:append', { messageId: id, text: 'half an ans' });
		return id;
	});
	const { value } = await session((store) => store.call('message:get', { messageId }));
	expect(value).toMatchObject({ status: 'interrupted', text: 'half an ans' });
});

/** A folder in which nothing can be written, even by root. */
function readOnly(): { path: string; end: () => void } {
	const path = join(folder, 'sealed');
	mkdirSync(path);
	if (process.getuid?.() === 0) {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', path]);
		return { path, end: () => execFileSync('umount', [path]) };
	}
	chmodSync(path, 0o555);
	return { path, end: () => chmodSync(path, 0o755) };
}

test.skipIf(process.platform === 'win32' || (isRoot && !mounts))(
	'a read-only folder is named',
	async () => {
		const { path, end } = readOnly();
		try {
			await expect(openStoreInProcess(path)).rejects.toMatchObject({
				code: 'READ_ONLY',
				values: { folder: path }
			});
			await expect(openStoreInProcess(join(path, 'below'))).rejects.toMatchObject({
				code: 'READ_ONLY'
			});
		} finally {
			end();
		}
	}
);

test.skipIf(!mounts)(
	'on a full disk nothing is lost, and saving goes on when there is space',
	async () => {
		const path = join(folder, 'small');
		mkdirSync(path);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path]);
		const { store, close } = await openStoreInProcess(path);
		try {
			const conversationId = await talk(store, 'Talk');
			const say = (text: string) =>
				store.call('message:add', {
					conversationId,
					parentId: null,
					role: 'user',
					text,
					status: 'complete',
					attachments: []
				});
			const texts = async () =>
				(await store.call('conversation:messages', { conversationId })).map(({ text }) => text);
			await say('saved');
			const ballast = join(path, 'ballast');
			expect(() => writeFileSync(ballast, Buffer.alloc(8_000_000))).toThrow('ENOSPC');
			const long = 'lost words '.repeat(20_000);
			await expect(say(long)).rejects.toMatchObject({ code: 'DISK_FULL' });
			expect(await texts()).toEqual(['saved']);
			rmSync(ballast);
			await say('saved again');
			expect(await texts()).toEqual(['saved', 'saved again']);
			writeFileSync(ballast, Buffer.alloc(3_000_000));
		} finally {
			await close();
			// Statements that were not yet collected as garbage keep the file open.
			execFileSync('umount', ['--lazy', path]);
		}
	}
);

test.skipIf(!mounts)(
	'where a snapshot does not fit no half of one is left, everything goes on, and it is said',
	async () => {
		const data = folder;
		folder = join(data, 'small');
		mkdirSync(folder);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
		const ballast = join(folder, 'ballast');
		const taken = () => {
			const all = join(folder, 'snapshots');
			return existsSync(all) ? readdirSync(all) : [];
		};
		const fill = () => {
			const { size } = statSync(join(folder, 'store.db'));
			const { bavail, bsize } = statfsSync(folder);
			writeFileSync(ballast, Buffer.alloc(bavail * bsize - Math.floor(size / 2)));
		};
		vi.useFakeTimers({ toFake: ['Date'] });
		try {
			vi.setSystemTime(new Date(2030, 0, 1, 12));
			await session(async (store) => {
				await talk(store, 'Kept');
				await store.call('setting:set', { key: 'much', value: 'x'.repeat(2_000_000) });
			});
			expect(taken()).toEqual(['2030-01-01.db']);
			fill();
			vi.setSystemTime(new Date(2030, 0, 2, 12));
			const { notices } = await session(async (store) => {
				// Before an update, which is then not installed.
				await expect(store.call('store:snapshot', null)).rejects.toMatchObject({
					code: 'DISK_FULL'
				});
				await talk(store, 'Goes on');
			});
			expect(notices).toEqual([{ code: 'NO_ROOM_FOR_SNAPSHOT', values: {} }]);
			// The day's, which the end of the session took, or tried to.
			expect(taken()).toEqual(['2030-01-01.db']);
			// Before a migration, which is then not begun.
			const steps = [...migrations, 'create table extra (id text) strict'];
			expect(() => openStore(folder, { steps })).toThrow(
				expect.objectContaining({ code: 'DISK_FULL' }) as Error
			);
			expect(taken()).toEqual(['2030-01-01.db']);
			rmSync(ballast);
			const after = await session(titles);
			expect(after.value.sort()).toEqual(['Goes on', 'Kept']);
			expect(after.notices).toEqual([]);
			expect(taken()).toEqual(['2030-01-01.db', '2030-01-02.db']);
		} finally {
			// Statements that were not yet collected as garbage keep the file open.
			execFileSync('umount', ['--lazy', folder]);
			folder = data;
		}
	}
);

test('a store that may not grow says that the disk is full, and works on', () => {
	const { database, close } = openStore(folder);
	const pages =
		database.get(z.object({ page_count: z.int() }), 'pragma page_count')?.page_count ?? 0;
	database.execute(`pragma max_page_count = ${pages + 4}`);
	const set = (key: string, length: number) =>
		database.run('insert into settings (key, value) values (?, ?)', [key, 'x'.repeat(length)]);
	expect(() => database.transaction(() => set('small', 10) + set('large', 100_000))).toThrow(
		expect.objectContaining({ code: 'DISK_FULL' }) as Error
	);
	set('after', 10);
	expect(
		database.all(z.object({ key: z.string() }), "select key from settings where key <> 'bin-time'")
	).toEqual([{ key: 'after' }]);
	close();
});

test('a disk that fills up in the middle of a migration leaves everything as it was, and the next start goes on', () => {
	const first = openStore(folder);
	first.database.run('insert into settings (key, value) values (?, ?)', ['kept', 'yes']);
	first.close();
	const filling = `create table half (text text) strict; pragma max_page_count = 1;
		insert into half select hex(randomblob(1000000)) from settings`;
	expect(() => openStore(folder, { steps: [...migrations, filling] })).toThrow(
		expect.objectContaining({ code: 'DISK_FULL' }) as Error
	);
	const { database, notices, close } = openStore(folder);
	expect(notices).toEqual([]);
	expect(database.version).toBe(migrations.length);
	expect(
		database.all(
			z.object({ value: z.string() }),
			"select value from settings where key <> 'bin-time'"
		)
	).toEqual([{ value: 'yes' }]);
	const half = `select name from sqlite_schema where name = 'half'`;
	expect(database.get(z.object({ name: z.string() }), half)).toBeUndefined();
	close();
	openStore(folder, { steps: [...migrations, 'create table half (text text) strict'] }).close();
	expect(() => openStore(folder)).toThrow(
		expect.objectContaining({ code: 'STORE_NEWER' }) as Error
	);
});

test('with the clock set back, messages keep their order and a snapshot is still taken', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	for (let day = 1; day <= 8; day++) {
		vi.setSystemTime(new Date(2030, 0, day, 12));
		await session((store) => talk(store, `Day ${day}`));
	}
	vi.setSystemTime(new Date(2025, 5, 1, 12));
	const { value } = await session(async (store) => {
		const conversationId = await talk(store, 'Back');
		const say = async (text: string, parentId: string | null) =>
			(
				await store.call('message:add', {
					...{ conversationId, parentId, role: 'user' as const, text },
					...{ status: 'complete' as const, attachments: [] }
				})
			).id;
		const first = await say('first', null);
		vi.setSystemTime(new Date(2024, 5, 1, 12));
		const leafId = await say('second', first);
		return (await store.call('message:branch', { leafId })).map(({ text }) => text);
	});
	expect(value).toEqual(['first', 'second']);
	expect(readdirSync(join(folder, 'snapshots'))).toContain('2024-06-01.db');
	const after = await session(titles);
	expect(after.value).toContain('Back');
	expect(after.notices).toEqual([]);
});

test('values that could end the process are refused before they reach it', () => {
	const { database, close } = openStore(folder);
	const set = (value: unknown) =>
		database.run('insert into settings (key, value) values (?, ?)', ['key', value as string]);
	for (const value of [
		undefined,
		Number.NaN,
		1n,
		new Date(),
		new ArrayBuffer(2),
		{},
		new Float32Array(2),
		() => 1
	]) {
		expect(() => set(value)).toThrow(TypeError);
	}
	expect(() => database.run('insert into settings (key, value) values (?, ?)', ['key'])).toThrow(
		'2 values expected'
	);
	expect(() => new Database('/tmp/a\0b')).toThrow(
		expect.objectContaining({ code: 'BAD_INPUT' }) as Error
	);
	close();
});

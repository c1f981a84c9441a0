import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../../main/errors.ts';
import { deletePlainCopies, plainCopies } from '../../../../main/memory/encryption/change.ts';
import { kindOf } from '../../../../main/memory/encryption/file-kind.ts';
import { readKeyFile } from '../../../../main/memory/encryption/key-file.ts';
import { migrations } from '../../../../main/memory/migrations.ts';
import { openStore, type OpenStore } from '../../../../main/memory/open.ts';
import { takeDailySnapshot } from '../../../../main/memory/snapshots.ts';
import { inspect } from '../../../../main/memory/store.ts';
import { sourceHandlers } from '../../../../main/memory/transfer/sources.ts';
import { VectorIndex } from '../../../../main/memory/vector-index.ts';
import {
	addMessages,
	key,
	makeStore,
	names,
	otherKey,
	readable,
	secret,
	textsOf
} from './world.ts';

const inspectRow = z.object({ number: z.int() });
let folder: string;
const encrypt = { encrypt: true, sealed: null } as const;
const file = (...path: string[]): string => join(folder, ...path);

beforeEach(() => (folder = makeStore()));
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

function withStore<T>(options: Parameters<typeof openStore>[1], work: (store: OpenStore) => T): T {
	const store = openStore(folder, options);
	try {
		return work(store);
	} finally {
		store.close();
	}
}

const texts = (options: Parameters<typeof openStore>[1]): string[] => withStore(options, textsOf);
const snapshots = (): string[] => readdirSync(file('snapshots')).sort();

test('after encrypting, nothing in the folder can be read without the key, and everything with it', () => {
	const before = texts({});
	const kept = snapshots();
	expect(readable(folder).length).toBe(1 + kept.length);
	const steps: string[] = [];
	expect(texts({ key, change: encrypt, tell: ({ phase }) => steps.push(phase) })).toEqual(before);
	expect(steps).toEqual(['copying', 'checking', 'snapshots', 'snapshots']);
	expect(readable(folder)).toEqual([]);
	expect(names(folder)).toEqual(['snapshots', 'store.db', 'store.key', 'store.lock']);
	expect(snapshots()).toEqual(kept);
	expect(snapshots().map((name) => kindOf(file('snapshots', name)))).toEqual([
		'encrypted',
		'encrypted'
	]);
	expect(readFileSync(file('store.key'), 'utf8')).not.toContain(key);

	withStore({ key }, (store) => {
		addMessages(store, 20);
		// Also while it is open: the log as well as a new snapshot.
		for (const name of snapshots()) rmSync(file('snapshots', name));
		takeDailySnapshot(store.database, folder);
		expect(existsSync(file('store.db-wal'))).toBe(true);
		expect(readable(folder)).toEqual([]);
	});
	expect(snapshots().map((name) => inspect(file('snapshots', name), key).whole)).toEqual([true]);
});

test('without the key, or with another one, the store stays closed and as it is', () => {
	const before = texts({ key, change: encrypt });
	const bytes = readFileSync(file('store.db'));
	const locked = new AppError('STORE_LOCKED');
	const wrong = new AppError('STORE_KEY_WRONG');
	expect(() => openStore(folder)).toThrow(locked);
	expect(() => openStore(folder, { key: otherKey })).toThrow(wrong);
	// What was written down about the key is lost: what opens with it proves it.
	rmSync(file('store.key'));
	expect(() => openStore(folder)).toThrow(locked);
	expect(() => openStore(folder, { key: otherKey })).toThrow(wrong);
	expect(readFileSync(file('store.db')).equals(bytes)).toBe(true);
	expect(names(folder)).toEqual(['snapshots', 'store.db', 'store.lock']);
	expect(texts({ key })).toEqual(before);
});

test('an encrypted store and its snapshots become plain again', () => {
	const before = texts({ key, change: encrypt });
	expect(texts({ key, change: { encrypt: false } })).toEqual(before);
	expect(readKeyFile(folder)).toBe(null);
	expect(texts({})).toEqual(before);
	expect(snapshots().map((name) => kindOf(file('snapshots', name)))).toEqual(['plain', 'plain']);
	expect(snapshots().every((name) => inspect(file('snapshots', name)).whole)).toBe(true);
});

test('a damaged encrypted store gives way to its newest snapshot, and what can be read of it is still got back', () => {
	withStore({ key, change: encrypt }, (store) => {
		for (const name of snapshots()) rmSync(file('snapshots', name));
		takeDailySnapshot(store.database, folder);
		addMessages(store, 50);
	});
	const bytes = readFileSync(file('store.db'));
	bytes.fill(7, bytes.length - 4096 * 3, bytes.length - 4096 * 2);
	writeFileSync(file('store.db'), bytes);
	expect(inspect(file('store.db'), key).whole).toBe(false);
	// A key that is missing must not pass for damage.
	expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }));

	withStore({ key }, (store) => {
		expect(store.notices.map(({ code }) => code)).toEqual(['STORE_DAMAGED']);
		expect(textsOf(store).length).toBe(200);
		expect(readable(folder)).toEqual([]);
		const { 'source:list': list, 'source:look': look } = sourceHandlers(
			() => store,
			new VectorIndex(() => store.database, 'passage')
		);
		const damaged = list().find(({ kind }) => kind === 'damaged');
		const found = look({ name: damaged?.name ?? '' });
		expect(found.conversations.map(({ title }) => title)).toEqual(['Bees']);
		expect(found.conversations[0]?.messages).toBeGreaterThan(20);
		expect(readable(folder)).toEqual([]);
	});
	expect(kindOf(file('store.db'))).toBe('encrypted');
});

test('a store whose head is destroyed, or that is gone, is not taken for a new one while its snapshots are encrypted', () => {
	withStore({ key, change: encrypt }, () => undefined);
	writeFileSync(file('store.db'), Buffer.alloc(8192, 3));
	expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }));
	expect(withStore({ key }, ({ notices }) => notices.map(({ code }) => code))).toEqual([
		'STORE_DAMAGED'
	]);
	rmSync(file('store.db'));
	rmSync(file('store.key'));
	expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }));
	expect(() => openStore(folder, { key: otherKey })).toThrow(
		expect.objectContaining({ code: 'STORE_KEY_WRONG' })
	);
	expect(texts({ key }).length).toBe(200);
	expect(kindOf(file('store.db'))).toBe('encrypted');
});

test('a plain snapshot of earlier days is encrypted at the next start, and looked into before that', () => {
	const old = readFileSync(file('snapshots', snapshots()[0] ?? ''));
	withStore({ key, change: encrypt }, (store) => {
		writeFileSync(file('snapshots', '2020-01-01.db'), old);
		const { 'source:look': look } = sourceHandlers(
			() => store,
			new VectorIndex(() => store.database, 'passage')
		);
		store.database.run('update conversations set deleted_at = ?', [Date.now()]);
		expect(look({ name: '2020-01-01.db' }).conversations.map(({ title }) => title)).toEqual([
			'Bees'
		]);
		expect(plainCopies(folder).snapshots).toEqual([file('snapshots', '2020-01-01.db')]);
	});
	expect(withStore({ key }, ({ notices }) => notices)).toEqual([]);
	expect(readable(folder)).toEqual([]);
	expect(inspect(file('snapshots', '2020-01-01.db'), key).whole).toBe(true);
});

test('copies that cannot be encrypted are named, said so, and go when one says so', () => {
	mkdirSync(file('damaged-2024-01-01T00-00-00-000Z'));
	copyFileSync(file('store.db'), file('damaged-2024-01-01T00-00-00-000Z', 'store.db'));
	const broken = readFileSync(file('store.db'));
	broken.fill(0, 4096, 3 * 4096);
	writeFileSync(file('snapshots', '2020-01-01.db'), broken);
	const { notices } = openStoreAndClose({ key, change: encrypt });
	expect(notices).toEqual([{ code: 'ENCRYPTION_COPIES_LEFT', values: { count: 1 } }]);
	expect(plainCopies(folder)).toEqual({
		snapshots: [file('snapshots', '2020-01-01.db')],
		aside: ['damaged-2024-01-01T00-00-00-000Z']
	});
	deletePlainCopies(folder);
	expect(readable(folder)).toEqual([]);
	expect(texts({ key }).length).toBe(200);
});

function openStoreAndClose(options: Parameters<typeof openStore>[1]): OpenStore {
	const store = openStore(folder, options);
	store.close();
	return store;
}

test('the snapshot before a migration and the way back from a newer Hearth are encrypted too', () => {
	openStoreAndClose({ key, change: encrypt });
	const newer = [...migrations, 'create table extra (id text) strict'];
	openStoreAndClose({ key, steps: newer });
	const before = snapshots().filter((name) => name.includes(`before-${newer.length}`));
	expect(before.map((name) => kindOf(file('snapshots', name)))).toEqual(['encrypted']);
	expect(() => openStore(folder, { key })).toThrow(
		expect.objectContaining({ code: 'STORE_NEWER' })
	);
	writeFileSync(file('step-back.json'), '{}');
	expect(openStoreAndClose({ key }).notices.map(({ code }) => code)).toEqual([
		'STORE_STEPPED_BACK'
	]);
	expect(texts({ key }).length).toBe(200);
	expect(readable(folder)).toEqual([]);
});

test('when the copy cannot be written the store stays plain, open to all as before', () => {
	// A folder in its place is something that cannot be written to.
	mkdirSync(file('store.converting.db'));
	writeFileSync(file('store.converting.db', 'in the way'), '');
	expect(() => openStore(folder, { key, change: encrypt })).toThrow();
	rmSync(file('store.converting.db'), { recursive: true });
	expect(readKeyFile(folder)).toBe(null);
	expect(texts({}).every((text) => text.includes(secret))).toBe(true);
});

test('what was in the log when Hearth was killed is in the encrypted store', () => {
	const store = openStore(folder);
	addMessages(store, 3);
	const copy = mkdtempSync(join(tmpdir(), 'hearth-encryption-'));
	for (const name of ['store.db', 'store.db-wal']) copyFileSync(file(name), join(copy, name));
	store.close();
	rmSync(folder, { recursive: true, force: true });
	folder = copy;
	openStoreAndClose({ key, change: encrypt });
	const count = withStore(
		{ key },
		({ database }) => database.all(inspectRow, 'select number from messages').length
	);
	expect(count).toBe(203);
	expect(readable(folder)).toEqual([]);
});

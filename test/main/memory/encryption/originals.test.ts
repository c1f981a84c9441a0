import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../../../main/contract.ts';
import { channelPair } from '../../../../main/child/channel.ts';
import { serve } from '../../../../main/child/serve.ts';
import { StoreClient } from '../../../../main/memory/client.ts';
import { Documents } from '../../../../main/memory/documents/documents.ts';
import { createExtractorHandlers } from '../../../../main/memory/documents/handlers.ts';
import {
	listOriginals,
	Originals,
	readWholeOriginal
} from '../../../../main/memory/documents/originals.ts';
import { extractorOperations } from '../../../../main/memory/documents/protocol.ts';
import { DocumentReader } from '../../../../main/memory/documents/reader.ts';
import { needsKey, sealedCopies } from '../../../../main/memory/encryption/change.ts';
import type { EncryptionState } from '../../../../main/memory/encryption/contract.ts';
import { Encryption } from '../../../../main/memory/encryption/encryption.ts';
import { readKeyFile } from '../../../../main/memory/encryption/key-file.ts';
import { toRecoveryKey } from '../../../../main/memory/encryption/recovery-key.ts';
import { exportAll } from '../../../../main/memory/transfer/export.ts';
import { openSink } from '../../../../main/memory/transfer/sink.ts';
import { forkSource } from '../../../helpers/fork.ts';
import { serveStore } from '../../../helpers/store.ts';
import { readable, secret } from './world.ts';

/** The store, the documents and what encrypts them, put together as in the app. */
class World {
	readonly folder: string;
	readonly encryption: Encryption;
	readonly documents: Documents;
	readonly originals: Originals;
	readonly store: StoreClient;
	readonly calls: ReturnType<Encryption['handlers']>;

	constructor(folder: string) {
		this.folder = folder;
		this.store = new StoreClient(
			serveStore,
			folder,
			() => undefined,
			() => this.encryption.key()
		);
		this.originals = new Originals(
			folder,
			{ key: () => this.encryption.key(), isOn: () => needsKey(folder) },
			() => this.store.call('original:hashes', null)
		);
		this.encryption = new Encryption({
			folder,
			originals: this.originals,
			keyBox: { seal: () => null, open: () => null },
			reopen: (change, tell) => this.store.reopen(change, tell),
			isBusy: () => false,
			onChange: () => undefined
		});
		this.calls = this.encryption.handlers(() => Promise.resolve(null));
		this.documents = new Documents({
			store: this.store,
			originals: this.originals,
			reader: new DocumentReader(() => {
				const [near, far] = channelPair();
				serve(extractorOperations, createExtractorHandlers(), far);
				return near;
			})
		});
	}

	async add(name: string, content: string): Promise<void> {
		const path = join(inbox, name);
		writeFileSync(path, content);
		const { refused } = await this.documents.add([path]);
		expect(refused).toEqual([]);
		await this.documents.idle();
	}

	/** Turns encryption on as a person does, and returns the recovery key. */
	async turnOn(): Promise<string> {
		const { groups, asked } = await this.calls['encryption:prepare'](null, nowhere);
		const typed = asked.map((number) => groups[number - 1]).join(' ');
		await this.calls['encryption:turn-on']({ typed }, nowhere);
		return groups.join('-');
	}

	async turnOff(recoveryKey: string): Promise<EncryptionState> {
		return this.calls['encryption:turn-off']({ recoveryKey }, nowhere);
	}

	async found(query: string): Promise<string[]> {
		const search = { query, limit: 9, documentIds: null, perDocument: 1 };
		const hits = await this.store.call('passage:search', search);
		return hits.map(({ title }) => title).sort();
	}

	/** The texts of all originals. */
	async texts(): Promise<string[]> {
		const hashes = await this.store.call('document:hashes', null);
		const texts = await Promise.all(
			hashes.map(async ({ hash }) =>
				Buffer.from(await readWholeOriginal(await this.originals.find(hash))).toString()
			)
		);
		return texts.sort();
	}

	async close(): Promise<void> {
		await this.documents.close();
		await this.store.close();
	}
}

const nowhere = { signal: new AbortController().signal, emit: () => undefined };
let inbox: string;
let folder: string;
let world: World;

beforeEach(() => {
	inbox = mkdtempSync(join(tmpdir(), 'hearth-inbox-'));
	folder = mkdtempSync(join(tmpdir(), 'hearth-originals-'));
	world = new World(folder);
});
afterEach(async () => {
	await world.close();
	for (const each of [inbox, folder]) rmSync(each, { recursive: true, force: true });
});

const one = `${secret} in spring\n`;
const other = `${secret} in autumn\n`.repeat(9000);

test('originals are sealed with the store, are read and exported as before, and come back plain with it', async () => {
	await world.add('one.txt', one);
	expect(readable(folder).some((name) => name.startsWith('originals/'))).toBe(true);
	const recoveryKey = await world.turnOn();
	expect(readable(folder)).toEqual([]);
	await world.add('other.txt', other);
	expect(readable(folder)).toEqual([]);
	expect(listOriginals(folder).plain).toEqual([]);
	expect(listOriginals(folder).sealed.length).toBe(2);
	expect(await world.texts()).toEqual([one, other].sort());
	expect(await world.found('harbour')).toEqual(['one.txt', 'other.txt']);

	// Read once more out of the sealed original.
	const [first] = await world.store.call('document:list', null);
	await world.documents.retry(first?.id ?? '');
	await world.documents.idle();
	expect(await world.found('harbour')).toEqual(['one.txt', 'other.txt']);
	const sink = await openSink(join(inbox, 'export'));
	await exportAll(sink, {
		...{ store: world.store, originals: world.originals, settings: defaultSettings },
		...{ version: '0', onProgress: () => undefined, signal: nowhere.signal }
	});
	await sink.finish();
	expect(await readFile(join(inbox, 'export/documents/other.txt'), 'utf8')).toBe(other);

	const after = await world.turnOff(recoveryKey);
	expect(after).toMatchObject({ store: 'plain', sealedSnapshots: 0, sealedOriginals: 0 });
	expect(readKeyFile(folder)).toBe(null);
	expect(listOriginals(folder).sealed).toEqual([]);
	expect(await world.texts()).toEqual([one, other].sort());
});

test('an original that is damaged on the disk is sealed with what is left of it, and stops nothing', async () => {
	await world.add('one.txt', one);
	await world.add('other.txt', other);
	await world.add('third.txt', `${secret} in winter\n`);
	const [broken = '', cut = ''] = listOriginals(folder).plain;
	const left = `${secret}, and no more`;
	writeFileSync(broken, left);
	writeFileSync(cut, '');
	const recoveryKey = await world.turnOn();
	expect(readable(folder)).toEqual([]);
	expect(listOriginals(folder).plain).toEqual([]);
	expect(world.encryption.state().plainOriginals).toBe(0);
	const place = await world.originals.find(basename(broken));
	expect(Buffer.from(await readWholeOriginal(place)).toString()).toBe(left);

	// Decrypted, it is found under the name that its document knows.
	await world.turnOff(recoveryKey);
	expect(listOriginals(folder).sealed).toEqual([]);
	expect(listOriginals(folder).plain).toContain(broken);
	expect(readFileSync(broken, 'utf8')).toBe(left);
});

test('a damaged original never takes the place of a whole one', async () => {
	await world.add('one.txt', one);
	const [broken = ''] = listOriginals(folder).plain;
	await world.turnOn();
	writeFileSync(broken, `${secret}, and no more`);
	await world.encryption.settle();
	expect(readable(folder)).toEqual([]);
	expect(await world.texts()).toEqual([one]);
});

test('originals that cannot be sealed are counted, and deleting readable copies leaves them alone', async () => {
	await world.add('one.txt', one);
	const [path = ''] = listOriginals(folder).plain;
	// Nobody can read it, whoever runs this.
	rmSync(path);
	mkdirSync(path);
	await world.turnOn();
	expect(world.encryption.state().plainOriginals).toBe(1);
	await world.calls['encryption:delete-copies'](null, nowhere);
	expect(existsSync(path)).toBe(true);
});

test('where decrypting was cut off, the recovery key of that time opens what is left, and no other key comes over it', async () => {
	await world.add('one.txt', one);
	const recoveryKey = await world.turnOn();
	const key = world.encryption.key() ?? '';
	await world.close();
	// As if it had been killed between the store and the rest.
	const cut = new World(folder);
	await cut.encryption.unlock(recoveryKey);
	await cut.store.reopen({ encrypt: false });
	await cut.close();

	world = new World(folder);
	await world.store.open();
	expect(sealedCopies(folder).originals.length).toBe(1);
	expect(world.encryption.state()).toMatchObject({ store: 'plain', sealedOriginals: 1 });
	expect(() => world.calls['encryption:prepare'](null, nowhere)).toThrow(
		expect.objectContaining({ code: 'ENCRYPTION_COPIES_LOCKED' })
	);
	const wrong = toRecoveryKey('b2'.repeat(32)).join('-');
	await expect(
		world.calls['encryption:open-copies']({ recoveryKey: wrong }, nowhere)
	).rejects.toThrow(expect.objectContaining({ code: 'STORE_KEY_WRONG' }));
	const opened = await world.calls['encryption:open-copies']({ recoveryKey }, nowhere);
	expect(opened).toMatchObject({ store: 'plain', sealedOriginals: 0 });
	expect(await world.texts()).toEqual([one]);
	expect(readKeyFile(folder)).toBe(null);
	expect(world.encryption.key()).toBe(undefined);
	expect(key).not.toBe('');
});

test('killed at any moment while originals are sealed or opened, each is there whole, and the next start goes on', async () => {
	const texts = Array.from({ length: 12 }, (_, index) => `${index} ${secret}\n`.repeat(4000));
	for (const [index, text] of texts.entries()) await world.add(`${index}.txt`, text);
	const storeKey = 'a1'.repeat(32);
	const hashes = (await world.store.call('document:hashes', null)).map(({ hash }) => hash);
	let changed = 0;
	for (let round = 0; round < 8; round++) {
		const isOn = round % 2 === 0;
		const child = forkSource('test/main/memory/encryption/seal-originals.ts', [
			...[folder, storeKey, isOn ? 'on' : 'off']
		]);
		const gone = new Promise((resolve) => child.onExit(resolve));
		await new Promise<void>((resolve) => child.onMessage(() => resolve()));
		await wait(round * 6);
		child.kill();
		await gone;
		const cut = new Originals(folder, { key: () => storeKey, isOn: () => isOn });
		const read = async (): Promise<string[]> => {
			const found = hashes.map(async (hash) => readWholeOriginal(await cut.find(hash)));
			return (await Promise.all(found)).map((bytes) => Buffer.from(bytes).toString()).sort();
		};
		expect(await read()).toEqual([...texts].sort());
		const { plain, sealed } = listOriginals(folder);
		if (plain.length > 0 && sealed.length > 0) changed++;
		expect(await cut.settle()).toBe(0);
		await cut.clean();
		const after = listOriginals(folder);
		expect(after[isOn ? 'plain' : 'sealed']).toEqual([]);
		expect(after[isOn ? 'sealed' : 'plain'].length).toBe(texts.length);
		expect(await read()).toEqual([...texts].sort());
		expect(existsSync(join(folder, 'originals/.incoming'))).toBe(false);
	}
	// Else the kills would all have come too early or too late.
	expect(changed).toBeGreaterThan(0);
}, 120_000);

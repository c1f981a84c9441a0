import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type TransferWorld } from './world.ts';

let world: TransferWorld;

beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.dispose());

/** Two talks of one name with a branch and a source, facts with a history, two documents of one name, and a secret. */
async function live(): Promise<void> {
	const { store, documents, inbox } = world;
	for (const folder of ['a', 'b']) {
		mkdirSync(join(inbox, folder));
		writeFileSync(join(inbox, folder, 'lease.txt'), `The notice period is ${folder} months.`);
	}
	const added = await documents.add([join(inbox, 'a', 'lease.txt'), join(inbox, 'b', 'lease.txt')]);
	await documents.idle();
	const [document] = added.documents;
	if (document === undefined) throw new Error('no document');
	for (const name of ['one', 'two']) {
		const { id } = await store.call('conversation:create', { title: 'A: talk?', temporary: false });
		const say = async (role: 'user' | 'assistant', text: string, parentId: string | null) =>
			(
				await store.call('message:add', {
					...{ conversationId: id, parentId, role, text, status: 'complete' as const },
					attachments: role === 'user' ? [document.id] : []
				})
			).id;
		const asked = await say('user', `question ${name}`, null);
		await say('assistant', `first ${name}`, asked);
		const answer = await say('assistant', `second ${name} [1]`, asked);
		const citation = {
			...{ number: 1, passageId: `${document.id}.0`, documentId: document.id, title: 'lease.txt' },
			...{ place: '', text: 'The notice period is a months.', supported: true }
		};
		await store.call('message:finish', {
			...{ messageId: answer, status: 'complete' as const, error: null, citations: [citation] }
		});
	}
	await store.call('conversation:create', { title: 'secret', temporary: true });
	const fact = await store.call('fact:add', {
		text: 'I live in Seoul',
		origin: 'user',
		source: null
	});
	await store.call('fact:edit', { factId: fact.id, text: 'I live in Busan' });
	await store.call('setting:set', { key: 'remotes', value: '[{"sealedKey": "sk-very-secret"}]' });
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.toSorted();
}

test('everything goes out into open files, each under a name that every system takes', async () => {
	await live();
	const to = join(world.inbox, 'out');
	expect(await world.transfers.export(to)).toEqual({ conversations: 2, documents: 2 });
	expect(filesBelow(to)).toEqual([
		'README.txt',
		'conversations/A_ talk_ (2).json',
		'conversations/A_ talk_ (2).md',
		'conversations/A_ talk_.json',
		'conversations/A_ talk_.md',
		'documents/index.json',
		'documents/lease (2).txt',
		'documents/lease.txt',
		'facts.json',
		'facts.md',
		'hearth-export.json',
		'settings.json'
	]);
	expect(readFileSync(join(to, 'documents/lease.txt'), 'utf8')).toMatch(/^The notice period is/);
	expect(readFileSync(join(to, 'facts.md'), 'utf8')).toContain('I live in Busan');
	const all = filesBelow(to)
		.map((file) => readFileSync(join(to, file), 'utf8'))
		.join('\n');
	expect(all).not.toContain('sk-very-secret');
	expect(all).toContain('second one [1]');
});

test.each(['out', 'out.zip'])(
	'what went out to %s comes back whole into an empty Hearth',
	async (name) => {
		await live();
		const to = join(world.inbox, name);
		await world.transfers.export(to);
		const there = await openWorld();
		try {
			expect(await there.transfers.look(to)).toMatchObject({
				...{ kind: 'hearth', fresh: 2, known: 0, messages: 6, unreadable: 0, missing: 0 },
				...{ facts: { fresh: 1, known: 0 }, documents: { fresh: 2, known: 0 } }
			});
			await there.transfers.import(to);
			await there.documents.idle();
			const list = await there.store.call('conversation:list', { bin: false });
			expect(list.map(({ title }) => title)).toEqual(['A: talk?', 'A: talk?']);
			const branch = await there.store.call('message:branch', { leafId: list[0]?.leafId ?? '' });
			expect(branch.map(({ text }) => text)).toEqual(['question two', 'second two [1]']);
			// What they point to is here, by the ids that documents have here.
			const citation = branch[1]?.citations[0];
			const passage = await there.store.call('passage:get', {
				passageId: citation?.passageId ?? ''
			});
			expect(passage.text).toContain('The notice period is a months.');
			expect(branch[0]?.attachments[0]?.documentId).toBe(passage.documentId);
			const [fact] = await there.store.call('fact:list', null);
			// Anyone can write a file: it does not say that the person said so.
			expect(fact).toMatchObject({ text: 'I live in Busan', origin: 'file', edits: 1 });
			expect(await there.transfers.look(to)).toMatchObject({
				...{ fresh: 0, known: 2, messages: 0, facts: { fresh: 0, known: 1 } },
				documents: { fresh: 0, known: 2 }
			});
			await there.transfers.import(to);
			expect((await there.store.call('document:list', null)).length).toBe(2);
		} finally {
			await there.dispose();
		}
	}
);

test('a folder that holds something is left alone, and nothing is left of an export that fails', async () => {
	await live();
	await expect(world.transfers.export(world.inbox)).rejects.toMatchObject({
		code: 'EXPORT_NOT_EMPTY'
	});
	const blocked = join(world.inbox, 'a', 'lease.txt', 'out');
	await expect(world.transfers.export(blocked)).rejects.toMatchObject({ code: 'READ_ONLY' });
	await expect(world.transfers.export(`${blocked}.zip`)).rejects.toMatchObject({
		code: 'READ_ONLY'
	});
	const running = world.transfers.export(join(world.inbox, 'stopped.zip'));
	world.transfers.stop();
	await expect(running).rejects.toMatchObject({ code: 'STOPPED' });
	expect(readdirSync(world.inbox).toSorted()).toEqual(['a', 'b']);
	expect(existsSync(`${world.inbox}.part`)).toBe(false);
});

test('an original that is gone is said, and the rest goes out', async () => {
	await live();
	const [document] = await world.store.call('document:list', null);
	const hashes = await world.store.call('document:hashes', null);
	const hash = hashes.find(({ documentId }) => documentId === document?.id)?.hash ?? '';
	const { rmSync } = await import('node:fs');
	rmSync(join(world.folder, 'originals'), { recursive: true });
	const to = join(world.inbox, 'out');
	await world.transfers.export(to);
	const index = readFileSync(join(to, 'documents/index.json'), 'utf8');
	expect(JSON.parse(index)).toMatchObject({ documents: [{ file: null }, { file: null }] });
	expect(index).toContain(hash);
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callBack } from '../../main/kernel/context/call-back.ts';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import { Embedding } from '../../main/memory/embedding.ts';
import { hybridStore } from '../../main/memory/hybrid.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';

const limit = 300_000;
const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
const isThere = embedders.length > 0 && embedders.every(({ path }) => existsSync(path));
if (!isThere) console.warn('Skipped: the embedder is not in models/starter.');

const turns = 200;
const told: Record<number, string> = {
	3: 'My luggage is in the box at the railway station, and the combination is 7341.',
	7: 'My sister Hanna gives birth in October.',
	11: 'The doctor said that I must not eat peanuts.'
};
const talk = [
	'What is a good name for a small boat?',
	'Explain how a rainbow comes about.',
	'Write two lines about the sea.',
	'Which vegetables can be sown in March?',
	'How do I fold a paper plane?',
	'Tell me something about the history of coffee.',
	'Why do leaves turn red?',
	'Suggest a film for a rainy evening.',
	'What is the difference between jam and jelly?',
	'How are violins made?'
];

describe.skipIf(!isThere)('old turns come back by what they mean', () => {
	const engine = new EngineClient(forkEngine);
	let opened: TestStore;
	let embedding: Embedding;
	let store: Store;
	let conversationId: string;
	let shown: Set<string>;

	beforeAll(async () => {
		opened = await openStoreInProcess();
		embedding = new Embedding({
			...{ store: opened.store, engine, embedders },
			isBusy: () => false,
			patience: 60_000,
			onError: (error) => console.error(error)
		});
		store = hybridStore(opened.store, embedding);
		const conversation = await store.call('conversation:create', { title: '', temporary: false });
		conversationId = conversation.id;
		const ids: string[] = [];
		const say = async (role: 'user' | 'assistant', text: string): Promise<void> => {
			const message = { conversationId, parentId: ids.at(-1) ?? null, role, text, attachments: [] };
			ids.push((await store.call('message:add', { ...message, status: 'complete' })).id);
		};
		for (let turn = 1; turn <= turns; turn++) {
			await say('user', told[turn] ?? `${talk[turn % talk.length] ?? ''} (${turn})`);
			await say(
				'assistant',
				told[turn] ? 'Good to know.' : `That is a nice question, number ${turn}.`
			);
		}
		shown = new Set(ids.slice(-20));
		await embedding.idle();
	}, limit);
	afterAll(async () => {
		await embedding.close();
		engine.close();
		await opened.dispose();
	});

	const broughtBack = async (request: string): Promise<string> => {
		const held = { pinned: [], out: [], from: null };
		const pages = await callBack(store, { conversationId, request, shown }, held);
		return pages.map(({ text }) => text).join('\n');
	};

	test.each([
		['How do I get my suitcase out of the locker?', '7341'],
		['When is the baby due?', 'Hanna'],
		['Do I have any food allergies?', 'peanuts']
	])(
		'asked in other words at turn 200: %s',
		async (request, words) => {
			expect(await broughtBack(request)).toContain(words);
		},
		limit
	);

	test(
		'what has nothing to do with them leaves them on the disk',
		async () => {
			const pages = await broughtBack('Calculate the square root of nineteen, please.');
			for (const text of Object.values(told)) expect(pages).not.toContain(text);
		},
		limit
	);
});

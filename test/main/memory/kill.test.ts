import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startStore } from '../../../main/memory/client.ts';
import { openStore } from '../../../main/memory/open.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { inspect } from '../../../main/memory/store.ts';
import { forkSource } from '../../helpers/fork.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

/** `HEARTH_CRASH_ROUNDS=200` for the long run. */
const rounds = Number(process.env['HEARTH_CRASH_ROUNDS'] ?? 40);
const inFlight = 6;

/** What the store said was saved, by id: the text of messages, and every text of facts, the newest last. */
interface Acknowledged {
	messages: Map<string, string>;
	facts: Map<string, string[]>;
	documents: string[];
}

/** One thing after the other until the store is gone; only what was acknowledged is written down. */
async function write(store: Store, saved: Acknowledged, conversationId: string, name: string) {
	for (let count = 0; ; count++) {
		const text = `word${name}x${count} ${'filling '.repeat(count % 40)}`;
		const message = await store.call('message:add', {
			conversationId,
			parentId: null,
			role: 'user',
			text,
			status: 'complete',
			attachments: []
		});
		saved.messages.set(message.id, text);
		const fact = await store.call('fact:add', { text, origin: 'user', source: null });
		const versions = [text];
		saved.facts.set(fact.id, versions);
		for (let edit = 0; edit < count % 3; edit++) {
			const changed = `${text} edited${edit}`;
			await store.call('fact:edit', { factId: fact.id, text: changed });
			versions.push(changed);
		}
		if (count % 5 !== 0) continue;
		const hash = Buffer.from(`${name}-${count}`).toString('hex').padStart(64, '0');
		const { document } = await store.call('document:add', {
			hash,
			title: name,
			path: '/',
			kind: 'text',
			bytes: 1
		});
		const passages = Array.from({ length: 50 }, (_, index) => {
			return { text: `${text} ${index}`, heading: null, place: '', start: 0, end: 1 };
		});
		await store.call('passage:add', { documentId: document.id, from: 0, passages });
		saved.documents.push(document.id);
	}
}

test(
	`${rounds} times killed in the middle of writing, the store has everything it acknowledged`,
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'hearth-kill-'));
		const saved: Acknowledged = { messages: new Map(), facts: new Map(), documents: [] };
		for (let round = 0; round < rounds; round++) {
			const store = startStore(() => forkSource('main/memory/worker.ts'));
			const { notices } = await store.call('open', { folder });
			expect(notices).toEqual([]);
			const { id } = await store.call('conversation:create', {
				title: `Round ${round}`,
				temporary: false
			});
			const enough = saved.messages.size + 5 + round;
			const gone = new Promise((resolve) => store.onExit(resolve));
			const writers = Array.from({ length: inFlight }, (_, writer) =>
				write(store, saved, id, `${round}w${writer}`)
			);
			const killing = (async () => {
				while (saved.messages.size < enough) await store.call('setting:get', { key: 'none' });
				store.close();
			})();
			const ended = await Promise.allSettled([...writers, killing]);
			expect(ended.slice(0, -1).map(({ status }) => status)).toEqual(writers.map(() => 'rejected'));
			await gone;
			expect(inspect(join(folder, 'store.db')).whole).toBe(true);
		}

		const { store, dispose } = await openStoreInProcess(folder);
		for (const [messageId, text] of saved.messages) {
			expect((await store.call('message:get', { messageId })).text).toBe(text);
		}
		const facts = new Map((await store.call('fact:list', null)).map(({ id, text }) => [id, text]));
		for (const [factId, versions] of saved.facts) {
			const history = await store.call('fact:history', { factId });
			const found = [...history.map(({ text }) => text), facts.get(factId)];
			// An edit that was cut off may be there whole, but never half.
			expect(found.slice(0, versions.length)).toEqual(versions);
			expect(found.length).toBeLessThanOrEqual(versions.length + 1);
		}
		for (const documentId of saved.documents) {
			expect((await store.call('passage:list', { documentId, from: 0, count: 100 })).length).toBe(
				50
			);
		}
		const [last] = [...saved.messages].slice(-1);
		const [fact] = [...saved.facts].slice(-1);
		const find = { query: last?.[1] ?? '', limit: 10 };
		const found = await store.call('conversation:search', find);
		expect(found.map(({ messageId }) => messageId)).toContain(last?.[0]);
		const [recalled] = await store.call('fact:search', {
			query: fact?.[1].at(-1) ?? '',
			limit: 10
		});
		expect(recalled?.id).toBe(fact?.[0]);
		await store.call('close', null);
		const { database, close } = openStore(folder);
		for (const table of ['message', 'fact', 'passage'].flatMap((name) => [
			`${name}_words`,
			`${name}_trigrams`
		])) {
			database.execute(`insert into ${table} (${table}) values ('integrity-check')`);
		}
		close();
		await dispose();
	},
	rounds * 15_000
);

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStore } from '../../main/memory/client.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { forkSource } from '../helpers/fork.ts';

/**
 * What encryption of the store costs on this machine: `npx tsx test/bench/encryption.ts [passages]`. The same work is done
 * by a plain and by an encrypted store, in turn, so that whatever else the machine does weighs on both.
 */
const total = Number(process.argv[2] ?? 10_000);
const key = randomBytes(32).toString('hex');
const batch = 100;
const wordsPerPassage = 120;

let seed = 1;
function random(): number {
	seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
	return seed / 0x80000000;
}
const vocabulary = Array.from({ length: 20_000 }, (_, index) => `w${index.toString(36)}k`);
/** By Zipf's law, as in real text. */
const words = (count: number): string =>
	Array.from(
		{ length: count },
		() => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'w'
	).join(' ');

const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
const stores = {
	plain: startStore(() => forkSource('main/memory/worker.ts')),
	encrypted: startStore(() => forkSource('main/memory/worker.ts'))
};
type Name = keyof typeof stores;
const names: Name[] = ['plain', 'encrypted'];
/** Passages so far. */
const sizes: Record<Name, number> = { plain: 0, encrypted: 0 };

/** Does the same with both in turn, and prints the medians and how many times as long the encrypted one takes. */
async function compare<T>(
	what: string,
	times: number,
	make: (round: number) => T,
	work: (store: Store, made: T, name: Name) => Promise<unknown>
): Promise<void> {
	const taken: Record<Name, number[]> = { plain: [], encrypted: [] };
	for (let round = 0; round < times; round++) {
		const made = make(round);
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			const start = performance.now();
			await work(stores[name], made, name);
			taken[name].push(performance.now() - start);
		}
	}
	const median = (name: Name): number =>
		taken[name].toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
	const [plain, encrypted] = [median('plain'), median('encrypted')];
	console.log(
		`${what}: ${plain.toFixed(2)} ms plain, ${encrypted.toFixed(2)} ms encrypted, ${(encrypted / plain).toFixed(2)} times`
	);
}

try {
	for (const name of names) {
		const change = name === 'encrypted' && {
			key,
			change: { encrypt: true, sealed: null } as const
		};
		await stores[name].call('open', { folder: join(folder, name) });
		await stores[name].call('close', null);
		await stores[name].call('open', { folder: join(folder, name), ...change });
	}
	const documents: Record<Name, string> = { plain: '', encrypted: '' };
	const leaves: Record<Name, { conversationId: string; parentId: string | null }> = {
		plain: { conversationId: '', parentId: null },
		encrypted: { conversationId: '', parentId: null }
	};
	for (const name of names) {
		const file = { hash: '0'.repeat(64), title: 'Bench', path: '/', kind: 'text', bytes: 1 };
		documents[name] = (await stores[name].call('document:add', file)).document.id;
		const asked = { title: 'Bench', temporary: false };
		leaves[name].conversationId = (await stores[name].call('conversation:create', asked)).id;
	}

	await compare(
		`${batch} passages added`,
		Math.ceil(total / batch),
		() =>
			Array.from({ length: batch }, () => {
				const text = words(wordsPerPassage);
				return { text, heading: null, place: '', start: 0, end: text.length };
			}),
		(store, passages, name) => {
			const from = sizes[name];
			sizes[name] += passages.length;
			return store.call('passage:add', { documentId: documents[name], from, passages });
		}
	);
	for (const name of names) {
		const done = { documentId: documents[name], state: 'ready' as const };
		await stores[name].call('document:update', done);
	}
	for (const [what, count] of [
		['search, question of 8 words', 8],
		['search, 2 words', 2]
	] as const) {
		await compare(
			what,
			200,
			() => words(count),
			(store, query) =>
				store.call('passage:search', { query, limit: 20, documentIds: null, perDocument: 20 })
		);
	}
	await compare(
		'message of 100 words',
		300,
		() => words(100),
		async (store, text, name) => {
			const message = { role: 'user' as const, text, status: 'complete' as const, attachments: [] };
			const { id } = await store.call('message:add', { ...leaves[name], ...message });
			leaves[name].parentId = id;
		}
	);
	await compare(
		'end of a branch of 300 messages',
		100,
		() => null,
		(store, _made, name) =>
			store.call('message:window', { leafId: leaves[name].parentId ?? '', limit: 40 })
	);
	for (const name of names) {
		const start = performance.now();
		await stores[name].call('close', null);
		const took = Math.round(performance.now() - start);
		const size = statSync(join(folder, name, 'store.db')).size / 1e6;
		console.log(`close with the day's snapshot, ${name}: ${took} ms; file ${size.toFixed(1)} MB`);
	}
	for (const encrypt of [true, false]) {
		const change = encrypt ? ({ encrypt, sealed: null } as const) : ({ encrypt } as const);
		const start = performance.now();
		await stores.plain.call('open', { folder: join(folder, 'plain'), key, change });
		const took = Math.round(performance.now() - start);
		console.log(`${encrypt ? 'encrypting' : 'decrypting'} it, with one snapshot: ${took} ms`);
	}
} finally {
	for (const name of names) stores[name].close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { forkNode } from '../../main/child/channel.ts';
import { startStore } from '../../main/memory/client.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { Database } from '../../main/memory/store.ts';
import { likeness } from '../../main/memory/vector-codes.ts';

/**
 * How fast the store is on this machine, through its own process as in the app:
 * `npx tsx test/bench/store.ts [passages] [folder]`. Words follow Zipf's law, as those of real text do. A folder that is
 * named is kept: what was broken off goes on, and what is complete is searched again.
 */
const total = Number(process.argv[2] ?? 100_000);
const kept = process.argv[3];
const worker = fileURLToPath(new URL('../../main/memory/worker.ts', import.meta.url));
const perDocument = 500;
const wordsPerPassage = 120;
const embedder = 'bench';
const dimensions = 384;

let seed = 1;
function random(): number {
	seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
	return seed / 0x80000000;
}

const syllables = 'ka lo mi ran te su vor pen dil gas hum nor wek fi bra sto lan dur ep ost'.split(
	' '
);
const vocabulary = Array.from({ length: 50_000 }, () =>
	Array.from(
		{ length: 1 + Math.floor(random() * 4) },
		() => syllables[Math.floor(random() * syllables.length)]
	).join('')
);
function word(): string {
	return vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'word';
}
function words(count: number): string {
	return Array.from({ length: count }, word).join(' ');
}

/** Directions around some common ones, as texts about some subjects have. */
function direction(): number[] {
	return unit(Array.from({ length: dimensions }, () => random() + random() + random() - 1.5));
}
function unit(raw: number[]): number[] {
	const length = Math.hypot(...raw);
	return raw.map((value) => value / length);
}
const subjects = Array.from({ length: 50 }, direction);
function meaning(): number[] {
	const subject = subjects[Math.floor(random() * subjects.length)] ?? [];
	return unit(direction().map((value, index) => value + (subject[index] ?? 0)));
}

function milliseconds(value: number): string {
	return `${value.toFixed(1)} ms`;
}

async function timed(times: number, work: (round: number) => Promise<unknown>): Promise<string> {
	const taken: number[] = [];
	for (let round = 0; round < times; round++) {
		const start = performance.now();
		await work(round);
		taken.push(performance.now() - start);
	}
	taken.sort((one, other) => one - other);
	const at = (share: number): string =>
		milliseconds(taken[Math.floor((taken.length - 1) * share)] ?? 0);
	return `median ${at(0.5)}, 95th percentile ${at(0.95)}, worst ${at(1)}`;
}

async function fill(store: Store, from: number, to: number): Promise<void> {
	const start = performance.now();
	for (let done = from; done < to; done += perDocument) {
		const hash = String(done).padStart(64, '0');
		const file = { hash, title: `Document ${done}`, path: '/', kind: 'text', bytes: 1 };
		const { document } = await store.call('document:add', file);
		for (let batch = 0; batch < perDocument; batch += 100) {
			const passages = Array.from({ length: 100 }, () => {
				const text = words(wordsPerPassage);
				return { text, heading: null, place: '', start: 0, end: text.length };
			});
			await store.call('passage:add', { documentId: document.id, from: batch, passages });
		}
		await store.call('document:update', { documentId: document.id, state: 'ready' });
	}
	const seconds = (performance.now() - start) / 1000;
	console.log(`  ${to - from} passages added: ${Math.round((to - from) / seconds)} a second`);
}

async function embed(store: Store): Promise<void> {
	const start = performance.now();
	let count = 0;
	for (;;) {
		const texts = await store.call('vector:next', { embedder, count: 200 });
		if (texts.length === 0) break;
		const made = texts.map((one) => ({ ...one, vector: meaning() }));
		await store.call('vector:set', { embedder, vectors: made });
		count += texts.length;
	}
	const seconds = (performance.now() - start) / 1000;
	console.log(`  ${Math.round(count / seconds)} vectors added a second`);
}

const vectorRow = z.object({
	number: z.int(),
	vector: z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))
});
const textRow = z.object({ text: z.string() });

/** The share of the ten likest of all passages that a search by meaning finds; all vectors are read for it, some at a time. */
async function recall(store: Store): Promise<string> {
	const queries = Array.from({ length: 20 }, () => ({
		vector: meaning(),
		likest: [] as { number: number; score: number }[]
	}));
	const file = new Database(join(folder, 'store.db'));
	const sql = 'select number, vector from passage_vectors where number > ? order by number limit ?';
	for (let last = -1; ;) {
		const rows = file.all(vectorRow, sql, [last, 5000]);
		for (const query of queries) {
			const scores = rows.map(({ number, vector }) => ({
				number,
				score: likeness(query.vector, vector)
			}));
			query.likest = [...query.likest, ...scores]
				.sort((one, other) => other.score - one.score)
				.slice(0, 10);
		}
		const end = rows.at(-1)?.number;
		if (end === undefined) break;
		last = end;
	}
	let found = 0;
	for (const { vector, likest } of queries) {
		const hits = await store.call('passage:search', {
			...{ query: '', limit: 10, documentIds: null, perDocument: 10 },
			vector: { embedder, vector }
		});
		const texts = likest.map(
			({ number }) =>
				file.get(textRow, 'select text from passages where number = ?', [number])?.text
		);
		found += texts.filter((text) => hits.some((hit) => hit.text === text)).length;
	}
	file.close();
	return (found / queries.length / 10).toFixed(2);
}

async function search(store: Store): Promise<void> {
	const all = await store.call('document:list', null);
	const some = all.filter((_, index) => index % 10 === 0).map(({ id }) => id);
	const one = all.slice(0, 1).map(({ id }) => id);
	const look = (query: string, documentIds: string[] | null) =>
		store.call('passage:search', { query, limit: 20, documentIds, perDocument: 4 });
	const rows: [string, () => string, string[] | null][] = [
		['question of 8 words', () => words(8), null],
		['2 words', () => words(2), null],
		['the commonest word', () => vocabulary[0] ?? '', null],
		['20 common words', () => vocabulary.slice(0, 20).join(' '), null],
		['a rare part number', () => `xk${Math.floor(random() * 1e6)}b`, null],
		['8 words, every 10th document', () => words(8), some],
		['8 words, one document', () => words(8), one]
	];
	for (const [name, query, documents] of rows) {
		console.log(`  search, ${name}: ${await timed(100, () => look(query(), documents))}`);
	}
	const both = (query: string, documentIds: string[] | null) =>
		store.call('passage:search', {
			...{ query, limit: 20, documentIds, perDocument: 4 },
			vector: { embedder, vector: meaning() }
		});
	console.log(`  first search by meaning too: ${await timed(1, () => both(words(8), null))}`);
	for (const [name, query, documents] of rows) {
		console.log(`  by meaning too, ${name}: ${await timed(100, () => both(query(), documents))}`);
	}
	console.log(`  recall@10 of the search by meaning: ${await recall(store)}`);
}

async function talk(store: Store): Promise<void> {
	const { id: conversationId } = await store.call('conversation:create', {
		title: 'Bench',
		temporary: false
	});
	const last: { id: string | null } = { id: null };
	const say = async (text: string): Promise<void> => {
		const role = 'user' as const;
		const message = {
			conversationId,
			parentId: last.id,
			role,
			text,
			status: 'complete' as const,
			attachments: []
		};
		last.id = (await store.call('message:add', message)).id;
	};
	console.log(`  message of 100 words: ${await timed(1000, () => say(words(100)))}`);
	const messageId = last.id ?? '';
	console.log(
		`  append to a message: ${await timed(300, () => store.call('message:append', { messageId, text: words(5) }))}`
	);
	console.log(
		`  branch of 1,000 messages: ${await timed(20, () => store.call('message:branch', { leafId: messageId }))}`
	);
	const find = (query: string) => store.call('conversation:search', { query, limit: 20 });
	console.log(`  find in messages: ${await timed(50, () => find(word()))}`);
	console.log(
		`  message of 2 MB: ${await timed(3, () => say(words(300_000).slice(0, 2_000_000)))}`
	);
}

/** The most memory the store's process had so far, where the system tells. */
function memory(): string {
	const status = `/proc/${pid ?? ''}/status`;
	const peak = existsSync(status) && /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1];
	return peak ? `${Math.round(Number(peak) / 1000)} MB` : 'not told by this system';
}

async function fillAll(): Promise<void> {
	await store.call('open', { folder });
	const documents = await store.call('document:list', null);
	const there = documents.reduce((sum, { passages }) => sum + passages, 0);
	if (there === 0) {
		console.log('Conversations');
		await talk(store);
	}
	seed += there;
	for (const [from, to] of [
		[0, total / 10],
		[total / 10, total]
	] as const) {
		if (there > to) continue;
		console.log(`Up to ${to} passages`);
		// One that was broken off in the middle of a document writes it again.
		const begun = Math.floor(there / perDocument) * perDocument;
		if (there < to) await fill(store, Math.max(from, begun), to);
		await embed(store);
		await search(store);
		console.log(`  memory of the store's process at most: ${memory()}`);
	}
	const closing = await timed(1, () => store.call('close', null));
	console.log(
		`Close with the day's snapshot: ${closing}; file ${Math.round(statSync(join(folder, 'store.db')).size / 1e6)} MB`
	);
	store.close();
}

const folder = kept ?? mkdtempSync(join(tmpdir(), 'hearth-bench-'));
let pid: number | undefined;
const start = () =>
	startStore(() => {
		const channel = forkNode(worker, [], ['--import', import.meta.resolve('tsx')]);
		pid = channel.pid;
		return channel;
	});
let store = start();
try {
	await fillAll();
	store = start();
	const opening = await timed(1, () => store.call('open', { folder }));
	console.log(`Open again, with the start of the process: ${opening}`);
	await search(store);
	console.log(`  memory of the store's process at most: ${memory()}`);
} finally {
	store.close();
	if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

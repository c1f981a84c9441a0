import { join } from 'node:path';
import { Embedding } from '../../main/memory/embedding.ts';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import type { QueryVector } from '../../main/memory/protocol.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';
import { openStoreInProcess } from '../helpers/store.ts';
import { documents, questions } from './retrieval-set.ts';

/**
 * How well passages are found by words alone, by vectors alone and by both, with the real store and embedder:
 * `npx tsx test/bench/retrieval.ts`. Prints nDCG@10, and the questions for which both together do worse than words.
 */
const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
const engine = new EngineClient(forkEngine);
const { store, dispose } = await openStoreInProcess();
const embedding = new Embedding({
	store,
	engine,
	embedders,
	isBusy: () => false,
	patience: 60_000,
	onError: (error) => console.error(error)
});

async function fill(): Promise<void> {
	for (const [index, [title, texts]] of Object.entries(documents).entries()) {
		const hash = String(index).padStart(64, '0');
		const file = { hash, title, path: '/', kind: 'text', bytes: 1 };
		const { document } = await store.call('document:add', file);
		const passages = texts.map((text) => {
			return { text, heading: null, place: '', start: 0, end: text.length };
		});
		await store.call('passage:add', { documentId: document.id, from: 0, passages });
		await store.call('document:update', { documentId: document.id, state: 'ready' });
	}
	await embedding.idle();
}

/** Names of what is found, as the questions name their answers. */
async function find(query: string, vector: QueryVector | undefined): Promise<string[]> {
	const search = { query, limit: 10, documentIds: null, perDocument: 5 };
	const hits = await store.call('passage:search', { ...search, ...(vector && { vector }) });
	return hits.map(({ title, index }) => `${title} ${index}`);
}

/** Gain falls with the place; 1 is for all answers in front. */
function ndcg(found: string[], answers: string[]): number {
	const gain = (place: number): number => 1 / Math.log2(place + 2);
	const reached = found.reduce(
		(sum, one, place) => sum + (answers.includes(one) ? gain(place) : 0),
		0
	);
	return reached / answers.reduce((sum, _, place) => sum + gain(place), 0);
}

function mean(values: number[]): string {
	return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

try {
	await fill();
	const path = embedders[0]?.path ?? '';
	const id = embedders[0]?.id ?? '';
	const rows = [];
	for (const [query, ...answers] of questions) {
		const [own = []] = await engine.call('embed', { path, texts: [query] });
		const words = await find(query, undefined);
		// A query of no letters has no words, so that only the list by meaning is left.
		const meaning = await find('', { embedder: id, vector: own });
		const hybrid = await find(query, await embedding.vectorOf(query));
		const isKorean = /\p{Script=Hangul}/u.test(query);
		rows.push({
			query,
			isKorean,
			byWords: ndcg(words, answers),
			byMeaning: ndcg(meaning, answers),
			byBoth: ndcg(hybrid, answers)
		});
	}
	const texts = Object.values(documents).flat().length;
	console.log(`${questions.length} questions over ${texts} passages; nDCG@10`);
	for (const [name, some] of [
		['all', rows],
		['English', rows.filter(({ isKorean }) => !isKorean)],
		['English, with words of the answer', rows.filter((row) => !row.isKorean && row.byWords > 0)],
		['Korean', rows.filter(({ isKorean }) => isKorean)]
	] as const) {
		const words = mean(some.map(({ byWords }) => byWords));
		const meaning = mean(some.map(({ byMeaning }) => byMeaning));
		const both = mean(some.map(({ byBoth }) => byBoth));
		console.log(`  ${name}: words ${words}, vectors ${meaning}, hybrid ${both}`);
	}
	for (const { query, byWords, byMeaning, byBoth } of rows) {
		if (byBoth >= Math.max(byWords, byMeaning)) continue;
		const scores = [byWords, byMeaning, byBoth].map((value) => value.toFixed(2)).join(', ');
		console.log(`  not the best of both: ${query} (${scores})`);
	}
} finally {
	await embedding.close();
	engine.close();
	await dispose();
}

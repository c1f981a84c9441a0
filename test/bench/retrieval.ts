import { basename, join } from 'node:path';
import { Embedding } from '../../main/memory/embedding.ts';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import type { QueryVector, Store } from '../../main/memory/protocol.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';
import { openStoreInProcess } from '../helpers/store.ts';
import { describeError } from '../../main/errors.ts';
import { fetchSciFact, readPublicSet, type RetrievalSet } from './public-set.ts';
import { documents, questions } from './retrieval-set.ts';

/**
 * How well passages are found by words alone, by vectors alone and by both, with the real store and embedder:
 * `npx tsx test/bench/retrieval.ts [own | scifact | FOLDER]`. Prints nDCG@10 of the own set, with the questions for which
 * both together do worse than one, and of SciFact, where it can be had; or of the set that lies in a folder as BEIR lays
 * them out.
 */
const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
const engine = new EngineClient(forkEngine);

async function fill(store: Store, { documents }: RetrievalSet): Promise<void> {
	for (const [index, { title, texts }] of documents.entries()) {
		const hash = String(index).padStart(64, '0');
		const file = { hash, title, path: '/', kind: 'text', bytes: 1 };
		const { document } = await store.call('document:add', file);
		const passages = texts.map((text) => {
			return { text, heading: null, place: '', start: 0, end: text.length };
		});
		await store.call('passage:add', { documentId: document.id, from: 0, passages });
		await store.call('document:update', { documentId: document.id, state: 'ready' });
	}
}

/** Names of what is found, as the questions name their answers. */
async function find(
	store: Store,
	query: string,
	vector: QueryVector | undefined
): Promise<string[]> {
	const search = { query, limit: 10, documentIds: null, perDocument: 5 };
	const hits = await store.call('passage:search', { ...search, ...(vector && { vector }) });
	return hits.map(({ title, index }) => `${title} ${index}`);
}

/** Gain falls with the place; 1 is for the best answers in front. */
function ndcg(found: string[], answers: Map<string, number>): number {
	const sum = (gains: number[]): number =>
		gains.reduce((total, gain, place) => total + gain / Math.log2(place + 2), 0);
	const best = [...answers.values()].sort((one, other) => other - one).slice(0, 10);
	return sum(found.map((one) => answers.get(one) ?? 0)) / sum(best);
}

function mean(values: number[]): string {
	return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

interface Row {
	query: string;
	byWords: number;
	byMeaning: number;
	byBoth: number;
}

async function measure(set: RetrievalSet): Promise<Row[]> {
	const { store, dispose } = await openStoreInProcess();
	const embedding = new Embedding({
		store,
		engine,
		embedders,
		isBusy: () => false,
		patience: 60_000,
		onError: (error) => console.error(error)
	});
	try {
		await fill(store, set);
		await embedding.idle();
		const rows = [];
		for (const { query, answers } of set.questions) {
			const path = embedders[0]?.path ?? '';
			const [own = []] = await engine.call('embed', { path, texts: [query] });
			const words = await find(store, query, undefined);
			// A query of no letters has no words, so that only the list by meaning is left.
			const vector = { embedder: embedders[0]?.id ?? '', vector: own };
			const meaning = await find(store, '', vector);
			const hybrid = await find(store, query, await embedding.vectorOf(query));
			rows.push({
				query,
				byWords: ndcg(words, answers),
				byMeaning: ndcg(meaning, answers),
				byBoth: ndcg(hybrid, answers)
			});
		}
		const texts = set.documents.flatMap(({ texts }) => texts).length;
		console.log(`${set.questions.length} questions over ${texts} passages; nDCG@10`);
		return rows;
	} finally {
		await embedding.close();
		await dispose();
	}
}

function print(name: string, rows: Row[]): void {
	const words = mean(rows.map(({ byWords }) => byWords));
	const meaning = mean(rows.map(({ byMeaning }) => byMeaning));
	const both = mean(rows.map(({ byBoth }) => byBoth));
	console.log(`  ${name}: words ${words}, vectors ${meaning}, hybrid ${both}`);
}

async function measureOwn(): Promise<void> {
	const rows = await measure({
		documents: Object.entries(documents).map(([title, texts]) => ({ title, texts })),
		questions: questions.map(([query, ...answers]) => ({
			query,
			answers: new Map(answers.map((answer) => [answer, 1]))
		}))
	});
	const isKorean = ({ query }: Row): boolean => /\p{Script=Hangul}/u.test(query);
	const english = rows.filter((row) => !isKorean(row));
	print('all', rows);
	print('English', english);
	print(
		'English, with words of the answer',
		english.filter(({ byWords }) => byWords > 0)
	);
	print('Korean', rows.filter(isKorean));
	for (const { query, byWords, byMeaning, byBoth } of rows) {
		if (byBoth >= Math.max(byWords, byMeaning)) continue;
		const scores = [byWords, byMeaning, byBoth].map((value) => value.toFixed(2)).join(', ');
		console.log(`  not the best of both: ${query} (${scores})`);
	}
}

async function measureSciFact(): Promise<void> {
	const folder = join(import.meta.dirname, '../../.cache/scifact');
	try {
		await fetchSciFact(folder);
	} catch (error) {
		console.log(
			`SciFact was skipped, because it cannot be had here: ${describeError(error)}. A copy of it, or another set in its layout, can be named: npx tsx test/bench/retrieval.ts FOLDER`
		);
		return;
	}
	print('SciFact', await measure(readPublicSet(folder)));
}

const wanted = process.argv[2];
try {
	if (wanted === undefined || wanted === 'own') await measureOwn();
	if (wanted === undefined || wanted === 'scifact') await measureSciFact();
	else if (wanted !== 'own') print(basename(wanted), await measure(readPublicSet(wanted)));
} finally {
	engine.close();
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchPassages } from '../../main/kernel/search-passages.ts';
import { quotePassages } from '../../main/kernel/answer/quote.ts';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import { Embedding } from '../../main/memory/embedding.ts';
import { hybridStore } from '../../main/memory/hybrid.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { EngineClient } from '../../main/model/client.ts';
import { openDocuments, type TestDocuments } from '../helpers/documents.ts';
import { forkEngine } from '../helpers/engine.ts';

const limit = 300_000;
const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
const isThere = embedders.length > 0 && embedders.every(({ path }) => existsSync(path));
if (!isThere) console.warn('Skipped: the embedder is not in models/starter.');

const papers: Record<string, string> = {
	'lease.md':
		'# Lease\n\n## Deposit\n\nThe tenant pays a deposit of 1,200 euros to Maria Keller before moving in.\n\n## Pets\n\nPets may only be kept in the flat after the landlord has agreed in writing.\n\n## Notice\n\nEither side may end the lease with a notice period of three months.\n',
	'boiler.md':
		'# Boiler XK2041\n\nThe boiler in the cellar is serviced every autumn. The filter is changed twice a year. The pressure must be between 1.2 and 1.8 bar.\n',
	'minutes.md':
		'# Minutes of 4 March\n\nPresent: Ana, Tom and Lee. The budget for the festival was raised to 8,400 euros. Tom orders the tents by Friday. The next meeting is on 18 March in the library.\n',
	'recipe.md':
		'# Pancakes\n\nMix 250 g of flour with half a litre of milk and three eggs. Let it rest for twenty minutes.\n'
};

describe.skipIf(!isThere)('with words and meaning together', () => {
	const engine = new EngineClient(forkEngine);
	let opened: TestDocuments;
	let embedding: Embedding;
	let store: Store;

	beforeAll(async () => {
		opened = await openDocuments();
		for (const [name, text] of Object.entries(papers)) await opened.add(name, text);
		embedding = new Embedding({
			store: opened.store,
			engine,
			embedders,
			isBusy: () => false,
			patience: 60_000,
			onError: (error) => console.error(error)
		});
		await embedding.idle();
		store = hybridStore(opened.store, embedding);
	}, limit);
	afterAll(async () => {
		await embedding.close();
		engine.close();
		await opened.dispose();
	});

	test.each([
		['How much is the deposit?', '1,200 euros'],
		['Who gets the deposit?', 'Maria Keller'],
		['What is the notice period?', 'three months'],
		['When is the boiler serviced?', 'autumn'],
		['What is the budget for the festival?', '8,400'],
		['Where is the next meeting?', 'library'],
		['How much flour do pancakes need?', '250 g']
	])(
		'answered: %s',
		async (question, words) => {
			const quoted = quotePassages(question, await searchPassages(store, question, null));
			expect(quoted?.text).toContain(words);
		},
		limit
	);

	test.each([
		'What is the wifi password?',
		'Which bank account receives the rent?',
		'How old is the landlord?',
		'When was the house built?',
		'Who is the mayor of the town?',
		'What does a parking space in the garage cost?',
		'How many calories does a slice of cheesecake have?'
	])(
		'not in the documents: %s',
		async (question) => {
			const passages = await searchPassages(store, question, null);
			expect(quotePassages(question, passages)).toBeUndefined();
		},
		limit
	);
});

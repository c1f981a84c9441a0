import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findEmbedders } from '../../main/memory/embedder-files.ts';
import { Embedding } from '../../main/memory/embedding.ts';
import { hybridStore } from '../../main/memory/hybrid.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine } from '../helpers/engine.ts';
import { openStoreInProcess } from '../helpers/store.ts';

const embedders = findEmbedders([join(import.meta.dirname, '../../models/starter')]);
const isHere = embedders.length > 0 && embedders.every(({ path }) => existsSync(path));
if (!isHere) console.warn('Skipped: the embedder is not in models/starter.');

test.skipIf(!isHere)(
	'sentences that say different things of the same contradict by what they mean',
	async () => {
		const engine = new EngineClient(forkEngine);
		const opened = await openStoreInProcess();
		const errors: unknown[] = [];
		const embedding = new Embedding({
			store: opened.store,
			engine,
			embedders,
			isBusy: () => false,
			patience: 60_000,
			onError: (error) => errors.push(error)
		});
		try {
			const store = hybridStore(opened.store, embedding);
			for (const text of [
				'My sister is very tall',
				'My sister is a nurse',
				'My car is in the garage',
				'My car is red',
				'My sister is a teacher',
				'My car is blue'
			]) {
				await store.call('fact:add', { text, origin: 'user', source: null });
			}
			await embedding.idle();
			const conflicts = await store.call('fact:conflicts', null);
			expect(conflicts.map(({ facts }) => facts.map(({ text }) => text))).toEqual([
				['My car is blue', 'My car is red'],
				['My sister is a teacher', 'My sister is a nurse']
			]);
			expect(errors).toEqual([]);
		} finally {
			await embedding.close();
			engine.close();
			await opened.dispose();
		}
	}
);

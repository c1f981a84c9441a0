import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../main/setup/step.mjs';
import { isRight } from '../../models/fetch/index.ts';
import { catalogue, findEntry, modelEntrySchema, starter } from '../../models/catalogue.ts';

test('every model has its own id and file name', () => {
	expect(new Set(catalogue.map((entry) => entry.id)).size).toBe(catalogue.length);
	expect(new Set(catalogue.map((entry) => entry.file)).size).toBe(catalogue.length);
});

test('only kernel models decide on calls', () => {
	for (const entry of catalogue) expect(entry.decision !== null).toBe(entry.role === 'kernel');
});

test('the models that ship with Hearth are the ones the catalogue names', async () => {
	for (const entry of catalogue) {
		for (const source of entry.sources) {
			if (source.kind !== 'path') continue;
			expect(await isRight(entry, join(root, source.path)), source.path).toBe(true);
		}
	}
});

test('a file name cannot lead out of the folder of models', () => {
	for (const file of ['../x.gguf', 'a/b.gguf', '.hidden.gguf', 'a\\b.gguf', 'x.exe']) {
		expect(modelEntrySchema.safeParse({ ...starter, file }).success).toBe(false);
	}
});

test('asking for a model that does not exist names those that do', () => {
	expect(() => findEntry('gpt')).toThrow(starter.id);
});

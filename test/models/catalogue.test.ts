import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../main/setup/step.mjs';
import { isRight } from '../../models/fetch/index.ts';
import {
	catalogue,
	findEntry,
	modelEntrySchema,
	shipped,
	starter
} from '../../models/catalogue.ts';

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

test('there are at least twelve models to talk with beside the starter, from 0.3 to 15 billion parameters', () => {
	const others = catalogue.filter((entry) => entry.role === 'kernel' && entry !== starter);
	expect(others.length).toBeGreaterThanOrEqual(12);
	for (const { id, parameters } of others) {
		expect(parameters, id).toBeGreaterThan(3e8);
		expect(parameters, id).toBeLessThan(1.5e10);
	}
});

test('every file of the catalogue is known by size, hash and licence, and each hash is of one file only', () => {
	for (const { id, bytes, sha256, licence } of catalogue) {
		expect(bytes, id).toBeGreaterThan(1e7);
		expect(sha256, id).toMatch(/^[0-9a-f]{64}$/);
		expect(licence, id).not.toBe('');
	}
	expect(new Set(catalogue.map(({ sha256 }) => sha256)).size).toBe(catalogue.length);
});

test('an address of the catalogue names a revision that cannot move, over a protected connection', () => {
	for (const { id, file, packedFrom, sources } of catalogue) {
		for (const source of sources) {
			if (source.kind !== 'web') continue;
			expect(source.url, id).toMatch(/^https:\/\/.+\/resolve\/[0-9a-f]{40}\//);
			expect(source.url, id).toContain(packedFrom ? '.gguf' : file);
		}
	}
});

test('the size of a file fits its parameters: at least half a byte each, at most two', () => {
	for (const { id, bytes, parameters } of catalogue) {
		const perParameter = (bytes ?? 0) / (parameters ?? 1);
		expect(perParameter, id).toBeGreaterThan(0.5);
		expect(perParameter, id).toBeLessThan(2);
	}
});

test('only what comes with Hearth counts as shipped', () => {
	expect(shipped.map(({ id }) => id)).toEqual(['smollm2-135m-instruct', 'all-minilm-l6-v2']);
});

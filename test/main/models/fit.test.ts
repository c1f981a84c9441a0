import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { catalogue, findEntry } from '../../../models/catalogue.ts';
import { readDetails } from '../../../main/models/details.ts';
import {
	expectedBytes,
	judgeFit,
	needsOf,
	planLoad,
	requireFit,
	type Needs
} from '../../../main/models/fit.ts';
import type { KnownModel } from '../../../main/models/library.ts';
import { availableMemory, availableOnLinux, readVmStat } from '../../../main/models/memory.ts';
import { recommend } from '../../../main/models/recommend.ts';
import { hasStarter, starterPath } from '../../helpers/engine.ts';
import { modelFile } from './setup.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-fit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const needs: Needs = {
	weightsBytes: 2e9,
	cacheBytesPerToken: 100_000,
	vocabulary: 128_000,
	exact: true
};
const usual = { starter: false, trainedTokens: 32_768, wantedTokens: null };

test('memory is weights, context and some room, and the context grows with its tokens', () => {
	const small = judgeFit(needs, { contextTokens: 2048, sequences: 1, decidingTokens: 0 }, 64e9);
	const large = judgeFit(needs, { contextTokens: 8192, sequences: 2, decidingTokens: 0 }, 64e9);
	expect(small).toMatchObject({ weightsBytes: 2e9, contextBytes: 204_800_000, verdict: 'good' });
	expect(large.contextBytes).toBe(8 * small.contextBytes);
	expect(small.neededBytes).toBeGreaterThan(small.weightsBytes + small.contextBytes);
});

test('the window is as large as fits with ease, and never larger than the model was trained for', () => {
	expect(planLoad(needs, usual, 64e9)).toMatchObject({ contextTokens: 8192, sequences: 2 });
	expect(planLoad(needs, usual, 4e9)).toMatchObject({ contextTokens: 4096, sequences: 2 });
	expect(planLoad(needs, usual, 2.5e9)).toMatchObject({ contextTokens: 2048, sequences: 1 });
	const trained = { ...usual, trainedTokens: 1024 };
	expect(planLoad(needs, trained, 64e9).contextTokens).toBe(1024);
	const wanted = { ...usual, wantedTokens: 16_384 };
	expect(planLoad(needs, wanted, 64e9).contextTokens).toBe(16_384);
});

test('too big is an error that names the model, what it needs and what is free', () => {
	const fit = judgeFit(needs, planLoad(needs, usual, 1e9), 1e9);
	expect(fit.verdict).toBe('too-big');
	expect(() => requireFit('Big', fit)).toThrow(
		/Big needs about 2\.3 GB of memory, and 1\.0 GB are/
	);
});

test('what the catalogue says of a context is what the header of the file says', () => {
	if (!hasStarter) return;
	const starter = findEntry('smollm2-135m-instruct');
	const details = readDetails(starterPath);
	const fromFile = needsOf(starter, expectedBytes(starter), details);
	const fromList = needsOf(starter, expectedBytes(starter), null);
	expect(fromList.cacheBytesPerToken).toBe(fromFile.cacheBytesPerToken);
	expect(details).toMatchObject({ quantization: 'Q8_0', contextLength: 8192, vocabulary: 49_152 });
});

test('heads that differ from layer to layer are counted layer by layer', () => {
	const file = join(folder, 'hybrid.gguf');
	writeFileSync(file, modelFile('hybrid', 0, [['llama.attention.head_count_kv', { u32s: [1] }]]));
	// One head of two numbers, for keys and for values, at two bytes each.
	expect(readDetails(file).cacheBytesPerToken).toBe(8);
});

test('every model of the catalogue that talks can be judged before it is here', () => {
	for (const entry of catalogue.filter(({ role }) => role === 'kernel')) {
		const needed = needsOf(entry, expectedBytes(entry), null);
		expect(needed.cacheBytesPerToken, entry.id).toBeGreaterThan(0);
		expect(expectedBytes(entry), entry.id).toBe(entry.bytes);
	}
});

test('a size that is not known is reckoned from the parameters', () => {
	const entry = { ...findEntry('qwen2.5-7b-instruct'), bytes: null };
	const real = findEntry('qwen2.5-7b-instruct').bytes ?? 0;
	expect(Math.abs(expectedBytes(entry) / real - 1)).toBeLessThan(0.1);
});

test('recommended is the largest advised model that fits with ease and is not too slow here', () => {
	const known = catalogue.map((entry) => ({ entry }) as KnownModel);
	const on = (freeBytes: number, cores: number): string =>
		recommend(
			known,
			known.map(({ entry }) => {
				const needed = needsOf(entry, expectedBytes(entry), null);
				return judgeFit(needed, planLoad(needed, usual, freeBytes), freeBytes);
			}),
			cores
		);
	expect(on(0.5e9, 2)).toBe('smollm2-135m-instruct');
	expect(on(6e9, 2)).toBe('qwen2.5-1.5b-instruct');
	expect(on(6e9, 8)).toBe('qwen3-4b-instruct-2507');
	expect(on(64e9, 8)).toBe('qwen2.5-7b-instruct');
	expect(on(64e9, 16)).toBe('qwen2.5-14b-instruct');
});

test('available memory is more than nothing and not more than there is', async () => {
	const bytes = await availableMemory();
	expect(bytes).toBeGreaterThan(0);
	expect(bytes).toBeLessThanOrEqual(totalmem());
});

test('in a container, memory is what it is still allowed', async () => {
	const meminfo = join(folder, 'meminfo');
	writeFileSync(meminfo, 'MemTotal: 9000000 kB\nMemFree: 10 kB\nMemAvailable:    4000000 kB\n');
	expect(await availableOnLinux(meminfo, folder)).toBe(4_096_000_000);
	writeFileSync(join(folder, 'memory.max'), 'max\n');
	writeFileSync(join(folder, 'memory.current'), '700000000\n');
	writeFileSync(join(folder, 'memory.stat'), 'anon 1\ninactive_file 200000000\n');
	expect(await availableOnLinux(meminfo, folder)).toBe(4_096_000_000);
	writeFileSync(join(folder, 'memory.max'), '1000000000\n');
	expect(await availableOnLinux(meminfo, folder)).toBe(500_000_000);
});

test('what macOS calls inactive counts as available', () => {
	const text = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10.
Pages active:                            900.
Pages inactive:                           20.
Pages speculative:                         3.
Pages purgeable:                           4.
`;
	expect(readVmStat(text)).toBe(37 * 16_384);
	expect(readVmStat('command not found')).toBeUndefined();
});

import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isStamped, writeStamp } from '../../../main/setup/stamp.mjs';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-stamp-'));
	await mkdir(join(folder, 'source/deep'), { recursive: true });
	await writeFile(join(folder, 'source/deep/one.ts'), 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each<[string, () => Promise<void>]>([
	['is added', () => writeFile(join(folder, 'source/two.ts'), '')],
	['is removed', () => rm(join(folder, 'source/deep/one.ts'))],
	['changes its size', () => writeFile(join(folder, 'source/deep/one.ts'), 'longer')],
	['changes its time', () => utimes(join(folder, 'source/deep/one.ts'), 1, 1)]
])('a fingerprint changes when a file %s', async (_name, change) => {
	const before = fingerprint([join(folder, 'source')]);
	expect(fingerprint([join(folder, 'source')])).toBe(before);
	await change();
	expect(fingerprint([join(folder, 'source')])).not.toBe(before);
});

test('a stamp holds for the text it was written with, and for no other', () => {
	const stamp = join(folder, 'new/stamp');
	expect(isStamped(stamp, 'a')).toBe(false);
	writeStamp(stamp, 'a');
	expect([isStamped(stamp, 'a'), isStamped(stamp, 'b')]).toEqual([true, false]);
});

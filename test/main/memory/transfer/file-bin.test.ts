import { mkdir, readdir, realpath, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyBin } from '../../../../main/memory/transfer/file-bin.ts';
import { openStoreInProcess, type TestStore } from '../../../helpers/store.ts';

let opened: TestStore;
let bin: string;
beforeEach(async () => {
	opened = await openStoreInProcess();
	bin = join(opened.folder, 'bin');
});
afterEach(() => opened.dispose());

async function log(undo: unknown): Promise<string> {
	const { id } = await opened.store.call('activity:add', {
		...{ conversationId: null, messageId: null, tool: 'write_file', target: 'a.txt', ok: true },
		undo: undo === null ? null : JSON.stringify(undo)
	});
	return id;
}

test('emptied, the bin holds nothing, and only what would have come out of it can no longer be undone', async () => {
	const place = join(bin, '1-a');
	await mkdir(place, { recursive: true });
	await writeFile(join(place, 'a "quoted" name.txt'), 'old');
	const kept = join(await realpath(place), 'a "quoted" name.txt');
	const overwritten = await log({ kind: 'file', path: '/home/ada/a.txt', restore: kept });
	const created = await log({ kind: 'file', path: '/home/ada/b.txt', restore: null });
	await emptyBin(bin, opened.store);
	expect(await readdir(bin)).toEqual([]);
	const entries = await opened.store.call('activity:list', { limit: 10 });
	const undo = new Map(entries.map((entry) => [entry.id, entry.undo]));
	expect(undo.get(overwritten)).toBe('none');
	expect(undo.get(created)).toBe('possible');
});

test('a place that a waiting question has taken stays until the question must be over', async () => {
	const place = join(bin, '2-b');
	await mkdir(place, { recursive: true });
	await emptyBin(bin, opened.store);
	expect(await readdir(bin)).toEqual(['2-b']);
	const longAgo = new Date(Date.now() - 2 * 3_600_000);
	await utimes(place, longAgo, longAgo);
	await emptyBin(bin, opened.store);
	expect(await readdir(bin)).toEqual([]);
});

test('without a bin there is nothing to do', async () => {
	await emptyBin(bin, opened.store);
	expect(await readdir(opened.folder)).not.toContain('bin');
});

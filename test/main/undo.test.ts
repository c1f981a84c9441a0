import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { undoFileEffect } from '../../main/undo.ts';
import type { ToolOutput } from '../../tools/tool.ts';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';
import { ChangeWorld } from '../tools/file/change-world.ts';

let world: ChangeWorld;
let opened: TestStore;
beforeEach(async () => {
	world = new ChangeWorld();
	opened = await openStoreInProcess();
});
afterEach(async () => {
	await opened.dispose();
	world.dispose();
});

/** Puts an effect into the log, as a turn does. */
async function log(undo: ToolOutput['undo'] | object): Promise<string> {
	const entry = await opened.store.call('activity:add', {
		...{ conversationId: null, messageId: null, tool: 't', target: 'x', ok: true },
		undo: JSON.stringify(undo)
	});
	return entry.id;
}

test('a text that was written goes back to the version from before, once', async () => {
	const path = join(world.grant, 'README.md');
	const id = await log((await world.run('write_file', { path, content: 'new' })).undo);
	await undoFileEffect(opened.store, id, world.bin);
	expect(readFileSync(path, 'utf8')).toBe('# Papers\nbuy milk\n');
	await expect(undoFileEffect(opened.store, id, world.bin)).rejects.toMatchObject({
		code: 'NOT_FOUND'
	});
});

test('a new file goes, and a text that was added', async () => {
	const made = await log((await world.run('write_file', { path: 'new.txt', content: 'x' })).undo);
	const added = await log(
		(await world.run('append_file', { path: 'README.md', content: 'x' })).undo
	);
	await undoFileEffect(opened.store, made, world.bin);
	await undoFileEffect(opened.store, added, world.bin);
	expect(world.files()).toEqual({
		'README.md': '# Papers\nbuy milk\n',
		'notes/todo.txt': 'call Ana\nbuy Bread\n'
	});
});

test('what was worked on since is left alone, and it can be undone later still', async () => {
	const path = join(world.grant, 'README.md');
	const id = await log((await world.run('write_file', { path, content: 'new' })).undo);
	writeFileSync(path, 'my own words by now');
	await expect(undoFileEffect(opened.store, id, world.bin)).rejects.toMatchObject({
		code: 'UNDO_CHANGED',
		values: { name: 'README.md' }
	});
	expect(readFileSync(path, 'utf8')).toBe('my own words by now');
	expect((await opened.store.call('activity:list', { limit: 1 }))[0]?.undo).toBe('possible');
});

test('an entry of an earlier version of Hearth is still undone', async () => {
	const path = join(world.grant, 'README.md');
	const restore = join(world.base, 'old-version');
	writeFileSync(restore, 'the old words');
	const id = await log({ kind: 'file', path, restore });
	await undoFileEffect(opened.store, id, world.bin);
	expect(readFileSync(path, 'utf8')).toBe('the old words');
	const gone = await log({ kind: 'file', path, restore: null });
	await undoFileEffect(opened.store, gone, world.bin);
	expect(existsSync(path)).toBe(false);
});

test('a bulk change goes back at once, or says kindly what stands in the way', async () => {
	world.make('p/a.txt', 'p/b.txt');
	const before = world.files();
	const id = await log((await world.run('rename_files', { path: 'p', rule: 'number them' })).undo);
	world.make('p/a.txt');
	await expect(undoFileEffect(opened.store, id, world.bin)).rejects.toMatchObject({
		code: 'UNDO_TAKEN',
		values: { name: 'a.txt' }
	});
	rmSync(join(world.grant, 'p/a.txt'));
	await undoFileEffect(opened.store, id, world.bin);
	expect(world.files()).toEqual(before);
	expect((await opened.store.call('activity:list', { limit: 1 }))[0]?.undo).toBe('done');
});

test('the bin on another disk', async () => {
	if (!existsSync('/dev/shm')) return;
	world.bin = realpathSync(mkdtempSync('/dev/shm/hearth-bin-'));
	try {
		world.make('p/a.txt', 'p/deep/b.txt');
		mkdirSync(join(world.grant, 'p', 'empty'));
		const before = world.files();
		const id = await log((await world.run('delete_files', { path: 'p' })).undo);
		expect(existsSync(join(world.grant, 'p'))).toBe(false);
		await undoFileEffect(opened.store, id, world.bin);
		expect(world.files()).toEqual(before);
		const path = join(world.grant, 'README.md');
		const written = await log((await world.run('write_file', { path, content: 'new' })).undo);
		await undoFileEffect(opened.store, written, world.bin);
		expect(world.files()).toEqual(before);
	} finally {
		rmSync(world.bin, { recursive: true, force: true });
	}
});

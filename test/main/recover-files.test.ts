import { spawn } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recoverFiles } from '../../main/recover-files.ts';
import { undoFileEffect } from '../../main/undo.ts';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';
import { contents } from '../tools/file/change-world.ts';

const worker = fileURLToPath(new URL('../tools/file/change-worker.ts', import.meta.url));
const count = 400;
let base: string;
let grant: string;
let other: string;
let bin: string;
let opened: TestStore;
let told: string[];

beforeEach(async () => {
	base = realpathSync(mkdtempSync(join(tmpdir(), 'hearth-recover-')));
	[grant, other, bin] = [join(base, 'files'), join(base, 'other'), join(base, 'bin')];
	mkdirSync(join(grant, 'photos'), { recursive: true });
	mkdirSync(other);
	for (let index = 0; index < count; index++) {
		writeFileSync(join(grant, 'photos', `IMG ${index}.jpg`), `picture ${index}`);
	}
	opened = await openStoreInProcess();
	told = [];
});
afterEach(async () => {
	await opened.dispose();
	rmSync(base, { recursive: true, force: true });
});

/** Makes the call and kills its process as soon as `isEnough`; true when it was killed before it was through. */
async function callAndKill(
	tool: string,
	input: unknown,
	isEnough: () => boolean
): Promise<boolean> {
	const args = [worker, grant, other, bin, tool, JSON.stringify(input)];
	const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), ...args]);
	let output = '';
	child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
	child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
	const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	while (child.exitCode === null && !isEnough())
		await new Promise((resolve) => setTimeout(resolve, 1));
	child.kill('SIGKILL');
	await ended;
	if (output !== '' && output !== 'done') throw new Error(output);
	return output === '';
}

async function recover(): Promise<void> {
	await recoverFiles(opened.store, bin, (code) => told.push(code));
}

/** As it was, or all of it done and to be undone from the log: never in between. */
async function expectWhole(before: Record<string, string>): Promise<void> {
	if (told.includes('FILES_FINISHED')) {
		const [entry] = await opened.store.call('activity:list', { limit: 5 });
		expect(entry?.undo).toBe('possible');
		await undoFileEffect(opened.store, entry?.id ?? '', bin);
	}
	expect(contents(grant)).toEqual(before);
	expect(contents(other)).toEqual({});
	expect(readdirSync(join(bin, 'journal'))).toEqual([]);
	told = [];
	await recover();
	expect(told).toEqual([]);
}

function renamed(folder: string, shape: RegExp): number {
	return existsSync(folder) ? readdirSync(folder).filter((name) => shape.test(name)).length : 0;
}

test('killed in the middle of a bulk rename, every file has its old name after the next start', async () => {
	const before = contents(grant);
	let interrupted = 0;
	for (const enough of [1, 40, 150, 399]) {
		const input = { path: 'photos', rule: 'replace spaces with underscores' };
		const killed = await callAndKill('rename_files', input, () => {
			return renamed(join(grant, 'photos'), /_/) >= enough;
		});
		if (killed && renamed(join(grant, 'photos'), / /) > 0) interrupted++;
		await recover();
		await expectWhole(before);
	}
	expect(interrupted).toBeGreaterThan(0);
});

test('killed in the middle of moving, copying and deleting, nothing is lost either', async () => {
	const before = contents(grant);
	for (const [tool, input, folder] of [
		['move_files', { path: 'photos/*', to: other }, () => other],
		['copy_files', { path: 'photos/*', to: other }, () => other],
		['copy_files', { path: 'photos', to: other }, () => other],
		[
			'delete_files',
			{ path: 'photos/*' },
			() => join(bin, readdirSync(bin).find((name) => name !== 'journal') ?? '')
		]
	] as const) {
		rmSync(bin, { recursive: true, force: true });
		await callAndKill(tool, input, () => {
			return (
				existsSync(bin) && readdirSync(folder()).filter((name) => name !== 'journal').length >= 30
			);
		});
		await recover();
		await expectWhole(before);
	}
});

test('killed while moving to another disk, the files are whole on one of the two', async () => {
	if (!existsSync('/dev/shm')) return;
	const before = contents(grant);
	other = mkdtempSync('/dev/shm/hearth-recover-');
	try {
		for (const [path, enough] of [
			['photos/*', 30],
			['photos', 1]
		] as const) {
			await callAndKill(
				'move_files',
				{ path, to: other },
				() => readdirSync(other).length >= enough
			);
			await recover();
			await expectWhole(before);
		}
	} finally {
		rmSync(other, { recursive: true, force: true });
	}
});

test('what was done but not written down stands in the log after the next start, once', async () => {
	const before = contents(grant);
	expect(await callAndKill('delete_files', { path: 'photos' }, () => false)).toBe(false);
	expect(contents(grant)).toEqual({});
	await recover();
	expect(told).toEqual(['FILES_FINISHED']);
	expect(await opened.store.call('activity:list', { limit: 5 })).toMatchObject([
		{ tool: 'delete_files', target: join(grant, 'photos'), undo: 'possible', ok: true }
	]);
	await expectWhole(before);
});

test('a journal that is damaged stops nothing and is left alone', async () => {
	mkdirSync(join(bin, 'journal'), { recursive: true });
	writeFileSync(join(bin, 'journal', 'half.json'), '{"version":1,"id":"ha');
	await recover();
	expect(readdirSync(join(bin, 'journal'))).toEqual(['half.json']);
	expect(told).toEqual([]);
});

import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';
import { answers, calls, says, startServer, type ScriptedServer } from '../main/remote/server.ts';

/** A folder renamed with one yes and taken back, in the real window; a scripted model on this machine decides. */
let running: RunningApp;
let window: Page;
let server: ScriptedServer;
let folder: string;
let photos: string;
let next: [tool: string, input: object];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-files-app-'));
	photos = join(folder, 'photos');
	mkdirSync(photos);
	for (let index = 1; index <= 40; index++) {
		const path = join(photos, `IMG ${index}.jpg`);
		writeFileSync(path, `picture ${index}`);
		const taken = new Date(2026, 4, (index % 28) + 1, 12);
		utimesSync(path, taken, taken);
	}
	server = await startServer([
		(response, request) => {
			const { path = '', body } = server.asked.at(-1) ?? {};
			if (path.endsWith('/models')) answers(200, '{"data":[{"id":"scripted"}]}')(response, request);
			else if (body?.messages?.at(-1)?.role === 'tool') says('All done.')(response, request);
			else calls(next[0], JSON.stringify(next[1]))(response, request);
		}
	]);
	running = await startApp();
	window = running.window;
	await window.getByRole('textbox', { name: 'Message' }).waitFor();
	await running.app.evaluate(({ dialog }, path) => {
		dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
	}, folder);
	await call('grant:choose', null);
	const remote = await call('remote:add', {
		...{ title: 'Scripted', address: server.address, model: 'scripted', key: null }
	});
	await call('model:use', { modelId: (remote as { id: string }).id, force: false });
});

afterAll(async () => {
	await running.close();
	await server.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function call(name: string, input: unknown): Promise<unknown> {
	const reply = await window.evaluate(
		async ([operation, value]) => {
			const hearth = Reflect.get(globalThis, 'hearth') as {
				call: (name: unknown, input: unknown) => Promise<{ ok: boolean; value?: unknown }>;
			};
			return await hearth.call(operation, value);
		},
		[name, input]
	);
	expect(reply).toMatchObject({ ok: true });
	return reply.value;
}

async function ask(text: string): Promise<void> {
	const box = window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
}

test('forty photos are renamed by date with one yes to one table, and come back with one click', async () => {
	const before = readdirSync(photos).sort();
	next = ['rename_files', { path: 'photos', rule: 'by date' }];
	await ask('Rename all files in photos by date');
	await window.getByText('May Hearth rename these 40 files?').first().waitFor({ timeout: 60_000 });
	await window.getByRole('cell', { name: '2026-05-02 IMG 1.jpg' }).waitFor();
	expect(await window.locator('.approval tbody tr').count()).toBe(40);
	expect(await window.getByRole('button', { name: 'Allow once' }).count()).toBe(1);
	expect(readdirSync(photos).sort()).toEqual(before);
	await picture('bulk-question');
	await window.getByRole('button', { name: 'Allow once' }).click();
	await window.getByText('All done.').first().waitFor({ timeout: 60_000 });
	const after = readdirSync(photos).sort();
	expect(after[0]).toBe('2026-05-01 IMG 28.jpg');
	expect(after).toHaveLength(40);
	expect(readFileSync(join(photos, '2026-05-02 IMG 1.jpg'), 'utf8')).toBe('picture 1');
	await picture('bulk-done');
	await window.getByRole('button', { name: 'Undo this' }).click();
	await window.getByText('Taken back.').first().waitFor();
	expect(readdirSync(photos).sort()).toEqual(before);
});

test('deleted files come back from the activity list', async () => {
	next = ['delete_files', { path: 'photos/*1.jpg' }];
	await ask('Delete the photos that end in 1');
	await window
		.getByText('May Hearth move these 4 to its bin?')
		.first()
		.waitFor({ timeout: 60_000 });
	await window.getByRole('button', { name: 'Allow once' }).click();
	await expect.poll(() => readdirSync(photos).length, { timeout: 60_000 }).toBe(36);
	await window.getByText('All done.').nth(1).waitFor();
	await window.keyboard.press('Control+,');
	await window.getByRole('tab', { name: 'Activity' }).click();
	const entry = window.getByRole('listitem').filter({ hasText: 'Move to the bin' });
	await picture('activity');
	await entry.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => readdirSync(photos).length).toBe(40);
});

/** For a person to look at, where a folder for it is named. */
async function picture(name: string): Promise<void> {
	const place = process.env['HEARTH_PICTURES'];
	if (place !== undefined) await window.screenshot({ path: join(place, `files-${name}.png`) });
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles, startApp, type RunningApp } from '../helpers/app.ts';

/** What people bring along from other programs, in the real window: signs in the box, forks, keys of their own. */
const patience = { timeout: 120_000 };

let folder: string;
let running: RunningApp;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-brought-'));
	writeFileSync(join(folder, 'lease.md'), '# Lease\n\nThe notice period is three months.\n');
	running = await startApp(join(folder, 'data'));
	await box().waitFor(patience);
	await running.window.getByRole('button', { name: /Start now/ }).click(patience);
	await dropFiles(running.window, [join(folder, 'lease.md')]);
	await running.window.getByText('ready', { exact: false }).first().waitFor(patience);
	await running.window.getByRole('button', { name: 'Take lease.md out of this message' }).click();
});
afterAll(async () => {
	await running.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

function box() {
	return running.window.getByRole('textbox', { name: 'Message' });
}

test('a document is taken along with # in the middle of a sentence, by the keyboard alone', async () => {
	const { window } = running;
	await box().pressSequentially('What does say about the notice period?');
	for (let step = 0; step < 'say about the notice period?'.length; step++)
		await window.keyboard.press('ArrowLeft');
	await window.keyboard.type('#lea');
	await window.getByRole('option', { name: /lease\.md/ }).waitFor();
	await window.keyboard.press('Enter');
	expect(await box().inputValue()).toBe('What does say about the notice period?');
	await window.keyboard.type('it ');
	expect(await box().inputValue()).toBe('What does it say about the notice period?');
	await window.keyboard.press('Enter');
	await window.locator('article[data-status="complete"]').waitFor(patience);
	expect(await window.locator('article[data-status]').innerText()).toContain('three months');
});

test('the answer is gone on from in a copy, and the first conversation stays', async () => {
	const { window } = running;
	await window.getByRole('button', { name: 'More', exact: true }).click();
	await window.getByRole('menuitem', { name: 'Continue in a new conversation' }).click();
	await window.getByRole('heading', { level: 1, name: /\(2\)$/ }).waitFor(patience);
	await window.locator('article[data-status="complete"]').waitFor(patience);
	expect(await window.locator('nav .row').count()).toBe(2);
});

test('a slash finds what can be done; new keys hold at once, and in the next start', async () => {
	const { window } = running;
	await box().pressSequentially('/keys');
	await window.keyboard.press('Enter');
	const memory = window.getByRole('button', { name: /Change the keys for “Memory”/ });
	await memory.click();
	await window.keyboard.press('Escape');
	expect(await window.getByRole('dialog').count()).toBe(1);
	await memory.click();
	await window.keyboard.press('Control+Shift+Y');
	await window.getByText('“Memory” is Ctrl Shift Y now.').waitFor(patience);
	await running.close({ keepData: true });
	running = await startApp(join(folder, 'data'));
	await box().waitFor(patience);
	await running.window.locator('nav .row').first().waitFor(patience);
	await running.window.keyboard.press('Control+Shift+Y');
	await running.window.getByRole('heading', { level: 1, name: 'Memory' }).waitFor(patience);
});

test('in a low window the list of conversations has room for one at least', async () => {
	await running.app.evaluate(({ BrowserWindow }) => {
		const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
		window?.setContentSize(900, 600);
		window?.webContents.setZoomLevel(4);
	});
	await expect.poll(() => running.window.evaluate(() => innerHeight)).toBeLessThan(320);
	await running.window.keyboard.press('Control+b');
	const height = () =>
		running.window.evaluate(() => document.querySelector('nav .list')?.clientHeight ?? 0);
	await expect.poll(height).toBeGreaterThan(60);
});

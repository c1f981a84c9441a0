import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';
import {
	chatGptConversation,
	longChatGpt,
	makeZip
} from '../main/memory/transfer/make-archives.ts';

let running: RunningApp;
const inbox = mkdtempSync(join(tmpdir(), 'hearth-storage-'));

beforeAll(async () => {
	running = await startApp();
});
afterAll(async () => {
	await running.close();
	rmSync(inbox, { recursive: true, force: true });
});

/** What a person would choose in the system's dialogs. */
async function choose(open: string, save: string): Promise<void> {
	await running.app.evaluate(
		({ dialog }, paths) => {
			dialog.showOpenDialog = () =>
				Promise.resolve({ canceled: false, filePaths: [paths.open], bookmarks: [] });
			dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save });
		},
		{ open, save }
	);
}

test('an archive of ChatGPT is imported, goes out again with everything, and is shown with where it came from', async () => {
	const { window } = running;
	const archive = join(inbox, 'chatgpt-export.zip');
	const talks = [chatGptConversation(), longChatGpt(600)];
	await makeZip(archive, { 'conversations.json': JSON.stringify(talks) });
	const to = join(inbox, 'Hearth.zip');
	await choose(archive, to);
	const skip = window.getByRole('button', { name: 'New conversation' }).first();
	await skip.click();
	await window.getByRole('button', { name: 'Memory' }).first().click();
	await window.getByRole('tab', { name: 'Storage' }).click();
	await window.getByText('Conversations, facts and the index').waitFor();

	await window.getByRole('button', { name: 'Import a file…' }).click();
	await window.getByText('New conversations: 2 (messages: 604)').waitFor();
	if (process.env['HEARTH_PICTURES'] !== undefined)
		await window.screenshot({ path: join(process.env['HEARTH_PICTURES'], 'import.png') });
	await window.getByRole('button', { name: 'Import', exact: true }).click();
	await window.getByText('Imported. Conversations: 2, facts: 0, documents: 0.').waitFor();
	await window
		.getByRole('button', { name: /Means & beaches/ })
		.first()
		.waitFor();

	await window.getByRole('button', { name: 'Export everything…' }).click();
	await window.getByText(`Everything was exported to ${to}.`).waitFor();
	expect(existsSync(to)).toBe(true);
	if (process.env['HEARTH_PICTURES'] !== undefined)
		await window.screenshot({ path: join(process.env['HEARTH_PICTURES'], 'storage.png') });

	await window
		.getByRole('button', { name: /Means & beaches/ })
		.first()
		.click();
	await window.getByText('The mean is').waitFor();
	await window.getByText('Imported from ChatGPT.').waitFor();
	if (process.env['HEARTH_PICTURES'] !== undefined)
		await window.screenshot({ path: join(process.env['HEARTH_PICTURES'], 'imported.png') });
});

test('what is no archive is refused with its reason', async () => {
	const { window } = running;
	const path = join(inbox, 'recipes.json');
	writeFileSync(path, '{"soup": 1}');
	await choose(path, '');
	await window.getByRole('button', { name: 'Memory' }).first().click();
	await window.getByRole('tab', { name: 'Storage' }).click();
	await window.getByRole('button', { name: 'Import a file…' }).click();
	await window.getByText(/recipes\.json could not be imported: it is no archive/).waitFor();
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';
import { example } from '../main/mcp/setup.ts';
import { calls, says, startServer, type ScriptedServer } from '../main/remote/server.ts';

/** One of the official example servers, added and used in the real window; the model that decides plays a script. */
let running: RunningApp;
let model: ScriptedServer;
let pictures: string;

beforeAll(async () => {
	model = await startServer([
		calls('everything_get_sum', '{"a": 2, "b": 3}'),
		says('The sum is 5.'),
		calls('everything_get_sum', '{"a": 4, "b": 4}'),
		says('I was not allowed to.')
	]);
	pictures = process.env['HEARTH_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'hearth-tools-'));
	running = await startApp();
	await running.window.getByRole('textbox', { name: 'Message' }).waitFor();
});
afterAll(async () => {
	await running.close();
	await model.close();
	if (process.env['HEARTH_PICTURES'] === undefined)
		rmSync(pictures, { recursive: true, force: true });
});

test('a tool server is imported from JSON, shown before it runs, and its tool is used after a yes', async () => {
	const { window: page, dataFolder } = running;
	const launch = example('everything', 'stdio');
	if (launch.kind !== 'command') throw new Error('not a command');
	await page.evaluate(async (address) => {
		const added = (await window.hearth.call('remote:add', {
			...{ title: 'Scripted', address, model: 'script', key: null }
		})) as { value: { id: string } };
		await window.hearth.call('model:use', { modelId: added.value.id });
	}, model.address);

	await page.keyboard.press('Control+,');
	await page.getByRole('tab', { name: 'Tool servers' }).click();
	await page.getByRole('button', { name: 'Import from JSON' }).click();
	const { command, args } = launch;
	const json = JSON.stringify({
		mcpServers: { Everything: { command, args, env: { API_KEY: 'top-secret-value' } } }
	});
	await page.getByRole('textbox', { name: 'Import from JSON' }).fill(json);
	await page.getByRole('button', { name: 'See what it would add' }).click();
	await page.getByText('This will run on your machine:').waitFor();
	await page.screenshot({ path: join(pictures, 'import.png') });
	await page.getByRole('button', { name: 'Add the 1 chosen' }).click();
	await page.getByText('Connected', { exact: true }).waitFor();
	await page.getByRole('button', { name: 'Show “Everything”' }).click();
	await page.getByRole('checkbox', { name: 'Use everything_get_sum' }).waitFor();
	await page.screenshot({ path: join(pictures, 'tools.png') });
	await page.keyboard.press('Escape');

	const box = page.getByRole('textbox', { name: 'Message' });
	await box.fill('Add 2 and 3 with the everything server.');
	await box.press('Enter');
	const card = page.getByRole('group', { name: 'May Hearth hand this to another program?' });
	await card.waitFor();
	expect(await card.locator('.target').textContent()).toBe('Everything: get-sum\na: 2\nb: 3');
	await page.screenshot({ path: join(pictures, 'card.png') });
	await card.getByRole('button', { name: 'Allow once' }).click();
	await page.locator('article[data-status="complete"]').first().waitFor();
	await page.getByText('The sum is 5.').waitFor();
	const tools = model.asked[0]?.body.tools?.map((one) => one.function.name) ?? [];
	expect(tools).toContain('calculator');
	expect(tools.indexOf('everything_get_sum')).toBeGreaterThan(tools.indexOf('calculator'));

	// What the program said is now in the talk: the next call asks again, and offers no Always.
	await box.fill('And 4 and 4?');
	await box.press('Enter');
	await card.waitFor();
	expect(await card.getByRole('button').allTextContents()).toEqual(['Deny', 'Allow once']);
	await card.getByRole('button', { name: 'Deny' }).click();
	await page.locator('article[data-status="complete"]').nth(1).waitFor();

	// Nothing of what is secret is in the store as it is.
	const files = readdirSync(dataFolder).filter((name) => name.startsWith('store.db'));
	expect(files).toContain('store.db');
	for (const name of files) {
		expect(readFileSync(join(dataFolder, name)).includes('top-secret-value')).toBe(false);
	}
});

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';

/** What is remembered, in the real window with the real starter model. */
let running: RunningApp;
let window: Page;

beforeAll(async () => {
	running = await startApp();
	window = running.window;
	await window.getByRole('textbox', { name: 'Message' }).waitFor();
});
afterAll(() => running.close());

async function say(text: string): Promise<void> {
	const box = window.getByRole('textbox', { name: 'Message' });
	const answers = await window.locator('article[data-status]').count();
	await box.fill(text);
	await box.press('Enter');
	await window.locator('article[data-status="complete"]').nth(answers).waitFor();
}

async function newConversation(): Promise<void> {
	await window.getByRole('button', { name: 'New conversation' }).first().click();
	await window.getByRole('button', { name: 'Make this a temporary conversation' }).waitFor();
}

test('what is said in passing is suggested, kept after a yes, and opens where it was said', async () => {
	await newConversation();
	await say('Hello! My sister is called Ana. How are you?');
	const suggestion = window.getByRole('group', { name: /My sister is called Ana/ });
	await suggestion.getByRole('button', { name: 'Yes' }).click();
	await suggestion.waitFor({ state: 'detached' });
	await window.getByRole('button', { name: 'Memory', exact: true }).click();
	const row = window.getByRole('listitem').filter({ hasText: 'My sister is called Ana' });
	await row.getByRole('button', { name: 'Show the conversation' }).click();
	await window.getByText('Hello! My sister is called Ana. How are you?').first().waitFor();
});

test('of two that do not fit together one is chosen, and the other is its history', async () => {
	await window.getByRole('button', { name: 'Memory', exact: true }).click();
	const box = window.getByRole('textbox', { name: 'Something worth remembering' });
	for (const fact of ['I live in Busan', 'I live in Seoul']) {
		await box.fill(fact);
		await box.press('Enter');
		await window.getByRole('button', { name: `Forget “${fact}”` }).waitFor();
	}
	await window.getByRole('button', { name: 'This holds: “I live in Seoul”' }).click();
	await window.getByRole('button', { name: 'Earlier versions of “I live in Seoul”' }).click();
	await window.getByRole('button', { name: 'Say “I live in Busan” again' }).waitFor();
	expect(await window.getByRole('button', { name: 'Forget “I live in Busan”' }).count()).toBe(0);
});

/** Nothing of the conversation may lie beyond the edge of a small window. */
async function expectWholeInNarrowWindow(): Promise<void> {
	const resize = (width: number): Promise<void> =>
		running.app.evaluate(({ BrowserWindow }, wanted) => {
			BrowserWindow.getAllWindows()
				.find((one) => one.isVisible())
				?.setContentSize(wanted, 800);
		}, width);
	await resize(700);
	await window.waitForFunction(() => innerWidth === 700);
	const box = await window.getByRole('button', { name: 'Send', exact: true }).boundingBox();
	expect((box?.x ?? 700) + (box?.width ?? 700)).toBeLessThanOrEqual(700);
	await resize(1200);
	await window.waitForFunction(() => innerWidth === 1200);
}

test('a temporary conversation is in no list and gone when one leaves it', async () => {
	await newConversation();
	await window.getByRole('button', { name: 'Make this a temporary conversation' }).click();
	await window.getByText('It reads and writes no memory').waitFor();
	await expectWholeInNarrowWindow();
	await say('Tell me something about zanzibar.');
	await window.getByRole('heading', { name: 'Temporary conversation' }).waitFor();
	const list = window.getByRole('navigation');
	expect(await list.getByText('zanzibar').count()).toBe(0);
	await newConversation();
	expect(await list.getByText('zanzibar').count()).toBe(0);
	expect(await window.getByText('It reads and writes no memory').count()).toBe(0);
});

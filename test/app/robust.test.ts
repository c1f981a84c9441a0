import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';
import { starter } from '../../models/catalogue.ts';
import { startApp, type RunningApp } from '../helpers/app.ts';

/** What goes wrong on real machines, in the real window with the real starter: nothing is lost, and words say why. */
const story = 'Tell me a long story about a lighthouse and the sea.';
const patience = { timeout: 120_000 };

let folder: string;
let data: string;
let running: RunningApp;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-robust-'));
	data = join(folder, 'data');
	running = await startApp(data);
});
afterEach(async () => {
	await running.window
		.getByRole('button', { name: 'New conversation' })
		.first()
		.click()
		.catch(() => undefined);
});
afterAll(async () => {
	await running.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function ask(text: string): Promise<void> {
	const box = running.window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
}

function answer(status: string): Locator {
	return running.window
		.getByRole('article', { name: 'Hearth' })
		.last()
		.and(running.window.locator(`[data-status="${status}"]`));
}

/** Waits until a part of the running answer is on screen, and gives it. */
async function shownText(): Promise<string> {
	const text = answer('running').locator('[data-text]');
	await text.waitFor(patience);
	return (await text.innerText()).trim();
}

/** Ends one of the app's processes as the system does when memory runs out. */
async function kill(name: string): Promise<void> {
	const pids = await running.app.evaluate(
		({ app }, service) =>
			app
				.getAppMetrics()
				.filter((one) => one.serviceName === service || one.name === service)
				.map(({ pid }) => pid),
		name
	);
	expect(pids).toHaveLength(1);
	for (const pid of pids) process.kill(pid, 'SIGKILL');
	// Until the app has seen it, what is asked goes to a process that is no more, and the message back into the box.
	const isThere = (): Promise<boolean> =>
		running.app.evaluate(
			({ app }, gone) => app.getAppMetrics().some(({ pid }) => gone.includes(pid)),
			pids
		);
	await expect.poll(isThere, patience).toBe(false);
}

test('a killed engine loses no shown text, the interruption is shown, and Continue goes on', async () => {
	await ask(story);
	const shown = await shownText();
	await kill('Hearth engine');
	const interrupted = answer('interrupted');
	await interrupted.waitFor(patience);
	expect(await interrupted.locator('[data-text]').innerText()).toContain(shown);
	await interrupted.getByText('stopped unexpectedly').waitFor();
	await interrupted.getByRole('button', { name: 'Continue' }).click();
	const before = (await running.window.locator('[data-text]').last().innerText()).trim();
	await running.window.waitForFunction((length) => {
		const texts = document.querySelectorAll<HTMLElement>('[data-text]');
		return (texts[texts.length - 1]?.innerText.trim().length ?? 0) > length;
	}, before.length);
	expect(await running.window.locator('[data-text]').last().innerText()).toContain(shown);
	await running.window.getByRole('button', { name: 'Stop' }).click();
	await answer('stopped').waitFor(patience);
});

test('after the store was killed the next message is saved and answered', async () => {
	await kill('Hearth store');
	await ask('What is 3 * 14?');
	await answer('complete').getByText('42').first().waitFor(patience);
});

test('an empty message sends nothing, and twenty presses of Enter send one message', async () => {
	const box = running.window.getByRole('textbox', { name: 'Message' });
	await ask('  \n ');
	expect(await running.window.getByRole('article').count()).toBe(0);
	await box.fill('What is 5 * 5?');
	for (let presses = 0; presses < 20; presses++) await box.press('Enter');
	await answer('complete').getByText('25').first().waitFor(patience);
	expect(await running.window.getByRole('article', { name: 'You' }).count()).toBe(1);
});

/** What the store has of the newest conversation, through the window's own contract. */
async function savedTexts(): Promise<string[]> {
	return await running.window.evaluate(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: never }>;
		};
		const list: { value: { id: string }[] } = await call('conversation:list', { bin: false });
		const conversationId = list.value[0]?.id;
		const opened: { value: { messages: { text: string }[] } } = await call('conversation:open', {
			conversationId
		});
		return opened.value.messages.map(({ text }) => text);
	});
}

test('control characters and any script are kept as they were written', async () => {
	const text = 'a\u0001b\u0007c\u202e اَلْعَرَبِيَّةُ 한국어 👩‍👩‍👧 what is 2 + 2?';
	await ask(text);
	await running.window.locator('article[data-status="complete"]').waitFor(patience);
	expect((await savedTexts())[0]).toBe(text);
});

test('a message past the limit is refused with the reason, and nothing is saved', async () => {
	const before = await savedTexts();
	const reply = await running.window.evaluate(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: { id: string } }>;
		};
		const { value } = await call('conversation:create', null);
		const conversationId = value.id;
		const text = 'All work and no play. '.repeat(100_000);
		const request = { conversationId, parentId: null, attachments: [] };
		const replies = [
			await call('turn:ask', { ...request, text: text.slice(0, 2_000_001) }),
			await call('turn:ask', { ...request, text })
		];
		await call('conversation:remove', { conversationId });
		return replies;
	});
	expect(reply).toMatchObject([
		{ ok: false, error: { code: 'MESSAGE_TOO_LONG' } },
		{ ok: false, error: { code: 'BAD_INPUT' } }
	]);
	expect(await savedTexts()).toEqual(before);
});

test('a second start with the same data brings the first window to the front and ends with 0', async () => {
	await running.app.evaluate(({ BrowserWindow }) => {
		for (const window of BrowserWindow.getAllWindows()) {
			window.on('focus', () => undefined);
			const focus = window.focus.bind(window);
			window.focus = () => {
				Reflect.set(globalThis, 'wasFocused', true);
				focus();
			};
		}
	});
	const second = spawn(
		electronBinary() ?? 'electron',
		[...electronSwitches({ window: true }), root, '--data', data],
		{ stdio: 'ignore' }
	);
	const status = await new Promise((done) => second.once('exit', done));
	expect(status).toBe(0);
	await expect
		.poll(() => running.app.evaluate(() => Reflect.get(globalThis, 'wasFocused') as unknown))
		.toBe(true);
	// Its words are no files: `--data` and what stands behind it belong together.
	const documents = await running.window.evaluate(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: unknown }>;
		};
		return (await call('document:list', null)).value;
	});
	expect(documents).toEqual([]);
});

test('quitting while it answers keeps the message and the shown text', async () => {
	await ask(story);
	const shown = await shownText();
	await running.close({ keepData: true });
	running = await startApp(data);
	await running.window.getByText('Tell me a long story').first().click();
	const stopped = answer('stopped');
	await stopped.waitFor(patience);
	expect(await stopped.locator('[data-text]').innerText()).toContain(shown);
});

test('after the whole app was killed its message and its shown text are there, marked interrupted', async () => {
	await ask(`Now the other one. ${story}`);
	const shown = await shownText();
	const ended = new Promise((done) => running.app.process().once('exit', done));
	running.app.process().kill('SIGKILL');
	await ended;
	running = await startApp(data);
	await running.window.getByText('Now the other one').first().click();
	const interrupted = answer('interrupted');
	await interrupted.waitFor(patience);
	expect(await interrupted.locator('[data-text]').innerText()).toContain(shown);
	await interrupted.getByRole('button', { name: 'Continue' }).waitFor();
});

test('a data folder that cannot be written to is said in the window', async () => {
	const file = join(folder, 'a file');
	writeFileSync(file, '');
	const other = await startApp(join(file, 'below'));
	try {
		await other.window.getByText('cannot write to').first().waitFor(patience);
	} finally {
		await other.close({ keepData: true });
	}
});

test('without its model file, or with a cut one, the window says so and what was typed is kept', async () => {
	// The app as it is, but with another folder of models.
	const copy = join(folder, 'copy');
	for (const part of ['main', 'preload', 'renderer']) {
		cpSync(join(root, 'out', part), join(copy, 'out', part), { recursive: true });
	}
	cpSync(join(root, 'package.json'), join(copy, 'package.json'));
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
	const first = running;
	try {
		running = await startApp(join(folder, 'without model'), copy);
		await ask('Write a poem about rain.');
		await answer('failed').getByText('is not there').waitFor(patience);
		mkdirSync(join(copy, 'models/weights'), { recursive: true });
		writeFileSync(join(copy, 'models/weights', starter.file), 'GGUF, but no more than this');
		await ask('And one about snow.');
		await answer('failed').getByText('damaged or cut short').waitFor(patience);
		await running.window
			.getByRole('article', { name: 'You' })
			.getByText('poem about rain')
			.waitFor();
	} finally {
		if (running !== first) await running.close();
		running = first;
	}
});

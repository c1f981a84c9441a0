import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../main/setup/step.mjs';
import { starter } from '../../models/catalogue.ts';
import { startApp, type RunningApp } from '../helpers/app.ts';

/**
 * A model comes to the machine in the real window, by the keyboard alone, from a server that breaks off, and the app is
 * killed in the middle: the file goes on where it stopped, is checked, and talks.
 */
const body = readFileSync(join(root, 'models/weights', starter.file));
const sha256 = createHash('sha256').update(body).digest('hex');
const file = 'Served.Q4_1.gguf';
const title = 'Served model';
const patience = { timeout: 120_000 };
/** Each of these is one part of the same journey: what failed cannot be tried once more from the middle. */
const journey = { timeout: 900_000, retry: 0 };

let folder: string;
let data: string;
let running: RunningApp;
let server: Server;
/** Where each request began to read the file. */
const starts: number[] = [];
/** Bytes a request gets before the line goes silent. */
let held: number;
const open = new Set<ServerResponse>();

beforeAll(async () => {
	server = createServer((request, response) => {
		const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
		starts.push(start);
		open.add(response);
		response.once('close', () => open.delete(response));
		response.writeHead(start === 0 ? 200 : 206, {
			'content-length': body.length - start,
			...(start > 0 && { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` }),
			etag: '"one"'
		});
		const end = Math.min(body.length, start + held);
		if (end === body.length) response.end(body.subarray(start));
		else response.write(body.subarray(start, end));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	folder = mkdtempSync(join(tmpdir(), 'hearth-models-view-'));
	data = join(folder, 'data');
	mkdirSync(data);
	const { port } = server.address() as AddressInfo;
	const entry = {
		...{ id: 'served-model', title, file, bytes: body.length, sha256, licence: 'Apache-2.0' },
		...{ parameters: starter.parameters, contextLength: starter.contextLength },
		...{ role: 'kernel', decision: 'starter' },
		sources: [{ kind: 'web', url: `http://127.0.0.1:${port}/${file}` }]
	};
	writeFileSync(join(data, 'catalogue.json'), JSON.stringify({ models: [entry] }));
	running = await startApp(data);
});

afterAll(async () => {
	await running.close();
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

/** What the control with the keyboard is called. */
function focused(): Promise<string> {
	return running.window.evaluate(() => {
		const { activeElement } = document;
		return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.trim() ?? '';
	});
}

async function focusReaches(name: string): Promise<void> {
	await expect.poll(focused, patience).toBe(name);
}

async function press(key: string): Promise<void> {
	await running.window.keyboard.press(key);
}

/** Goes on with a key until the control of that name has the keyboard. */
async function goTo(name: string, key: 'Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
	const passed: string[] = [];
	while (passed.length < 200) {
		if ((await focused()) === name) return;
		await press(key);
		passed.push(await focused());
	}
	throw new Error(`${key} does not reach "${name}": ${passed.join(' | ')}`);
}

/** Opens the models by their key, which also takes the keyboard there. */
async function openModels(): Promise<void> {
	await running.window.getByRole('textbox', { name: 'Message' }).waitFor(patience);
	await press('Control+Shift+M');
	await running.window.getByText(title, { exact: true }).waitFor(patience);
	await focusReaches('Models');
}

function row(): Locator {
	return running.window.locator('[data-model="served-model"]');
}

/** Waits until the part on the disk has so many bytes. */
async function arrived(bytes: number): Promise<void> {
	const part = join(data, 'models', `${file}.part`);
	const size = (): number => statSync(part, { throwIfNoEntry: false })?.size ?? 0;
	await expect.poll(size, patience).toBe(bytes);
}

const first = Math.floor(body.length * 0.3);
const next = Math.floor(body.length * 0.2);

test(
	'a download begins by keyboard, and goes on by itself where the connection broke',
	journey,
	async () => {
		held = first;
		await openModels();
		await goTo(`Download: ${title}`);
		await press('Enter');
		await arrived(first);
		// The row has changed, and the keyboard is still at the control that was pressed.
		await focusReaches(`Pause: ${title}`);
		held = next;
		for (const response of open) response.destroy();
		await arrived(first + next);
		expect(starts).toEqual([0, first]);
	}
);

test('it can be paused and gone on with by the same key', journey, async () => {
	await press('Enter');
	await row()
		.getByText(/Paused at (49|50)%/)
		.waitFor(patience);
	await focusReaches(`Resume: ${title}`);
	await press('Enter');
	await arrived(first + 2 * next);
	expect(starts).toEqual([0, first, first + next]);
});

test(
	'after the app was killed in the middle it goes on where it stopped, and is whole',
	journey,
	async () => {
		const ended = new Promise((done) => running.app.process().once('exit', done));
		running.app.process().kill('SIGKILL');
		await ended;
		running = await startApp(data);
		await openModels();
		await row()
			.getByText(/Paused at (69|70)%/)
			.waitFor(patience);
		held = body.length;
		await goTo(`Resume: ${title}`);
		await press('Enter');
		await running.window.getByText(`“${title}” is downloaded.`).waitFor(patience);
		expect(starts).toEqual([0, first, first + next, first + 2 * next]);
		expect(existsSync(join(data, 'models', `${file}.part`))).toBe(false);
		expect(readFileSync(join(data, 'models', file)).equals(body)).toBe(true);
	}
);

test('it is checked on demand, used and asked, by the keyboard alone', journey, async () => {
	// The row moved among those that are here, and took the keyboard along.
	await focusReaches(`Use: ${title}`);
	await press('Tab');
	await focusReaches(`More for ${title}`);
	await press('Enter');
	await focusReaches('Options…');
	await goTo('Check the file', 'ArrowDown');
	await press('Enter');
	await running.window.getByText(`“${title}” is whole and unchanged.`).waitFor(patience);

	await focusReaches(`More for ${title}`);
	await press('Shift+Tab');
	await focusReaches(`Use: ${title}`);
	await press('Enter');
	await row().getByText('In use', { exact: true }).waitFor(patience);
	await row().getByText('In memory', { exact: true }).waitFor(patience);

	await press('Shift+Escape');
	await focusReaches('Message');
	await running.window.keyboard.type('What is 18% of 2,340?');
	await press('Enter');
	const answer = running.window.locator('article[data-status="complete"]');
	await answer.getByText('421.2').first().waitFor(patience);
});

test(
	'how well it chooses tools is measured in the app, and stopping keeps the numbers so far',
	journey,
	async () => {
		await openModels();
		await goTo('All models');
		await press('ArrowRight');
		await focusReaches('How well they choose tools');
		await goTo('Measure');
		await press('Enter');
		await running.window.getByRole('row', { name: /^All \d/ }).waitFor(patience);
		await focusReaches('Stop');
		await press('Enter');
		await running.window.getByText(/Stopped after \d+ of \d+ requests/).waitFor(patience);
		await focusReaches('Measure once more');
	}
);

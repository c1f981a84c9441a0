import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';
import { example } from '../main/mcp/setup.ts';

/**
 * What a new user asks for, in the real window with the real starter, in words that nobody taught it. `SCREENSHOTS=folder`
 * keeps pictures of what a person sees.
 */
let running: RunningApp;
let window: Page;
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-journey-'));
	mkdirSync(join(folder, 'Holiday'));
	for (let day = 1; day <= 5; day++) {
		const path = join(folder, 'Holiday', `DSC 0${day}.JPG`);
		writeFileSync(path, `picture ${day}`);
		const taken = new Date(2026, 5, day, 12);
		utimesSync(path, taken, taken);
	}
	writeFileSync(join(folder, 'shopping.txt'), 'milk\neggs\n');
	server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			'<title>Harbour Ferry</title><article><h1>Harbour Ferry</h1><p>The ferry leaves at 8:15 and at 17:40 from pier 4.</p>' +
				'<p>A ticket costs 6 euros, children under 12 travel for free.</p><p>Dogs stay at home.</p></article>'
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	running = await startApp();
	window = running.window;
	await window.getByRole('textbox', { name: 'Message' }).waitFor();
	await running.app.evaluate(({ dialog }, path) => {
		dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
	}, folder);
	await call('grant:choose', null);
});

afterAll(async () => {
	await running.close();
	server.close();
	server.closeAllConnections();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function call(name: string, input: unknown): Promise<unknown> {
	return await window.evaluate(
		async ([operation, value]) => {
			const hearth = Reflect.get(globalThis, 'hearth') as {
				call: (name: unknown, input: unknown) => Promise<unknown>;
			};
			return await hearth.call(operation, value);
		},
		[name, input]
	);
}

async function begin(): Promise<void> {
	await window.getByRole('button', { name: 'New conversation' }).first().click();
	await window.getByText('What shall we look at?').waitFor();
}

/** Sends a request; the answer when it is there, or when a question waits. */
async function send(text: string): Promise<Locator> {
	const answers = window.locator('article[data-status]');
	const before = await answers.count();
	const box = window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
	await expect.poll(() => answers.count(), { timeout: 120_000 }).toBe(before + 1);
	const answer = answers.nth(before);
	const isSettled = async (): Promise<boolean> =>
		(await answer.getAttribute('data-status')) !== 'running' ||
		(await window.locator('.approval').count()) > 0;
	await expect.poll(isSettled, { timeout: 120_000 }).toBe(true);
	return answer;
}

async function ask(text: string): Promise<Locator> {
	await begin();
	return await send(text);
}

/** Lets a file fall onto the window, as the system does it. */
async function drop(name: string, content: string): Promise<void> {
	const path = join(folder, name);
	writeFileSync(path, content);
	const session = await window.context().newCDPSession(window);
	const data = { items: [], files: [path], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
	}
	await window.getByText(name).first().waitFor();
}

async function picture(name: string): Promise<void> {
	const place = process.env['SCREENSHOTS'];
	if (place !== undefined) await window.screenshot({ path: join(place, `journey-${name}.png`) });
}

test('what it can do is told as it is, in both languages', async () => {
	expect(await (await ask('Hi, what can you do for me?')).innerText()).toContain('loan table');
	await picture('help');
	expect(await (await ask('넌 뭘 할 수 있어?')).innerText()).toContain('상환표');
});

test('two statistics of a pasted column are both answered, over all of it', async () => {
	const answer = await ask(
		'Here are my weights, what is the mean and the median?\n71.2\n70.8\n71.5\n70.1\n69.9\n70.4'
	);
	const text = await answer.innerText();
	expect(text).toContain('70.65');
	expect(text).toContain('70.6');
	await picture('statistics');
});

test('a follow-up on the first result, two turns back', async () => {
	await ask('what is 35% of 480');
	await send('and half of that?');
	await send('now add 20 to it');
	const answer = await send('and twice the first one?');
	expect(await answer.innerText()).toContain('336');
});

test('a loan table over all months, and its plot', async () => {
	const answer = await ask(
		'Make me a loan table for 15000 at 5.2% over 4 years and plot the balance'
	);
	await answer.getByText('28 more').waitFor();
	expect(await answer.locator('.answer, [data-text]').first().innerText()).toContain('346.8');
	expect(
		await answer.locator('svg[role="graphics-document"], canvas, figure').count()
	).toBeGreaterThan(0);
	await picture('loan');
});

test('a function is drawn from its equation', async () => {
	const answer = await ask('y = x^2 - 3x 그래프 그려줘');
	expect(await answer.innerText()).toContain('x^2 - 3x');
	expect(await answer.getByRole('alert').count()).toBe(0);
});

test('a file is found by what a person calls it', async () => {
	const text = await (await ask('Can you show me my shopping list?')).innerText();
	expect(text).toContain('shopping.txt');
	expect(text).toContain('eggs');
});

test('a dropped CSV is cleaned and handed back, and drawn', async () => {
	await begin();
	await drop('guests.csv', 'name , city, age\n Ann ,Bonn,34\n Ann ,Bonn,34\n,,\nCem, Izmir ,51\n');
	const answer = await send('This is a mess: remove the duplicates and the empty rows, please');
	expect(await answer.innerText()).toContain('guests-clean.csv');
	expect(await answer.innerText()).toContain('2 of 3 rows are kept.');
	await picture('csv');
	const drawn = await send('draw a bar chart of the age');
	expect(await drawn.innerText()).toContain('The plot is above.');
	await picture('csv-chart');
});

test('a folder is renamed with one yes, and taken back with one click', async () => {
	const photos = join(folder, 'Holiday');
	const before = readdirSync(photos).sort();
	await ask('Please give all the pictures in Holiday names with their date');
	const question = window.locator('.approval');
	expect(await question.locator('tbody tr').count()).toBe(5);
	await question.getByRole('button', { name: 'Allow once' }).click();
	await expect
		.poll(() => readdirSync(photos)[0], { timeout: 60_000 })
		.toBe('2026-06-01 DSC 01.JPG');
	await window.getByRole('button', { name: 'Undo this' }).click();
	await expect.poll(() => readdirSync(photos).sort(), { timeout: 60_000 }).toEqual(before);
});

test('a question after a page is answered out of that page', async () => {
	await ask(`Have a look at ${origin}/ferry and tell me when it goes`);
	const text = await (await send('how much is a ticket?')).innerText();
	expect(text).toContain('A ticket costs 6 euros');
	expect(text).toContain('Harbour Ferry');
	await picture('page');
});

test('a tool of another program is used by naming the program, after a yes to exactly that', async () => {
	const launch = example('everything', 'stdio');
	if (launch.kind !== 'command') throw new Error('not a command');
	const { command, args } = launch;
	await window.keyboard.press('Control+,');
	await window.getByRole('tab', { name: 'Tool servers' }).click();
	await window.getByRole('button', { name: 'Import from JSON' }).click();
	await window
		.getByRole('textbox', { name: 'Import from JSON' })
		.fill(JSON.stringify({ mcpServers: { everything: { command, args } } }));
	await window.getByRole('button', { name: 'See what it would add' }).click();
	await window.getByRole('button', { name: 'Add the 1 chosen' }).click();
	await window.getByText('Connected', { exact: true }).waitFor();
	await window.keyboard.press('Escape');
	const answer = await ask('use everything to add 17 and 25');
	const question = window.locator('.approval');
	expect(await question.locator('.target').innerText()).toBe('everything: get-sum\na: 17\nb: 25');
	await question.getByRole('button', { name: 'Allow once' }).click();
	await answer.getByText('42').first().waitFor();
	await picture('other-program');
});

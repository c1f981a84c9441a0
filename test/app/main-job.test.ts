import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles, startApp, type RunningApp } from '../helpers/app.ts';
import { makePdf } from '../main/memory/documents/make-files.ts';

/**
 * The main job, end to end, in the real window with the real starter model: a dropped document asked about and cited, a
 * sum, a program, a page of a web server on this machine, a file written after a yes.
 */
let running: RunningApp;
let window: Page;
let server: Server;
let address: string;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-main-job-'));
	server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			'<title>Harbour festival</title><article><h1>Harbour festival</h1>' +
				'<p>The harbour festival begins on Friday the 12th of June at noon.</p>' +
				'<p>Boats leave from pier seven every twenty minutes, and children travel free of charge.</p>' +
				'<p>The fireworks are at eleven at night, weather permitting.</p></article>'
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/festival`;
	running = await startApp();
	window = running.window;
	await window.getByRole('textbox', { name: 'Message' }).waitFor();
});

afterAll(async () => {
	await running.close();
	server.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function newConversation(): Promise<void> {
	await window.getByRole('button', { name: 'New conversation' }).first().click();
	await window.getByText('What shall we look at?').waitFor();
}

async function ask(text: string): Promise<void> {
	const box = window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
}

/** Waits for the end of the last answer, and gives its article. */
async function answered(): Promise<Locator> {
	const answer = window.getByRole('article', { name: 'Hearth' }).last();
	await answer.and(window.locator('[data-status="complete"]')).waitFor({ timeout: 120_000 });
	return answer;
}

test('a sum is computed by the calculator and its value stands in the answer', async () => {
	await ask('What is 18% of 2,340?');
	const answer = await answered();
	await answer.getByText('421.2').first().waitFor();
	await answer.getByText('Calculator').first().waitFor();
});

test('a dropped PDF is read, asked about, and cited with its page; the citation opens the passage', async () => {
	await newConversation();
	const path = join(folder, 'lease.pdf');
	writeFileSync(
		path,
		makePdf([
			['Lease of the flat at 4 Mill Lane', 'The rent is 940 euros a month, due on the first.'],
			['Pets', 'One cat may be kept in the flat. Dogs need the written consent of the landlord.'],
			['Notice', 'Either side may end the lease with three months of notice in writing.']
		])
	);
	await dropFiles(window, [path]);
	await window.getByText('lease').first().waitFor();
	await window.getByText('ready').first().waitFor({ timeout: 60_000 });
	await ask('What does the lease say about dogs?');
	const answer = await answered();
	await answer.getByText('Dogs need the written consent of the landlord').first().waitFor();
	await answer.getByText('page 2').first().waitFor();
	await answer
		.getByRole('button', { name: /^Source 1/ })
		.first()
		.click();
	await window.getByRole('button', { name: 'Show in the document' }).first().click();
	await window.getByRole('dialog').getByText('One cat may be kept').first().waitFor();
	await window.keyboard.press('Escape');
});

test('a program runs in the sandbox and what it printed is shown', async () => {
	await newConversation();
	await ask('Write Python that prints the first 15 Fibonacci numbers and run it');
	const answer = await answered();
	await answer.getByText('377').first().waitFor();
});

test('a page of a web server is read beside the chat', async () => {
	await newConversation();
	await ask(`open ${address}`);
	const answer = await answered();
	await answer.getByText('12th of June').first().waitFor();
});

test('a file is written only after a yes, and the writing can be undone', async () => {
	await newConversation();
	const granted = join(folder, 'granted');
	mkdirSync(granted);
	// The system's folder dialog cannot be clicked by a test; what it answers can be.
	await running.app.evaluate(({ dialog }, path) => {
		dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
	}, granted);
	const reply = await window.evaluate(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<unknown>;
		};
		return await call('grant:choose', null);
	});
	expect(reply).toMatchObject({ ok: true });
	await ask('Write a file called shopping.txt that says "milk, bread and tea"');
	await window.getByRole('button', { name: 'Allow once' }).waitFor({ timeout: 60_000 });
	expect(() => readFileSync(join(granted, 'shopping.txt'))).toThrow();
	await window.getByRole('button', { name: 'Allow once' }).click();
	await answered();
	expect(readFileSync(join(granted, 'shopping.txt'), 'utf8').trim()).toBe('milk, bread and tea');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles, startApp, type RunningApp } from '../helpers/app.ts';
import { makePapers, orders } from '../helpers/papers.ts';

/**
 * Somebody's drawer: thirty files of every kind dropped at once into the real window, and asked about in English and
 * Korean with the real starter and embedder. What a user needs is looked at: the answer, that the right document is
 * cited, and that a click on the source opens it at the right place.
 */
let running: RunningApp;
let window: Page;
let folder: string;

interface Read {
	title: string;
	state: string;
	passages: number;
}

async function documents(): Promise<Read[]> {
	const reply = await window.evaluate(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: Read[] }>;
		};
		return await call('document:list', null);
	});
	return reply.value;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-papers-'));
	running = await startApp();
	window = running.window;
	await window.getByRole('textbox', { name: 'Message' }).waitFor();
});

afterAll(async () => {
	await running.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

/** Asks in the same conversation as before, and gives the answer when it is complete. */
async function ask(text: string): Promise<Locator> {
	const answers = window.getByRole('article', { name: 'Hearth' });
	const before = await answers.count();
	const box = window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
	const answer = answers.nth(before).and(window.locator('[data-status="complete"]'));
	await answer.waitFor({ timeout: 200_000 });
	return answer;
}

test('thirty files of every kind that are dropped at once are all read', async () => {
	const papers = makePapers();
	const paths = Object.entries(papers).map(([name, content]) => {
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	});
	expect(paths).toHaveLength(30);
	await dropFiles(window, paths);
	await expect
		.poll(async () => (await documents()).filter(({ state }) => state === 'ready').length, {
			timeout: 250_000,
			interval: 500
		})
		.toBe(30);
	const read = await documents();
	expect(read.filter(({ passages }) => passages === 0)).toEqual([]);
	expect(read.map(({ title }) => title).sort()).toEqual(Object.keys(papers).sort());
});

/** What is asked, what the answer says, and of each source its document, its place, and what stands there. */
const questions: [string, RegExp, ...[title: string, place: string, words: string][]][] = [
	['How much is the deposit for the flat?', /1,880 euros/, ['lease.pdf', 'page 1', '1,880 euros']],
	[
		'When does the warranty of the washing machine end?',
		/14 August 2027/,
		['warranty-scan.pdf', 'page 2', '14 August 2027']
	],
	[
		'How many orders are open?',
		new RegExp(`\\b${orders.open}\\b.*${orders.number} rows`),
		['orders.xlsx', 'sheet Orders', 'A-1001']
	],
	[
		'Compare the notice period in the lease and in the employment contract',
		/three months[\s\S]*six weeks/,
		['lease.pdf', 'page 2', 'three months'],
		['employment-contract.pdf', 'page 2', 'six weeks']
	],
	['What does Brightwave charge for the solar panels?', /9,450 euros/, ['offer.msg', '', '9,450']],
	['다음 회의는 언제예요?', /10월 14일/, ['회의록.docx', '', '10월 14일']],
	['관리비는 언제까지 내야 하나요?', /매달 25일/, ['관리비-공지.txt', '', '25일']],
	['가계부에서 식비 합계는 얼마예요?', /100,?500/, ['가계부.ods', '9월', '42000']],
	[
		'Which seat do I have on the train to Busan?',
		/seat 12A/,
		['trip.eml', 'ticket.pdf, page 1', 'seat 12A']
	],
	['Who gets the violin?', /niece Elena/, ['old-papers.zip', 'will.docx', 'niece Elena']],
	['How long does the apple cake bake?', /45 minutes/, ['apple-cake.rtf', '', '45 minutes']]
];

test.each(questions)('%s', async (question, says, ...sources) => {
	const answer = await ask(question);
	expect(await answer.innerText()).toMatch(says);
	const cited = answer.getByRole('region', { name: 'Sources' }).getByRole('button');
	expect(await cited.count()).toBe(sources.length);
	for (const [index, [title, place, words]] of sources.entries()) {
		await cited.nth(index).click();
		const dialog = window.getByRole('dialog');
		await dialog.getByRole('heading', { name: title }).waitFor();
		const passage = dialog.getByLabel('The cited passage');
		await passage.getByText(words).waitFor();
		expect(await dialog.innerText()).toContain(place);
		await window.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
	}
});

test.each([
	['What is the name of my dentist?', /not in your documents/],
	['여권은 언제 만료되나요?', /문서에서는 찾지 못했어요/]
])('%s: what nothing answers is said not to be there', async (question, says) => {
	const answer = await ask(question);
	expect(await answer.innerText()).toMatch(says);
	expect(await answer.getByRole('region', { name: 'Sources' }).count()).toBe(0);
});

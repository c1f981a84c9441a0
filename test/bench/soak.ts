/**
 * A day of use in little time: turns in conversations that are opened, closed and thrown away, and documents that come and
 * go; how much memory each process has is looked at on the way, because what grows without end ends a day of use.
 * `npx tsx test/bench/soak.ts [TURNS] [DOCUMENTS] [FOLDER]` (1000, 200, the packed folder in `dist`). Needs Linux and a
 * display. Prints a table, and at last how each process grew after the first hundred turns.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import { unpackedFolder } from '../../main/package/unpacked.ts';
import { root } from '../../main/setup/step.mjs';
import { call, memoryOf, ownMemoryOf, startPackaged, sum } from '../helpers/packaged-app.ts';

const turns = Number(process.argv[2] ?? 1000);
const documents = Number(process.argv[3] ?? 200);
const folder = process.argv[4] ?? unpackedFolder(join(root, 'dist'));
const turnsOfConversation = 10;
/** By then everything has been used once: what is added afterwards is growth. */
const turnsOfWarmth = Math.min(100, turns / 10);

type Memory = Map<string, number>;
interface Sample {
	all: Memory;
	own: Memory;
}

/** What people ask in turn: tools, documents, memory, talk, and a page of code. */
const requests = [
	(n: number) => `what is ${n} * 17?`,
	(n: number) => `What do my documents say about harbour ${n % documents}?`,
	(n: number) => `how much is ${n % 90}% of 480?`,
	() => 'Say hello in one short sentence.',
	(n: number) => `run python: print(sum(range(${n})))`,
	(n: number) => `convert ${n} miles to km`
];

const data = mkdtempSync(join(tmpdir(), 'hearth-soak-'));
const papers = join(data, 'papers');
mkdirSync(papers);
const { page, pid, close } = await startPackaged(folder, join(data, 'data'));
try {
	await page.locator('textarea').first().waitFor();
	await soak(page);
} finally {
	await close();
	rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

async function soak(window: Page): Promise<void> {
	const inspector = await window.context().newCDPSession(window);
	const samples: Sample[] = [];
	const every = Math.max(1, Math.floor(turns / 100));
	const began = performance.now();
	let conversation = '';
	let added = 0;
	let failed = 0;
	for (let turn = 0; turn < turns; turn++) {
		if (turn % turnsOfConversation === 0) {
			if (conversation !== '') await put(window, conversation, turn);
			conversation = ((await call(window, 'conversation:create', null)) as { id: string }).id;
		}
		while (added < ((turn + 1) / turns) * documents) await addDocument(window, added++);
		const request = requests[turn % requests.length]?.(turn) ?? '';
		if (!(await ask(window, conversation, request))) failed++;
		if ((turn + 1) % every !== 0) continue;
		// What is only waiting to be collected is no growth.
		const page = await collected(inspector);
		await wait(1500);
		const memory = memoryOf(pid);
		if (turn >= turnsOfWarmth) samples.push({ all: memory, own: ownMemoryOf(pid) });
		const parts = [...memory].map(([kind, used]) => `${kind} ${Math.round(used)}`).join(', ');
		const minutes = ((performance.now() - began) / 60_000).toFixed(1);
		console.log(
			`${minutes} min, ${turn + 1} turns: ${Math.round(sum(memory))} MB (${parts}; ${page})`
		);
	}
	console.log(`${turns} turns, ${added} documents, ${failed} turns without a good end`);
	tellGrowth(samples);
}

/** Collects the garbage of the window's page, and tells what is left. */
async function collected(inspector: CDPSession): Promise<string> {
	await inspector.send('HeapProfiler.collectGarbage');
	const { usedSize } = await inspector.send('Runtime.getHeapUsage');
	const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters');
	return `page ${(usedSize / 1e6).toFixed(1)}, ${nodes} nodes, ${jsEventListeners} listeners`;
}

/**
 * Compares the medians of the first and of the last third: memory goes up and down with what waits to be collected, and
 * one look says when it was taken more than what there is. What grew is a process's own memory, as a part of all it has:
 * its share of the program's files goes up and down with other processes.
 */
function tellGrowth(samples: Sample[]): void {
	const third = Math.max(1, Math.floor(samples.length / 3));
	const [first, last] = [samples.slice(0, third), samples.slice(-third)];
	const tell = (name: string, used: (memory: Memory) => number): void => {
		const own = (part: Sample[]): number => median(part.map((sample) => used(sample.own)));
		const all = median(first.map((sample) => used(sample.all)));
		const grown = own(last) - own(first);
		const percent = all === 0 ? 0 : (grown / all) * 100;
		const sign = grown < 0 ? '' : '+';
		console.log(
			`${name.padEnd(12)} ${all.toFixed(0)} MB, ${sign}${grown.toFixed(1)} MB (${percent.toFixed(0)}%)`
		);
	};
	const kinds = new Set(samples.flatMap(({ all }) => [...all.keys()]));
	for (const kind of [...kinds].sort()) tell(kind, (memory) => memory.get(kind) ?? 0);
	tell('all', sum);
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function ask(window: Page, conversationId: string, text: string): Promise<boolean> {
	const opened = (await call(window, 'conversation:open', { conversationId })) as {
		conversation: { leafId: string | null };
	};
	const parentId = opened.conversation.leafId;
	await call(window, 'turn:ask', { conversationId, parentId, text, attachments: [] });
	for (;;) {
		const now = (await call(window, 'conversation:open', { conversationId })) as {
			messages: { role: string; status: string }[];
			running: unknown;
		};
		const last = now.messages.at(-1);
		if (now.running === null && last?.role === 'assistant' && last.status !== 'running') {
			return last.status === 'complete';
		}
		await wait(25);
	}
}

/** Opens it in the window as a person does, and throws every second one away. */
async function put(window: Page, conversationId: string, turn: number): Promise<void> {
	const rows = window.locator('nav section li button');
	await rows.first().click();
	await window.getByRole('article').first().waitFor();
	if (turn % (2 * turnsOfConversation) === 0) {
		await call(window, 'conversation:remove', { conversationId });
	}
}

async function addDocument(window: Page, number: number): Promise<void> {
	const path = join(papers, `harbour-${number}.md`);
	const paragraph = `The harbour ${number} opens at ${number % 24} o'clock. Ferries leave every ${(number % 50) + 5} minutes. `;
	const parts = Array.from(
		{ length: 20 },
		(_, part) => `## Part ${part}\n\n${paragraph.repeat(6)}`
	);
	writeFileSync(path, `# Harbour ${number}\n\n${parts.join('\n\n')}\n`);
	await call(window, 'document:add', { paths: [path] });
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrograms } from '../../main/interpreter/programs.ts';
import type { Kernel } from '../../main/kernel/kernel.ts';
import { Originals } from '../../main/memory/documents/originals.ts';
import type { Part } from '../../tools/parts.ts';
import { createRunCode } from '../../tools/code-interpreter/index.ts';
import { bareKernel } from '../helpers/kernel.ts';
import { scriptedModel, type ScriptLine } from '../helpers/scripted-model.ts';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';
import { startElectronHost, type ElectronHost } from './electron-host.ts';

/** Programs in whole turns: the real sandbox in a real Electron, the real kernel and store; only the model is a script. */
let host: ElectronHost;
let opened: TestStore;
let folder: string;
let script: ScriptLine[] = [];
let kernel: Kernel;

beforeAll(async () => {
	host = await startElectronHost('interpreter-host', {
		env: { ASSETS: resolve(import.meta.dirname, '../../out/interpreter') }
	});
	opened = await openStoreInProcess();
	folder = mkdtempSync(join(tmpdir(), 'hearth-programs-'));
	const originals = new Originals(folder);
	const tool = createRunCode({
		interpreter: createPrograms({
			interpreter: {
				// A signal does not cross to another process.
				run: (program) => host.call('run', { timeoutMs: 60_000, ...program, signal: undefined }),
				forget: (conversationId) => host.call('forget', conversationId),
				warm: (language) => host.call('warm', language)
			},
			store: opened.store,
			originals
		})
	});
	kernel = bareKernel({
		store: opened.store,
		model: () => Promise.resolve(scriptedModel(script)),
		tools: () => Promise.resolve([tool])
	});
});
afterAll(async () => {
	await host.close();
	await opened.dispose();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function create(): Promise<string> {
	return (await opened.store.call('conversation:create', { title: '', temporary: false })).id;
}

interface Said {
	conversationId: string;
	parentId?: string | null;
	attachments?: string[];
	text: string;
}

async function ask(code: string, { parentId = null, attachments = [], ...said }: Said) {
	script = [{ call: 'run_code', input: { language: 'python', code } }];
	const { assistantMessage } = await kernel.ask({
		...{ ...said, parentId, attachments },
		unattended: () => false
	});
	await kernel.finished(said.conversationId);
	const message = await opened.store.call('message:get', { messageId: assistantMessage.id });
	const result = message.steps.find((step) => step.kind === 'result');
	if (result?.kind !== 'result') throw new Error(message.text);
	return { message, parts: result.parts, origin: result.origin, ok: result.ok };
}

/** A file as if it had been dropped onto the conversation. */
async function drop(name: string, content: string): Promise<string> {
	const path = join(folder, name);
	writeFileSync(path, content);
	const original = await new Originals(folder).keep(path);
	const { document } = await opened.store.call('document:add', {
		...{ hash: original.hash, title: name, path, kind: 'csv', bytes: original.bytes },
		modifiedAt: original.modifiedAt
	});
	return document.id;
}

function fileText(parts: Part[]): string[] {
	return parts.flatMap((part) =>
		part.type === 'file' ? [`${part.name}: ${Buffer.from(part.base64, 'base64').toString()}`] : []
	);
}

test('a loan table and its plot', async () => {
	const { message, parts, origin } = await ask(
		'import hearth\nrows = hearth.loan(20000, 4.5, 5)\nhearth.table(rows)\nhearth.plot(rows, x="month", y="balance")',
		{ conversationId: await create(), text: 'loan table and its plot: 20000 at 4.5% for 5 years' }
	);
	const [table, plot] = parts;
	expect(table).toMatchObject({
		type: 'table',
		columns: ['month', 'payment', 'interest', 'principal', 'balance'],
		total: 60
	});
	// 20000 * 0.00375 / (1 - 1.00375^-60)
	expect(table?.type === 'table' && table.rows[0]).toEqual([
		...['1', '372.86', '75.0', '297.86', '19702.14']
	]);
	expect(table?.type === 'table' && table.rows.at(-1)?.at(-1)).toBe('0.0');
	expect(plot).toMatchObject({ type: 'plot', alt: 'line plot of balance, 60 points' });
	expect(origin).toBe('tool');
	expect(message.text).toContain('| 1 | 372.86 |');
	expect(message.text).toContain('The plot is above.');
});

test('a dropped CSV is cleaned and offered to save, and is marked as coming from a document', async () => {
	const conversationId = await create();
	const id = await drop('people.csv', 'name, city\n Ann ,Bonn\n Ann ,Bonn\n,\nBo,Seoul\n');
	const cleaned = await ask(
		'import hearth\nhearth.save("clean.csv", hearth.clean(hearth.read("data.csv")))',
		{ conversationId, attachments: [id], text: 'clean this CSV and save it' }
	);
	expect(fileText(cleaned.parts)).toEqual(['clean.csv: name,city\r\nAnn,Bonn\r\nBo,Seoul\r\n']);
	expect(cleaned.origin).toBe('document');
	expect(cleaned.message.text).toContain('Ready to save, in the card above: **clean.csv**');
	// By its own name, and later in the conversation; what was written before is still there.
	const again = await ask('open("people.csv").readline() + open("clean.csv").readline()', {
		...{ conversationId, parentId: cleaned.message.id, text: 'what are its columns' }
	});
	expect(again.parts).toEqual([{ type: 'text', text: "'name, city\\nname,city\\n'" }]);
	expect(again.origin).toBe('document');
	// Another conversation has none of it.
	const other = await ask('open("people.csv").read()', {
		conversationId: await create(),
		text: 'read it'
	});
	expect([other.ok, other.origin]).toEqual([false, 'tool']);
	expect(other.message.text).toContain('FileNotFoundError');
});

test('variables stay until they are dropped', async () => {
	const conversationId = await create();
	const text = 'go on';
	const first = await ask('kept = 41', { conversationId, text });
	const second = await ask('kept + 1', { conversationId, parentId: first.message.id, text });
	expect(second.parts).toEqual([{ type: 'text', text: '42' }]);
	const reset = await ask('%reset', { conversationId, parentId: second.message.id, text });
	expect(reset.parts).toEqual([
		{ type: 'text', text: 'Variables and files of earlier programs are gone.' }
	]);
	const third = await ask('kept + 1', { conversationId, parentId: reset.message.id, text });
	expect(third.ok).toBe(false);
	expect(third.message.text).toContain("NameError: name 'kept' is not defined");
	expect(third.message.text).toContain('The program failed');
});

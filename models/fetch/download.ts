import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { explainDiskError, FetchError } from './errors.ts';

const redirectLimit = 5;
const attemptLimit = 5;

export interface DownloadOptions {
	signal?: AbortSignal | undefined;
	/** `total` is null while the server has not said how much there is. */
	onBytes?: ((received: number, total: number | null) => void) | undefined;
	/** How long a server may stay silent before the connection is given up and made anew. */
	stallMilliseconds?: number | undefined;
	/** The first pause between two attempts; each next one is twice as long. */
	retryMilliseconds?: number | undefined;
}

/** What is known of the file before it is asked for. */
export interface Wanted {
	bytes: number | null;
	/** Without it, nothing but the server's word tells whether two pieces are of one file. */
	sha256: string | null;
}

/** What is remembered beside a part, so that a later run does not join two different files. */
const partNoteSchema = z.object({
	url: z.string(),
	validator: z.string().nullable(),
	/** As the server said. */
	bytes: z.int().nullable().default(null)
});
type PartNote = z.output<typeof partNoteSchema>;

/** A failure that another attempt may mend. */
class Interruption extends Error {}

/**
 * Downloads `url` into `part`, going on from what is already there, and returns whether it did go on.
 * The file is complete when this returns; whether it is the right one is for the caller to check.
 */
export async function download(
	url: string,
	part: string,
	wanted: Wanted,
	options: DownloadOptions = {}
): Promise<{ resumed: boolean }> {
	let resumed = false;
	let attempts = 0;
	for (;;) {
		const note = await readNote(part);
		if (!mayResume(url, wanted, note)) await rm(part, { force: true });
		const before = await sizeOf(part);
		if (before > 0 && before === (wanted.bytes ?? note?.bytes)) return { resumed: true };
		resumed ||= before > 0;
		try {
			await attempt(url, part, wanted.bytes, note, options);
			return { resumed };
		} catch (error) {
			options.signal?.throwIfAborted();
			if (!(error instanceof Interruption)) throw error;
			attempts = (await sizeOf(part)) > before ? 1 : attempts + 1;
			if (attempts >= attemptLimit) {
				throw new FetchError('UNREACHABLE', `${hostOf(url)} cannot be reached.`, { cause: error });
			}
			const pause = (options.retryMilliseconds ?? 1000) * 2 ** (attempts - 1);
			await wait(pause, undefined, { signal: options.signal });
		}
	}
}

/** Pieces of two sources are joined only where the hash will tell whether they fit. */
function mayResume(url: string, { sha256 }: Wanted, note: PartNote | undefined): boolean {
	return sha256 !== null || (note?.url === url && note.validator !== null);
}

async function attempt(
	url: string,
	part: string,
	bytes: number | null,
	note: PartNote | undefined,
	{ signal, onBytes, stallMilliseconds = 30_000 }: DownloadOptions
): Promise<void> {
	const stall = new AbortController();
	const timer = setTimeout(() => stall.abort(), stallMilliseconds);
	const both = signal ? AbortSignal.any([signal, stall.signal]) : stall.signal;
	try {
		const have = await sizeOf(part);
		const known = note?.url === url ? note : undefined;
		const response = await request(url, rangeHeaders(have, known), both);
		const { start, total } = await placeOf(response, part, have, bytes, known);
		const next: PartNote = { url, validator: validatorOf(response), bytes: total };
		await writeFile(noteOf(part), JSON.stringify(next)).catch((error: unknown) =>
			explainDiskError(error, part)
		);
		await append(response, part, start, total, (received) => {
			timer.refresh();
			onBytes?.(received, total);
		});
	} catch (error) {
		signal?.throwIfAborted();
		if (stall.signal.aborted) {
			throw new Interruption('The server stopped sending.', { cause: error });
		}
		throw error;
	} finally {
		clearTimeout(timer);
		// Lets go of the connection when the answer was not read to its end.
		stall.abort();
	}
}

function rangeHeaders(have: number, note: PartNote | undefined): Headers {
	// Compression would make byte positions meaningless.
	const headers = new Headers({ 'accept-encoding': 'identity' });
	if (have === 0) return headers;
	headers.set('range', `bytes=${have}-`);
	if (note?.validator) headers.set('if-range', note.validator);
	return headers;
}

/** Follows redirects by hand: at most five, and never from a protected address to an open one. */
async function request(url: string, headers: Headers, signal: AbortSignal): Promise<Response> {
	let address = new URL(url);
	for (let hop = 0; hop <= redirectLimit; hop++) {
		const response = await fetch(address, { headers, signal, redirect: 'manual' }).catch(
			(error: unknown) => {
				throw new Interruption(`${address.host} does not answer.`, { cause: error });
			}
		);
		const location = response.headers.get('location');
		if (response.status < 300 || response.status > 399 || location === null) return response;
		await response.body?.cancel();
		const next = URL.canParse(location, address) ? new URL(location, address) : undefined;
		const safe = next?.protocol === 'https:' || next?.protocol === address.protocol;
		if (!next || !safe) {
			throw new FetchError('REFUSED', `${address.host} points to an address that is not safe.`);
		}
		address = next;
	}
	throw new FetchError('REFUSED', `${hostOf(url)} redirects more than ${redirectLimit} times.`);
}

/** Where in the file the answer belongs, and how long the file is. Throws when it is not a piece of the one we want. */
async function placeOf(
	response: Response,
	part: string,
	have: number,
	bytes: number | null,
	note: PartNote | undefined
): Promise<{ start: number; total: number | null }> {
	const { status } = response;
	if (status === 416) {
		await rm(part, { force: true });
		throw new Interruption('The server no longer has this piece.');
	}
	if (status === 429 || status >= 500) throw new Interruption(`The server answered ${status}.`);
	if (status !== 200 && status !== 206) {
		throw new FetchError('REFUSED', `${hostOf(response.url)} answered ${status}.`);
	}
	if (/^text\//.test(response.headers.get('content-type') ?? '')) {
		throw new FetchError('REFUSED', `${hostOf(response.url)} sends a page, not the file.`);
	}
	const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
	if (status === 206 && !range)
		throw new FetchError('REFUSED', 'The server sent an unknown piece.');
	const length = response.headers.get('content-length');
	const total = range ? Number(range[2]) : length === null ? bytes : Number(length);
	if (bytes !== null && total !== bytes) {
		throw new FetchError('WRONG_SIZE', `The server has a file of ${total} bytes, not ${bytes}.`);
	}
	if (!range) return { start: 0, total };
	const changed = note?.validator && validatorOf(response) !== note.validator;
	if (Number(range[1]) !== have || changed) {
		await rm(part, { force: true });
		throw new Interruption('The file on the server has changed.');
	}
	return { start: have, total };
}

async function append(
	response: Response,
	part: string,
	start: number,
	bytes: number | null,
	onBytes: (received: number) => void
): Promise<void> {
	const file = await open(part, start > 0 ? 'r+' : 'w').catch((error: unknown) =>
		explainDiskError(error, part)
	);
	let received = start;
	try {
		onBytes(received);
		for await (const chunk of bodyOf(response)) {
			if (bytes !== null && received + chunk.byteLength > bytes) {
				throw new FetchError('WRONG_SIZE', `The server sends more than ${bytes} bytes.`);
			}
			await file
				.write(chunk, 0, chunk.byteLength, received)
				.catch((error: unknown) => explainDiskError(error, part));
			received += chunk.byteLength;
			onBytes(received);
		}
		if (bytes !== null && received < bytes)
			throw new Interruption(`The server stopped after ${received} bytes.`);
		await file.sync();
	} finally {
		await file.close();
	}
}

async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
	const reader = response.body?.getReader();
	for (;;) {
		const piece = await reader?.read().catch((error: unknown) => {
			throw new Interruption('The connection broke.', { cause: error });
		});
		if (!piece || piece.done) return;
		yield piece.value;
	}
}

/** A strong mark of one version of a file, or null. */
function validatorOf(response: Response): string | null {
	const etag = response.headers.get('etag');
	if (etag && !etag.startsWith('W/')) return etag;
	return response.headers.get('last-modified');
}

async function readNote(part: string): Promise<PartNote | undefined> {
	const text = await readFile(noteOf(part), 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	try {
		return partNoteSchema.parse(JSON.parse(text));
	} catch {
		// A note cut short by a crash only costs the check it was for; the hash decides in the end.
		return undefined;
	}
}

export function noteOf(part: string): string {
	return `${part}.json`;
}

async function sizeOf(path: string): Promise<number> {
	return (await stat(path).catch(() => undefined))?.size ?? 0;
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'The server';
}

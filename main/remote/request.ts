import { AppError } from '../errors.ts';
import { reasonOf } from './wire.ts';

/** A server and the model on it that is meant. */
export interface Server {
	title: string;
	/** Whole, up to and with `/v1`. */
	address: string;
	model: string;
	key: string | null;
}

/** Of an error page, no more is read. */
const longestReason = 20_000;

/**
 * Sends one request and hands the answer to `read`, which calls `progress` whenever something arrives that helps. Ends
 * with an AppError in words when the server cannot be reached, refuses, wants to send it on elsewhere, or is silent for
 * too long; the connection is closed in any case.
 */
export async function request(
	server: Server,
	{ path, body }: { path: string; body?: object },
	{ stallMilliseconds, signal }: { stallMilliseconds: number; signal?: AbortSignal | undefined },
	read: (response: Response, progress: () => void) => Promise<void>
): Promise<void> {
	const { title, address, key } = server;
	const ended = new AbortController();
	const stalled = new AbortController();
	const onStall = (): void => {
		stalled.abort();
		ended.abort();
	};
	let timer = setTimeout(onStall, stallMilliseconds);
	const progress = (): void => {
		clearTimeout(timer);
		timer = setTimeout(onStall, stallMilliseconds);
	};
	try {
		const response = await fetch(`${address}${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				accept: 'text/event-stream, application/json',
				...(body !== undefined && { 'content-type': 'application/json' }),
				...(key !== null && { authorization: `Bearer ${key}` })
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
			// The person chose this machine, and no other.
			redirect: 'manual',
			signal: signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal])
		});
		progress();
		if (!response.ok) throw await refusal(response, server);
		await read(response, progress);
	} catch (error) {
		if (stalled.signal.aborted)
			throw new AppError(
				'REMOTE_STALLED',
				{ title, seconds: Math.round(stallMilliseconds / 1000) },
				{ cause: error }
			);
		if (signal?.aborted === true) throw new AppError('STOPPED', {}, { cause: error });
		if (error instanceof AppError) throw error;
		throw new AppError(
			isBroken(error) ? 'REMOTE_BROKE_OFF' : 'REMOTE_UNREACHABLE',
			{ title },
			{ cause: error }
		);
	} finally {
		clearTimeout(timer);
		ended.abort();
	}
}

async function refusal(response: Response, { title, model }: Server): Promise<AppError> {
	const { status } = response;
	if (status >= 300 && status < 400) {
		const target = response.headers.get('location') ?? '';
		const host = URL.canParse(target, response.url) ? new URL(target, response.url).host : target;
		return new AppError('REMOTE_REDIRECTED', { title, host: host.slice(0, 100) });
	}
	const reason = reasonOf(await readText(response, longestReason));
	const options = { cause: `${status} ${reason}` };
	if (status === 401 || status === 403) return new AppError('REMOTE_KEY', { title }, options);
	if (status === 429) return new AppError('REMOTE_BUSY', { title }, options);
	if (status === 404 || (status < 500 && /model\b.*\b(?:not|exist|unknown|found)/i.test(reason)))
		return new AppError('REMOTE_NO_MODEL', { title, model }, options);
	if (status < 500)
		return new AppError('REMOTE_REFUSED', { title, reason: reason || `${status}` }, options);
	return new AppError('REMOTE_FAILED', { title, reason: reason || `${status}` }, options);
}

/** The text of an answer, up to `limit` characters. */
export async function readText({ body }: Response, limit: number): Promise<string> {
	if (body === null) return '';
	let text = '';
	for await (const piece of decoded(body)) {
		text += piece;
		if (text.length > limit) break;
	}
	return text.slice(0, limit);
}

/** Bytes as text; a character that arrives in two pieces stays whole. */
export function decoded(body: ReadableStream<Uint8Array>): ReadableStream<string> {
	return body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>);
}

/** A connection that was there and broke, rather than one that never came to be. */
function isBroken(error: unknown): boolean {
	const text = error instanceof Error ? `${error.message} ${String(error.cause)}` : '';
	return /terminated|aborted|other side closed|buffer/i.test(text);
}

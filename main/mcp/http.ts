import type { FetchLike, Transport } from '@modelcontextprotocol/client';
import { AppError } from '../errors.ts';
import { FloodGauge, usualFloodLimits, type FloodLimits } from './flood.ts';

export interface AddressParts {
	address: string;
	headers: Record<string, string>;
	title: string;
	/** Called once, when it sends more than anybody could use. */
	onFlood: (error: AppError) => void;
	limits?: FloodLimits;
}

/** Of a server at an address: streamable HTTP, without redirects to elsewhere and without more than can be used. */
export async function addressTransport(parts: AddressParts): Promise<Transport> {
	const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
	const gauge = new FloodGauge(parts.limits ?? usualFloodLimits);
	const flood = new AppError('MCP_FLOODS', { title: parts.title });
	const bounded: FetchLike = async (url, init) => {
		const response = await fetch(url, { ...init, redirect: 'error' });
		if (response.status === 401 || response.status === 403) {
			await response.body?.cancel();
			throw new AppError('MCP_REFUSED', { title: parts.title });
		}
		if (response.body === null) return response;
		const counted = response.body.pipeThrough(
			new TransformStream<Uint8Array, Uint8Array>({
				transform: (chunk, controller) => {
					// Every event of a stream ends in an empty line, so lines are as good as messages.
					if (gauge.bears(lines(chunk) / 3, chunk.length)) controller.enqueue(chunk);
					else {
						controller.error(flood);
						parts.onFlood(flood);
					}
				}
			})
		);
		const { status, statusText, headers } = response;
		return new Response(counted, { status, statusText, headers });
	};
	return new StreamableHTTPClientTransport(new URL(parts.address), {
		fetch: bounded,
		requestInit: { headers: parts.headers },
		// A stream that breaks off is taken up a few times; after that the next call opens a new one.
		reconnectionOptions: {
			initialReconnectionDelay: 1_000,
			maxReconnectionDelay: 30_000,
			reconnectionDelayGrowFactor: 4,
			maxRetries: 4
		}
	});
}

function lines(chunk: Uint8Array): number {
	let count = 0;
	for (const byte of chunk) if (byte === 0x0a) count++;
	return count;
}

/** A whole http(s) address without a name and a password in it; anything else is refused in a sentence. */
export function serverAddress(typed: string): string {
	const text = typed.trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
	if (url === undefined || !isWeb || url.username !== '' || url.password !== '') {
		throw new AppError('MCP_ADDRESS', { address: text.slice(0, 200) });
	}
	return url.href;
}

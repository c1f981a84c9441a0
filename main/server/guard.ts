import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';

export interface Gate {
	port: number;
	token: string;
	/** Web pages that may call, by their origin. */
	origins: readonly string[];
}

/**
 * Throws unless the request was meant for this server: a name that some other server gave to this address (DNS
 * rebinding) is refused, and so is every web page that was not allowed by a person.
 */
export function checkSender({ headers }: IncomingMessage, { port, origins }: Gate): void {
	const names = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`);
	if (!names.includes(headers.host?.toLowerCase() ?? '')) {
		throw new ApiError(403, 'host_not_allowed', `Call this server as ${names.join(' or ')}.`);
	}
	const { origin } = headers;
	if (origin === undefined || origins.includes(origin.toLowerCase())) return;
	throw new ApiError(
		403,
		'origin_not_allowed',
		'Web pages may not call this server unless their origin is allowed in the settings of Hearth.'
	);
}

/** Throws unless the request carries the token. */
export function checkToken({ headers }: IncomingMessage, { token }: Gate): void {
	const given = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
	if (given !== undefined && isSame(given, token)) return;
	throw new ApiError(
		401,
		'invalid_api_key',
		'Send the token from the settings of Hearth: "Authorization: Bearer TOKEN".',
		{ headers: { 'WWW-Authenticate': 'Bearer' } }
	);
}

/** Headers that let an allowed web page read the answer. */
export function sharingHeaders({ headers }: IncomingMessage): Record<string, string> {
	return headers.origin === undefined
		? {}
		: { 'Access-Control-Allow-Origin': headers.origin, Vary: 'Origin' };
}

/** Takes as long for a token that is nearly right as for one that is not. */
function isSame(given: string, token: string): boolean {
	const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(hash(given), hash(token));
}

import { AppError } from '../errors.ts';
import { errors } from '../messages/errors.ts';
import { say, type Language, type Values } from '../messages/message.ts';
import { pageReasons, type PageReason } from '../messages/page.ts';

/** Why a page could not be opened, before it is put into words. */
export interface PageFailure {
	reason: PageReason;
	values: Values;
}

export const sizeLimitMegabytes = 20;
export const loadLimitSeconds = 20;

const netErrors: Record<string, PageReason> = {
	ERR_NAME_NOT_RESOLVED: 'not-found',
	ERR_INTERNET_DISCONNECTED: 'offline',
	ERR_NETWORK_CHANGED: 'offline',
	ERR_CONNECTION_REFUSED: 'refused',
	ERR_CONNECTION_RESET: 'refused',
	ERR_CONNECTION_CLOSED: 'refused',
	ERR_CONNECTION_FAILED: 'refused',
	ERR_CONNECTION_TIMED_OUT: 'refused',
	ERR_ADDRESS_UNREACHABLE: 'refused',
	ERR_EMPTY_RESPONSE: 'refused',
	ERR_TIMED_OUT: 'refused',
	ERR_TOO_MANY_REDIRECTS: 'redirects',
	ERR_UNKNOWN_URL_SCHEME: 'address',
	ERR_DISALLOWED_URL_SCHEME: 'address',
	ERR_INVALID_URL: 'address',
	ERR_UNSAFE_REDIRECT: 'address',
	ERR_UNSAFE_PORT: 'blocked',
	ERR_BLOCKED_BY_CLIENT: 'blocked',
	ERR_BLOCKED_BY_RESPONSE: 'blocked'
};

export function failure(reason: PageReason): PageFailure {
	return { reason, values: { limit: sizeLimitMegabytes, seconds: loadLimitSeconds } };
}

/** The reason behind Chromium's name for an error, such as `ERR_NAME_NOT_RESOLVED`. */
export function netFailure(description: string): PageFailure {
	if (description.startsWith('ERR_CERT_') || description.startsWith('ERR_SSL_')) {
		return failure('certificate');
	}
	const reason = netErrors[description];
	return reason === undefined
		? { reason: 'other', values: { code: description } }
		: failure(reason);
}

/** The whole sentence for a person. */
export function failureText(
	language: Language,
	url: string,
	{ reason, values }: PageFailure
): string {
	return say(language, errors.PAGE_FAILED, {
		url,
		reason: say(language, pageReasons[reason], values)
	});
}

/** The same as an error: a model and a log read its English message. */
export function failureError(url: string, { reason, values }: PageFailure): AppError {
	return new AppError('PAGE_FAILED', { url, reason: say('en', pageReasons[reason], values) });
}

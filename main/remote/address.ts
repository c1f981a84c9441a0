import { AppError } from '../errors.ts';
import { isLocalName, isPrivateAddress } from '../page/private-address.ts';

/** Ends of addresses that people copy from a documentation. */
const ends = /\/(?:chat\/completions|completions|models|responses)\/*$/;

/**
 * The address of a server as far as its calls share it, from what a person typed: `192.168.1.20:8080`, `my.server.org`,
 * or a whole one. Without a scheme it is `https`, and `http` at home.
 */
export function wholeAddress(typed: string): string {
	const text = typed.trim();
	const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : guessScheme(text));
	const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
	if (url === undefined || !isWeb || url.username !== '' || url.password !== '') {
		throw new AppError('REMOTE_ADDRESS', { address: text.slice(0, 200) });
	}
	const path = url.pathname.replace(ends, '').replace(/\/+$/, '');
	return `${url.origin}${path === '' ? '/v1' : path}`;
}

/** Whether others on the way can read what is sent there. */
export function isReadable(address: string): boolean {
	const { protocol, hostname } = new URL(address);
	return protocol === 'http:' && !isLocalName(hostname) && !/^(?:127\.|\[::1\])/.test(hostname);
}

function guessScheme(text: string): string {
	const host = parse(`http://${text}`)?.hostname ?? '';
	const isName = !/^[\d.]+$|^\[/.test(host);
	const isHome = isName ? isLocalName(host) || !host.includes('.') : isPrivateAddress(host);
	return `${isHome || host.endsWith('.local') ? 'http' : 'https'}://${text}`;
}

function parse(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

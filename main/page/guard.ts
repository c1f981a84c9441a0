import { isIP } from 'node:net';
import type { DownloadItem, OnBeforeRequestListenerDetails, Session, WebFrameMain } from 'electron';
import type { PageReason } from '../messages/page.ts';
import { sizeLimitMegabytes } from './failure.ts';
import { isLocalName, isPrivateAddress } from './private-address.ts';

const sizeLimit = sizeLimitMegabytes * 1_000_000;

/**
 * The one path of every request of the page view: the document, each hop of a redirect, each picture and script. Only
 * http and https (and their sockets), and nothing on this machine or the network around it, unless the page itself
 * was opened there because a person typed its address.
 */
export class RequestGuard {
	readonly #session: Session;
	/** The host a person typed for the page that is shown or loading. */
	#typedHost: string | undefined;
	#blocked: PageReason | undefined;

	/** `takes` says whether a download was asked for, and receives it; every other one is held back. */
	constructor(session: Session, takes: (item: DownloadItem) => boolean) {
		this.#session = session;
		session.webRequest.onBeforeRequest((details, answer) => {
			this.#judge(details).then(
				(reason) => {
					if (reason !== undefined) this.#note(details.resourceType, reason);
					answer({ cancel: reason !== undefined });
				},
				() => answer({ cancel: true })
			);
		});
		session.webRequest.onHeadersReceived((details, answer) => {
			const reason = this.#judgeResponse(details);
			if (reason !== undefined) this.#note(details.resourceType, reason);
			const responseHeaders =
				details.resourceType === 'mainFrame' && asFile(details.responseHeaders);
			answer({ cancel: reason !== undefined, ...(responseHeaders && { responseHeaders }) });
		});
		session.on('will-download', (event, item) => {
			this.#blocked ??= 'download';
			if (!takes(item)) event.preventDefault();
		});
		session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
		session.setPermissionCheckHandler(() => false);
		session.setDevicePermissionHandler(() => false);
	}

	/** A new page is asked for; `typedHost` is the host a person typed for it, if one did. */
	begin(typedHost: string | undefined): void {
		this.#typedHost = typedHost;
		this.#blocked = undefined;
	}

	/** The page goes somewhere, by itself or by a click: what was held back before is past. */
	leaving(): void {
		this.#blocked = undefined;
	}

	/** The page now shown is at `host`: what was typed for another one no longer counts. */
	arrived(host: string): void {
		if (host !== this.#typedHost) this.#typedHost = undefined;
	}

	/** Why the document itself was held back, if it was. */
	get blocked(): PageReason | undefined {
		return this.#blocked;
	}

	#note(resourceType: string, reason: PageReason): void {
		if (resourceType === 'mainFrame') this.#blocked = reason;
	}

	async #judge(details: OnBeforeRequestListenerDetails): Promise<PageReason | undefined> {
		const url = new URL(details.url);
		if (url.protocol === 'data:' || url.protocol === 'blob:') {
			return details.resourceType === 'mainFrame' ? 'address' : undefined;
		}
		if (!['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol)) return 'address';
		if (this.#mayBePrivate(details, url.hostname)) return undefined;
		return (await this.#isPrivate(url.hostname)) ? 'private' : undefined;
	}

	/** Looks again at the machine that really answered, because a name can change its address between two questions. */
	#judgeResponse(
		details: Pick<OnBeforeRequestListenerDetails, 'resourceType' | 'frame' | 'url'> & {
			responseHeaders?: Record<string, string[]>;
		}
	): PageReason | undefined {
		const address: unknown = Reflect.get(details, 'ip');
		if (typeof address === 'string' && address !== '' && isPrivateAddress(address)) {
			if (!this.#mayBePrivate(details, new URL(details.url).hostname)) return 'private';
		}
		const length = Object.entries(details.responseHeaders ?? {}).find(
			([name]) => name.toLowerCase() === 'content-length'
		)?.[1][0];
		return Number(length ?? 0) > sizeLimit ? 'large' : undefined;
	}

	#mayBePrivate(
		{ resourceType, frame }: Pick<OnBeforeRequestListenerDetails, 'resourceType' | 'frame'>,
		host: string
	): boolean {
		if (this.#typedHost === undefined || host !== this.#typedHost) return false;
		if (resourceType === 'mainFrame') return true;
		return askingHost(resourceType === 'subFrame' ? (frame?.parent ?? null) : frame) === host;
	}

	async #isPrivate(host: string): Promise<boolean> {
		const bare = host.replace(/^\[(.*)\]$/, '$1');
		if (isIP(bare) !== 0) return isPrivateAddress(bare);
		if (isLocalName(host)) return true;
		try {
			const { endpoints } = await this.#session.resolveHost(host);
			return endpoints.some(({ address }) => isPrivateAddress(address));
		} catch {
			// Without an address there is no machine to protect; the request fails and says why.
			return false;
		}
	}
}

/** The host of the page or frame that asks; null when it is gone or has none. */
function askingHost(frame: WebFrameMain | null | undefined): string | null {
	try {
		const origin = frame?.origin;
		return origin !== undefined && URL.canParse(origin) ? new URL(origin).hostname : null;
	} catch {
		// Electron throws for a frame that is gone.
		return null;
	}
}

/** A PDF is a file here, not a page: it goes through the document reader, and no viewer of Chromium's own sees it. */
function asFile(
	headers: Record<string, string[]> | undefined
): Record<string, string[]> | undefined {
	const entries = Object.entries(headers ?? {});
	const valueOf = (wanted: string): string =>
		entries.find(([name]) => name.toLowerCase() === wanted)?.[1][0] ?? '';
	if (!/^\s*application\/pdf\b/i.test(valueOf('content-type'))) return undefined;
	const disposition = valueOf('content-disposition').replace(/^\s*[\w-]*/, 'attachment');
	return {
		...Object.fromEntries(entries.filter(([name]) => name.toLowerCase() !== 'content-disposition')),
		'Content-Disposition': [disposition]
	};
}

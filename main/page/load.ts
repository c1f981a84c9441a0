import type { WebContents } from 'electron';
import {
	failure,
	loadLimitSeconds,
	netFailure,
	sizeLimitMegabytes,
	type PageFailure
} from './failure.ts';
import type { RequestGuard } from './guard.ts';

/** After the document is read, pictures and scripts get this long before the page is taken as it is. */
const extrasMs = 5_000;
/** A page that stops loading may go on by itself at once, by a script or a refresh. */
const quietMs = 250;
const stillLimitMs = 5_000;
const aborted = -3;
const bytesLimit = sizeLimitMegabytes * 1_000_000;

/** How a load ended: with a page to take (whole or as far as it came), or without. */
export type Loaded = { page: true } | { page: false; failure: PageFailure };

/**
 * Waits until the load of `url`, begun right after this, has come to rest. Resolves in any case: a page that never ends is taken as far
 * as it came, and `signal` (Stop, or another page) takes what is there.
 */
export function loadEnd(
	contents: WebContents,
	url: string,
	guard: RequestGuard,
	signal: AbortSignal
): Promise<Loaded> {
	return new Promise((resolve) => {
		/** Events before the start of our own load belong to what was loading until then. */
		let begun = false;
		let committed = false;
		const timers = new Map<string, NodeJS.Timeout>();
		const after = (name: string, milliseconds: number, action: () => void): void => {
			clearTimeout(timers.get(name));
			timers.set(name, setTimeout(action, milliseconds));
		};
		const finish = (end: Loaded): void => {
			timers.forEach((timer) => clearTimeout(timer));
			signal.removeEventListener('abort', take);
			if (contents.isDestroyed()) return resolve(end);
			contents.off('did-start-navigation', onBegin);
			contents.off('did-navigate', onNavigate);
			contents.off('dom-ready', onReady);
			contents.off('did-start-loading', onStart);
			contents.off('did-stop-loading', onStop);
			contents.off('did-fail-load', onFail);
			contents.off('did-fail-provisional-load', onFail);
			contents.off('render-process-gone', onGone);
			contents.debugger.off('message', onBytes);
			resolve(end);
		};
		const fail = (why: PageFailure): void => finish({ page: false, failure: why });
		/** Ends with what has arrived; nothing more is loaded, or the page could not be read. */
		const take = (): void => {
			const { blocked } = guard;
			contents.stop();
			if (committed) finish({ page: true });
			else fail(failure(blocked ?? (signal.aborted ? 'replaced' : 'slow')));
		};
		const onBegin = (details: { url: string; isMainFrame: boolean }): void => {
			if (details.isMainFrame && details.url === url) begun = true;
		};
		const onNavigate = (): void => {
			committed = begun;
		};
		const onReady = (): void => {
			if (committed) after('extras', extrasMs, take);
		};
		const onStart = (): void => {
			clearTimeout(timers.get('quiet'));
			clearTimeout(timers.get('extras'));
		};
		const onStop = (): void =>
			after('quiet', quietMs, () => {
				if (committed) finish({ page: true });
				// It led to something that is no page: another program's address, or an answer without content.
				else if (begun) fail(failure(guard.blocked ?? 'nothing'));
			});
		const onFail = (
			_event: unknown,
			code: number,
			description: string,
			_url: string,
			isMainFrame: boolean
		): void => {
			if (!isMainFrame || !begun) return;
			if (guard.blocked !== undefined) fail(failure(guard.blocked));
			else if (code !== aborted) fail(netFailure(description));
		};
		const onGone = (): void => fail(failure('crashed'));
		const bytes = new Map<unknown, number>();
		const onBytes = (_event: unknown, method: string, parameters: unknown): void => {
			if (method !== 'Network.dataReceived') return;
			const { requestId, dataLength } = parameters as { requestId: unknown; dataLength: number };
			const sum = (bytes.get(requestId) ?? 0) + dataLength;
			bytes.set(requestId, sum);
			if (sum > bytesLimit) take();
		};
		contents.on('did-start-navigation', onBegin);
		contents.on('did-navigate', onNavigate);
		contents.on('dom-ready', onReady);
		contents.on('did-start-loading', onStart);
		contents.on('did-stop-loading', onStop);
		contents.on('did-fail-load', onFail);
		contents.on('did-fail-provisional-load', onFail);
		contents.on('render-process-gone', onGone);
		contents.debugger.on('message', onBytes);
		signal.addEventListener('abort', take, { once: true });
		after('limit', loadLimitSeconds * 1000, take);
	});
}

/** Lets `loadEnd` count bytes, which no other event tells while they arrive. Bodies are not kept. */
export function countBytes(contents: WebContents): void {
	contents.debugger.attach('1.3');
	contents.debugger
		.sendCommand('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })
		.catch(() => undefined);
}

/** How long a search box may take to lead somewhere; what only changes the page is done by then. */
const startMs = 1_500;

/**
 * Waits until what was submitted on the page has come to rest, wherever it led. Gives the reason when it was held
 * back or failed.
 */
export function settled(
	contents: WebContents,
	guard: RequestGuard,
	signal: AbortSignal
): Promise<PageFailure | undefined> {
	return new Promise((resolve) => {
		let timer = setTimeout(() => end(undefined), startMs);
		const limit = setTimeout(() => end(failure('slow')), loadLimitSeconds * 1000);
		const end = (why: PageFailure | undefined): void => {
			clearTimeout(timer);
			clearTimeout(limit);
			signal.removeEventListener('abort', onAbort);
			if (!contents.isDestroyed()) {
				contents.off('did-start-loading', onStart);
				contents.off('did-stop-loading', onStop);
				contents.off('did-fail-load', onFail);
				contents.off('did-fail-provisional-load', onFail);
				contents.off('render-process-gone', onGone);
			}
			resolve(why);
		};
		const onAbort = (): void => {
			contents.stop();
			end(undefined);
		};
		const onStart = (): void => clearTimeout(timer);
		const onStop = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => end(undefined), quietMs);
		};
		const onFail = (
			_event: unknown,
			code: number,
			description: string,
			_url: string,
			isMainFrame: boolean
		): void => {
			if (!isMainFrame) return;
			if (guard.blocked !== undefined) end(failure(guard.blocked));
			else if (code !== aborted) end(netFailure(description));
		};
		const onGone = (): void => end(failure('crashed'));
		contents.on('did-start-loading', onStart);
		contents.on('did-stop-loading', onStop);
		contents.on('did-fail-load', onFail);
		contents.on('did-fail-provisional-load', onFail);
		contents.on('render-process-gone', onGone);
		signal.addEventListener('abort', onAbort, { once: true });
	});
}

/** Waits, not for long, until a page that loads by itself is still: Electron reads none before. */
export async function untilStill(
	contents: WebContents,
	signal: AbortSignal | undefined
): Promise<void> {
	const until = Date.now() + stillLimitMs;
	while (contents.isLoadingMainFrame() && Date.now() < until) {
		signal?.throwIfAborted();
		await new Promise((later) => setTimeout(later, 50));
	}
	if (!contents.isDestroyed() && contents.isLoading()) contents.stop();
}

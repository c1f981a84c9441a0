import type { WebContents } from 'electron';
import type { PageState } from '../contract.ts';
import { failure, netFailure, type PageFailure } from './failure.ts';
import type { RequestGuard } from './guard.ts';

export interface PageListener {
	change: (change: Partial<PageState>) => void;
	failed: (url: string, why: PageFailure) => void;
	/** Its process ended; the contents can't be used any more. */
	gone: () => void;
	/** The keys that find on a page were pressed in it. */
	wantsFind: () => void;
}

/** A click this long ago may still be what opens a new window. */
const clickMs = 1_000;
const titleLimit = 500;
const aborted = -3;

/** Tells what happens to a page, and keeps it in its place: no other windows, no other schemes, no questions. */
export function watchPage(
	contents: WebContents,
	guard: RequestGuard,
	listener: PageListener
): void {
	keepInPlace(contents);
	contents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
		if (type !== 'keyDown' || key.toLowerCase() !== 'f' || alt || !(control || meta)) return;
		event.preventDefault();
		listener.wantsFind();
	});
	contents.on('found-in-page', (_event, { activeMatchOrdinal, matches, finalUpdate }) => {
		if (finalUpdate) listener.change({ found: { number: activeMatchOrdinal, count: matches } });
	});
	contents.on('did-start-loading', () => listener.change({ open: true, loading: true }));
	let shown = false;
	contents.on('did-stop-loading', () => {
		// No event tells of a title that is the same as that of the page before.
		const title = contents.getTitle().slice(0, titleLimit);
		listener.change({ loading: false, ...(shown && { title }) });
	});
	contents.on('page-title-updated', (_event, title) => {
		listener.change({ title: title.slice(0, titleLimit) });
	});
	contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
		if (isMainFrame && !isSameDocument) guard.leaving();
	});
	contents.on('did-navigate', (_event, url) => {
		shown = true;
		if (URL.canParse(url)) guard.arrived(new URL(url).hostname);
		listener.change({ url, error: null, found: null });
	});
	contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
		if (isMainFrame) listener.change({ url });
	});
	const onFail = (
		_event: unknown,
		code: number,
		description: string,
		url: string,
		isMainFrame: boolean
	): void => {
		const { blocked } = guard;
		// A file is offered for itself; the page that was there stays.
		if (!isMainFrame || blocked === 'download' || (code === aborted && blocked === undefined))
			return;
		shown = false;
		listener.failed(url, blocked === undefined ? netFailure(description) : failure(blocked));
	};
	contents.on('did-fail-load', onFail);
	contents.on('did-fail-provisional-load', onFail);
	contents.on('render-process-gone', () => listener.gone());
}

function keepInPlace(contents: WebContents): void {
	let lastClick = 0;
	contents.on('input-event', (_event, { type }) => {
		if (type === 'mouseDown' || type === 'keyDown' || type === 'rawKeyDown') lastClick = Date.now();
	});
	contents.setWindowOpenHandler(({ url }) => {
		// A link that wants a new window opens here; a script that opens windows by itself gets none.
		const clicked = Date.now() - lastClick < clickMs;
		lastClick = 0;
		if (clicked && /^https?:/i.test(url)) {
			setImmediate(() => void contents.loadURL(url).catch(() => undefined));
		}
		return { action: 'deny' };
	});
	contents.on('will-navigate', (event) => {
		if (!/^https?:/i.test(event.url)) event.preventDefault();
	});
	contents.on('will-attach-webview', (event) => event.preventDefault());
	// "Do you really want to leave?" is not asked: leaving is what was wanted.
	contents.on('will-prevent-unload', (event) => event.preventDefault());
}

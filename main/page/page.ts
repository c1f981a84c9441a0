import { stat } from 'node:fs/promises';
import {
	session as sessions,
	type BrowserWindow,
	type DownloadItem,
	type Session,
	type WebContents
} from 'electron';
import { readAddress } from '../../tools/browser/address.ts';
import type {
	OpenedPage,
	OpenOptions as ToolOpenOptions,
	PageFile,
	PagePicture,
	SearchBox
} from '../../tools/browser/parts.ts';
import { ToolError } from '../../tools/tool.ts';
import type { PageState } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Language } from '../messages/message.ts';
import { describeFile, FileTray } from './arriving.ts';
import { failure, failureError, failureText, type PageFailure } from './failure.ts';
import { RequestGuard } from './guard.ts';
import { countBytes, loadEnd, settled, untilStill } from './load.ts';
import { takePicture } from './picture.ts';
import { readContent, type PageContent } from './read.ts';
import { findSearchBox, submitSearchBox } from './search-box.ts';
import { createView, type Bounds, type PageView } from './view.ts';
import { watchPage } from './watch.ts';

export type { PageContent } from './read.ts';

export interface PageOptions {
	/** The window beside whose chat the page is shown; undefined where there is none. */
	parentWindow: () => BrowserWindow | undefined;
	onState: (state: PageState) => void;
	/** The keys that find on a page were pressed while it has the keyboard. */
	onFind?: () => void;
	language?: () => Promise<Language>;
	/** The name of the session, in memory; each page that is read aside has its own. */
	partition?: string;
}

export type OpenOptions = Omit<ToolOpenOptions, 'signal'> & { signal?: AbortSignal };

/** The page beside the chat: one view in a session of its own, which a person and the model look at together. */
export interface Page {
	state: () => PageState;
	/** Opens an address and reads the page once it has come to rest. One after the other. */
	open: (address: string, options: OpenOptions) => Promise<OpenedPage>;
	/** The page as it is now; null when none is open. */
	current: (signal?: AbortSignal) => Promise<PageContent | null>;
	/** Marks every place of a text and shows the next one, or the one before. Empty text ends it. */
	mark: (text: string, back?: boolean) => void;
	/** Where the page's own search box leads with these words; null when it has none. */
	searchBox: (text: string) => Promise<SearchBox | null>;
	/** Asks for what `box` said. Throws when the box of the page is not that one any more. */
	search: (text: string, box: SearchBox, signal: AbortSignal) => Promise<OpenedPage>;
	picture: () => Promise<PagePicture>;
	/** Loads the file that is offered in the state. The caller discards it. */
	takeFile: (signal: AbortSignal) => Promise<PageFile>;
	dropFile: () => void;
	/** A person typed this address, though it was opened elsewhere: from now on it may be shown here. */
	noteTyped: (address: string) => void;
	/**
	 * Opens what a person typed or clicked, at once, without waiting for it: how it went is in the state. `at` are words
	 * to mark once it is there.
	 */
	show: (address: string, options: { typed: boolean; at?: string | undefined }) => void;
	go: (action: 'back' | 'forward' | 'reload' | 'stop' | 'close') => void;
	setBounds: (bounds: Bounds | null) => void;
	/** Forgets cookies, storage, cache and history, and closes the page. */
	clear: () => Promise<void>;
	close: () => void;
}

const closed: PageState = {
	open: false,
	url: '',
	title: '',
	loading: false,
	canGoBack: false,
	canGoForward: false,
	error: null,
	file: null,
	found: null
};
/** Reading a page takes milliseconds; one that takes longer is busy with itself. */
const readLimitMs = 10_000;

export function createPage(options: PageOptions): Page {
	return new PagePanel(options);
}

class PagePanel implements Page {
	readonly #options: PageOptions;
	readonly #session: Session;
	readonly #guard: RequestGuard;
	readonly #typedHosts = new Set<string>();
	#view: PageView | undefined;
	#bounds: Bounds | null = null;
	#state = closed;
	#line: Promise<unknown> = Promise.resolve();
	#loading: AbortController | undefined;
	/** As it was when the last page was opened. */
	#language: Language = 'en';
	/** Who waits for a file: whoever reads takes a PDF, a person who said yes anything. */
	#expected: { tray: FileTray; signal: AbortSignal; any: boolean } | undefined;
	#arriving: Promise<PageFile> | undefined;
	#marked = '';
	/** To be marked when the page that was asked for is there. */
	#markLater: string | undefined;

	constructor(options: PageOptions) {
		this.#options = options;
		// In memory: what pages keep is gone when the app is closed.
		this.#session = sessions.fromPartition(options.partition ?? 'page');
		this.#guard = new RequestGuard(this.#session, (item) => this.#takes(item));
		// The app's own name in every request would tell more than a browser does.
		const agent = this.#session.getUserAgent();
		this.#session.setUserAgent(
			agent.replace(/ (?!Mozilla|AppleWebKit|Chrome|Safari)[\w-]+\/[\d.]+/g, '')
		);
	}

	state = (): PageState => this.#state;

	open = async (typed: string, options: OpenOptions): Promise<OpenedPage> => {
		const url = readAddress(typed);
		if (url === null) throw failureError(typed, failure('address'));
		const { typedByUser, followed = false, signal } = options;
		return await this.#queued(() =>
			this.#open(url, typedByUser || (followed && this.#isAtHome(url)), signal)
		);
	};

	current = async (signal?: AbortSignal): Promise<PageContent | null> =>
		this.#queued(async () => {
			const contents = this.#openContents();
			if (contents === undefined) return null;
			await untilStill(contents, signal);
			return await this.#read(contents, contents.getURL());
		});

	mark = (text: string, back = false): void => {
		const contents = this.#openContents();
		if (contents === undefined) return;
		if (text === '') {
			this.#marked = '';
			contents.stopFindInPage('clearSelection');
			this.#set({ found: null });
			return;
		}
		contents.findInPage(text, { forward: !back, findNext: text !== this.#marked });
		this.#marked = text;
	};

	searchBox = async (text: string): Promise<SearchBox | null> =>
		findSearchBox(this.#needContents(), text);

	search = async (text: string, box: SearchBox, signal: AbortSignal): Promise<OpenedPage> => {
		const contents = this.#needContents();
		const now = await findSearchBox(contents, text);
		if (now?.address !== box.address || now.method !== box.method) {
			throw new ToolError('FAILED', 'The page has changed meanwhile, so nothing was sent.');
		}
		if (box.method === 'get') {
			return await this.open(box.address, { typedByUser: false, followed: true, signal });
		}
		return await this.#queued(async () => {
			const end = settled(contents, this.#guard, signal);
			await submitSearchBox(contents, text);
			const why = await end;
			signal.throwIfAborted();
			if (why !== undefined) throw this.#failed(contents.getURL(), why);
			return await this.#read(contents, contents.getURL());
		});
	};

	picture = async (): Promise<PagePicture> => {
		const contents = this.#needContents();
		const { url, title } = this.#state;
		return { ...(await takePicture(contents)), title, url };
	};

	takeFile = async (signal: AbortSignal): Promise<PageFile> => {
		const { file } = this.#state;
		const url = file === null ? null : readAddress(file.url);
		if (url === null) throw new AppError('NOT_FOUND', { what: file?.name ?? '' });
		const { file: taken } = await this.#queued(() =>
			this.#open(url, this.#typedHosts.has(url.hostname), signal, true)
		).catch((error: unknown) => {
			// It can be tried once more.
			this.#set({ file });
			throw error;
		});
		if (taken === undefined) throw this.#failed(url.href, failure('nothing'));
		return taken;
	};

	dropFile = (): void => this.#set({ file: null });

	noteTyped = (address: string): void => {
		const url = readAddress(address);
		if (url !== null) this.#typedHosts.add(url.hostname);
	};

	#queued<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#line.then(work);
		this.#line = turn.catch(() => undefined);
		return turn;
	}

	/** A link from a page whose machine a person typed, to that same machine: what a click would do. */
	#isAtHome(url: URL): boolean {
		const open = this.#openContents()?.getURL() ?? '';
		const host = URL.canParse(open) ? new URL(open).hostname : '';
		return host === url.hostname && this.#typedHosts.has(host);
	}

	#openContents(): WebContents | undefined {
		const contents = this.#view?.contents;
		const isOpen = contents?.isDestroyed() === false && contents.getURL() !== '';
		return isOpen && this.#state.open ? contents : undefined;
	}

	#needContents(): WebContents {
		const contents = this.#openContents();
		if (contents !== undefined) return contents;
		throw new ToolError('NOT_FOUND', 'No page is open. Open one first.');
	}

	/** Whether a download was waited for. One that was not is offered to the person and goes nowhere. */
	#takes(item: DownloadItem): boolean {
		const expected = this.#expected;
		if (expected !== undefined && (expected.any || item.getMimeType() === 'application/pdf')) {
			this.#expected = undefined;
			this.#arriving = expected.tray.receive(item, expected.signal);
			this.#arriving.catch(() => undefined);
			return true;
		}
		const url = this.#openContents()?.getURL() ?? '';
		this.#set({ open: true, url, loading: false, error: null, file: describeFile(item) });
		return false;
	}

	show: Page['show'] = (typed, options) => {
		this.#line = this.#line.then(() => this.#show(typed, options));
		this.#loading?.abort();
	};

	async #show(typed: string, options: Parameters<Page['show']>[1]): Promise<void> {
		await this.#learnLanguage();
		const url = readAddress(typed);
		if (url === null) {
			this.#set({
				open: true,
				url: typed,
				loading: false,
				error: this.#words(typed, failure('address'))
			});
			return;
		}
		this.#begin(this.#contents(), url, options.typed || this.#typedHosts.has(url.hostname));
		this.#markLater = options.at;
	}

	go = (action: 'back' | 'forward' | 'reload' | 'stop' | 'close'): void => {
		if (action === 'close') return this.close();
		const contents = this.#view?.contents;
		if (contents === undefined || contents.isDestroyed()) return;
		const { navigationHistory: history } = contents;
		switch (action) {
			case 'back':
			case 'forward': {
				const index = history.getActiveIndex() + (action === 'back' ? -1 : 1);
				if (index < 0 || index >= history.length()) return;
				this.#beginAgain(history.getEntryAtIndex(index).url);
				return history.goToIndex(index);
			}
			case 'reload':
				this.#beginAgain(contents.getURL());
				return contents.reload();
			case 'stop':
				this.#loading?.abort();
				return contents.stop();
		}
	};

	setBounds = (bounds: Bounds | null): void => {
		this.#bounds = bounds;
		this.#view?.setBounds(bounds);
	};

	clear = async (): Promise<void> => {
		this.close();
		this.#typedHosts.clear();
		await Promise.all([
			this.#session.clearStorageData(),
			this.#session.clearCache(),
			this.#session.clearAuthCache(),
			this.#session.clearHostResolverCache()
		]);
	};

	close = (): void => {
		this.#loading?.abort();
		this.#drop();
		this.#state = closed;
		this.#options.onState(closed);
	};

	async #open(
		url: URL,
		typedByUser: boolean,
		signal: AbortSignal | undefined,
		anyFile = false
	): Promise<OpenedPage> {
		await this.#learnLanguage();
		signal?.throwIfAborted();
		const loading = new AbortController();
		this.#loading = loading;
		const stop = (): void => loading.abort();
		signal?.addEventListener('abort', stop, { once: true });
		const tray = await FileTray.open();
		this.#expected = { tray, signal: loading.signal, any: anyFile };
		try {
			const contents = this.#contents();
			const end = loadEnd(contents, url.href, this.#guard, loading.signal);
			this.#begin(contents, url, typedByUser);
			const loaded = await end;
			signal?.throwIfAborted();
			if (this.#arriving !== undefined) return await this.#receive(url, this.#arriving);
			if (!loaded.page) throw this.#failed(url.href, loaded.failure);
			return await this.#read(contents, url.href);
		} finally {
			this.#loading = undefined;
			this.#expected = undefined;
			// A file that arrived is discarded by whoever takes it.
			if (this.#arriving === undefined) await tray.discard();
			this.#arriving = undefined;
			signal?.removeEventListener('abort', stop);
		}
	}

	/** A document instead of a page: it is offered to the person too, and the page that was there stays. */
	async #receive(url: URL, arriving: Promise<PageFile>): Promise<OpenedPage> {
		const file = await arriving;
		const { size } = await stat(file.path);
		const shown = this.#openContents()?.getURL() ?? '';
		const offered = { name: file.name, url: url.href, bytes: size };
		this.#set({ url: shown, loading: false, error: null, file: offered });
		const nothing = { html: '', text: '', headings: [], links: [] };
		return { url: url.href, title: file.name, ...nothing, file };
	}

	/** Starts a load whose end is told by events. */
	#begin(contents: WebContents, url: URL, typedByUser: boolean): void {
		if (typedByUser) this.#typedHosts.add(url.hostname);
		this.#guard.begin(typedByUser ? url.hostname : undefined);
		this.#marked = '';
		this.#markLater = undefined;
		const change = {
			url: url.href,
			title: '',
			loading: true,
			error: null,
			file: null,
			found: null
		};
		this.#set({ open: true, ...change });
		contents.loadURL(url.href).catch(() => undefined);
	}

	/** Goes to a page that was open before; an address a person typed once stays theirs. */
	#beginAgain(address: string): void {
		const host = URL.canParse(address) ? new URL(address).hostname : '';
		this.#guard.begin(this.#typedHosts.has(host) ? host : undefined);
		this.#set({ loading: true, error: null });
	}

	async #read(contents: WebContents, url: string): Promise<PageContent> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<undefined>((resolve) => {
			timer = setTimeout(resolve, readLimitMs, undefined);
		});
		try {
			const content = await Promise.race([readContent(contents), late]);
			if (content !== undefined) return content;
		} catch (error) {
			throw this.#failed(url, failure('crashed'), error);
		} finally {
			clearTimeout(timer);
		}
		this.#drop();
		throw this.#failed(url, failure('hung'));
	}

	#failed(url: string, why: PageFailure, cause?: unknown): AppError {
		// A file is offered in the state for itself.
		const words = why.reason === 'download' ? null : this.#words(url, why);
		this.#set({ loading: false, error: words });
		const error = failureError(url, why);
		return cause === undefined ? error : new AppError(error.code, error.values, { cause });
	}

	#words(url: string, why: PageFailure): string {
		return failureText(this.#language, url, why);
	}

	async #learnLanguage(): Promise<void> {
		// Words in another language are better than no page.
		this.#language = (await this.#options.language?.().catch(() => undefined)) ?? this.#language;
	}

	#set(change: Partial<PageState>): void {
		const contents = this.#view?.contents;
		const history = contents?.isDestroyed() === false ? contents.navigationHistory : undefined;
		this.#state = {
			...this.#state,
			...change,
			canGoBack: history?.canGoBack() ?? false,
			canGoForward: history?.canGoForward() ?? false
		};
		this.#options.onState(this.#state);
	}

	/** The view's contents; a view that was closed, crashed or lost its window is made again. */
	#contents(): WebContents {
		if (this.#view !== undefined && !this.#view.contents.isDestroyed()) return this.#view.contents;
		this.#view = createView(this.#options.parentWindow(), this.#session);
		this.#view.setBounds(this.#bounds);
		this.#watch(this.#view.contents);
		return this.#view.contents;
	}

	#drop(): void {
		const view = this.#view;
		this.#view = undefined;
		view?.destroy();
	}

	#watch(contents: WebContents): void {
		// What a view that was given up still tells is of no interest.
		const current = (): boolean => this.#view?.contents === contents;
		watchPage(contents, this.#guard, {
			change: (change) => {
				if (!current()) return;
				this.#set(change);
				const words = this.#markLater;
				if (change.loading !== false || words === undefined) return;
				this.#markLater = undefined;
				this.mark(words);
			},
			failed: (url, why) => {
				if (current()) this.#set({ loading: false, error: this.#words(url, why) });
			},
			wantsFind: () => {
				if (current()) this.#options.onFind?.();
			},
			gone: () => {
				if (!current()) return;
				this.#drop();
				this.#set({ loading: false, error: this.#words(this.#state.url, failure('crashed')) });
			}
		});
		countBytes(contents);
	}
}

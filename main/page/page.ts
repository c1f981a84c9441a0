import { session as sessions, type BrowserWindow, type Session, type WebContents } from 'electron';
import { readAddress } from '../../tools/browser/address.ts';
import type { PageState } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Language } from '../messages/message.ts';
import { failure, failureError, failureText, type PageFailure } from './failure.ts';
import { RequestGuard } from './guard.ts';
import { countBytes, loadEnd } from './load.ts';
import { readContent, type PageContent } from './read.ts';
import { createView, type Bounds, type PageView } from './view.ts';
import { watchPage } from './watch.ts';

export type { PageContent } from './read.ts';

export interface PageOptions {
	/** The window beside whose chat the page is shown; undefined where there is none. */
	parentWindow: () => BrowserWindow | undefined;
	onState: (state: PageState) => void;
	language?: () => Promise<Language>;
}

export interface OpenOptions {
	/** Whether a person typed this very address: only then may it lead to this machine or the network around it. */
	typedByUser: boolean;
	signal?: AbortSignal;
}

/** The page beside the chat: one view in a session of its own, which a person and the model look at together. */
export interface Page {
	state: () => PageState;
	/** Opens an address and reads the page once it has come to rest. One after the other. */
	open: (address: string, options: OpenOptions) => Promise<PageContent>;
	/** Opens what a person typed, at once, without waiting for it: how it went is in the state. */
	show: (address: string) => void;
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
	error: null
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

	constructor(options: PageOptions) {
		this.#options = options;
		// In memory: what pages keep is gone when the app is closed.
		this.#session = sessions.fromPartition('page');
		this.#guard = new RequestGuard(this.#session);
		// The app's own name in every request would tell more than a browser does.
		const agent = this.#session.getUserAgent();
		this.#session.setUserAgent(
			agent.replace(/ (?!Mozilla|AppleWebKit|Chrome|Safari)[\w-]+\/[\d.]+/g, '')
		);
	}

	state = (): PageState => this.#state;

	open = async (typed: string, { typedByUser, signal }: OpenOptions): Promise<PageContent> => {
		const url = readAddress(typed);
		if (url === null) throw failureError(typed, failure('address'));
		const turn = this.#line.then(() => this.#open(url, typedByUser, signal));
		this.#line = turn.catch(() => undefined);
		return turn;
	};

	show = (typed: string): void => {
		this.#line = this.#line.then(() => this.#show(typed));
		this.#loading?.abort();
	};

	async #show(typed: string): Promise<void> {
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
		this.#begin(this.#contents(), url, true);
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
		signal: AbortSignal | undefined
	): Promise<PageContent> {
		await this.#learnLanguage();
		signal?.throwIfAborted();
		const loading = new AbortController();
		this.#loading = loading;
		const stop = (): void => loading.abort();
		signal?.addEventListener('abort', stop, { once: true });
		try {
			const contents = this.#contents();
			const end = loadEnd(contents, url.href, this.#guard, loading.signal);
			this.#begin(contents, url, typedByUser);
			const loaded = await end;
			signal?.throwIfAborted();
			if (!loaded.page) throw this.#failed(url.href, loaded.failure);
			return await this.#read(contents, url.href);
		} finally {
			this.#loading = undefined;
			signal?.removeEventListener('abort', stop);
		}
	}

	/** Starts a load whose end is told by events. */
	#begin(contents: WebContents, url: URL, typedByUser: boolean): void {
		if (typedByUser) this.#typedHosts.add(url.hostname);
		this.#guard.begin(typedByUser ? url.hostname : undefined);
		this.#set({ open: true, url: url.href, title: '', loading: true, error: null });
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
		this.#set({ loading: false, error: this.#words(url, why) });
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
				if (current()) this.#set(change);
			},
			failed: (url, why) => {
				if (current()) this.#set({ loading: false, error: this.#words(url, why) });
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

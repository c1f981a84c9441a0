import type { OpenedPage } from '../../tools/browser/parts.ts';
import type { Language } from '../messages/message.ts';
import { createPage, type OpenOptions, type Page } from './page.ts';

/** As many pages as are read at the same time; each is a process of its own. */
const count = 3;

/**
 * Reads pages without showing them: hidden views behind the same guard as the panel, each in a session of its own
 * that is forgotten after every page. So no site that is read on the way sees where a person is signed in, and none
 * learns of another.
 */
export class PageReaders {
	readonly #free: Page[] = [];
	readonly #waiting: ((page: Page) => void)[] = [];
	readonly #language: () => Promise<Language>;
	#made = 0;

	constructor(language: () => Promise<Language>) {
		this.#language = language;
	}

	read = async (url: string, { typedByUser, signal }: OpenOptions): Promise<OpenedPage> => {
		const page = await this.#take();
		try {
			signal?.throwIfAborted();
			return await page.open(url, { typedByUser, ...(signal && { signal }) });
		} finally {
			await page.clear().catch(() => undefined);
			this.#give(page);
		}
	};

	#take(): Promise<Page> {
		const free = this.#free.pop();
		if (free !== undefined) return Promise.resolve(free);
		if (this.#made === count) return new Promise((resolve) => this.#waiting.push(resolve));
		return Promise.resolve(
			createPage({
				parentWindow: () => undefined,
				onState: () => undefined,
				language: this.#language,
				partition: `page-reader-${this.#made++}`
			})
		);
	}

	#give(page: Page): void {
		const next = this.#waiting.shift();
		if (next === undefined) this.#free.push(page);
		else next(page);
	}
}

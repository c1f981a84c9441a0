import type { PageState } from '../../main/contract.ts';
import { call, type CallInput } from '../api.ts';

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

type Bounds = CallInput<'page:bounds'>;

/** The page beside the chat. Main draws it over the place that is told here. */
export class Page {
	state = $state.raw<PageState>(closed);
	/** The user opened the panel to type an address, before there is any page. */
	asked = $state(false);
	open = $derived(this.state.open || this.asked);
	/** Words are looked for on the page. */
	finding = $state(false);
	#told = '';

	async load(): Promise<void> {
		this.state = await call('page:state', null);
	}

	update(state: PageState): void {
		this.state = state;
		if (!state.open) this.finding = false;
	}

	/** Opens an address as a person types it, with or without "https://". */
	async visit(address: string): Promise<void> {
		const typed = address.trim();
		if (typed === '') return;
		await call('page:open', { url: typed, typed: true });
	}

	/** Opens an address that nobody typed: a result, a source. `at` are words to show on the page. */
	async follow(url: string, at?: string): Promise<void> {
		await call('page:open', {
			url,
			typed: false,
			...(at !== undefined && { at: at.slice(0, 500) })
		});
	}

	async find(text: string, back: boolean): Promise<void> {
		await call('page:find', { text: text.trim().slice(0, 500), back });
	}

	async keepFile(): Promise<void> {
		await call('page:keep-file', null);
	}

	async dropFile(): Promise<void> {
		await call('page:drop-file', null);
	}

	/** Cookies, storage, cache and history of all sites. */
	async forget(): Promise<void> {
		this.asked = true;
		await call('page:forget', null);
	}

	async go(action: CallInput<'page:go'>['action']): Promise<void> {
		if (action === 'close') this.asked = false;
		await call('page:go', { action });
	}

	/** Where the page is to be drawn; null while something lies over it. Told only when it changed. */
	async place(bounds: Bounds): Promise<void> {
		const text = JSON.stringify(bounds);
		if (text === this.#told) return;
		this.#told = text;
		await call('page:bounds', bounds);
	}
}

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
	#told = '';

	async load(): Promise<void> {
		this.state = await call('page:state', null);
	}

	update(state: PageState): void {
		this.state = state;
	}

	/** Opens an address as a person types it: "example.com" means https. */
	async visit(address: string): Promise<void> {
		const typed = address.trim();
		if (typed === '') return;
		await call('page:open', {
			url: /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
		});
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

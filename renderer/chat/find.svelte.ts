import { tick } from 'svelte';
import type { Chat } from './chat.svelte.ts';
import type { Viewport } from './viewport.svelte.ts';

const highlightName = 'found';
const currentName = 'found-current';

/** Finds words in a conversation, also in messages that are not drawn at the moment. */
export class Find {
	query = $state('');
	#index = $state(0);
	#chat: () => Chat;
	#viewport: () => Viewport;

	/** Messages that hold the words, newest last. */
	hits = $derived.by(() => {
		const wanted = this.query.trim().toLowerCase();
		if (wanted === '') return [];
		return this.#chat()
			.messages.map((message, index) => ({ id: message.id, index, text: message.text }))
			.filter(({ text }) => text.toLowerCase().includes(wanted));
	});
	current = $derived.by(() => Math.min(this.#index, this.hits.length - 1));

	constructor(chat: () => Chat, viewport: () => Viewport) {
		this.#chat = chat;
		this.#viewport = viewport;
	}

	/** Looks from the newest message backwards, as one reads a conversation. */
	async look(query: string): Promise<void> {
		this.query = query;
		this.#index = this.hits.length - 1;
		await this.#show();
	}

	async go(by: number): Promise<void> {
		const { length } = this.hits;
		if (length === 0) return;
		this.#index = (this.current + by + length) % length;
		await this.#show();
	}

	/** Takes all marks away. */
	clear(): void {
		CSS.highlights.delete(highlightName);
		CSS.highlights.delete(currentName);
	}

	async #show(): Promise<void> {
		this.clear();
		const hit = this.hits[this.current];
		if (hit === undefined) return;
		await this.#viewport().reveal(hit.index);
		await tick();
		const all: Range[] = [];
		for (const message of document.querySelectorAll('[data-message] [data-text]')) {
			const ranges = rangesIn(message, this.query.trim().toLowerCase());
			if (message.closest(`[data-message="${CSS.escape(hit.id)}"]`) === null) all.push(...ranges);
			else {
				CSS.highlights.set(currentName, new Highlight(...ranges));
				const place = ranges[0]?.startContainer.parentElement ?? message;
				place.scrollIntoView({ block: 'center' });
			}
		}
		CSS.highlights.set(highlightName, new Highlight(...all));
	}
}

function rangesIn(element: Element, wanted: string): Range[] {
	const ranges: Range[] = [];
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	while (walker.nextNode() !== null) {
		const node = walker.currentNode;
		const text = (node.textContent ?? '').toLowerCase();
		for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + wanted.length);
			ranges.push(range);
		}
	}
	return ranges;
}

import { tick } from 'svelte';
import type { AppState } from '../../app.svelte.ts';
import type { Chat } from '../chat.svelte.ts';
import { offersAfter, type Offer } from './offers.ts';

export interface Typed {
	sign: string;
	query: string;
	/** Where the sign stands in the text. */
	from: number;
}

/** The sign and what follows it, up to the caret: `/` at the very start, `#` and `@` at the start of a word. */
export function typedAt(text: string, caret: number): Typed | null {
	const before = text.slice(0, caret);
	const found = /^(\/)(\S*)$|(?:^|\s)([#@])(\S*)$/u.exec(before);
	if (found === null) return null;
	const sign = found[1] ?? found[3] ?? '';
	const query = found[2] ?? found[4] ?? '';
	return { sign, query, from: caret - query.length - 1 };
}

/** What the box offers for the word at the caret, and which of it is chosen. */
export class Suggestions {
	#app: AppState;
	#chat: () => Chat;
	#box: HTMLTextAreaElement | null = null;
	#caret = $state(0);
	/** Where the word began whose offers were closed with Esc. */
	#closed = $state<number | null>(null);
	#chosen = $state(0);
	typed = $derived.by(() => typedAt(this.#chat().draft.text, this.#caret));
	offers = $derived.by(() =>
		this.typed === null || this.typed.from === this.#closed
			? []
			: offersAfter(this.typed.sign, this.typed.query, this.#app, this.#chat())
	);
	chosen = $derived.by(() => Math.min(this.#chosen, this.offers.length - 1));

	constructor(app: AppState, chat: () => Chat) {
		this.#app = app;
		this.#chat = chat;
	}

	/** For the box: follows its caret. */
	follow = (box: HTMLTextAreaElement): (() => void) => {
		this.#box = box;
		return () => (this.#box = null);
	};

	/** The caret may have moved, or something was typed. */
	track(): void {
		const caret = this.#box?.selectionEnd ?? 0;
		if (caret !== this.#caret) this.#chosen = 0;
		this.#caret = caret;
		if (this.typed === null) this.#closed = null;
		if (this.typed?.sign === '@') this.#app.models.need();
	}

	choose(index: number): void {
		this.#chosen = index;
	}

	/** Writes a sign where one types, as if it had been typed: `/` before what is there, which stays. */
	async begin(sign: string): Promise<void> {
		const { draft } = this.#chat();
		if (sign === '/') {
			draft.text = sign + draft.text;
			await this.#putCaret(sign.length);
			return;
		}
		draft.text = `${draft.text}${/\S$/.test(draft.text) ? ' ' : ''}${sign}`;
		await this.#putCaret(draft.text.length);
	}

	/** True when the key was for what is offered. */
	press(event: KeyboardEvent): boolean {
		const count = this.offers.length;
		if (count === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
			return false;
		switch (event.key) {
			case 'ArrowDown':
				this.#chosen = (this.chosen + 1) % count;
				return true;
			case 'ArrowUp':
				this.#chosen = (this.chosen + count - 1) % count;
				return true;
			case 'Enter':
			case 'Tab':
				void this.take(this.offers[this.chosen]);
				return true;
			case 'Escape':
				this.#closed = this.typed?.from ?? null;
				return true;
			default:
				return false;
		}
	}

	/** Does what is offered; the sign and what followed it leave the box. */
	async take(offer: Offer | undefined): Promise<void> {
		const { typed } = this;
		if (offer === undefined || typed === null) return;
		const { draft } = this.#chat();
		draft.text = draft.text.slice(0, typed.from) + draft.text.slice(this.#caret).trimStart();
		const after = draft.text;
		offer.run();
		await tick();
		// What leads elsewhere (a dialog, another view) keeps the keyboard there.
		if (this.#box === null || this.#app.dialog !== null || this.#app.view !== 'chat') return;
		await this.#putCaret(draft.text === after ? typed.from : draft.text.length);
	}

	async #putCaret(at: number): Promise<void> {
		await tick();
		this.#box?.focus();
		this.#box?.setSelectionRange(at, at);
		this.track();
	}
}

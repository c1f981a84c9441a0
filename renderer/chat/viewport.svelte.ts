import { tick } from 'svelte';

const step = 40;
const atEnd = 8;

/**
 * Which part of a long conversation is in the document, and whether it follows the end.
 * Only some dozens of messages are drawn; more come in when one scrolls near either edge.
 */
export class Viewport {
	/** Messages drawn, and messages left out below them. */
	#shown = $state(step);
	#below = $state(0);
	#count: () => number;
	/** Goes along with what is written at the end, until the user scrolls up. */
	following = $state(true);
	end = $derived.by(() => this.#count() - this.#below);
	start = $derived.by(() => Math.max(0, this.end - this.#shown));
	#scroller: HTMLElement | null = null;
	#lastTop = 0;

	constructor(count: () => number) {
		this.#count = count;
	}

	get below(): number {
		return this.#below;
	}

	/** For the scrolling element: keeps its end in view while following. */
	watch = (scroller: HTMLElement): (() => void) => {
		this.#scroller = scroller;
		const settle = () => {
			if (this.following) scroller.scrollTop = scroller.scrollHeight;
		};
		const observer = new ResizeObserver(settle);
		observer.observe(scroller);
		if (scroller.firstElementChild !== null) observer.observe(scroller.firstElementChild);
		settle();
		return () => {
			observer.disconnect();
			this.#scroller = null;
		};
	};

	scrolled(): void {
		const scroller = this.#scroller;
		if (scroller === null) return;
		const top = scroller.scrollTop;
		const left = scroller.scrollHeight - scroller.clientHeight - top;
		if (left <= atEnd && this.#below === 0) this.following = true;
		else if (top < this.#lastTop - 1) this.following = false;
		this.#lastTop = top;
		if (top < 600 && this.start > 0) void this.#showEarlier(scroller);
		if (left < 600 && this.#below > 0) this.#showLater();
	}

	async toEnd(): Promise<void> {
		this.#below = 0;
		this.#shown = step;
		this.following = true;
		await tick();
		if (this.#scroller !== null) this.#scroller.scrollTop = this.#scroller.scrollHeight;
	}

	/** Brings the message at `index` into the document. */
	async reveal(index: number): Promise<void> {
		this.following = false;
		if (index < this.start || index >= this.end) {
			this.#below = Math.max(0, this.#count() - index - step / 2);
			this.#shown = step;
		}
		await tick();
	}

	/** Scrolls to a message that is in the document and lets it light up. */
	pointAt(messageId: string): void {
		const message = this.#scroller?.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
		message?.scrollIntoView({ block: 'center' });
		message?.animate([{ background: 'var(--accent-soft)' }, { background: 'transparent' }], 1600);
	}

	async #showEarlier(scroller: HTMLElement): Promise<void> {
		const fromEnd = scroller.scrollHeight - scroller.scrollTop;
		this.#shown += step;
		await tick();
		scroller.scrollTop = scroller.scrollHeight - fromEnd;
		this.#lastTop = scroller.scrollTop;
	}

	#showLater(): void {
		const added = Math.min(step, this.#below);
		this.#shown += added;
		this.#below -= added;
	}
}

import type { Citation } from '../../../main/contract.ts';
import type { AppState } from '../../app.svelte.ts';

const leaveAfter = 180;

/** Shows a source in place: a passage in its document, a page beside the chat with the first of its words marked. */
export function openSource(app: AppState, citation: Citation): void {
	const { url, text, passageId } = citation;
	if (url === undefined) app.dialog = { kind: 'passage', passageId, cited: citation };
	else void app.attempt(() => app.page.follow(url, beginningOf(text)));
}

/** A few words, without a sentence's end: long ones are seldom in one piece on a page. */
function beginningOf(text: string): string | undefined {
	const [first = ''] = text.split(/[.!?·\n](?:\s|$)/u);
	const words = first.trim().split(/\s+/).slice(0, 8).join(' ');
	return words === '' ? undefined : words;
}

/** The source that is pointed at in an answer, and where on screen. */
export class Cited {
	shown = $state.raw<{ citation: Citation; place: DOMRect } | null>(null);
	#app: AppState;
	#citations: () => Citation[];
	#leaving: ReturnType<typeof setTimeout> | undefined;

	constructor(app: AppState, citations: () => Citation[]) {
		this.#app = app;
		this.#citations = citations;
	}

	hear = (number: number, place: HTMLElement, what: 'show' | 'hide' | 'open'): void => {
		const citation = this.#citations().find((one) => one.number === number);
		if (citation === undefined) return;
		switch (what) {
			case 'show':
				this.stay();
				this.shown = { citation, place: place.getBoundingClientRect() };
				break;
			case 'hide':
				this.leave();
				break;
			case 'open':
				this.shown = null;
				this.open(citation);
				break;
		}
	};

	open(citation: Citation): void {
		openSource(this.#app, citation);
	}

	/** The pointer may wander from the number to the card. */
	stay(): void {
		clearTimeout(this.#leaving);
	}

	leave(): void {
		this.stay();
		this.#leaving = setTimeout(() => (this.shown = null), leaveAfter);
	}
}

import type { Citation } from '../../../main/contract.ts';
import type { AppState } from '../../app.svelte.ts';

const leaveAfter = 180;

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
		this.#app.dialog = { kind: 'passage', passageId: citation.passageId, cited: citation };
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

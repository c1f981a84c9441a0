import type { Warning } from './block.ts';
import { isInstructionLike } from './instructions.ts';
import { at, mergeWarnings } from './scan.ts';

/** Less disguised text than this is a blank, a mark or a slip. */
const littleText = 20;
/** As much of what is only put away as is looked through. */
const mostPutAway = 200_000;

/**
 * Gathers what a reader of a document would not see: disguised text (no size, the colour of the paper, off the page) is
 * told by itself; text that is only put away (hidden sheets, rows, slides) is ordinary, and told where it gives orders.
 */
export class UnseenText {
	readonly #disguised = new Map<string, number>();
	readonly #putAway = new Map<string, string>();
	#left = mostPutAway;

	/** `place` is where it is, in words; empty where the document has no parts. */
	disguised(text: string, place = ''): void {
		const length = text.replace(/\s+/gu, '').length;
		if (length > 0) this.#disguised.set(place, (this.#disguised.get(place) ?? 0) + length);
	}

	putAway(text: string, place = ''): void {
		const taken = text.slice(0, this.#left);
		if (taken.trim() === '') return;
		this.#left -= taken.length;
		this.#putAway.set(place, `${this.#putAway.get(place) ?? ''}${taken}\n`);
	}

	get warnings(): Warning[] {
		const [found] = [...this.#disguised].filter(([, length]) => length >= littleText);
		const ordering = [...this.#putAway].find(([, text]) => isInstructionLike(text));
		return mergeWarnings([
			...(found === undefined ? [] : [at('hidden-text', found[0])]),
			...(ordering === undefined ? [] : [at('hidden-text', ordering[0])])
		]);
	}
}

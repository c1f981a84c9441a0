import { readWarning } from '../../messages/notes.ts';
import type { Warning, WarningKey } from './block.ts';
import { isInstructionLike } from './instructions.ts';

/**
 * Looks through text that came from outside for what a person would not see or not expect. It warns, it does not
 * decide: outside text never gains the right to act, whatever is found here.
 */
export class Scanner {
	readonly #found = new Map<WarningKey, string>();
	#invisible = 0;

	/** Looks at one passage; `place` is where it is, in words, where the document has parts. */
	look(text: string, place = ''): void {
		const shown = text.replace(flags, '');
		if (tagCharacters.test(shown) || invisibleRun.test(shown))
			this.#note('invisible-characters', place);
		this.#invisible += shown.match(invisible)?.length ?? 0;
		if (this.#invisible >= 20) this.#note('invisible-characters', place);
		if (overrides.test(shown) || (embeddings.test(shown) && !rightToLeft.test(shown))) {
			this.#note('bidirectional-characters', place);
		}
		if (!this.#found.has('instruction-like') && isInstructionLike(shown))
			this.#note('instruction-like', place);
	}

	/** What was found so far, each with the first place it was found at. */
	get warnings(): Warning[] {
		return [...this.#found].map(([key, place]) => at(key, place));
	}

	#note(key: WarningKey, place: string): void {
		if (!this.#found.has(key)) this.#found.set(key, place);
	}
}

/** A warning with the place it is about; without one when the document has no parts. */
export function at(key: WarningKey, place: string): Warning {
	return place === '' ? key : `${key}@${place}`;
}

/** Each warning once, with the first place it was given for. */
export function mergeWarnings(warnings: Iterable<Warning>): Warning[] {
	const first = new Map<string, Warning>();
	for (const warning of warnings) {
		const { key } = readWarning(warning);
		if (!first.has(key)) first.set(key, warning);
	}
	return [...first.values()];
}

/** The flags of England, Scotland and Wales are written with tag characters and are as visible as any. */
const flags = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f}/gu;
/** A second alphabet, invisible on every screen and readable by a model. */
const tagCharacters = /[\u{e0020}-\u{e007f}]{4}|[\u{e0100}-\u{e01ef}]{4}/u;
const invisible = /[\u200b\u2060-\u2064\ufeff\u115f\u1160\u3164\u180e]/g;
// Joiners alone are ordinary in Persian, Hindi and emoji; a row of them is not.
const invisibleRun = /(?:[\u200b-\u200d\u2060-\u2064\ufeff\u3164\u180e]){4}/;
const overrides = /[\u202d\u202e]/;
const embeddings = /[\u202a\u202b\u2066-\u2068]/;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Lets text through up to the first of some words; what may be the beginning of one waits for what comes next. */
export class StopWords {
	readonly #words: readonly string[];
	readonly #tell: (text: string) => void;
	#held = '';
	/** One of the words has come. */
	found = false;

	constructor(words: readonly string[], tell: (text: string) => void) {
		this.#words = words.filter((word) => word !== '');
		this.#tell = tell;
	}

	take(text: string): void {
		if (this.found) return;
		this.#held += text;
		const at = Math.min(...this.#words.map((word) => indexIn(this.#held, word)));
		if (at < Infinity) {
			this.found = true;
			this.#give(at);
		} else {
			this.#give(this.#held.length - this.#open());
		}
	}

	/** Nothing more comes: what was held back was no stop word. */
	end(): void {
		if (!this.found) this.#give(this.#held.length);
	}

	#give(length: number): void {
		const text = this.#held.slice(0, length);
		this.#held = this.#held.slice(length);
		if (text !== '') this.#tell(text);
	}

	/** How many characters at the end may become a stop word. */
	#open(): number {
		const longest = Math.max(0, ...this.#words.map((word) => word.length - 1));
		for (let length = Math.min(longest, this.#held.length); length > 0; length--) {
			const end = this.#held.slice(-length);
			if (this.#words.some((word) => word.startsWith(end))) return length;
		}
		return 0;
	}
}

function indexIn(text: string, word: string): number {
	const at = text.indexOf(word);
	return at < 0 ? Infinity : at;
}

type Highlighter = typeof import('highlight.js/lib/common').default;
type Formulas = typeof import('katex').default;

const longestHighlighted = 50_000;

/**
 * Colours for code and typesetting for formulas. Both are large, so they are loaded when the first block needs them;
 * until then, and where they fail, the source stands there as it is.
 */
export class Library {
	#highlighter = $state.raw<Highlighter | null>(null);
	#formulas = $state.raw<Formulas | null>(null);
	#asked = { code: false, formulas: false };

	code(place: HTMLElement): void {
		const language = place.dataset['code'];
		if (language === undefined) return;
		const source = place.textContent;
		const code = document.createElement('code');
		code.textContent = source;
		place.replaceChildren(code);
		if (this.#highlighter === null) void this.#loadCode();
		else if (
			this.#highlighter.getLanguage(language) !== undefined &&
			source.length <= longestHighlighted
		) {
			// The highlighter escapes the source; its own marks are all that is HTML here.
			code.innerHTML = this.#highlighter.highlight(source, { language }).value;
		}
	}

	formula(place: HTMLElement): void {
		const source = place.dataset['formula'] ?? '';
		place.textContent = source;
		if (this.#formulas === null) {
			void this.#loadFormulas();
			return;
		}
		this.#formulas.render(source, place, {
			displayMode: place.dataset['display'] === 'true',
			throwOnError: false,
			strict: 'ignore',
			trust: false,
			maxExpand: 200,
			maxSize: 20
		});
	}

	async #loadCode(): Promise<void> {
		if (this.#asked.code) return;
		this.#asked.code = true;
		this.#highlighter = (await import('highlight.js/lib/common')).default;
	}

	async #loadFormulas(): Promise<void> {
		if (this.#asked.formulas) return;
		this.#asked.formulas = true;
		await import('katex/dist/katex.min.css');
		this.#formulas = (await import('katex')).default;
	}
}

export const library = new Library();

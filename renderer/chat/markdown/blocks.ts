import { lexer, type Token } from './marked.ts';

/**
 * Splits growing Markdown into its blocks. Text only grows at its end while an answer streams in, so blocks that can
 * no longer change are kept and only the tail is read again.
 */
export class Blocks {
	#text = '';
	#settled: string[] = [];
	#settledLength = 0;

	/** The source of each block of `text`, in order. */
	split(text: string): string[] {
		if (!text.startsWith(this.#text)) {
			this.#settled = [];
			this.#settledLength = 0;
		}
		this.#text = text;
		const tail = lexer(text.slice(this.#settledLength)).map((token: Token) => token.raw);
		// The last block may still grow, and the one before may turn out to belong to it (a list with gaps).
		const ready = tail.slice(0, Math.max(0, tail.length - 3));
		this.#settled = [...this.#settled, ...ready];
		this.#settledLength += ready.join('').length;
		return [...this.#settled, ...tail.slice(ready.length)].filter((raw) => raw.trim() !== '');
	}
}

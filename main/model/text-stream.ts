import type { Token } from 'node-llama-cpp';

type Detokenize = (tokens: Token[], before: Token[]) => string;

/** A character can be spread over several tokens, but not over more than this. */
const longestCharacter = 8;
const tokensBefore = 4;

/** Turns tokens into text that can be shown at once: never half a character, never the beginning of a stop string. */
export class TextStream {
	readonly #detokenize: Detokenize;
	readonly #stop: string[];
	readonly #pending: Token[] = [];
	#before: Token[] = [];
	#held = '';
	#stopped = false;
	text = '';

	constructor(detokenize: Detokenize, stop: string[] = []) {
		this.#detokenize = detokenize;
		this.#stop = stop.filter((one) => one !== '');
	}

	/** True once a stop string was met; it and what follows are not part of `text`. */
	get stopped(): boolean {
		return this.#stopped;
	}

	/** Takes one token and returns the text that became sure by it. */
	push(token: Token): string {
		this.#pending.push(token);
		const piece = this.#detokenize(this.#pending, this.#before);
		if (piece.endsWith('\uFFFD') && this.#pending.length < longestCharacter) return '';
		this.#before = [...this.#before, ...this.#pending].slice(-tokensBefore);
		this.#pending.length = 0;
		return this.#give(piece);
	}

	/** What was held back; a character that never became whole is dropped. */
	end(): string {
		if (this.#stopped) return '';
		const rest = this.#pending.length === 0 ? '' : this.#detokenize(this.#pending, this.#before);
		this.#pending.length = 0;
		const given = this.#give(rest.replace(/\uFFFD+$/, ''));
		const held = this.#held;
		this.#held = '';
		this.text += held;
		return given + held;
	}

	#give(piece: string): string {
		if (this.#stopped) return '';
		this.#held += piece;
		const at = Math.min(
			...this.#stop.map((stop) => this.#held.indexOf(stop)).filter((index) => index >= 0)
		);
		this.#stopped = Number.isFinite(at);
		const sure = this.#stopped ? at : this.#held.length - this.#possibleStop();
		const given = this.#held.slice(0, sure);
		this.#held = this.#stopped ? '' : this.#held.slice(sure);
		this.text += given;
		return given;
	}

	/** Length of the longest end of the held text that could still grow into a stop string. */
	#possibleStop(): number {
		const lengths = this.#stop.map((stop) => {
			for (let length = Math.min(stop.length - 1, this.#held.length); length > 0; length--) {
				if (this.#held.endsWith(stop.slice(0, length))) return length;
			}
			return 0;
		});
		return Math.max(0, ...lengths);
	}
}

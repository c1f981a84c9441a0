import type { LlamaGrammarEvaluationState, Token } from 'node-llama-cpp';
import { GrammarFollower } from './follower.ts';

/** The parts of a loaded model that a constraint needs. */
export interface Vocabulary {
	tokenize: (text: string) => Token[];
	detokenize: (tokens: readonly Token[]) => string;
	/** The state that follows one text through a grammar, in llama.cpp. */
	parseGrammar: (grammar: string) => Promise<LlamaGrammarEvaluationState>;
}

/** What follows a token without the model being asked; `ends`: with it the text is whole. */
export interface Forced {
	tokens: Token[];
	ends: boolean;
}

const nothing: Forced = { tokens: [], ends: false };

/** A grammar over one text: what llama.cpp samples under, and what it leaves no choice about. */
export class Constraint {
	readonly #vocabulary: Vocabulary;
	readonly #follower: GrammarFollower | null;
	state: LlamaGrammarEvaluationState;

	/** `state` is a fresh one of `grammar`. */
	constructor(grammar: string, state: LlamaGrammarEvaluationState, vocabulary: Vocabulary) {
		this.state = state;
		this.#vocabulary = vocabulary;
		this.#follower = GrammarFollower.of(grammar);
	}

	/**
	 * Takes the text that the last token made whole, and gives the tokens that must follow all that was `written`. Where
	 * there are any and the text goes on, `state` is a new one, and what comes next is sampled under that.
	 */
	async next(text: string, written: { text: string; tokens: readonly Token[] }): Promise<Forced> {
		// Half a character: the rest of it is the model's.
		if (this.#follower === null || text === '') return nothing;
		this.#follower.advance(text);
		const { text: forced, ends } = this.#follower.forced();
		const tokens = this.#tokensOf(forced, ends, written);
		if (tokens.length === 0) return { tokens, ends };
		const taken = ends ? forced : this.#vocabulary.detokenize(tokens);
		if (!ends) this.state = await this.#vocabulary.parseGrammar(this.#follower.restAfter(taken));
		this.#follower.advance(taken);
		return { tokens, ends };
	}

	/**
	 * The tokens of forced text, as the model would have chosen them. Its last is left to the model where the text
	 * goes on: together with what follows it may be another token.
	 */
	#tokensOf(
		forced: string,
		ends: boolean,
		written: { text: string; tokens: readonly Token[] }
	): Token[] {
		if (forced === '') return [];
		const { tokenize, detokenize } = this.#vocabulary;
		const whole = tokenize(written.text + forced);
		const isGoingOn = written.tokens.every((token, index) => whole[index] === token);
		const tokens = isGoingOn ? whole.slice(written.tokens.length) : tokenize(forced);
		if (ends) return tokens;
		tokens.pop();
		while (tokens.length > 0 && !forced.startsWith(detokenize(tokens))) tokens.pop();
		return tokens;
	}
}

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
	readonly #tokens: Token[] = [];
	#text = '';
	state: LlamaGrammarEvaluationState;

	/** `state` is a fresh one of `grammar`. */
	constructor(grammar: string, state: LlamaGrammarEvaluationState, vocabulary: Vocabulary) {
		this.state = state;
		this.#vocabulary = vocabulary;
		this.#follower = GrammarFollower.of(grammar);
	}

	/**
	 * Takes the token the model chose, gives those that must follow it, and takes them too. Where there are any and
	 * the text goes on, `state` is a new one, and what comes next is sampled under that.
	 */
	async next(token: Token): Promise<Forced> {
		if (this.#follower === null) return nothing;
		this.#tokens.push(token);
		const text = this.#vocabulary.detokenize(this.#tokens);
		// Half a character: the rest of it is the model's.
		if (text.endsWith('\uFFFD') || !text.startsWith(this.#text)) return nothing;
		this.#follower.advance(text.slice(this.#text.length));
		this.#text = text;
		const { text: forced, ends } = this.#follower.forced();
		const tokens = this.#tokensOf(forced, ends);
		if (tokens.length === 0) return { tokens, ends };
		const taken = ends ? forced : this.#vocabulary.detokenize(tokens);
		if (!ends) this.state = await this.#vocabulary.parseGrammar(this.#follower.restAfter(taken));
		this.#follower.advance(taken);
		this.#tokens.push(...tokens);
		this.#text += taken;
		return { tokens, ends };
	}

	/**
	 * The tokens of forced text, as the model would have chosen them. Its last is left to the model where the text
	 * goes on: together with what follows it may be another token.
	 */
	#tokensOf(forced: string, ends: boolean): Token[] {
		if (forced === '') return [];
		const { tokenize, detokenize } = this.#vocabulary;
		const whole = tokenize(this.#text + forced);
		const isGoingOn = this.#tokens.every((token, index) => whole[index] === token);
		const tokens = isGoingOn ? whole.slice(this.#tokens.length) : tokenize(forced);
		if (ends) return tokens;
		tokens.pop();
		while (tokens.length > 0 && !forced.startsWith(detokenize(tokens))) tokens.pop();
		return tokens;
	}
}

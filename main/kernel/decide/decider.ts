import type { Tool } from '../../../tools/tool.ts';
import type { Usage } from '../../model/protocol.ts';

/** What the model decides on. Text of any origin is in it: it is data and can't forge a turn. */
export interface DecisionContext {
	/** Earlier turns, oldest first: the user's text and the text of the answer. */
	exchanges: readonly { user: string; assistant: string }[];
	request: string;
	/** What already ran in this turn, oldest first; `output` is what the model may read of the result. */
	steps: readonly { tool: string; input: Record<string, unknown>; output: string }[];
	/** Names of files in the granted folders, as a person would type them; offered where a path is wanted. */
	files?: readonly string[];
	/** Names of the files that were dropped into the conversation, the newest first. */
	dropped?: readonly string[];
	/** What is remembered about the person and may matter for this request. */
	facts?: readonly string[];
}

/**
 * The next thing to do in a turn. `certain`: read out of the words of the request, so that no number in it was made up.
 * `answered`: it talked at once, and its text went through `onText`.
 */
export type Decision =
	| {
			kind: 'call';
			tool: Tool;
			input: Record<string, unknown>;
			usage: Usage;
			certain?: true;
	  }
	| { kind: 'reply'; usage: Usage; answered?: true };

/** `sequence` names the cached state to build on. */
export interface DecideOptions {
	signal: AbortSignal;
	sequence: string;
}

/** A way of deciding: the starter's own format, or a model trained for function calls. */
export interface Decider {
	/**
	 * Picks one of `tools` with its input, or decides to talk. With `onText`, a model that writes its own answers
	 * does so at once when it decides to talk. Throws an AppError when the engine fails, is stopped, or prints no
	 * whole call.
	 */
	decide: (
		context: DecisionContext,
		tools: readonly Tool[],
		options: DecideOptions & {
			onText?: (text: string) => void;
			/** Talking is no way out: one of the tools is called. */
			mustCall?: boolean;
		}
	) => Promise<Decision>;
	/**
	 * Writes the answer in its own words, without calling anything more; `started` is what it already said of it.
	 * Missing with models that cannot be trusted to retell a result: their answers are made of the results by reference.
	 */
	answer?: (
		context: DecisionContext,
		tools: readonly Tool[],
		options: DecideOptions & { onText: (text: string) => void; started: string }
	) => Promise<Usage>;
}

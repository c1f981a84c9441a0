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
}

/** The next thing to do in a turn. */
export type Decision =
	| { kind: 'call'; tool: Tool; input: Record<string, unknown>; usage: Usage }
	| { kind: 'reply'; usage: Usage };

/** A way of deciding: the starter's own format, or a model trained for function calls. */
export interface Decider {
	/**
	 * Picks one of `tools` with its input, or decides to talk. `sequence` names the cached state to build on.
	 * Throws an AppError when the engine fails, is stopped, or prints no whole call.
	 */
	decide: (
		context: DecisionContext,
		tools: readonly Tool[],
		options: { signal: AbortSignal; sequence: string }
	) => Promise<Decision>;
}

import { isDeepStrictEqual } from 'node:util';
import type { Tool } from '../../../tools/tool.ts';
import { AppError } from '../../errors.ts';
import type { Engine, Usage } from '../../model/protocol.ts';
import { parseCall } from './call.ts';
import { findBlock } from './copying/block.ts';
import { completeInput, turnGrammar } from './grammar.ts';
import { decisionPrompt, shownContext } from './prompt.ts';

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

/** A call that is longer than this is cut off, and then fails. Programs are the longest. */
const maxTokens = 400;

/** The small model that ships with Hearth: one call in the format of docs/decisions.md, under the turn's own grammar. */
export function starterDecider(engine: Engine): Decider {
	return {
		async decide(context, tools, { signal, sequence }) {
			const shown = shownContext(context);
			const block = findBlock(context.request);
			const { text, usage } = await engine.call(
				'decide',
				{
					sequence,
					prompt: decisionPrompt(tools, shown),
					grammar: turnGrammar(tools, shown, block),
					maxTokens
				},
				{ signal }
			);
			const call = parseCall(text, tools);
			if (call === null) throw new AppError('NO_DECISION', {}, { cause: text });
			if (call === 'reply') return { kind: 'reply', usage };
			const input = completeInput(call.tool, call.input, block);
			// What already ran would give the same again: there is nothing left to do.
			const repeated = context.steps.some(
				(step) => step.tool === call.tool.name && isDeepStrictEqual(step.input, input)
			);
			return repeated ? { kind: 'reply', usage } : { kind: 'call', tool: call.tool, input, usage };
		}
	};
}

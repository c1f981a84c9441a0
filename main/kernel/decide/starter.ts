import { AppError } from '../../errors.ts';
import type { Engine } from '../../model/protocol.ts';
import { parseCall } from './call.ts';
import { findBrought } from './copying/brought.ts';
import type { Decider } from './decider.ts';
import { completeInput, turnGrammar } from './grammar.ts';
import { decisionPrompt, shownContext } from './prompt.ts';

/** The system text with its role, and the beginning of the turn after it: a person always begins. */
const sharedSegments = 3;
/** A call that is longer than this is cut off, and then fails. Programs are the longest. */
const maxTokens = 400;

/** The small model that ships with Hearth: one call in the format of docs/decisions.md, under the turn's own grammar. */
export function starterDecider(engine: Engine): Decider {
	return {
		async decide(context, tools, { signal, sequence, mustCall = false }) {
			const shown = shownContext(context);
			const brought = findBrought(context);
			const { text, usage } = await engine.call(
				'decide',
				{
					sequence,
					prompt: decisionPrompt(tools, shown),
					shared: sharedSegments,
					grammar: turnGrammar(tools, shown, brought, { mustCall }),
					maxTokens
				},
				{ signal }
			);
			const call = parseCall(text, tools);
			if (call === null) throw new AppError('NO_DECISION', {}, { cause: text });
			if (call === 'reply') return { kind: 'reply', usage };
			const input = completeInput(call.tool, call.input, shown, brought);
			return { kind: 'call', tool: call.tool, input, usage };
		}
	};
}

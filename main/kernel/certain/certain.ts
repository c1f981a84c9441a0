import type { Decider, DecisionContext } from '../decide/decider.ts';
import type { Usage } from '../../model/protocol.ts';
import { readLoan } from './loans.ts';
import { pointBack } from './pointed-back.ts';
import { readStatistics } from './statistics.ts';

/** A call that the words of a request leave no doubt about. */
export interface CertainCall {
	tool: string;
	input: Record<string, unknown>;
}

const noUsage: Usage = {
	promptTokens: 0,
	cachedTokens: 0,
	generatedTokens: 0,
	firstTokenMs: 0,
	ms: 0
};

/**
 * All calls that a request asks for beyond doubt, in their order; none where there is any doubt. What is here is exact
 * where a small model is only likely to be right: it drops a number of a list, or a year of a loan.
 */
export function certainCalls(request: string): CertainCall[] {
	const loan = readLoan(request);
	return loan.length > 0 ? loan : readStatistics(request);
}

/** A decider that leaves to the model only what is not certain from the words alone. */
export function withCertain(decider: Decider): Decider {
	return {
		...decider,
		decide: async (context, tools, options) => {
			const calls = certainCalls(context.request).map(({ tool, input }) => ({
				tool: tools.find(({ name }) => name === tool),
				input
			}));
			const done = context.steps.length;
			const isWhole = calls.every(({ tool }) => tool !== undefined);
			if (calls.length > 0 && isWhole && haveRun(calls, context) && options.mustCall !== true) {
				const next = calls[done];
				if (next?.tool === undefined) return { kind: 'reply', usage: noUsage };
				return { kind: 'call', tool: next.tool, input: next.input, usage: noUsage };
			}
			return await decider.decide(pointBack(context) ?? context, tools, options);
		}
	};
}

/** Whether what ran in this turn are the first of these calls: an answer that is taken up again begins with them. */
function haveRun(
	calls: readonly { input: Record<string, unknown> }[],
	{ steps }: DecisionContext
): boolean {
	return steps.every(({ input }, index) => same(input, calls[index]?.input));
}

function same(one: Record<string, unknown>, other: Record<string, unknown> | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

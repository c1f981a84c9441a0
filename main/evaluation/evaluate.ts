import type { Tool } from '../../tools/tool.ts';
import { AppError, describeError } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import type { Decider } from '../kernel/decide/decider.ts';
import { exchangesOf, type DispatchRequest } from './requests.ts';
import { outcomeOf, score, type Outcome, type Score, type Tried } from './score.ts';

/** How long one decision took. */
export interface Timing {
	ms: number;
	firstTokenMs: number;
}

export interface EvaluationRun {
	requests: readonly DispatchRequest[];
	decider: Decider;
	/** The tools as they are offered in a turn; none of them runs. */
	tools: readonly Tool[];
	tried: Tried;
	/** Stops after the decision under way. */
	signal: AbortSignal;
	/** Told after each request. */
	onScore: (scores: readonly Score[], timings: readonly Timing[]) => void;
}

/** A decision that takes longer counts as none. */
const limitMilliseconds = 120_000;

/** Failures that say something about the model's decision; any other ends the evaluation. */
const missed: ReadonlySet<ErrorCode> = new Set(['NO_DECISION', 'CONTEXT_TOO_SMALL', 'TIMED_OUT']);

/** Lets the model decide on each request as the app does, and compares. Stopped, it gives what there is. */
export async function evaluate(
	run: EvaluationRun
): Promise<{ scores: Score[]; timings: Timing[] }> {
	const scores: Score[] = [];
	const timings: Timing[] = [];
	for (const request of run.requests) {
		const decided = await decide(run, request);
		if (run.signal.aborted) break;
		const { outcome, timing } = decided;
		scores.push(await score(request, outcome, run.tried));
		if (timing !== null) timings.push(timing);
		run.onScore(scores, timings);
	}
	return { scores, timings };
}

async function decide(
	{ decider, tools, signal }: EvaluationRun,
	request: DispatchRequest
): Promise<{ outcome: Outcome; timing: Timing | null }> {
	const limit = AbortSignal.timeout(limitMilliseconds);
	try {
		const decision = await decider.decide(
			{ exchanges: exchangesOf(request), request: request.request, steps: [] },
			tools,
			{ signal: AbortSignal.any([signal, limit]), sequence: 'evaluation' }
		);
		return { outcome: outcomeOf(decision), timing: decision.usage };
	} catch (error) {
		const miss = limit.aborted || (error instanceof AppError && missed.has(error.code));
		if (!miss && !signal.aborted) throw error;
		return { outcome: { tool: 'none', error: describeError(error) }, timing: null };
	}
}

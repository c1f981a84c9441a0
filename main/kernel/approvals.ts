import { randomUUID } from 'node:crypto';
import type { ApprovalRequest } from '../contract.ts';

export type ApprovalDecision = 'once' | 'always' | 'denied';

interface Waiting {
	request: ApprovalRequest;
	callId: string;
	conversationId: string;
	resolve: (decision: ApprovalDecision | 'unanswered') => void;
}

/** Milliseconds a question waits; whoever comes back later can ask again. */
const patience = 30 * 60_000;

/**
 * The questions that wait for a person. Each is bound to one call's exact arguments and answered once;
 * stopping the turn answers it with no, and so does time: no answer is no effect.
 */
export class Approvals {
	readonly #waiting = new Map<string, Waiting>();
	readonly #patience: number;

	constructor({ patience: milliseconds = patience } = {}) {
		this.#patience = milliseconds;
	}

	/** Waits for the answer, but not for ever. `show` is given the request with its id. */
	ask(
		question: Omit<ApprovalRequest, 'approvalId'>,
		place: { callId: string; conversationId: string },
		signal: AbortSignal,
		show: (request: ApprovalRequest) => void
	): Promise<ApprovalDecision | 'unanswered'> {
		if (signal.aborted) return Promise.resolve('denied');
		const request = { ...question, approvalId: randomUUID() };
		return new Promise((resolve) => {
			const settle = (decision: ApprovalDecision | 'unanswered'): void => {
				clearTimeout(timer);
				this.#waiting.delete(request.approvalId);
				signal.removeEventListener('abort', deny);
				resolve(decision);
			};
			const timer = setTimeout(() => settle('unanswered'), this.#patience);
			timer.unref();
			const deny = (): void => settle('denied');
			signal.addEventListener('abort', deny, { once: true });
			this.#waiting.set(request.approvalId, { request, ...place, resolve: settle });
			show(request);
		});
	}

	/** Answers a question; an id that is not waiting (answered before, or stopped) changes nothing. */
	answer(approvalId: string, decision: ApprovalDecision): void {
		this.#waiting.get(approvalId)?.resolve(decision);
	}

	/** The question a conversation waits with, so that a window that opens it later can show it. */
	waitingIn(conversationId: string): { callId: string; request: ApprovalRequest } | undefined {
		const waiting = [...this.#waiting.values()].find(
			(one) => one.conversationId === conversationId
		);
		return waiting && { callId: waiting.callId, request: waiting.request };
	}
}

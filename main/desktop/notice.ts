import type { AppEvent } from '../contract.ts';

/** Milliseconds after which a person has turned to something else. */
const longAnswer = 10_000;

/** What is worth a word of the system to a person who is not looking at the window; null for everything else. */
export function noticeOf(
	event: AppEvent
): { kind: 'answered' | 'failed' | 'asks'; conversationId: string } | null {
	if (event.type !== 'turn') return null;
	const { conversationId, event: step } = event;
	if (step.type === 'approval-request') return { kind: 'asks', conversationId };
	if (step.type !== 'turn-end' || step.timings.total < longAnswer) return null;
	if (step.status === 'complete') return { kind: 'answered', conversationId };
	return step.status === 'failed' ? { kind: 'failed', conversationId } : null;
}

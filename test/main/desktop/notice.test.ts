import { expect, test } from 'vitest';
import type { ApprovalRequest, TurnEvent } from '../../../main/contract.ts';
import { noticeOf } from '../../../main/desktop/notice.ts';

type TurnEnd = Extract<TurnEvent, { type: 'turn-end' }>;

function ended(status: TurnEnd['status'], total: number): TurnEnd {
	const timings = { total, firstToken: 1, deciding: 1 };
	return { type: 'turn-end', status, text: 'secret', citations: [], error: null, timings };
}

function notice(event: TurnEvent) {
	return noticeOf({ type: 'turn', conversationId: 'c', messageId: 'm', event });
}

test('the end of a long answer and a question are worth a word, without a word of what was said', () => {
	expect(notice(ended('complete', 60_000))).toEqual({ kind: 'answered', conversationId: 'c' });
	expect(notice(ended('failed', 60_000))).toEqual({ kind: 'failed', conversationId: 'c' });
	const request: ApprovalRequest = {
		approvalId: 'a',
		tool: 'write_file',
		effect: 'write',
		target: '/secret',
		preview: null,
		reason: 'write',
		because: [],
		canAlways: false
	};
	expect(notice({ type: 'approval-request', callId: 'x', request })).toEqual({
		kind: 'asks',
		conversationId: 'c'
	});
});

test('a quick answer, one that was stopped, and everything else are not', () => {
	expect(notice(ended('complete', 800))).toBeNull();
	expect(notice(ended('stopped', 60_000))).toBeNull();
	expect(notice({ type: 'text-delta', text: 'a' })).toBeNull();
	expect(noticeOf({ type: 'conversations' })).toBeNull();
});

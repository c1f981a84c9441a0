import type { AccessRequest, Tool } from '../../tools/tool.ts';
import type { ApprovalRequest, ArgumentOrigin, Settings } from '../contract.ts';
import type { Store } from '../memory/protocol.ts';
import type { Approvals } from './approvals.ts';
import {
	alwaysScope,
	isUntrusted,
	judge,
	type ApprovalReason,
	type OutsideText
} from './permissions.ts';

/** What wants to pass. */
interface Access {
	tool: Tool;
	callId: string;
	conversationId: string;
	request: AccessRequest;
	/** Without a person to ask: yes for the tools named with --allow, no for everything else. */
	unattended: ((tool: string) => boolean) | undefined;
}

/** What the gate goes by, and whom it asks. */
interface Gate {
	store: Store;
	approvals: Approvals;
	mode: Settings['mode'];
	/** Text from outside that is in the context. */
	outside: readonly OutsideText[];
	/** What the user wrote in the turns that are in the context. */
	userTexts: string[];
	/** What was answered to the message before this one. */
	answer: string;
	signal: AbortSignal;
	/** Where each argument of the call came from; worked out only when somebody is asked. */
	origins: () => ArgumentOrigin[];
	onAsk: (request: ApprovalRequest) => void;
}

type Answer = 'once' | 'always' | 'denied' | 'refused' | 'unanswered';
/** Nobody need be asked, or it is offered afterwards instead. */
type Unasked = 'allowed' | 'offered';

/** Step 4 of a turn: what was answered, where somebody must be asked. An Always is kept as a rule. */
export async function passGate(access: Access, gate: Gate): Promise<Answer | Unasked> {
	const { tool, request } = access;
	const { store } = gate;
	const rules = await store.call('rule:list', null);
	const verdict = judge(request, {
		mode: gate.mode,
		outside: gate.outside,
		userTexts: gate.userTexts,
		answer: gate.answer,
		alwaysScopes: rules.filter((rule) => rule.tool === tool.name).map(({ scope }) => scope)
	});
	if (verdict.decision === 'allow') return 'allowed';
	if (verdict.decision === 'refuse') return 'refused';
	if (access.unattended?.(tool.name) === true) return 'once';
	if (verdict.decision === 'offer') return 'offered';
	if (access.unattended !== undefined) return 'refused';
	const answer = await gate.approvals.ask(
		{
			tool: tool.name,
			effect: request.effect,
			target: request.target,
			preview: request.preview ?? null,
			reason: verdict.reason,
			because: namesThatMatter(gate.outside, verdict.reason),
			origins: gate.origins(),
			canAlways: verdict.canAlways
		},
		{ callId: access.callId, conversationId: access.conversationId },
		gate.signal,
		gate.onAsk
	);
	// Always is only for what offered it, whatever the window sent.
	if (answer !== 'always' || !verdict.canAlways) return answer === 'always' ? 'once' : answer;
	await store.call('rule:add', { tool: tool.name, scope: alwaysScope(request) });
	return 'always';
}

/** The texts from outside that are why this is asked, the latest first. What a person told Hearth is only private. */
function namesThatMatter(outside: readonly OutsideText[], reason: ApprovalReason): string[] {
	const isLeaving = reason === 'private-and-outside' || reason === 'mcp-private';
	const texts = isLeaving ? outside : outside.filter(isUntrusted);
	return [...new Set(texts.map(({ name }) => name).toReversed())].slice(0, 10);
}

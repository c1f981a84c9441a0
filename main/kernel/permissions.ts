import type { AccessRequest } from '../../tools/tool.ts';
import type { Origin } from '../../tools/parts.ts';
import type { Settings } from '../contract.ts';

/** A piece of text from outside that is in the context of the turn: what kind, and what a person would call it. */
export interface OutsideText {
	origin: Origin;
	name: string;
}

/** What is known when one effect of one call is judged. Labels are set by the kernel, never by the model. */
export interface Situation {
	mode: Settings['mode'];
	/** Everything from outside that the model can see in this turn, results of this turn included. */
	outside: OutsideText[];
	/** Everything the user typed in the turns that are in the context. */
	userTexts: string[];
	/** Scopes of the Always rules for this tool: a host, a folder, or `*`. */
	alwaysScopes: string[];
}

/** `reason` is a key of `main/messages/approvals.ts`. */
export type Verdict =
	| { decision: 'allow' }
	| { decision: 'ask'; reason: ApprovalReason; canAlways: boolean }
	| { decision: 'refuse'; reason: ApprovalReason };

export type ApprovalReason =
	| 'write-file'
	| 'remember'
	| 'address-not-typed'
	| 'outside-text'
	| 'private-and-outside'
	| 'read-only-mode';

const privateOrigins: ReadonlySet<Origin> = new Set<Origin>(['file', 'document', 'memory']);
const untrustedOrigins: ReadonlySet<Origin> = new Set<Origin>([
	'file',
	'document',
	'web',
	'mcp',
	'model-download'
]);

/**
 * The table of docs/architecture.md, section 6. Pure: same situation, same verdict.
 * Departure from it: what the user asks to remember in their own words is kept without asking (it can be forgotten with
 * one click), because a question after "remember that ..." only teaches people to say yes.
 */
export function judge(request: AccessRequest, situation: Situation): Verdict {
	const { mode, alwaysScopes } = situation;
	const untrusted = situation.outside.some((text) => untrustedOrigins.has(text.origin));
	const always = alwaysScopes.some((scope) => covers(scope, request));

	switch (request.effect) {
		case 'none':
		case 'read':
			// A tool that reads has checked that the target lies inside a grant; nothing leaves the machine by it.
			return { decision: 'allow' };
		case 'network': {
			const hasPrivate = situation.outside.some((text) => privateOrigins.has(text.origin));
			if (hasPrivate && untrustedNetwork(situation)) {
				return { decision: 'ask', reason: 'private-and-outside', canAlways: false };
			}
			// Several pages that are read together are one request, an address a line: each is judged, one question is asked.
			const addresses = request.target.split('\n');
			const isAllowed = addresses.every(
				(target) =>
					typed(target, situation.userTexts) ||
					alwaysScopes.some((scope) => covers(scope, { ...request, target }))
			);
			if (isAllowed) return { decision: 'allow' };
			const canAlways = !untrusted && addresses.length === 1;
			return { decision: 'ask', reason: 'address-not-typed', canAlways };
		}
		case 'write':
			if (mode === 'read-only') return { decision: 'refuse', reason: 'read-only-mode' };
			if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
			if (always || mode === 'accept-edits') return { decision: 'allow' };
			return { decision: 'ask', reason: 'write-file', canAlways: true };
		case 'memory':
			if (mode === 'read-only') return { decision: 'refuse', reason: 'read-only-mode' };
			if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
			if (always || spoken(request.target, situation.userTexts)) return { decision: 'allow' };
			return { decision: 'ask', reason: 'remember', canAlways: true };
	}
}

/** The scope an Always answer covers: the host for an address, the folder for a file, everything else of the tool. */
export function alwaysScope(request: AccessRequest): string {
	if (request.effect === 'network') return hostOf(request.target) ?? '*';
	if (request.effect === 'write') return request.target.replace(/[\\/][^\\/]*$/, '');
	return '*';
}

function covers(scope: string, request: AccessRequest): boolean {
	if (scope === '*') return true;
	if (request.effect === 'network') return hostOf(request.target) === scope;
	return request.target.startsWith(`${scope}/`) || request.target.startsWith(`${scope}\\`);
}

/** Text from strangers: a request that follows it could carry private text away. The user's own papers alone cannot ask for that. */
function untrustedNetwork(situation: Situation): boolean {
	return situation.outside.some(({ origin }) => origin === 'web' || origin === 'mcp');
}

/** Whether the user wrote this very address (scheme and a last slash aside): the whole of it, not only its host. */
export function typed(address: string, userTexts: string[]): boolean {
	const bare = bareAddress(address);
	return bare !== '' && userTexts.some((text) => addressesIn(text).includes(bare));
}

function addressesIn(text: string): string[] {
	return text.split(/[\s<>"'`()[\]{}“”‘’「」『』,，、。]+/u).map((word) => bareAddress(word));
}

function bareAddress(address: string): string {
	return (
		address
			.trim()
			.replace(/^https?:\/\//i, '')
			.replace(/[.!?:;…]+$/u, '')
			.replace(/\/$/, '')
			// Hangul particles stick to an address: "example.com을 열어줘".
			.replace(/(?<=[\x21-\x7e])[가-힣]+$/u, '')
			.toLowerCase()
	);
}

function spoken(text: string, userTexts: string[]): boolean {
	const words = wordsOf(text);
	return (
		words.length > 0 &&
		userTexts.some((userText) => {
			const heard = userText.toLowerCase();
			return words.every((word) => heard.includes(word));
		})
	);
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function hostOf(address: string): string | undefined {
	return URL.canParse(address) ? new URL(address).host : undefined;
}

import type { AccessRequest } from '../../tools/tool.ts';
import type { Origin } from '../../tools/parts.ts';
import type { Settings } from '../contract.ts';
import { asksToKeep } from './asks-to-keep.ts';
import { bareAddress, hear, wordsOf } from './heard.ts';

/** A piece of text from outside that is in the context of the turn: what kind, and what a person would call it. */
export interface OutsideText {
	origin: Origin;
	name: string;
}

/** What is known when one effect of one call is judged. Labels are set by the kernel, never by the model. */
export interface Situation {
	mode: Settings['mode'];
	/** Everything from outside that the model can see in this turn, results of this turn included. */
	outside: readonly OutsideText[];
	/** Everything the user typed in the turns that are in the context. */
	userTexts: string[];
	/** What was answered to the message before this one. */
	answer?: string;
	/** Scopes of the Always rules for this tool: a host, a folder, or `*` for what has neither. */
	alwaysScopes: string[];
}

/** `reason` is a key of `main/messages/approvals.ts`. */
export type Verdict =
	| { decision: 'allow' }
	| { decision: 'ask'; reason: ApprovalReason; canAlways: boolean }
	/** Not now: a yes is waited for under the answer, not in the middle of it. */
	| { decision: 'offer' }
	| { decision: 'refuse'; reason: ApprovalReason };

export type ApprovalReason =
	| 'write-file'
	| 'delete-file'
	| 'remember'
	| 'address-not-typed'
	| 'outside-text'
	| 'private-and-outside'
	| 'read-only-mode'
	| 'mcp-call'
	| 'mcp-destructive'
	| 'mcp-read-only-mode'
	| 'mcp-private';

const privateOrigins: ReadonlySet<Origin> = new Set<Origin>(['file', 'document', 'memory']);
const untrustedOrigins: ReadonlySet<Origin> = new Set<Origin>([
	'file',
	'document',
	'web',
	'mcp',
	'model-download'
]);
const strangers: ReadonlySet<Origin> = new Set<Origin>(['web', 'mcp', 'model-download']);

/**
 * The table of docs/architecture.md, section 6. Pure: same situation, same verdict.
 * Departure from it: what the user asks to remember in their own words is kept without asking (it can be forgotten with
 * one click), because a question after "remember that ..." only teaches people to say yes. What they only said is offered.
 */
export function judge(request: AccessRequest, situation: Situation): Verdict {
	const { mode, alwaysScopes } = situation;
	const untrusted = situation.outside.some(isUntrusted);
	const always = (): boolean => alwaysScopes.some((scope) => covers(scope, request));

	switch (request.effect) {
		case 'none':
		case 'read':
			// A tool that reads has checked that the target lies inside a grant; nothing leaves the machine by it.
			return { decision: 'allow' };
		case 'network': {
			const rules = new Set(alwaysScopes);
			const hasPrivate = situation.outside.some((text) => privateOrigins.has(text.origin));
			if (hasPrivate && hasStranger(situation)) {
				return { decision: 'ask', reason: 'private-and-outside', canAlways: false };
			}
			// Several pages that are read together are one request, an address a line: each is judged, one question is asked.
			const addresses = request.target.split('\n');
			const isAllowed = addresses.every((target) => {
				if (typed(target, situation.userTexts)) return true;
				// A rule for a host says nothing about what may be sent there once a text from outside could have chosen it.
				if (untrusted && (hasPrivate || !asksInOwnWords(target, situation.userTexts))) return false;
				return rules.has(hostOf(target) ?? '');
			});
			if (isAllowed) return { decision: 'allow' };
			const canAlways = !untrusted && addresses.length === 1;
			return { decision: 'ask', reason: 'address-not-typed', canAlways };
		}
		case 'write':
			if (mode === 'read-only') return { decision: 'refuse', reason: 'read-only-mode' };
			if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
			if (mode === 'accept-edits' || always()) return { decision: 'allow' };
			return { decision: 'ask', reason: 'write-file', canAlways: request.scope !== null };
		case 'delete':
			if (mode === 'read-only') return { decision: 'refuse', reason: 'read-only-mode' };
			if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
			// Accepting edits is no yes to losing sight of files, though they can be brought back.
			if (always()) return { decision: 'allow' };
			return { decision: 'ask', reason: 'delete-file', canAlways: request.scope !== null };
		case 'memory':
			if (mode === 'read-only') return { decision: 'refuse', reason: 'read-only-mode' };
			if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
			if (always()) return { decision: 'allow' };
			if (!spoken(request.target, situation.userTexts)) {
				return { decision: 'ask', reason: 'remember', canAlways: true };
			}
			return asksToKeep(situation.userTexts.at(-1) ?? '', situation.answer)
				? { decision: 'allow' }
				: { decision: 'offer' };
		case 'mcp':
			return judgeProgram(request, situation, { untrusted, always });
	}
}

/**
 * A call of another program: what it does and whom it tells is not to be seen from here. What the program says of itself
 * can only make it stricter: without a word of reading only, it is refused where nothing may be changed, and what may
 * destroy is asked about every time.
 */
function judgeProgram(
	{ program }: AccessRequest,
	situation: Situation,
	{ untrusted, always }: { untrusted: boolean; always: () => boolean }
): Verdict {
	if (situation.mode === 'read-only') {
		return program?.saysReadOnly === true
			? { decision: 'ask', reason: 'mcp-read-only-mode', canAlways: false }
			: { decision: 'refuse', reason: 'read-only-mode' };
	}
	const hasPrivate = situation.outside.some((text) => privateOrigins.has(text.origin));
	if (hasPrivate && hasStranger(situation)) {
		return { decision: 'ask', reason: 'mcp-private', canAlways: false };
	}
	if (untrusted) return { decision: 'ask', reason: 'outside-text', canAlways: false };
	if (program?.saysDestructive === true) {
		return { decision: 'ask', reason: 'mcp-destructive', canAlways: false };
	}
	if (always()) return { decision: 'allow' };
	return { decision: 'ask', reason: 'mcp-call', canAlways: true };
}

/**
 * The scope an Always answer covers: the host for an address, the folder for a file, a tool of a program in the definition
 * that was agreed to, everything else of the tool.
 */
export function alwaysScope(request: AccessRequest): string {
	if (request.effect === 'mcp') return programScope(request);
	if (request.effect === 'network') return hostOf(request.target) ?? 'no host';
	if (request.effect === 'write' || request.effect === 'delete')
		return request.scope ?? request.target.replace(/[\\/][^\\/]*$/, '');
	return '*';
}

function covers(scope: string, request: AccessRequest): boolean {
	if (request.effect === 'mcp') return scope === programScope(request);
	if (scope === '*') return true;
	return (request.targets ?? [request.target]).every(
		(path) => path.startsWith(`${scope}/`) || path.startsWith(`${scope}\\`)
	);
}

/** Whether text from outside is there whose words must not lead to an effect; what a person told Hearth themselves is not. */
export function isUntrusted({ origin }: OutsideText): boolean {
	return untrustedOrigins.has(origin);
}

/**
 * The label of a text that is about to be kept: the user's own when they said it, else that of the least trusted text it
 * could have come from.
 */
export function labelOf(
	text: string,
	{ outside, userTexts }: Pick<Situation, 'outside' | 'userTexts'>
): Origin {
	if (spoken(text, userTexts)) return 'user';
	return leastTrusted.find((label) => outside.some(({ origin }) => origin === label)) ?? 'user';
}

const leastTrusted: Origin[] = ['mcp', 'web', 'model-download', 'document', 'file'];

/** Never the star: a name alone does not say which program is called. */
function programScope({ program }: AccessRequest): string {
	return program?.scope ?? 'unknown program';
}

/** Text from strangers: a request that follows it could carry private text away. The user's own papers alone cannot ask for that. */
function hasStranger({ outside }: Situation): boolean {
	return outside.some(({ origin }) => strangers.has(origin));
}

/** Whether the user wrote this very address (scheme and a last slash aside): the whole of it, not only its host. */
export function typed(address: string, userTexts: string[]): boolean {
	const bare = bareAddress(address);
	if (bare === '') return false;
	return userTexts.some((text) => {
		const heard = hear(text);
		return heard.lower.includes(bare) && heard.addresses.has(bare);
	});
}

/** Parts of addresses in which search engines take the words that are sought. */
const searchWords = new Set(
	'search html web find query text results lite q p s k wd keyword keywords term do naver where w index php ns0 fulltext'.split(
		' '
	)
);

/** Whether everything that an address carries beside its host is what the user said, and how one asks for it. */
function asksInOwnWords(address: string, userTexts: string[]): boolean {
	if (!URL.canParse(address)) return false;
	const { pathname, search, hash, username, password } = new URL(address);
	const carried = wordsOf(
		decode(`${pathname} ${search.replaceAll('+', ' ')} ${hash} ${username} ${password}`)
	);
	const words = carried.filter((word) => !searchWords.has(word));
	return words.length === 0 || userTexts.some((text) => saidWholly(words, text));
}

/** Word by word: letters and pieces of words are in every text, and spell whatever one likes. */
function saidWholly(words: readonly string[], userText: string): boolean {
	const { lower, words: heard } = hear(userText);
	if (!words.every((word) => lower.includes(word))) return false;
	return words.every((word) =>
		heard.some(
			(one) => one === word || (one.startsWith(word) && (word.length > 3 || particled.test(word)))
		)
	);
}

/** Scripts whose words carry their particles with them. */
const particled = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u;

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// A half of an escape: then its own letters are what is carried.
		return text;
	}
}

function spoken(text: string, userTexts: string[]): boolean {
	const words = wordsOf(text);
	return (
		words.length > 0 &&
		userTexts.some((userText) => {
			const { lower } = hear(userText);
			return words.every((word) => lower.includes(word));
		})
	);
}

function hostOf(address: string): string | undefined {
	return URL.canParse(address) ? new URL(address).host : undefined;
}

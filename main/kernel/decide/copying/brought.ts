import { isOnlyCommand } from './commands.ts';
import { findPaths, findQuoted } from './paths.ts';
import type { DecisionContext } from '../decider.ts';

/** What a request brings along or points to, to be used as it is. */
export interface Brought {
	/** The text to write into a file. */
	content: string | null;
	/** The fact to remember. */
	fact: string | null;
	/** Programs to run. */
	code: string[];
}

/** From this length on, printing something word by word takes longer than anyone waits. */
const longFrom = 320;
const printedUpTo = 160;
const searched = 20_000;

/** Finds what is quoted, stands after a colon, comes as a long text or a program, or is only pointed to ("save that"). */
export function findBrought({ request, exchanges }: DecisionContext): Brought {
	const text = request.trim();
	const start = text.slice(0, searched);
	const given = findLong(text) ?? findQuotation(start) ?? findAfterColon(start);
	const last =
		isOnlyCommand(start) && findQuoted(start).length === 0 ? exchanges.at(-1) : undefined;
	return {
		content: given ?? (last?.assistant.trim() || null),
		fact: given ?? (last?.user.trim() || null),
		code: findCode(start)
	};
}

/** A long text in a fence or quotation marks, after a line break, or after a colon. */
function findLong(request: string): string | null {
	if (request.length < longFrom) return null;
	const shapes = [
		/```[a-z]*\n(.+?)\n?```/s,
		/["“](.+?)["”](?=\s*$|\s*\n)/s,
		/\n(.+)$/s,
		/:\s+(.+)$/s
	];
	for (const shape of shapes) {
		const found = shape.exec(request)?.[1]?.trim();
		if (found !== undefined && found.length >= longFrom) return found;
	}
	return null;
}

/** The only quotation of a request that says nothing else. */
function findQuotation(request: string): string | null {
	if (!isOnlyCommand(request)) return null;
	const paths = new Set(findPaths(request));
	const [first, ...more] = findQuoted(request).filter((quoted) => !paths.has(quoted));
	return first !== undefined && more.length === 0 ? first : null;
}

/** What stands after the colon of "note this down: ...". */
function findAfterColon(request: string): string | null {
	const [, before = '', after = ''] = /^([^:：]{1,200}?)[:：]\s+(.+)$/s.exec(request) ?? [];
	return after !== '' && isOnlyCommand(before) ? after.trim() : null;
}

const looksLikeCode =
	/[\w\])]\(.*\)|=>|[\w\]]\s*=\s*\S|\bdef\s|\bfor\s.*\sin\s.*:|\{.*\}|\b(?:print|return|import)\b.*[("]/s;

/** In a fence or backticks, after a colon at the end, or a call with its own literal such as `print("hello")`. */
function findCode(request: string): string[] {
	const fenced = [...request.matchAll(/```[a-zA-Z]*\s*\n?(.+?)\n?```/gs)].map(
		([, code = '']) => code
	);
	if (fenced.length > 0) return fenced;
	const ticked = [...request.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.trim());
	const marked = ticked.filter((code) => looksLikeCode.test(code));
	if (marked.length > 0) return marked;
	const last =
		/[:：]\s+((?:print|console\.|def |for |let |const |var |import |function |[a-z_]\w* ?=)[^]*)$/
			.exec(request)?.[1]
			?.trim();
	if (last !== undefined && looksLikeCode.test(last)) return [last];
	return [...request.matchAll(/\b(?:print|console\.log)\(/g)]
		.map(({ index }) => balanced(request.slice(index, index + 2000)))
		.filter((code) => /["'[\d]/.test(code));
}

/** From the start of `text` to the bracket that closes its first one; empty when none does. */
function balanced(text: string): string {
	let depth = 0;
	for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
		depth += bracket === '(' ? 1 : -1;
		if (depth === 0) return text.slice(0, index + 1);
	}
	return '';
}

/** What the model prints for it: itself, or its first words and `...` when it is long. */
export function nameOf(brought: string): string {
	return brought.length <= printedUpTo
		? brought
		: `${brought.split(/\s+/, 4).join(' ').slice(0, 80)}...`;
}

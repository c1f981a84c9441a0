import type { ChatMessage, Fact, Step } from '../contract.ts';
import { takenBack } from '../messages/taken-back.ts';
import { say, type Language } from '../messages/message.ts';
import type { Store } from '../memory/protocol.ts';

/** What a person wants taken back: the last change of files, or something remembered; `about` is null for "that". */
export type TakeBack =
	| { what: 'change' }
	| { what: 'fact'; about: string | null }
	| { what: 'correction'; wrong: string | null; right: string };

const polite = String.raw`(?:(?:ok(?:ay)?|no|oh|oops|wait|please|pls|can you|could you|hey|hearth|actually|sorry|hm+|um+|nope|and|now|then|hold on|wrong|not that|i changed my mind)[,!. ]+)*`;
const undo = new RegExp(
	String.raw`^${polite}(?:undo|revert|take back|put back|reverse)(?: (?:that|it|this|them|the last (?:one|change|thing|step)|what you (?:just )?did|everything back))?(?: back)?(?: please| pls| again| for me| now)*[.!? ]*$|^${polite}(?:take|put) (?:that|it|them|this|everything) back(?: please)?[.!? ]*$`,
	'i'
);
const undoKorean =
	/^(?:아니[,. ]*|잠깐[,. ]*|방금(?: 한)? ?(?:거|것|일|작업)?(?:을|를)?\s*|마지막 ?(?:거|것|작업|변경)(?:을|를)?\s*|그거\s*|그걸\s*|이거\s*|다시\s*|좀\s*)*(?:되돌려|되돌리|원래대로|실행 ?취소|취소해)\S*(?: (?:놔|놓아|돌려|해|줘|주세요|줄래)\S*)*[.!? ]*$/u;
const forget = new RegExp(
	String.raw`^${polite}(?:forget|unlearn|stop remembering|(?:do not|don't|no longer) remember|delete from (?:your |the )?memory)(?: about)?(?: that)?\s+(.+?)(?: please)?[.!? ]*$`,
	'i'
);
const forgetThat = new RegExp(
	String.raw`^${polite}forget(?: about)? (?:that|it|this)(?: again| please)?[.!? ]*$`,
	'i'
);
const forgetKorean =
	/^(.+?)\s*(?:은|는|을|를|에 ?대한? ?(?:것|건|거|기억)?(?:은|는|을|를)?)?\s*(?:(?:이제|그만|다시|기억에서|좀)\s*)*(?:잊어|잊으|까먹어|기억하지 ?마|지워|삭제해)\S*(?:\s?(?:줘|주세요|줄래요?|버려|달라고))*[.!? ]*$/u;
const thatKorean =
	/^(?:그거|그것|그걸|이거|이것|이걸|그|방금(?: 한)?(?: ?(?:거|것|말))?|그 ?(?:말|사실|기억))$/u;
/** Deleting is about memory only where it says so; "forget it, never mind" is no order, and a file is not a fact. */
const deletes = /지워|삭제/u;
const isOther =
	/\b(?:never mind|what i said|to |sites?|cookies?|password for the page)\b|사이트|쿠키|파일|폴더|대화|문서/iu;

const corrections: readonly RegExp[] = [
	/^(?:no|sorry|actually|oops|wait|hm+|oh)?[,!. ]*(?:it|that|this|he|she)(?:['’]s| is| was)? ?(?:not|isn['’]t|wasn['’]t) (?<wrong>[^,;]{1,40}?)[,;]? ?(?:but|(?:it|that|this|he|she)(?:['’]s| is| was))?\s+(?<right>[^,;?]{1,40})$/i,
	/^(?:(?:no|sorry|actually|oops|wait|hm+|oh)[,!. ]+)+(?:it|that)(?:['’]s| is| was) (?<right>[^,;?]{1,40})$/i,
	/^(?:아니\S{0,3}|앗|미안|잠깐|참)[,.! ]+(?:(?<wrong>[^,?]{1,30}?)(?:이|가)?\s?아니(?:라|고|야)[,. ]+)?(?<right>[^,?]{1,40}?)(?:이야|야|이에요|예요|입니다|임|이다)[.!~ ]*$/u,
	/^(?<wrong>[^,?]{1,30}?)(?:이|가)\s?아니(?:라|고|야)[,. ]+(?<right>[^,?]{1,40}?)(?:이야|야|이에요|예요|입니다|임|이다)[.!~ ]*$/u
];

/** What a request alone wants taken back, by its words; undefined for every other request. */
export function readTakeBack(request: string): TakeBack | undefined {
	const text = request.trim();
	if (text.length > 160 || text.includes('\n')) return undefined;
	if (undo.test(text) || undoKorean.test(text)) return { what: 'change' };
	if (forgetThat.test(text)) return { what: 'fact', about: null };
	for (const form of corrections) {
		const { right, wrong = null } = form.exec(text.replace(/[.!~ ]+$/, ''))?.groups ?? {};
		if (right !== undefined) return { what: 'correction', wrong, right: right.trim() };
	}
	const english = forget.exec(text)?.[1];
	if (english !== undefined)
		return isOther.test(english) ? undefined : { what: 'fact', about: english };
	const korean = forgetKorean.exec(text)?.[1]?.trim();
	if (korean === undefined || isOther.test(korean)) return undefined;
	if (deletes.test(text) && !/기억/u.test(text)) return undefined;
	if (/(?:지|고|말고|절대)$/u.test(korean)) return undefined;
	const about = korean.replace(/\s*(?:기억(?:에서)?|에 ?대해서?)$/u, '').trim();
	return { what: 'fact', about: about === '' || thatKorean.test(about) ? null : about };
}

/** Takes back the newest change of files in this talk that still can be, and says so. */
export async function takeBackChange(
	earlier: readonly ChatMessage[],
	{ store, undo }: { store: Store; undo: (activityId: string) => Promise<void> },
	language: Language
): Promise<string> {
	const last = stepsOf(earlier).findLast(
		(step) => step.kind === 'result' && step.activityId !== null
	);
	const activityId = last?.kind === 'result' ? last.activityId : null;
	// An older change than the last is never meant, also where this answer is asked for a second time.
	if (last?.kind !== 'result' || activityId === null) return say(language, takenBack.noChange);
	if ((await store.call('activity:undo-data', { activityId })) === null)
		return say(language, takenBack.noChange);
	await undo(activityId);
	const target = decidedAs(earlier, last.callId)?.['path'];
	const name = typeof target === 'string' ? target : '';
	return say(language, name === '' ? takenBack.change : takenBack.changeOf, { name });
}

/** Forgets the one fact that is meant, and says so; where none or several fit, nothing is forgotten. */
export async function forgetFact(
	about: string | null,
	{ conversationId, earlier }: { conversationId: string; earlier: readonly ChatMessage[] },
	store: Store,
	language: Language
): Promise<{ text: string; isForgotten: boolean }> {
	const wanted = about ?? lastFact(earlier);
	if (wanted === undefined)
		return { text: say(language, takenBack.noFactMeant), isForgotten: false };
	// A temporary talk sees no fact, and none of another talk alone is seen here.
	const facts = await store.call('fact:search', { query: wanted, limit: searched, conversationId });
	const fitting = fits(facts, wanted);
	const [fact, ...others] = fitting;
	if (fact === undefined)
		return { text: say(language, takenBack.noFact, { text: wanted }), isForgotten: false };
	if (others.length > 0) {
		const list = fitting
			.slice(0, 8)
			.map(({ text }) => `- ${text}`)
			.join('\n');
		return { text: `${say(language, takenBack.severalFacts)}\n\n${list}`, isForgotten: false };
	}
	await store.call('fact:forget', { factId: fact.id });
	return { text: say(language, takenBack.fact, { text: fact.text }), isForgotten: true };
}

/**
 * Puts the right thing in the place of the wrong one, in the fact that was told or asked for last. Undefined where no fact was,
 * or nothing in it is like what is said.
 */
export async function correctFact(
	{ wrong, right }: { wrong: string | null; right: string },
	{ conversationId, earlier }: { conversationId: string; earlier: readonly ChatMessage[] },
	store: Store,
	language: Language
): Promise<string | undefined> {
	// Only of the last answer: later it may be about anything.
	const told = lastFact(earlier.slice(-1));
	const text = told === undefined ? undefined : corrected(told, wrong, right);
	if (told === undefined || text === undefined) return undefined;
	const found = await store.call('fact:search', { query: told, limit: searched, conversationId });
	const [fact] = fits(found, told);
	if (fact === undefined) return undefined;
	await store.call('fact:edit', { factId: fact.id, text });
	return say(language, takenBack.corrected, { text });
}

/** Days, times and numbers: what is of one kind stands for another of it. */
const likes: readonly RegExp[] = [
	/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/giu,
	/\d{1,2}월\s?\d{1,2}일/gu,
	/\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|[월화수목금토일]요일/giu,
	/\b\d{1,2}(?::\d{2})?\s?[ap]m\b|\b\d{1,2}:\d{2}\b|\d{1,2}시(?:\s?\d{1,2}분|\s?반)?/giu,
	/\d[\d.,]*/gu
];

function corrected(fact: string, wrong: string | null, right: string): string | undefined {
	if (wrong !== null) {
		const at = fact.toLowerCase().indexOf(wrong.toLowerCase());
		return at < 0 ? undefined : fact.slice(0, at) + right + fact.slice(at + wrong.length);
	}
	for (const like of likes) {
		const places = [...fact.matchAll(like)];
		const [place, ...others] = places;
		const [said] = [...right.matchAll(like)].map(([words]) => words);
		if (place === undefined || said === undefined || said !== right) continue;
		if (others.length > 0) return undefined;
		return fact.slice(0, place.index) + right + fact.slice(place.index + place[0].length);
	}
	// What something is called stands at the end: "my cat's name is Miso".
	if (right.split(/\s+/).length > 3 || !/^(?:\p{Lu}|[가-힣])/u.test(right)) return undefined;
	const tail =
		/^(.*\b(?:is|are|was|called|named)\s+)\p{Lu}\S*(?:\s\p{Lu}\S*){0,2}()$/u.exec(fact) ??
		/^(.+[은는]\s)\S+?((?:이?야|이?에요|예요|입니다)?)$/u.exec(fact);
	return tail === null ? undefined : `${tail[1] ?? ''}${right}${tail[2] ?? ''}`;
}

const searched = 50;

/** Facts that say all the words; one that is said word for word is meant alone. */
function fits(facts: readonly Fact[], wanted: string): Fact[] {
	const same = facts.filter(
		({ text }) => text.trim().toLowerCase() === wanted.trim().toLowerCase()
	);
	if (same.length > 0) return same.slice(0, 1);
	const words = wordsOf(wanted);
	if (words.length === 0) return [];
	return facts.filter(({ text }) => {
		const own = wordsOf(text);
		return words.every((word) =>
			own.some((one) => one === word || (word.length > 1 && one.startsWith(word)))
		);
	});
}

const empty = new Set(
	'a an the my your i me that about is was of to what which and fact thing 내 제 나의 저의 우리 내가 제가'.split(
		' '
	)
);

function wordsOf(text: string): string[] {
	const words =
		text
			.toLowerCase()
			.replace(/['’]s\b/g, '')
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words
		.filter((word) => !empty.has(word))
		.map((word) =>
			word.replace(/(?<=[가-힣]{2})(?:은|는|이|가|을|를|의|에|야|예요|이야|이에요)$/u, '')
		);
}

function stepsOf(messages: readonly ChatMessage[]): Step[] {
	return messages.flatMap(({ steps }) => steps);
}

function decidedAs(
	messages: readonly ChatMessage[],
	callId: string
): Record<string, unknown> | undefined {
	const decision = stepsOf(messages).find(
		(step) => step.kind === 'decision' && step.callId === callId
	);
	return decision?.kind === 'decision' ? decision.input : undefined;
}

/** What "that" speaks of: the last fact that was kept in this talk, or the only one that was last recalled. */
function lastFact(earlier: readonly ChatMessage[]): string | undefined {
	const last = stepsOf(earlier).findLast(
		(step) =>
			step.kind === 'result' && step.ok && (step.tool === 'remember' || step.tool === 'recall')
	);
	if (last?.kind !== 'result') return undefined;
	if (last.tool === 'remember') {
		const text = decidedAs(earlier, last.callId)?.['text'];
		return typeof text === 'string' ? text : undefined;
	}
	const [part] = last.parts;
	const lines =
		part?.type === 'text' ? part.text.split('\n').filter((line) => line.startsWith('- ')) : [];
	return lines.length === 1 ? lines[0]?.slice(2) : undefined;
}

import { nameWords } from '../../tools/file/lookup.ts';
import { everything } from '../../tools/memory/index.ts';
import { isEmptyPart } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import type { FinishedCall } from './answer/compose.ts';
import { quotePassages } from './answer/quote.ts';
import { termsOf } from './answer/sentences.ts';

/**
 * What a very small model does badly when it looks something up: it takes words of earlier questions along, goes on to
 * compute with what it found, and looks into one place only.
 */

/** Tools that look into what a person keeps. */
const lookingUp = new Set(['search_documents', 'recall']);
/** Tools that are given words to look for. */
const givenWords = new Set([...lookingUp, 'search_web']);
/** A request that leans on an earlier one: without its words it says little. */
const leaning =
	/^(?:and|or|but|what about|how about|also|then)\b|\b(?:it|its|that|this|these|those|they|them|their|he|she|his|her|him|there|same|other|else|more)\b|^(?:그리고|그럼|그러면|그건|그거|또)|(?:^|\s)(?:그|이|저)(?:것|거|건|게)?(?:\s|은|는|이|가|을|를|의|도)|거기|같은|다른|나머지|^\S{1,4}[은는도]요?\??$/iu;
/** Anything to be done with what is found. */
const further =
	/\d|\b(?:times|multipl\w*|divid\w*|plus|minus|percent|sum|add|total|average|calculate|compute|convert|per (?:year|month|week|day)|a year|yearly|annual\w*|in total|write|save|create|file|remember|open|run|python|javascript|code|program|plot|chart|script|then)\b|[+*/%=]|곱|더하|더해|빼|나누|나눠|퍼센트|프로|합|평균|계산|환산|바꿔|저장|써|작성|파일|기억|열어|실행|그려|차트|코드|연간|일 년|1년/iu;

/** The words to look for: those of the request alone where it stands by itself. */
export function ownInput(
	tool: Tool,
	input: Record<string, unknown>,
	request: string
): Record<string, unknown> {
	const { query } = input;
	if (!givenWords.has(tool.name) || typeof query !== 'string') return input;
	const asked = new Set(termsOf(request));
	if (asked.size < 2 && !/\S{3}/u.test(request)) return input;
	if (leaning.test(request)) return input;
	const words = query.split(/\s+/u);
	const said = request.toLowerCase();
	const own = words.filter((word) => {
		const terms = termsOf(word);
		return terms.length === 0
			? said.includes(word.toLowerCase())
			: terms.some((term) => asked.has(term));
	});
	if (own.length === words.length) return input;
	// What has no word of the request was asked before it.
	const isOwn = own.some((word) => termsOf(word).length > 0);
	return { ...input, query: isOwn ? own.join(' ') : request.slice(0, 2_000) };
}

/** Whether a call has given all that a request asks for, so that another would only be made up. */
export function isLookedUp(request: string, { tool, ok, parts }: FinishedCall): boolean {
	if (!lookingUp.has(tool) || !ok || further.test(withoutNames(request, parts))) return false;
	return parts.some((part) =>
		part.type === 'passages' ? part.items.length > 0 : part.type === 'text' && part.text !== ''
	);
}

/** The request without the numbers that only name something in what was found: "the limit of item 77". */
function withoutNames(request: string, parts: FinishedCall['parts']): string {
	const found = parts
		.flatMap((part) =>
			part.type === 'passages'
				? part.items.map(({ text, heading }) => `${heading ?? ''} ${text}`)
				: part.type === 'text'
					? [part.text]
					: []
		)
		.join(' ')
		.toLowerCase()
		.replace(/\s+/gu, ' ');
	return request.replace(/(\p{L}+) #?\d+\b(?![.,]?\d|\s*%)/gu, (named, word: string) =>
		termsOf(word).length > 0 && found.includes(named.toLowerCase()) ? word : named
	);
}

/** Whether a request asks something, by its sign or its words. */
export function isQuestion(request: string): boolean {
	return (
		/[?？]\s*$/u.test(request) ||
		/^(?:am|are|can|could|did|do|does|has|have|how|is|may|must|should|was|were|what|when|where|which|who|whose|why|will)\b/iu.test(
			request.trim()
		) ||
		/(?:나요|까요|니까|가요|예요|이에요|인지|언제|어디|누구|얼마)[.\s]*$/u.test(request)
	);
}

/** Whether a request wants to be told something: a question, or an order to tell. */
export function asksSomething(request: string): boolean {
	return isQuestion(request) || orders.test(request.trim());
}

const orders =
	/^(?:(?:please|can you|could you|and|so|ok(?:ay)?)[, ]+)*(?:list|show(?: me)?|tell me|give me|name|find|look up|compare)\b|(?:알려|보여|찾아|말해|비교해|나열해)\s?(?:줘|주세요|줄래|봐)?\S*[.!~]?$/iu;

/** Said to whom one talks, or of oneself: what any paper holds is no answer to it. */
const chatting =
	/\b(?:you|your|yours|u|we|us|our)\b|\bi(?:['’](?:m|ve|d|ll)| am| have| feel| think| like| was| did| said| just)\b|(?:^|\s)(?:나|난|너|넌|네가|너도|우리|당신)(?:는|은|가|를|랑|도|한테)?(?=\s|$)|[가-힣]까[?？!.\s]*$|어때|어떠|심심|기분/iu;
const ownThings =
	/\b(?:my|mine)\b|(?:^|\s)(?:내|제|우리)\s|\b(?:documents?|papers?|notes?|files?|pdfs?)\b|문서|파일|서류/iu;

/**
 * Whether a request asks what could stand in a paper, by itself: no talk with the one who answers, and nothing that leans
 * on what was said before.
 */
export function seeksKnowledge(request: string, hasEarlier: boolean): boolean {
	if (!isQuestion(request) || chatting.test(request)) return false;
	return !(hasEarlier && leaning.test(request));
}

/** Whether it asks what anybody could know, not what only the papers of the one who asks could say. */
export function seeksCommonKnowledge(request: string, hasEarlier: boolean): boolean {
	return seeksKnowledge(request, hasEarlier) && !ownThings.test(request);
}

const saysWeb =
	/\b(?:web|internet|online|google|bing|wikipedia|news|weather|look up|search for)\b|인터넷|온라인|웹|검색|구글|네이버|뉴스|날씨/iu;
const saysFiles =
	/\b(?:files?|folders?|director(?:y|ies)|disk|desktop|downloads)\b|\.\w{2,4}\b|파일|폴더|바탕화면|다운로드/iu;
const saysNow =
	/\b(?:today|tomorrow|yesterday|now|date|day is it|time is it|year is it|week|ago|hence|calculate|compute)\b|오늘|내일|어제|지금|요일|날짜|뒤|후|전|계산/iu;
const readsFiles = new Set(['list_files', 'read_file', 'find_files']);

/**
 * Whether the web is to be asked, or folders that nobody has granted, though the request does not say so: what a person
 * keeps here comes first.
 */
export function couldBeKept(tool: Tool, request: string, hasFiles: boolean): boolean {
	if (tool.name === 'search_web') return !saysWeb.test(request);
	// A small model asks the calculator for the day when it sees a question about days.
	if (tool.name === 'calculator') return !/\d/u.test(request) && !saysNow.test(request);
	return !hasFiles && readsFiles.has(tool.name) && !saysFiles.test(request);
}

const pointsAtFile =
	/\b(?:it|that|this|them|there|the file|the list|the note|again)\b|거기|그거|그걸|그\s?(?:파일|목록|메모)|다시/iu;

/** Whether a file is to be read that the request says no word of: one that was spoken of before, or a part of the sentence. */
export function readsUnnamed(
	tool: Tool,
	{ path }: Record<string, unknown>,
	request: string
): boolean {
	if (tool.name !== 'read_file' || typeof path !== 'string') return false;
	if (request.includes(path) && path.length > 2) return false;
	const said = request.toLowerCase();
	const isNamed = nameWords(path).some((word) => word.length > 1 && said.includes(word));
	return !isNamed && (path.length < 3 || !pointsAtFile.test(request));
}

/** Whether a search found sentences that answer. */
export function isAnswering(request: string, { tool, ok, parts }: FinishedCall): boolean {
	return (
		tool === 'search_documents' &&
		ok &&
		parts.some(
			(part) => part.type === 'passages' && quotePassages(request, part.items) !== undefined
		)
	);
}

/** Whether a look into the memory or the documents came back with nothing. */
export function foundNothing({ tool, parts }: FinishedCall): boolean {
	return lookingUp.has(tool) && parts.every(isEmptyPart);
}

/** Whether memory was asked and knew nothing. */
export function knewNothing(call: FinishedCall): boolean {
	// Who asks for all that is remembered asks the memory alone.
	const asksForAll = call.input['query'] === everything;
	return call.tool === 'recall' && call.ok && !asksForAll && foundNothing(call);
}

/** Who speaks of what is theirs may have told it before. */
export const ofOneself = /\b(?:i|me|my|mine)\b/iu;

/**
 * Whether what memory gave has no word of the request and was found by likeness alone: then the documents may know better.
 * Likeness is only looked at for requests in Latin letters.
 */
export function onlyResembles(request: string, call: FinishedCall): boolean {
	if (call.tool !== 'recall' || !call.ok || call.input['query'] === everything) return false;
	if (
		foundNothing(call) ||
		ofOneself.test(request) ||
		!/^[\p{Script=Latin}\P{L}]+$/u.test(request)
	) {
		return false;
	}
	const asked = termsOf(request).map(stem);
	const told = call.parts.flatMap((part) => (part.type === 'text' ? termsOf(part.text) : []));
	return asked.length > 0 && !told.some((term) => asked.includes(stem(term)));
}

/** Enough of a word to know "live" again in "lives". */
function stem(term: string): string {
	return term.slice(0, 4);
}

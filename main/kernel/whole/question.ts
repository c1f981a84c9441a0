import { fold } from '../../memory/text.ts';

export type Operation = 'count' | 'list' | 'sum' | 'average' | 'max' | 'min';

/** A request that can only be answered by reading all of a document: what to do, and the words that say with what. */
export interface WholeQuestion {
	operation: Operation;
	/** Different values are counted or listed, each once. */
	distinct: boolean;
	/** The largest is asked for by a word that says of what ("cheapest": a price). */
	measures: RegExp | undefined;
	/** "the most" and "the fewest" of something: it is counted or added up for each of another column. */
	most: boolean;
	/** "in total", said beside another operation. */
	total: boolean;
	/** The folded request, whole. */
	asked: string;
	/** The folded request, with what is understood by now blanked out; offsets stay. */
	rest: string;
	/** Where the operation stands. */
	at: number;
	/** The word after "how many", or before its Korean counterpart, is the thing that is counted. */
	counted: 'after' | 'before' | undefined;
	/** Too common a way of asking to say anything when nothing in a document fits: "which", "how much". */
	weak: boolean;
}

const counting =
	/\bhow many(?: times)?\b|\bhow often\b|\b(?:the )?(?:total )?(?:number|count) of\b|\bcount (?:all |up )?(?:the |my )?|(?:몇|며)\s*(?:개|명|건|행|줄|번|곳|장|권|가지|대|마리|사람|종류|종|회|쪽|페이지|시트|가구|팀|편|살림)(?:인가요|인가|이야|이에요|예요|입니까|나|이나|가|를)?|개수|갯수|건수|인원수|얼마나 많(?:은|이)|(?<=[\p{L}]\s?)(?:의 )?수(?:는|를|가)?(?=\s*(?:얼마|알려|세|$|\?))/u;
const averaging = /\b(?:the )?(?:average|mean)(?: of| value of)?\b|평균(?:값|은|을|이)?/u;
const adding =
	/\b(?:what (?:is|are|was) )?(?:the )?(?:grand )?(?:sum|total)(?: of| for)?\b|\badd up\b|\b(?:al)?together\b|\bin all\b|\bcombined\b|합계|총합|총액|총계|합산|(?:모두|다|전부) (?:더하|합)(?:하|치)?면?|더하면|(?<!\p{L})총(?!\p{L})/u;
const spending =
	/\bhow much (?:did|do|does|have|has|was|were|is|are)\b.*\b(?:spen[dt]|paid|pay|earn(?:ed)?|cost|owe[ds]?|in total|altogether|in all)\b/u;
const spendingKorean =
	/(?:총\s*)?얼마(?:나|를)?\s*(?:썼|냈|벌었|지출|들었)\p{L}*|(?:쓴|낸|번|지출한|들어간)\s*(?:돈|금액|비용)(?:은|이|의)?\s*(?:총\s*)?얼마\p{L}*/u;
const listing =
	/\b(?:please )?(?:(?<!\b(?:my|the|an?|this|that|your|our|his|her|their)\s(?:[\w-]+\s)?)list|list(?=\s(?:me\s)?(?:all|every|each|the)\b)|enumerate)(?: me)?(?: all| every| each)?(?: of)?(?: the| my)?\b|\b(?:show|give|name|tell)(?: me)? (?:all|every|each|a list of)(?: of)?(?: the| my)?\b|\bwhat are all(?: the| my)?\b|목록|나열|(?:모두|전부|다) (?:보여|알려|찾아|적어|말해|뽑아)|열거/u;
const selecting =
	/\bwhich(?: of(?: the| my| these| those)?)?\b|\bwho (?:all )?(?:is|are|has|have|was|were)\b|\bwhat (?:is|are) the names of\b|어느|어떤|누가|누구/u;
const distinctWords =
	/\b(?:different|distinct|unique|kinds? of|types? of)\b|서로 다른|중복\s?(?:없이|을 빼고|제외)|종류|가지/u;
const mostWords =
	/\b(?:the )?(?:most|fewest|least)(?: often| frequently| common)?\b|가장 (?:많(?:은|이)|적(?:은|게)|자주)|제일 (?:많(?:은|이)|적(?:은|게)|자주)/u;

const money = /price|cost|amount|total|value|fee|가격|값|금액|비용|단가|액/u;
const time =
	/date|day|time|year|when|born|due|depart|arriv|leave|start|begin|end|from|until|hour|출발|도착|시작|마감|일자|날짜|시각|일시|기한|연도|년도/u;
const extremes: { pattern: RegExp; operation: 'max' | 'min'; measures?: RegExp }[] = [
	{
		pattern: /\bmost expensive\b|\b(?:dearest|priciest)\b|(?:가장|제일) 비싼/u,
		operation: 'max',
		measures: money
	},
	{
		pattern: /\b(?:cheapest|least expensive)\b|(?:가장|제일) 싼|(?:가장|제일) 저렴한/u,
		operation: 'min',
		measures: money
	},
	{
		pattern:
			/^(?:when|what time)\b.*\b(?:the|my|our) (?:last|final)\b|마지막(?=.*(?:언제|몇 ?시))/u,
		operation: 'max',
		measures: time
	},
	{
		pattern:
			/^(?:when|what time)\b.*\b(?:the|my|our) (?:first|next)\b|첫(?: ?차)?(?=.*(?:언제|몇 ?시))/u,
		operation: 'min',
		measures: time
	},
	{
		pattern:
			/\b(?:newest|latest|most recent|youngest)\b|최신|최근(?:의)?|(?:가장|제일) (?:늦은|새로운|어린)/u,
		operation: 'max',
		measures: time
	},
	{
		pattern: /\b(?:oldest|earliest)\b|(?:가장|제일) (?:오래된|이른|빠른|먼저)/u,
		operation: 'min',
		measures: time
	},
	{
		pattern: /\bheaviest\b|(?:가장|제일) 무거운/u,
		operation: 'max',
		measures: /weight|kg|무게|중량/u
	},
	{
		pattern: /\blightest\b|(?:가장|제일) 가벼운/u,
		operation: 'min',
		measures: /weight|kg|무게|중량/u
	},
	{
		pattern: /\blongest\b|(?:가장|제일) 긴/u,
		operation: 'max',
		measures: /length|duration|time|길이|기간|시간/u
	},
	{
		pattern: /\bshortest\b|(?:가장|제일) 짧은/u,
		operation: 'min',
		measures: /length|duration|time|height|길이|기간|시간/u
	},
	{ pattern: /\btallest\b|(?:가장|제일) 키가? 큰/u, operation: 'max', measures: /height|키|높이/u },
	{
		pattern:
			/\b(?:the )?(?:highest|largest|biggest|greatest|maximum|max|top|best)\b|최대(?:값)?|최고(?:값)?|최댓값|(?:가장|제일) (?:큰|높은)/u,
		operation: 'max'
	},
	{
		pattern:
			/\b(?:the )?(?:lowest|smallest|minimum|min|least|worst)\b|최소(?:값)?|최저(?:값)?|최솟값|(?:가장|제일) (?:작은|낮은)/u,
		operation: 'min'
	}
];

/** Recognises a request that counts, lists or computes over everything of its kind. Undefined for all others. */
export function readQuestion(request: string): WholeQuestion | undefined {
	// A question is short; what is long brings its own data along.
	if (request.length > 400) return undefined;
	const draft = new Draft(fold(request).replace(/\s+/gu, ' '));
	const distinct = draft.has(distinctWords);

	if (draft.take(averaging)) return draft.question({ operation: 'average', distinct: false });
	const extreme = extremes.find(({ pattern }) => draft.take(pattern));
	if (extreme !== undefined) {
		const total = draft.take(adding);
		draft.take(selecting);
		return draft.question({ ...extreme, distinct: false, total });
	}
	const counts = counting.exec(draft.rest);
	if (counts !== null) {
		draft.take(counting);
		if (distinct) draft.take(distinctWords);
		const total = draft.take(adding) || /total/.test(counts[0]);
		return draft.question({
			operation: 'count',
			distinct,
			total,
			counted: /\p{Script=Hangul}/u.test(counts[0]) ? 'before' : 'after'
		});
	}
	const least = /fewest|least|적은|적게/u.test(draft.rest);
	if (draft.take(mostWords)) {
		const total = draft.take(adding);
		draft.take(selecting);
		// "Who spent the most?" is about money, and that is added up.
		const measures = draft.take(
			/\b(?:spen[dt]|spends|paid|pays?|earn(?:ed|s)?)\b|(?:썼|쓴|냈|벌었)\p{L}*/u
		)
			? money
			: undefined;
		draft.take(/^\s*who\b|누가|누구/u);
		return draft.question({
			operation: least ? 'min' : 'max',
			distinct: false,
			measures,
			most: true,
			total,
			weak: true
		});
	}
	if (draft.has(spending)) {
		draft.take(/\bhow much (?:did|do|does|have|has|was|were|is|are)\b/u);
		draft.take(adding);
		draft.take(/\b(?:spen[dt]|paid|pay|earn(?:ed)?|owe[ds]?)\b/u);
		return draft.question({ operation: 'sum', distinct: false, weak: true });
	}
	if (draft.take(spendingKorean)) {
		draft.take(adding);
		return draft.question({ operation: 'sum', distinct: false, weak: true });
	}
	if (draft.take(adding)) return draft.question({ operation: 'sum', distinct: false });
	if (draft.take(listing)) {
		if (distinct) draft.take(distinctWords);
		return draft.question({ operation: 'list', distinct, counted: 'after' });
	}
	if (draft.take(selecting)) {
		return draft.question({ operation: 'list', distinct, counted: 'after', weak: true });
	}
	return undefined;
}

/** The request while it is being understood. */
class Draft {
	rest: string;
	readonly #asked: string;
	#at = 0;
	#first = true;

	constructor(folded: string) {
		this.rest = folded;
		this.#asked = folded;
	}

	has(pattern: RegExp): boolean {
		return pattern.test(this.rest);
	}

	/** Blanks out the first match; the first of all says where the operation stands. */
	take(pattern: RegExp): boolean {
		const match = pattern.exec(this.rest);
		if (match === null) return false;
		this.rest = blank(this.rest, match.index, match[0].length);
		if (this.#first) this.#at = match.index;
		this.#first = false;
		return true;
	}

	question(
		found: Pick<WholeQuestion, 'operation' | 'distinct'> & Partial<WholeQuestion>
	): WholeQuestion {
		return {
			measures: undefined,
			most: false,
			total: false,
			counted: undefined,
			weak: false,
			...found,
			asked: this.#asked,
			rest: this.rest,
			at: this.#at
		};
	}
}

/** Spaces in place of what was understood, so that offsets stay. */
export function blank(text: string, start: number, length: number): string {
	return `${text.slice(0, start)}${' '.repeat(length)}${text.slice(start + length)}`;
}

/** Without a file name as it is written, with its ending: no part of it is a column, a date or a value. */
export function blankFileName(folded: string, title: string): string {
	const name = fold(title).replace(/\s+/gu, ' ');
	const at = /\.\p{L}/u.test(name) ? folded.indexOf(name) : -1;
	if (at < 0) return folded;
	const particle = /^(?:에서는|에서|에는|에|의|은|는|이|가|을|를)(?!\p{L})/u.exec(
		folded.slice(at + name.length)
	);
	return blank(folded, at, name.length + (particle?.[0].length ?? 0));
}

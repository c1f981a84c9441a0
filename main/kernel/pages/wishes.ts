import { readAddress } from '../../../tools/browser/address.ts';
import { findAddresses } from '../decide/copying/addresses.ts';

/**
 * Which pages a request wants read, by its words. A search gives addresses and a small model stops there: whether
 * the pages behind them are to be read is not left to it.
 */

/** As many pages as are read for one request, and how many where it does not say. */
const most = 5;
const usual = 3;

const compares =
	/\b(?:compar\w+|differ\w*|versus|vs\.?|contrast\w*|better|cheaper|cheapest|both|pros and cons|in common)\b|비교|차이|다른 점|다른지|공통|둘 다|어느 (?:쪽|것|게|곳)|더 (?:싼|싸|저렴|좋|나은|비싼|비싸)/iu;
const reads =
	/\b(?:read|reads|summari[sz]e|summary|sum up|look at|check|open|go through|what|which|who|when|where|how|tell me|explain)\b|읽|요약|정리|열어|살펴|확인|알려|뭐|무엇|무슨|어떤|설명|봐\s*줘|보여/iu;
/** What is done with an address here is something else than reading it. */
const keeps =
	/\b(?:write|save|store|append|remember|note down|memori[sz]e|run|execute|program|script|python|javascript|code)\b|기억|저장|적어|써 ?줘|메모|코드|파이썬|프로그램/iu;

/** The addresses of a request that is about two pages or more. */
export function namedPages(request: string): string[] {
	if (keeps.test(request) || !(compares.test(request) || reads.test(request))) return [];
	const named = new Map<string, string>();
	for (const address of findAddresses(request)) {
		const url = readAddress(address);
		if (url !== null && !named.has(url.href)) named.set(url.href, address);
	}
	return named.size < 2 ? [] : [...named.values()].slice(0, most);
}

const looksUp =
	/\b(?:look\w*|search\w*|google|find out|check)\b.{0,80}\b(?:and|then)\b.{0,20}\b(?:tell|read|summari[sz]e|sum up|explain|answer|report|compare|quote|cite)|\b(?:find out|read up)\b|\bwhat do (?:they|the results|people|sites|pages|reviews|reviewers|experts)\b.{0,30}\bsay\b|\bwith (?:sources|citations)\b/iu;
const looksUpKorean =
	/(?:찾아|검색|알아|조사|뒤져).{0,20}(?:서|고|본? ?뒤에?|보고|다음에?)\s*.{0,20}(?:알려|읽|요약|정리|비교|설명|답)|출처.{0,10}(?:함께|같이|와|붙여|달아)/u;

/** Which results of its own search a request wants read: their places from 0, none when the list is what was asked for. */
export function wantedAfterSearch(request: string, found: number): number[] {
	if (keeps.test(request)) return [];
	const pointed = pointedAt(request);
	if (pointed !== undefined) return within(pointed, found);
	if (compares.test(request) || looksUp.test(request) || looksUpKorean.test(request))
		return within(first(usual), found);
	return [];
}

/** Which of the results that were shown before a request points at; one alone is opened, not read aside. */
export function wantedOfShown(request: string, found: number): number[] {
	if (keeps.test(request) || findAddresses(request).length > 0) return [];
	const pointed = within(pointedAt(request) ?? [], found);
	return pointed.length < 2 ? [] : pointed;
}

const verb = String.raw`(?:read|open|compare|summari[sz]e|sum up|check|look at|go through|say|says|difference\w*|tell)`;
const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const koreanNumbers = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const anyNumber = String.raw`\d{1,2}|${numbers.slice(1).join('|')}`;
const anyKoreanNumber = String.raw`\d{1,2}|${koreanNumbers.slice(1).join('|')}`;
const things = String.raw`(?:results?|pages?|hits?|links?|sites?|articles?|ones|sources?)`;

const firstOnes = new RegExp(
	String.raw`\b${verb}\b.*\b(?:first|top|best)\s+(${anyNumber})\b|\b(?:first|top|best)\s+(${anyNumber})\b.*\b${verb}\b`,
	'iu'
);
const these = String.raw`\b(?:the|these|those|all|them)\s+(?:of (?:the|these|those)\s+)?(?:(${anyNumber})\s+)?${things}\b`;
const thoseOnes = new RegExp(
	String.raw`\b${verb}\b.*${these}|\bwhat\b.*${these}.*\b${verb}\b`,
	'iu'
);
const numbered = new RegExp(
	String.raw`\b${verb}\b.*\b${things}\s+#?(\d{1,2}(?:(?:\s*,\s*|\s*(?:and|&|with)\s*)#?\d{1,2})+)`,
	'iu'
);
const koreanVerb = String.raw`(?:읽|비교|요약|정리|열어|살펴|알려|차이)`;
const koreanFirst = new RegExp(
	String.raw`(?:처음|첫|위(?:의|에서)?|상위|앞(?:의)?)\s*(${anyKoreanNumber})\s*(?:개|페이지|곳|군데|건|가지).*${koreanVerb}`,
	'u'
);
const koreanThose = new RegExp(
	String.raw`(?:결과|페이지|링크|사이트)(?:들|를|을|의|가|이|에|에서|\s)*\s*(?:(${anyKoreanNumber})\s*(?:개|곳|군데))?.{0,10}${koreanVerb}`,
	'u'
);
const koreanNumbered = new RegExp(
	String.raw`(\d{1,2})\s*번(?:째)?\s*(?:과|와|이랑|하고|,|및)\s*(\d{1,2})\s*번.*${koreanVerb}`,
	'u'
);

function pointedAt(request: string): number[] | undefined {
	const listed =
		numbered.exec(request)?.[1]?.match(/\d+/g) ?? koreanNumbered.exec(request)?.slice(1);
	if (listed !== undefined) return listed.map((number) => Number(number) - 1);
	const shape = [firstOnes, koreanFirst, thoseOnes, koreanThose]
		.map((pattern) => pattern.exec(request))
		.find((match) => match !== null);
	if (shape === undefined) return undefined;
	const said = shape.slice(1).find((group) => (group as string | undefined) !== undefined);
	return first(said === undefined ? usual : valueOf(said));
}

function valueOf(said: string): number {
	const word = said.toLowerCase();
	const known = Math.max(numbers.indexOf(word), koreanNumbers.indexOf(word));
	return known > 0 ? known : Number(said);
}

function first(count: number): number[] {
	return Array.from({ length: Math.min(count, most) }, (_, index) => index);
}

function within(places: number[], found: number): number[] {
	return [...new Set(places)].filter((place) => place >= 0 && place < found).slice(0, most);
}

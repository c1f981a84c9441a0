/** The kind of thing that a question asks for, where its words say so. */
export type Wanted = 'time' | 'amount' | 'number';

const asking: { wanted: Wanted; pattern: RegExp }[] = [
	{
		wanted: 'amount',
		pattern:
			/\bhow much (?:is|are|was|were|do|does|did|for|will|would)\b|\b(?:costs?|prices?|charge[sd]?|fees?|pay|paid|budget|rent|deposit|total|premium|salary|wages?|balance)\b|얼마(?!나 (?:걸|오래|자주|멀))|가격|요금|비용|금액|총액|합계|보험료|보증금|잔액/iu
	},
	{
		wanted: 'time',
		pattern:
			/\b(?:when|what (?:time|day|date)|which (?:day|date|month|year)|until when|by when|how late|how early)\b|언제|며칠|몇\s*(?:시|일|월)|무슨 요일|기한/iu
	},
	{
		wanted: 'number',
		pattern: /\bhow (?:many|much|long|old|far|tall|often|big|heavy)\b|몇|얼마나/iu
	}
];

const months =
	'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
const numerals =
	'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|once|twice';
const holding: Record<Wanted, RegExp> = {
	time: new RegExp(
		String.raw`\b(?:${months})\b|\b${days}\b|\b\d{1,2}:\d{2}\b|\b(?:1[5-9]|20|21)\d{2}\b|o['’]clock|\b(?:noon|midnight|morning|afternoon|evening|night|spring|summer|autumn|winter|daily|weekly|monthly|yearly|every)\b` +
			String.raw`|\b(?:at|past|to) (?:${numerals})\b|\b(?:${numerals}|\d+)(?:st|nd|rd|th)? (?:minutes?|hours?|days?|weeks?|months?|years?)\b|working day|\d+\s*(?:년|월|일|시|분)|요일|오전|오후|매달|매주|매년`,
		'iu'
	),
	amount:
		/\p{N}[\p{N}.,]*\p{N}|[€$£₩¥]|\b(?:euros?|dollars?|pounds?|cents?|free)\b|\p{N}\s*원|무료/iu,
	number: new RegExp(String.raw`\p{N}|\b(?:${numerals})\b`, 'iu')
};

/** What a question asks for; undefined where its words do not say. */
export function wantedBy(request: string): Wanted | undefined {
	return asking.find(({ pattern }) => pattern.test(request))?.wanted;
}

/** Whether a sentence holds a thing of this kind. */
export function holdsWanted(sentence: string, wanted: Wanted): boolean {
	return holding[wanted].test(sentence);
}

/** Whether a request is about more than one document or thing, each with its own answer. */
export function comparesSeveral(request: string): boolean {
	return /\b(?:compare[sd]?|comparison|differ(?:s|ent|ences?)?|versus|vs|both|each|cheaper|dearer|more expensive|better|longer|shorter|faster|earlier|later)\b|\b(?:in|of|for|from) (?:the|my) [^,.?]{2,60} and (?:(?:in|of|for|from) )?(?:the|my) |비교|차이|각각|둘 다/iu.test(
		request
	);
}

/** A line that names what follows: a heading, the name of the document, the sender and subject of a mail. */
export function isLabel(sentence: string, title: string): boolean {
	if (/^(?:From|To|Cc|Date|Subject|보낸 사람|받는 사람|날짜|제목): /u.test(sentence)) return true;
	if (sentence.startsWith('#') || sentence.startsWith(title)) return true;
	const isShort = sentence.split(/\s+/u).length <= 8;
	return isShort && !/[.!?。…:;|다요]$|[\d|:]/u.test(sentence) && !/^[-*•]/u.test(sentence);
}

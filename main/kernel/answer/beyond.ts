import { readExchange } from '../certain/currencies.ts';
import { inDigits } from '../certain/in-digits.ts';
import { beyond } from '../../messages/beyond.ts';
import { say, type Language } from '../../messages/message.ts';

type Kind = Exclude<keyof typeof beyond, 'order' | 'open' | 'rates'>;

const polite = String.raw`^(?:(?:please|pls|hey|hi|ok(?:ay)?|so|and|now|hearth|then)[,!. ]+|(?:can|could|would|will) (?:you|u) (?:please |pls |just )?|[Ii] (?:want|need) you to |[Ii]['’]d like you to |let['’]s )*`;
const someone = String.raw`(?:my|the|our|her|him|them|mom|mum|dad|mama|papa|grandma|grandpa|everyone|a (?:taxi|cab|doctor|friend)|an ambulance|\+?\d[\d -]{4,})`;

const languages = `[Ee]nglish|[Gg]erman|[Ff]rench|[Ss]panish|[Ii]talian|[Kk]orean|[Jj]apanese|[Cc]hinese|[Rr]ussian|[Pp]ortuguese|[Dd]utch|[Aa]rabic|[Ll]atin`;

/** Orders by what is done and to what, in English from their beginning. Names are told by their capitals. */
const english: readonly (readonly [Kind, string])[] = [
	[
		'send',
		String.raw`(?:(?:send|forward|shoot|drop)\b.{0,40}\b(?:e-?mails?|mails?|messages?|texts?|sms|dm|tweet|fax|letter)\b|(?:send|forward)\b.{1,60}\bto (?:${someone}|\p{Lu})|(?:e-?mail|mail|text|message|whatsapp|dm|sms|tweet)\s+(?:${someone}|\p{Lu}\p{Ll}+\b)|(?:reply|answer) to .{0,30}\b(?:e-?mail|mail|message)|(?:post|share)\b.{0,60}\b(?:on|to) (?:facebook|twitter|x|instagram|linkedin|tiktok|reddit)\b)`
	],
	[
		'remind',
		String.raw`(?:(?:set|start|create|make|add|put|give me|cancel|stop)\b.{0,24}\b(?:alarms?|timers?|reminders?|countdown)\b(?! (?:letter|e-?mail|note|text|card|list|function|script))|remind me (?:about\b.*\b)?(?:to|at|in|on|tomorrow|tonight|every|when|later|again|next)\b|(?:wake me|alarm)\b|(?:tell|notify|alert|ping) me (?:when|at|in \d)\b)`
	],
	[
		'calendar',
		String.raw`(?:(?:add|put|enter|create|schedule|make|set up|cancel|move)\b.{0,60}\b(?:calendar|appointment|meeting|event)\b(?! (?:summary|notes?|minutes|agenda|report|costs?|letter))|schedule\b.{0,40}\b(?:call|meeting|dinner|lunch))`
	],
	[
		'call',
		String.raw`(?:call|phone|dial|ring|facetime|skype)(?: up)?\s+(?:${someone}|\p{Lu}\p{Ll}+[.!?]*$)`
	],
	[
		'play',
		String.raw`(?:(?:play|put on|stream|pause|resume|skip)\b(?!.{0,20}\b(?:game|chess|role|quiz|dice|cards)\b).{0,50}\b(?:music|songs?|tracks?|playlist|album|radio|podcast|video|movie|film|jazz|rock|pop|piano|youtube|spotify|something)\b|(?:play|put on) (?:some|a|me|the)\b(?!.{0,20}\b(?:game|chess|role|quiz|dice|cards)\b))`
	],
	[
		'home',
		String.raw`(?:(?:turn|switch|power)\b.{0,40}\b(?:on|off|up|down)\b|(?:dim|lock|unlock) (?:the|my|our|all)\b|(?:set|change|raise|lower|increase|mute)\b.{0,30}\b(?:thermostat|heating|temperature|volume|brightness|lights?|wallpaper|wi-?fi|bluetooth)\b|(?:restart|reboot|shut ?down)\b.{0,30}\b(?:computer|pc|laptop|machine|mac|system)?[.!? ]*$|(?:install|uninstall|download and install)\b|(?:launch|close|quit) (?:the|my|all|this|that|it|\p{Lu})(?!.{0,20}\b(?:tab|page|conversation|chat|dialog)\b))`
	],
	[
		'buy',
		String.raw`(?:(?:book|reserve) (?:me|us|an?|the|my|our|some|two|three|four|\d+|\p{Lu}\p{Ll})|order (?:me |us )?(?:an?|some|one|two|three|\d+|the|my|food|dinner|lunch|pizza)\b(?!.{0,30}\b(?:by|alphabet|list|names?|files?)\b)|(?:buy|purchase) (?:me|us|an?|the|my|our|some|more|this|that|it|two|three|\d+|tickets?)\b|pay (?:my|the|our|for)\b|transfer (?:[\d$€£]|money))`
	],
	[
		'print',
		String.raw`(?:print\b.{0,40}\b(?:on|with|using|to)\b.{0,12}\b(?:printer|paper)\b|scan (?:this|the|my|a)\b|fax\b)`
	],
	[
		'translate',
		String.raw`(?:translate\b|(?:how (?:do|would|can) (?:you|[Ii]|we) say\b|how to say\b|what(?:['’]s| is| does)\b).{1,60}\bin (?:${languages})[?.! ]*$)`
	]
];
const gives = String.raw`(?:[가-힣]*\s?(?:줘|줘요|주세요|줄래\S*|주라|주실래\S*|봐|봐줘|라|해|하자)?)`;
const korean: readonly (readonly [Kind, string])[] = [
	[
		'send',
		String.raw`(?:메일|이메일|문자|카톡|메시지|톡|디엠|편지|팩스)\S*\s(?:\S+\s){0,3}?(?:보내|전송|답장|전달)${gives}|(?:인스타|페이스북|트위터|블로그)\S*\s(?:\S+\s){0,3}?(?:올려|게시|공유)${gives}|(?:한테|에게|께)\s(?:\S+\s){0,4}?(?:보내|전해|답장)${gives}`
	],
	[
		'remind',
		String.raw`(?:알람|타이머|리마인더|알림|자명종)\S*\s?(?:\S+\s){0,3}?(?:맞춰|맞추|설정|켜|걸어|울려|추가|꺼|취소)${gives}|(?:깨워)${gives}|(?:\d|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|내일|이따|매일|아침|저녁)\S*\s?\S{0,4}(?:시|분|시간|뒤|후|에|때|마다)\S*\s(?:\S+\s){0,5}?\S*(?:라고|하게|하도록|거)\s(?:알려|상기|말해)${gives}`
	],
	[
		'calendar',
		String.raw`(?:일정|캘린더|달력|스케줄|약속|회의)\S*\s(?:\S+\s){0,4}?(?:추가|등록|넣어|잡아|취소|옮겨)${gives}`
	],
	['call', String.raw`전화\S*\s?(?:좀\s)?(?:해|걸어|연결)${gives}`],
	[
		'play',
		String.raw`(?:음악|노래|영상|동영상|라디오|영화|유튜브|팟캐스트|재즈|클래식)\S*\s?(?:\S+\s){0,3}?(?:틀어|재생|들려|켜|꺼)${gives}`
	],
	[
		'home',
		String.raw`(?:불|전등|조명|에어컨|난방|보일러|히터|티비|티브이|tv|선풍기|로봇청소기|블루투스|와이파이|볼륨|소리|밝기|컴퓨터|노트북|문)\S*\s?(?:\S+\s){0,2}?(?:꺼|켜|끄|줄여|높여|낮춰|올려|잠가|재부팅|종료|껐|켰)${gives}`
	],
	[
		'buy',
		String.raw`\S*(?:예약|주문|결제|송금|구매|이체|입금|배달)\S*\s?(?:\S+\s)?(?:해|하|좀|시켜|부탁)${gives}|(?:택시|피자|치킨)\S*\s(?:\S+\s){0,2}?(?:불러|시켜)${gives}`
	],
	['print', String.raw`\S*\s?(?:인쇄|프린트|스캔)\S*`],
	[
		'translate',
		String.raw`.*\s?(?:영어|독일어|프랑스어|불어|스페인어|이탈리아어|일본어|중국어|러시아어|한국어|영문|국문)로\s?(?:\S+\s){0,2}?(?:번역|옮겨|바꿔|뭐|뭘|무엇|어떻게|어케|말해)\S*(?:\s\S+){0,2}|.*번역\S*(?:\s?(?:줘|주세요))?`
	]
];
const kinds = [
	...english.map(([kind, words]) => [kind, new RegExp(polite + words, 'u')] as const),
	...korean.map(
		([kind, words]) => [kind, new RegExp(`(?:^|\\s)(?:${words})[.!?~\\s]*$`, 'iu')] as const
	)
];
/** What it is about is here after all: files, programs, documents, pages, what is remembered. */
const within =
	/\b(?:files?|folders?|documents?|pdf|csv|python|javascript|code|script|program|function|website|web page|search|remember(?! to)|note)\b|\.\p{L}{2,4}\b|파일|폴더|문서|코드|프로그램|파이썬|검색|웹\s?페이지|기억/iu;

/**
 * What Hearth says to an order that no tool of it can carry out, by what the words ask for: before any model, because a
 * small one promises it. Undefined for everything else.
 */
export function tellBeyond(request: string, language: Language): string | undefined {
	const text = request.trim();
	if (text.length > 160 || text.includes('\n')) return undefined;
	// With a rate it is a sum.
	const exchange = readExchange(inDigits(text));
	if (exchange !== undefined && !/\d/.test(exchange.rest))
		return say(language, beyond.rates, { amount: exchange.amount });
	const begun = text.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
	const found = kinds.find(([, words]) => words.test(begun))?.[0];
	if (found === undefined) return undefined;
	if (within.test(text) && found !== 'print') return undefined;
	return say(language, beyond[found]);
}

const acts = new RegExp(
	String.raw`${polite}(?:(?:turn|switch) (?:on|off|up|down|the|my)|start|stop|launch|close|install|download|update|record|scan|share|upload|post|connect|disconnect|schedule|cancel|monitor|watch|track|lock|unlock|charge|fix|repair|clean|cook|bring|deliver|drive|take|shut|mute|increase|lower|dim|sign|log|subscribe|unsubscribe|follow|block|invite|join|draw me|paint|sing|dance|listen|look at|zoom|delete|remove|undo|move|rename)\b`,
	'i'
);
const opens = new RegExp(String.raw`${polite}open\b|\S\s?(?:열어|접속해|켜)\s?\S*[.!?~\s]*$`, 'iu');
const actsKorean = /(?:줘|줘요|주세요|줄래요?|주라|주실래요?)[.!?~\s]*$/u;
/** What is asked of a talk, and not to be done. */
const talks =
	/써|쓰|지어|설명|말해|얘기|이야기|알려|추천|농담|위로|응원|칭찬|조언|생각|요약|골라|도와|가르쳐|비교/u;

/** What Hearth says to an order that the model saw no tool for: a small one would pretend that it was done. */
export function tellNoTool(request: string, language: Language): string | undefined {
	const text = request.trim();
	if (text.length > 160 || text.includes('\n')) return undefined;
	if (opens.test(text)) return say(language, beyond.open);
	const isOrder = /\p{Script=Hangul}/u.test(text)
		? actsKorean.test(text) && !talks.test(text)
		: acts.test(text) && !/\?\s*$/.test(text);
	return isOrder ? say(language, beyond.order) : undefined;
}

import { about } from '../../messages/about.ts';
import { say, type Language } from '../../messages/message.ts';

const whatCan =
	/^(?:(?:so|and|hi|hey|hello|ok(?:ay)?)[,!. ]+)*(?:(?:hearth[,!. ]+)?(?:(?:please )?(?:tell|show) me )?what (?:all |else )?(?:can|could|do) (?:you|u|hearth|i) (?:all |actually |even )?(?:do|help(?: me)? with|ask(?: you)?|know how to do)|what are you (?:able to do|capable of|good (?:at|for)|for)|how (?:can|do) (?:you help|i use (?:you|this|hearth)|you work|this work)|how does (?:this|hearth) work|what are your (?:skills|features|abilities|capabilities|tools)|(?:can you |please )?help(?: me)?)(?: for me| here| with hearth| please| today| exactly)*[?!. ]*$/i;
const whoAreYou =
	/^(?:(?:so|and|hi|hey|hello|ok(?:ay)?)(?: there)?[,!. ]+)*(?:who|what)(?: exactly)? (?:are you|is hearth|is this|r u)[?!. ]*$|^(?:(?:hi|hey|hello)(?: there)?[,!. ]+)*(?:introduce yourself|tell me about (?:yourself|hearth)|what(?:'s| is) your name)[?!. ]*$/i;
const whatCanKorean =
	/^(?:(?:안녕\S*|저기|그럼|그런데|혹시)[,!. ]+)*(?:(?:넌|너는|너|네가|니가|당신은?|당신이|hearth는?|여기서|이걸로|나|내가|제가)\s*)?(?:(?:뭘|뭐를?|무엇을|무슨\s?일을|어떤\s?(?:걸|것을|일을)|뭐)\s*(?:할 ?수|해 ?줄 ?수|도와줄 ?수|물어볼 ?수|할 ?줄)\s*(?:있|알)\S*|(?:뭘|뭐|무엇을) (?:해 ?줘|도와줘)\S*|할 ?수 ?있는 ?(?:게|것|일)(?:은|이)? ?(?:뭐|무엇)\S*|(?:어떻게|뭘) (?:쓰|사용하|이용하)\S*|도움말|도와줘|사용법\S*(?: 알려\S*)?)[?!. ]*$/i;
const whoKorean =
	/^(?:안녕\S*[,!. ]+)*(?:(?:넌|너는?|네가|당신은?|hearth는?)\s*)(?:누구|뭐|뭐하는|이름이)\S*(?:\s\S+)?[?!. ]*$|^자기 ?소개\S*(?:\s\S+)?[?!. ]*$/i;
const friendly = String.raw`(?: (?:there|again|hearth|everyone|friend|all))?`;
const greets = new RegExp(
	String.raw`^(?:hi+|hello|hey|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day))${friendly}(?:[,!. ]+(?:how are (?:you|things)(?: doing)?(?: today)?|how(?:'s| is) it going|how do you do|what'?s up|nice to meet you))?[!.,? ]*$|^(?:how are you(?: doing)?(?: today)?|how(?:'s| is) it going|what'?s up|nice to meet you)[!.,? ]*$`,
	'i'
);
const thanks =
	/^(?:(?:ok(?:ay)?|great|perfect|good|nice|wonderful|super|cool)[,!. ]+)?(?:many |very |)(?:thanks?(?: you)?|thx|ty|cheers|much appreciated)(?: (?:so much|very much|a lot|a million|again|hearth|mate|man|buddy|dude|friend|guys|all|everyone|for (?:that|this|your help|the help|everything)))*[!. ]*$/i;
const leaves =
	/^(?:(?:ok(?:ay)?|thanks?(?: you)?)[,!. ]+)?(?:bye(?:[ -]?bye)?|goodbye|good night|see (?:you|ya)(?: (?:later|soon|tomorrow))?|talk to you later|have a (?:nice|good|great) (?:day|evening|night|one|weekend))[!. ]*$/i;
const leavesKorean =
	/^(?:잘 ?자|잘 ?있어|안녕히 ?(?:계|주무)|다음에 ?(?:또 ?)?봐|또 ?봐|바이바이|굿나잇|수고했|수고하)\S*(?: \S+)?[!.~ ]*$/;
const agrees =
	/^(?:ok(?:ay)?|alright|all right|great|perfect|cool|nice|good|fine|got it|i see|sure|wonderful|awesome)[!. ]*$/i;
const agreesKorean =
	/^(?:네|응|예|좋아|좋아요|알겠어|알겠어요|알겠습니다|오케이|그래|그렇구나|그렇군요|완벽해|최고야)[!.~ ]*$/;
const keepsWhat =
	/^(?:hey[, ]+)?(?:do|are|will|can|does) (?:you|hearth|anyone|anybody|someone|other people|they) (?:really |else |also )*(?:sav|stor|keep|record|collect|shar|send|sell|log|upload|read|see|listen|spy|track)\w*(?: (?:to|on|out))?(?: (?:me|what i (?:say|write|type|tell you)|my (?:data|messages|chats?|conversations?|documents|files|words)|this|it|anything|everything|these))*(?: (?:to|with) (?:anyone|someone|others|the (?:cloud|internet)|a server))?[?!. ]*$|^(?:is|are) (?:this|my (?:data|documents|messages|files|chats?)|what i (?:say|write))(?: conversation| chat)? (?:private|safe|secure|saved|stored|secret)(?: here| with you)?[?!. ]*$|^where (?:is|are|do you (?:keep|store|save)) (?:my (?:data|messages|chats?|documents|files)|this|it|what i (?:say|write))(?: (?:kept|stored|saved))?[?!. ]*$/i;
const keepsWhatKorean =
	/^(?:내|제|우리|이)\s?(?:대화|말|글|데이터|문서|정보|파일)\S*\s(?:어디(?:에|로)?|누가|저장|안전|밖으로|유출|다른)\S*(?: \S+){0,3}[?!. ]*$/;
const isOnline =
	/^(?:are you|is (?:this|hearth)|do you (?:have|need|use)|can you (?:use|reach|access|go on)|does (?:this|hearth) (?:need|use))(?: (?:connected|online|offline|access|to|on|the|an?|internet|web|wifi|network|connection|connected to))+[?!. ]*$/i;
const isOnlineKorean =
	/^(?:너는?|넌|hearth는?|이거|지금)?\s?(?:인터넷|온라인|네트워크|와이파이)\S*(?: (?:연결|필요|돼|되|접속|있|쓰|사용)\S*){1,3}[?!. ]*$/i;
const whoMade =
	/^(?:who (?:made|created|built|developed|programmed|trained) (?:you|this|hearth)|are you (?:chatgpt|gpt(?:-?\d)?|gemini|siri|alexa|an? (?:ai|robot|bot|human|person|computer|real person|language model)))[?!. ]*$/i;
const whoMadeKorean =
	/^(?:너(?:는|를)?|널|넌|당신(?:은|을)?|hearth를?)\s?(?:누가 만들\S*|사람이\S*|(?:챗)?(?:봇|지피티|gpt)\S*|로봇\S*|ai\S*|인공지능\S*)[?!. ]*$/i;
const greetsKorean =
	/^(?:오늘 |요즘 )?(?:기분|컨디션)(?:이|은|은요)? ?(?:어때|어떠|좋)\S*[?!.~ ]*$|^(?:안녕\S*|하이|반가\S*|좋은 (?:아침|저녁|오후)\S*)(?:[,!.?~ ]+(?:(?:오늘|요즘) )?(?:기분|하루|잘 ?지|어떻게 지|잘 ?있|반가|만나서)\S*(?: \S+){0,3})?[?!.~ ]*$/;
const thanksKorean = /^(?:정말 |진짜 |너무 )?(?:고마|고맙|감사|땡큐|쌩큐)\S*(?: \S+){0,2}[!.~ ]*$/;

/** What a small model answers at random, and then again and again. */
const sayings = [
	[[whoAreYou, whoKorean, whoMade, whoMadeKorean], about.who],
	[[greets, greetsKorean], about.greeting],
	[[thanks, thanksKorean], about.thanks],
	[[leaves, leavesKorean], about.leaving],
	[[agrees, agreesKorean], about.agreed],
	[[keepsWhat, keepsWhatKorean], about.keeping],
	[[isOnline, isOnlineKorean], about.online]
] as const;

/**
 * What Hearth says of itself: never left to a small model, which promises whatever it has read about. Undefined for
 * every other request.
 */
export function aboutHearth(request: string, language: Language): string | undefined {
	const text = request.trim();
	if (text.length > 120) return undefined;
	if (whatCan.test(text) || whatCanKorean.test(text)) return say(language, about.can);
	const said = sayings.find(([forms]) => forms.some((form) => form.test(text)));
	return said === undefined ? undefined : say(language, said[1]);
}

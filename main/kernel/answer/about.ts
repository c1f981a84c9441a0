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
const greetsKorean =
	/^(?:안녕\S*|하이|반가\S*|좋은 (?:아침|저녁|오후)\S*)(?:[,!.?~ ]+(?:(?:오늘|요즘) )?(?:기분|하루|잘 ?지|어떻게 지|잘 ?있|반가|만나서)\S*(?: \S+){0,3})?[?!.~ ]*$/;
const thanksKorean = /^(?:정말 |진짜 |너무 )?(?:고마|감사|땡큐)\S*(?: \S+){0,2}[!.~ ]*$/;

/**
 * What Hearth says of itself: never left to a small model, which promises whatever it has read about. Undefined for
 * every other request.
 */
export function aboutHearth(request: string, language: Language): string | undefined {
	const text = request.trim();
	if (text.length > 120) return undefined;
	if (whatCan.test(text) || whatCanKorean.test(text)) return say(language, about.can);
	if (whoAreYou.test(text) || whoKorean.test(text)) return say(language, about.who);
	if (greetsKorean.test(text)) return say(language, about.greeting);
	if (thanksKorean.test(text)) return say(language, about.thanks);
	return undefined;
}

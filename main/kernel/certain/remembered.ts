import { everything } from '../../../tools/memory/index.ts';
import type { CertainCall } from './certain.ts';

const begin = String.raw`^(?:(?:so|and|hey|ok(?:ay)?|hearth)[, ]+)*(?:(?:can|could|would) you (?:please )?|please )?`;
const kept = '(?:remember(?:ed)?|recall|kept?|saved?|stored?|noted?)';
const end = String.raw`(?: so far| yet| please)*[?.! ]*$`;
const english = [
	`(?:(?:tell|show) me )?what (?:all |exactly |else |things |facts )?(?:do|have|did) you ${kept}(?: (?:about|of) me)?`,
	`(?:(?:tell|show) me )?what (?:all |exactly |else |things |facts )?(?:do|have|did) you (?:all )?(?:know|learn(?:ed)?) about me`,
	`(?:tell|show|list|give)(?: me)? (?:everything|all(?: the facts| things)?|the facts|the things|what)(?: that)? you(?: have| do)? (?:${kept}(?: (?:about|of) me)?|(?:know|learned) about me)`,
	`(?:show|list)(?: me)? (?:all )?(?:of )?(?:my|your|the) (?:facts|memories)`
].map((text) => new RegExp(`${begin}${text}${end}`, 'i'));
const about = String.raw`(?:나|저|내|제)(?:에|한테)? ?(?:대해|대해서|관해|관해서|대한 ?(?:것|거|걸))\S*`;
const korean = [
	String.raw`${about} (?:(?:뭘|무엇을|뭐를?|무얼|어떤 ?(?:걸|것을?)) )?(?:기억|알고 ?있)\S*(?: ?있\S*)?`,
	String.raw`${about} (?:뭘|무엇을|뭐를?|무얼|얼마나|뭐) ?(?:알아|아니|알지|아는지|알고 ?있)\S*(?: ?(?:말해|알려)\S*)?`,
	String.raw`(?:뭘|무엇을|뭐를?|무얼) 기억(?:하|해)\S*(?: ?있\S*)?`,
	String.raw`${about} 알고 ?있는 (?:것|거|걸|내용|사실)\S*(?: (?:다|모두|전부))? ?(?:보여|알려|말해|나열)\S*(?: ?(?:줘|주세요|줄래))?`,
	String.raw`(?:${about} )?기억(?:하고 ?있는|하는|한|해 ?둔) ?(?:것|거|걸|내용|사실)\S*(?: (?:다|모두|전부))? ?(?:보여|알려|말해|나열)\S*(?: ?(?:줘|주세요|줄래))?`
].map((text) => new RegExp(`^${text}[?.! ]*$`, 'u'));

/** A request for all that is remembered of a person: no search by words finds what it has no words of. */
export function readRemembered(request: string): CertainCall[] {
	const text = request.trim();
	if (text.length > 120 || ![...english, ...korean].some((asked) => asked.test(text))) return [];
	return [{ tool: 'recall', input: { query: everything } }];
}

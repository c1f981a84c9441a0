import type { DocumentInfo } from '../../contract.ts';
import {
	after,
	beforeKorean,
	cameKorean,
	kind,
	readWords,
	type DocumentFilter
} from '../../memory/documents/plain-filter.ts';
import { fold } from '../../memory/text.ts';
import { answers } from '../../messages/answers.ts';
import { say, type Language } from '../../messages/message.ts';
import { escape } from './markdown.ts';

const politely = String.raw`(?:(?:so|and|hi|hey|ok(?:ay)?|please|can you|could you)[,!. ]+)*`;
const asking = String.raw`(?:what|which|how many|what are|do (?:i|you) have any|(?:list|show(?: me)?|name|tell me)(?= (?:all|my|the)\b))(?: all)?(?: of)?(?: (?:my|the))?`;
const named = `(?:${kind}|documents?|docs|papers)(?: (?:documents?|docs|files?))?`;
const came = `add(?:ed)?|give(?:n)? you|gave you|drop(?:ped)?|save[d]?|get|got|receive[d]?|download(?:ed)?|scan(?:ned)?|imported?`;
const there = `do (?:i|you|we) (?:have|know|see)|are (?:there|here|in here|added|loaded)`;
const cameThere = `(?<came>did (?:i|we) (?:${came})|have (?:i|we) (?:${came})|(?:(?:that|which) )?(?:i|we) (?:have )?(?:${came}))`;
const atAll = `(?: (?:now|here|so far|already|at the moment|in (?:total|here|hearth)))*`;
const asks = new RegExp(
	`^${politely}${asking} ${named}(?: (?:${there}|${cameThere}))?(?: ${after})?${atAll}[?!. ]*$`,
	'u'
);
const whichKorean = `(?:지금|여기|혹시|그럼)`;
const endKorean = `(?:뭐가?|뭘|무엇이|어떤 ?게|어떤 것이|몇 ?(?:개|건)(?:나|가)?|있어|있나|있지|있니|목록|보여|알려)\\S*(?: ?(?:있|보여|알려|줘|주|돼|되|뭐)\\S*)*`;
const asksKorean = new RegExp(
	`^(?:${whichKorean} *)*(?:(?:내|제|나한테|나에게|내가) *)?(?:${beforeKorean}(?:에|의|(?<onward>부터))? *)?(?:내가 *)?(?<came>${cameKorean.replace(')', '|준)')} *)?(?:내 *)?(?:(?:어떤|무슨) *)?(?:${kind}|문서|서류|자료)(?: ?(?:문서|파일))?(?:는|은|가|이|를|을|들은|들이|들을|들|에는|에)? *(?:(?:지금|여기|다|모두|전부|목록) *)*${endKorean}[?!. ]*$`,
	'u'
);

/** Enough of any list to see what there is. */
const shown = 30;

/**
 * Which documents a request wants named; null where it asks something else. No tool says which there are, and a small model
 * looks into folders for them.
 */
export function readAskedDocuments(request: string, now = Date.now()): DocumentFilter | null {
	const text = fold(request.trim());
	const match = text.length > 100 ? null : (asks.exec(text) ?? asksKorean.exec(text));
	if (match === null) return null;
	const all = { kinds: null, time: null, named: null, folder: null };
	const said = readWords(match, now);
	// A time without a day in the calendar is not "always".
	if (said === null) return /\d/u.test(text) ? null : all;
	return { ...all, ...said, byAdded: match.groups?.['came'] !== undefined };
}

/** The titles of the documents, the newest first, as they are given; `of` is how many there are in all, where some were asked for. */
export function tellDocuments(
	documents: readonly Pick<DocumentInfo, 'title'>[],
	language: Language,
	of = documents.length
): string {
	const count = documents.length;
	if (of === 0) return say(language, answers.noDocuments);
	if (count === 0) return say(language, answers.noSuchDocuments, { of });
	const titles = documents.slice(0, shown).map(({ title }) => `- ${escape(title)}`);
	const more =
		count > shown ? [say(language, answers.moreDocuments, { count: count - shown })] : [];
	const head =
		count === of
			? say(language, answers.documents, { count })
			: say(language, answers.someDocuments, { count, of });
	return [head, '', ...titles, ...more].join('\n');
}

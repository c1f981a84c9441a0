import type { DocumentInfo } from '../../contract.ts';
import { answers } from '../../messages/answers.ts';
import { say, type Language } from '../../messages/message.ts';
import { escape } from './markdown.ts';

const politely = String.raw`^(?:(?:so|and|hi|hey|ok(?:ay)?|please|can you|could you)[,!. ]+)*`;
const named = String.raw`(?:documents?|docs|papers|pdfs?)`;
const asks = new RegExp(
	String.raw`${politely}(?:(?:what|which) ${named} (?:do (?:i|you|we) (?:have|know|see)|have i (?:added|got|given you)|are (?:there|here|in here|added|loaded)|did i (?:add|give you|drop))|what are (?:my|the) ${named}|(?:list|show(?: me)?|name|tell me)(?: all)?(?: of)? (?:my|the) ${named}|do (?:i|you) have any ${named}|how many ${named} (?:do (?:i|you) have|are there))(?: (?:now|here|so far|already|at the moment|in (?:total|here|hearth)))*[?!. ]*$`,
	'i'
);
const asksKorean =
	/^(?:(?:지금|여기|혹시|그럼)\s*)*(?:내|제|나한테|나에게|내가 (?:넣은|올린|추가한|준))?\s*(?:어떤|무슨)?\s*(?:문서|서류|자료)(?:는|은|가|들은|들이|들|에는|에)?\s*(?:(?:지금|여기|다|모두|전부|목록)\s*)*(?:뭐가?|뭘|무엇이|어떤 게|어떤 것이|몇 (?:개|건)(?:나|가)?|있어|있나|있지|있니|목록|보여|알려)\S*(?: (?:있|보여|알려|줘|주|돼|되)\S*)*[?!. ]*$/;

/** Enough of any list to see what there is. */
const shown = 30;

/** Whether a request asks which documents there are. No tool says it, and a small model looks into folders for them. */
export function asksForDocuments(request: string): boolean {
	const text = request.trim();
	return text.length <= 100 && (asks.test(text) || asksKorean.test(text));
}

/** The titles of the documents, the newest first, as they are given. */
export function tellDocuments(
	documents: readonly Pick<DocumentInfo, 'title'>[],
	language: Language
): string {
	const count = documents.length;
	if (count === 0) return say(language, answers.noDocuments);
	const titles = documents.slice(0, shown).map(({ title }) => `- ${escape(title)}`);
	const more =
		count > shown ? [say(language, answers.moreDocuments, { count: count - shown })] : [];
	return [say(language, answers.documents, { count }), '', ...titles, ...more].join('\n');
}

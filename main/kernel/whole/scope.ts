import type { DocumentInfo } from '../../contract.ts';
import { fold } from '../../memory/text.ts';
import type { Store } from '../../memory/protocol.ts';
import { otherQuery } from '../answer/translate.ts';
import { isFiller } from './fillers.ts';
import type { Scope } from './read.ts';
import { formsOf, stemOf, wordsOf } from './words.ts';

const generic =
	/\b(?:my|the|this|that|these|our|attached|uploaded) (?:\p{L}+ ){0,2}(?:sheets?|spreadsheets?|tables?|csv|workbook|excel|documents?|files?|list|data)\b|(?:시트|표|엑셀|스프레드시트|문서|파일|자료|명단|목록)(?:에|의|에서|에는|에서는|를|을|은|는|이|가|\s|$)/u;
/** Kinds of documents that are nothing but tables. */
export const tableKinds = ['csv', 'xlsx', 'ods'];
/** As many documents as are read to their end for one question. */
const limit = 20;

/**
 * The documents that a request which counts or lists is about: those that came with it, those that it names, those that
 * came earlier in the talk, those that it may name in the other language, or, where it only says "my sheet", the tables
 * there are.
 */
export async function documentsInScope(
	store: Store,
	request: string,
	attached: readonly string[],
	earlier: readonly string[]
): Promise<Scope> {
	if (attached.length > 0) return { documentIds: attached.slice(0, limit), sure: true };
	const documents = (await store.call('document:list', null)).filter(
		({ state }) => state === 'ready'
	);
	const folded = fold(request);
	const named = documents.filter((document) => isNamed(document, folded));
	if (named.length > 0) return { documentIds: ids(named), sure: true };
	const known = documents.filter(({ id }) => earlier.includes(id));
	if (known.length > 0) return { documentIds: ids(known), sure: generic.test(folded) };
	const inOther = fold(otherQuery(request) ?? '');
	const likely = documents.filter((document) => isNamed(document, inOther));
	if (likely.length > 0) return { documentIds: ids(likely), sure: false };
	if (!generic.test(folded)) return { documentIds: [], sure: false };
	const tables = documents.filter(({ kind }) => tableKinds.includes(kind));
	const some = tables.length > 0 ? tables : documents;
	return { documentIds: ids(some), sure: some.length === 1 };
}

function ids(documents: DocumentInfo[]): string[] {
	return documents.slice(0, limit).map(({ id }) => id);
}

/** By its file name, or by most of the words of its title. */
export function isNamed({ title }: DocumentInfo, folded: string): boolean {
	const name = fold(title);
	if (name.length > 3 && folded.includes(name)) return true;
	const said = new Set(wordsOf(folded).flatMap(({ text }) => formsOf(text)));
	const words = wordsOf(name.replace(/\.\p{L}{2,5}$/u, '').replace(/[_-]/g, ' '))
		.map(({ text }) => stemOf(text))
		.filter((word) => word.length > 1 && !/^\d+$/.test(word) && !isFiller(word));
	return words.length > 0 && words.filter((word) => said.has(word)).length * 2 > words.length;
}

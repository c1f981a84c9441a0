import type { PassageHit } from '../../tools/parts.ts';
import { distinct } from '../memory/documents/likeness.ts';
import { narrow } from '../memory/documents/plain-filter.ts';
import type { Store } from '../memory/protocol.ts';
import { quotePassages } from './answer/quote.ts';
import { otherQuery } from './answer/translate.ts';

/** How many passages one look-up pages in, and how many of them may come from one document. */
const passageLimit = 8;
const perSource = 5;

/**
 * The passages that say most about a query, with their places; where they do not answer it, also those that are found by
 * its words in the other language.
 */
export async function searchPassages(
	store: Store,
	query: string,
	documentIds: string[] | null
): Promise<PassageHit[]> {
	const narrowed = await narrow(store, query.slice(0, 2000), documentIds);
	const found = await bestPassages(store, narrowed);
	if (quotePassages(query, found) !== undefined) return found;
	const inOther = otherQuery(narrowed.query);
	if (inOther === undefined) return found;
	const others = await bestPassages(store, { ...narrowed, query: inOther });
	return found.length > 0 && quotePassages(query, others) === undefined
		? found
		: distinct([...others, ...found], ({ text }) => text).slice(0, passageLimit);
}

async function bestPassages(
	store: Store,
	narrowed: Awaited<ReturnType<typeof narrow>>
): Promise<PassageHit[]> {
	const hits = await store.call('passage:search', {
		...narrowed,
		limit: 3 * passageLimit,
		perDocument: perSource
	});
	// A flood of copies must not be all that is found.
	const different = distinct(hits, ({ text }) => text).slice(0, passageLimit);
	return different.map(({ id, documentId, title, place, heading, text, score, reading }) => ({
		passageId: id,
		documentId,
		title,
		place,
		heading,
		text,
		score,
		...(reading === true && { reading })
	}));
}

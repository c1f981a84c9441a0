import type { PassageResult } from '../../contract.ts';
import type { PassageHit } from '../../../tools/parts.ts';
import type { Store } from '../protocol.ts';
import { distinct } from './likeness.ts';
import { sizeOf } from './split.ts';

export interface PassageSearch {
	/** Only in these; null for all. */
	documentIds: string[] | null;
	/** At most so many passages, and so many tokens of text together. */
	count: number;
	budgetTokens: number;
}

/**
 * The passages that fit a question best, as many as there is room for: best first, nearly the same words once.
 * At least one comes back if any was found, however small the room.
 */
export async function searchPassages(
	store: Store,
	query: string,
	{ documentIds, count, budgetTokens }: PassageSearch
): Promise<PassageHit[]> {
	if (query.trim() === '' || documentIds?.length === 0) return [];
	const found = await store.call('passage:search', {
		query: query.slice(0, 2000),
		limit: Math.min(200, count * 4),
		documentIds,
		perDocument: documentIds?.length === 1 ? count * 4 : Math.max(2, Math.ceil(count / 2))
	});
	const taken: PassageResult[] = [];
	let left = budgetTokens;
	for (const hit of distinct(found, ({ text }) => text)) {
		const tokens = estimateTokens(hit.text);
		if (tokens > left && taken.length > 0) continue;
		taken.push(hit);
		left -= tokens;
		if (taken.length === count) break;
	}
	return taken.map(({ id, documentId, title, place, heading, text, score, reading }) => ({
		passageId: id,
		documentId,
		title,
		place,
		heading,
		text: text.trim(),
		score,
		...(reading === true && { reading })
	}));
}

/** About how many tokens a text is, on the safe side: four Latin letters to one, a Korean or Chinese one each. */
export function estimateTokens(text: string): number {
	const dense = sizeOf(text) - text.length;
	return Math.ceil((text.length - dense) / 3.5 + dense * 1.2);
}

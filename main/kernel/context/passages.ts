import type { PassageHit } from '../../../tools/parts.ts';
import { documentUseSchema, type DocumentUse } from '../../contract.ts';
import { sizeOf as weigh } from '../../memory/documents/split.ts';
import type { Store } from '../../memory/protocol.ts';

/** How a document is read for an answer, as its owner set it; by its size where nothing was set. */
export async function readUse(store: Store, documentId: string): Promise<DocumentUse> {
	const value = await store.call('setting:get', { key: `use:${documentId}` });
	return documentUseSchema.safeParse(value).data ?? 'auto';
}

export async function setUse(
	store: Store,
	documentId: string,
	use: DocumentUse
): Promise<DocumentUse> {
	await store.call('setting:set', { key: `use:${documentId}`, value: use });
	return use;
}

/** As many passages as are looked at of one document. */
const piece = 200;
/** The first passages go along with what a search found: a request about the whole has no words to find. */
const beginning = 3;

/**
 * The passages of some documents that fill the room there is, in the order of the documents: all of a document that is
 * to be read whole or is small enough for its share, else those that a search found and its beginning.
 */
export async function passagesFor(
	store: Store,
	documentIds: readonly string[],
	room: number,
	search: (documentIds: string[]) => Promise<PassageHit[]>
): Promise<PassageHit[]> {
	const share = room / Math.max(1, documentIds.length);
	const chosen: PassageHit[] = [];
	const searched: string[] = [];
	for (const documentId of documentIds) {
		const use = await readUse(store, documentId);
		const passages = await beginningOf(store, documentId, use === 'search' ? beginning : piece);
		const { passages: total } = await store.call('document:get', { documentId });
		const fits = passages.length === total && sizeOf(passages) <= share;
		if (use === 'whole' || (use === 'auto' && fits)) chosen.push(...passages);
		else {
			searched.push(documentId);
			chosen.push(...passages.slice(0, beginning));
		}
	}
	const found = searched.length === 0 ? [] : await search(searched);
	return inOrder(fill([...found, ...chosen], room), documentIds);
}

async function beginningOf(store: Store, documentId: string, count: number): Promise<PassageHit[]> {
	const { title } = await store.call('document:get', { documentId });
	const passages = await store.call('passage:list', { documentId, from: 0, count });
	return passages.map(({ id, place, text }) => ({
		passageId: id,
		documentId,
		title,
		place,
		text,
		score: 0
	}));
}

function sizeOf(passages: readonly PassageHit[]): number {
	return passages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
}

/** About how many tokens a text is, on the safe side: four Latin letters to one, a Korean or Chinese one each. */
function estimateTokens(text: string): number {
	const dense = weigh(text) - text.length;
	return Math.ceil((text.length - dense) / 3.5 + dense * 1.2);
}

/** The first that fit, each once; one at least, however small the room. */
function fill(passages: readonly PassageHit[], room: number): PassageHit[] {
	const taken = new Map<string, PassageHit>();
	let left = room;
	for (const passage of passages) {
		const tokens = estimateTokens(passage.text);
		if (taken.has(passage.passageId) || (tokens > left && taken.size > 0)) continue;
		taken.set(passage.passageId, passage);
		left -= tokens;
	}
	return [...taken.values()];
}

function inOrder(passages: PassageHit[], documentIds: readonly string[]): PassageHit[] {
	const placeOf = ({ passageId }: PassageHit): number => Number(passageId.split('.').at(-1));
	return passages.sort(
		(left, right) =>
			documentIds.indexOf(left.documentId) - documentIds.indexOf(right.documentId) ||
			placeOf(left) - placeOf(right)
	);
}

import type { PassageHit } from '../../../tools/parts.ts';

/** How alike two texts are in meaning, from -1 to 1; null where that cannot be told (in time). */
export type Likeness = (one: string, other: string) => Promise<number | null>;

/** What the embedder gives to a sentence and the passage it retells; two sentences about different things stay well below. */
const leastLikeness = 0.6;
/** Sentences looked at in one answer: each costs two readings of the embedder. */
const mostLooks = 8;

/** A sentence with a passage it cites. */
export interface Claim {
	words: string;
	passage: PassageHit;
}

/** Of claims that share too few words with their passages, those that mean the same. */
export async function nearClaims(
	claims: readonly Claim[],
	likeness: Likeness
): Promise<Set<string>> {
	const near = new Set<string>();
	for (const claim of claims.slice(0, mostLooks)) {
		const value = await likeness(claim.words, claim.passage.text);
		if (value !== null && value >= leastLikeness) near.add(keyOf(claim));
	}
	return near;
}

export function keyOf({ words, passage }: Claim): string {
	return `${passage.passageId}\n${words}`;
}

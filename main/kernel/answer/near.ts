/** How alike two texts are in meaning, from -1 to 1; null where that cannot be told (in time). */
export type Likeness = (one: string, other: string) => Promise<number | null>;

/** What the embedder gives to a sentence and the passage it retells; two sentences about different things stay well below. */
const leastLikeness = 0.6;
/** Sentences looked at in one answer: each costs two readings of the embedder. */
const mostLooks = 8;

/** A sentence, and what the source that it cites says nearest to it. */
export interface Claim {
	words: string;
	near: string;
}

/**
 * Of claims that share too few words with their sources, those that mean the same. They are told by identity: pages have
 * no ids, and two sources may be cited in the same words.
 */
export async function nearClaims<One extends Claim>(
	claims: readonly One[],
	likeness: Likeness
): Promise<Set<One>> {
	const near = new Set<One>();
	for (const claim of claims.slice(0, mostLooks)) {
		const value = await likeness(claim.words, claim.near);
		if (value !== null && value >= leastLikeness) near.add(claim);
	}
	return near;
}

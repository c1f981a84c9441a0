/** A page as far as it matters for its place: nothing of its words. */
export interface Candidate {
	tokens: number;
	/** Instructions, tools, the request: without them there is no turn. */
	mustStay: boolean;
	/** A part of the talk, in its order; the others were asked for and can come in any number. */
	isTalk: boolean;
	/** What the person decided about it. */
	held: 'pinned' | 'out' | undefined;
}

/** How full the talk leaves its room after some of it was moved out. */
const lowWater = 0.6;
/** What pages that were called back, and facts, may take of the room. */
const calledShare = 0.3;

/**
 * Decides which pages are in the window: a pure function of what they are. `from` is the place of the oldest page of the
 * talk that was in the last window (0 when there was none).
 *
 * What must stay stays; then what the person pinned; then what was called back, in its order; the talk has the rest,
 * newest first and without holes, since a talk with holes reads as another talk. The talk begins where it began before for
 * as long as that fits, and then makes room for several turns at once: so the beginning of the prompt, which the engine
 * has read, seldom changes.
 */
export function choosePages(
	pages: readonly Candidate[],
	budget: number,
	from = 0
): ReadonlySet<number> {
	const stay = new Set<number>();
	let left = budget;
	const keep = (index: number, tokens: number): void => {
		stay.add(index);
		left -= tokens;
	};
	const indexes = [...pages.entries()].filter(([, { held }]) => held !== 'out');
	for (const [index, page] of pages.entries()) if (page.mustStay) keep(index, page.tokens);
	for (const [index, page] of indexes.toReversed()) {
		if (page.held === 'pinned' && !stay.has(index) && page.tokens <= left) keep(index, page.tokens);
	}
	let called = left * calledShare;
	for (const [index, page] of indexes) {
		if (page.isTalk || stay.has(index) || page.tokens > called) continue;
		called -= page.tokens;
		keep(index, page.tokens);
	}
	const talk = indexes.filter(([index, page]) => page.isTalk && !stay.has(index));
	const before = talk.filter(([index]) => index >= from);
	const fits = before.reduce((sum, [, { tokens }]) => sum + tokens, 0) <= left;
	if (fits) {
		for (const [index, { tokens }] of before) keep(index, tokens);
		return stay;
	}
	let room = left * lowWater;
	for (const [index, { tokens }] of before.toReversed()) {
		if (tokens > room) break;
		room -= tokens;
		keep(index, tokens);
	}
	return stay;
}

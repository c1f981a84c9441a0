import type { ContextPage } from '../../contract.ts';
import type { Engine } from '../../model/protocol.ts';

/** A page before it is known how many tokens it takes. */
export type Page = Omit<ContextPage, 'tokens'>;

/** How many characters of one earlier message the window keeps; the whole of it stays in the store. */
const turnLimit = 1_200;

/** Counts the tokens of texts and remembers them: the same pages come back in every turn of a conversation. */
export class TokenCounter {
	readonly #engine: Engine;
	readonly #known = new Map<string, number>();

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	async count(texts: string[]): Promise<number[]> {
		const missing = [...new Set(texts.filter((text) => !this.#known.has(text)))];
		if (missing.length > 0) {
			if (this.#known.size > 2_000) this.#known.clear();
			const counts = await this.#engine.call('count', { texts: missing });
			missing.forEach((text, index) => this.#known.set(text, counts[index] ?? text.length));
		}
		return texts.map((text) => this.#known.get(text) ?? text.length);
	}
}

/**
 * Fits pages into `budget` tokens. Pages that must stay (instructions, the request) are kept whole; of the rest the
 * ones that come last in `pages` (the newest turns) stay first. What does not fit is replaced by one stub that says so:
 * the full text stays in the store and can be asked for. Returns the pages in their order.
 */
export async function fitPages(
	pages: (Page & { mustStay: boolean })[],
	budget: number,
	counter: TokenCounter
): Promise<{ pages: ContextPage[]; evicted: number }> {
	const tokens = await counter.count(pages.map(({ text }) => text));
	let left = budget;
	const keep = new Set<number>();
	pages.forEach((page, index) => {
		if (!page.mustStay) return;
		keep.add(index);
		left -= tokens[index] ?? 0;
	});
	for (let index = pages.length - 1; index >= 0; index--) {
		const need = tokens[index] ?? 0;
		if (keep.has(index)) continue;
		// Older turns than one that does not fit stay out too: a talk with holes reads as a different talk.
		if (need > left) break;
		keep.add(index);
		left -= need;
	}
	const evicted = pages.length - keep.size;
	const result: ContextPage[] = [];
	let stubAt: number | undefined;
	pages.forEach(({ mustStay, ...page }, index) => {
		if (!mustStay) stubAt ??= result.length;
		if (keep.has(index)) result.push({ ...page, tokens: tokens[index] ?? 0 });
	});
	if (evicted > 0) {
		const stub = `[${evicted} earlier messages are not shown here; they are kept in the conversation.]`;
		const [stubTokens = 0] = await counter.count([stub]);
		result.splice(stubAt ?? result.length, 0, {
			owner: 'stub',
			origin: 'tool',
			title: stub,
			tokens: stubTokens,
			reason: 'paged-out',
			text: stub,
			ref: null
		});
	}
	return { pages: result, evicted };
}

/** The head and tail of a text that is too long for one page, with what was left out said between them. */
export function clipText(text: string, limit = turnLimit): string {
	if (text.length <= limit) return text;
	const half = Math.floor(limit / 2);
	return `${text.slice(0, half)}\n[... ${text.length - limit} characters left out ...]\n${text.slice(-half)}`;
}

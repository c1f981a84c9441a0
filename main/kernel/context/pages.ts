import type { ContextPage } from '../../contract.ts';
import type { Engine } from '../../model/protocol.ts';
import type { Held } from './held.ts';
import { choosePages } from './policy.ts';

/** A page before it is known how many tokens it takes. */
export type Page = Omit<ContextPage, 'tokens'> & {
	/** The number of a message, by which it can be called back. */
	number?: number;
};

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

/** A page that asks for a place in the window. */
export type WantedPage = Page & { mustStay: boolean };

export interface FittedPages {
	pages: ContextPage[];
	/** Pages of the talk that are not in the window. */
	evicted: number;
	/** Those of them that were in the last one: what this turn moved out. */
	moved: number;
	/** The oldest message of the talk that is in the window. */
	from: string | null;
}

/** What a single page that must stay may take of the window, so that nothing overflows it. */
const largest = 0.5;
/** Old messages that a stub names each by its number and first words. */
const named = 4;

/**
 * Fits pages into `budget` tokens by the policy. Nothing is lost: the full text stays in the store, and one stub of a few
 * lines stands for what was moved out, with the numbers by which it can be called back. Returns the pages in their order.
 */
export async function fitPages(
	wanted: WantedPage[],
	budget: number,
	counter: TokenCounter,
	held: Held = { pinned: [], out: [], from: null }
): Promise<FittedPages> {
	const pages = await shrink(wanted, budget, counter);
	const tokens = await counter.count(pages.map(({ text }) => text));
	const isTalk = ({ owner, mustStay, reason }: WantedPage): boolean =>
		owner === 'turn' && !mustStay && reason === 'earlier-turn';
	const places = pages.map((page, index) => ({
		tokens: tokens[index] ?? 0,
		mustStay: page.mustStay,
		isTalk: isTalk(page),
		held: placeOf(page, held)
	}));
	const talk = pages.flatMap((page, index) => (isTalk(page) ? [index] : []));
	const before = held.from === null ? -1 : pages.findIndex(({ ref }) => ref === held.from);
	// Room for the stub is kept free, whether or not it is needed: it must not be what overflows.
	const stay = choosePages(places, budget - stubTokens, Math.max(0, before));
	const gone = talk.filter((index) => !stay.has(index));
	const result = pages.flatMap((page, index): ContextPage[] => {
		if (!stay.has(index)) return [];
		const { owner, origin, title, reason, text, ref } = page;
		return [{ owner, origin, title, reason, text, ref, tokens: tokens[index] ?? 0 }];
	});
	if (gone.length > 0) {
		const stub = stubOf(gone.flatMap((index) => pages[index] ?? []));
		const [count = 0] = await counter.count([stub]);
		const at = result.findIndex(({ owner }) => owner === 'turn' || owner === 'fact');
		result.splice(at < 0 ? result.length : at, 0, {
			owner: 'stub',
			origin: 'tool',
			title: stub.split('\n', 1)[0] ?? stub,
			tokens: count,
			reason: 'paged-out',
			text: stub,
			ref: null
		});
	}
	const first = talk.find((index) => stay.has(index) && places[index]?.held !== 'pinned');
	return {
		pages: result,
		evicted: gone.length,
		moved: gone.filter((index) => index >= before && places[index]?.held !== 'out').length,
		from: first === undefined ? null : (pages[first]?.ref ?? null)
	};
}

const stubTokens = 160;

function placeOf({ ref }: Page, held: Held): 'pinned' | 'out' | undefined {
	if (ref === null) return undefined;
	return held.pinned.includes(ref) ? 'pinned' : held.out.includes(ref) ? 'out' : undefined;
}

/** What was moved out, in a few lines: it changes only when more is. */
function stubOf(gone: Page[]): string {
	const lines = gone.slice(-named).map(({ number, origin, text }) => {
		const words = Array.from(text.replace(/\s+/gu, ' ')).slice(0, 40).join('');
		return `${number === undefined ? '' : `#${number} `}${origin}: ${words}`;
	});
	return [
		'[Earlier messages of this conversation are not shown here; they are kept, and come back by their number or their words.]',
		...lines
	].join('\n');
}

/** Cuts the middle out of pages that must stay and are too long to: a message of two megabytes is one. */
async function shrink(
	pages: WantedPage[],
	budget: number,
	counter: TokenCounter
): Promise<WantedPage[]> {
	const shrunk = await Promise.all(
		pages.map(async (page) => {
			if (!page.mustStay || page.owner !== 'turn') return page;
			return {
				...page,
				text: await clipToTokens(page.text, Math.floor(budget * largest), counter)
			};
		})
	);
	return shrunk;
}

/** The head and tail of a text in at most `limit` tokens. */
export async function clipToTokens(
	text: string,
	limit: number,
	counter: TokenCounter
): Promise<string> {
	// No text has fewer than one token for sixteen characters; more of it need not be counted.
	let clipped = clipText(text, limit * 16);
	for (;;) {
		const [tokens = 0] = await counter.count([clipped]);
		if (tokens <= limit || clipped.length < 200) return clipped;
		clipped = clipText(
			text,
			Math.floor(Math.min(clipped.length, text.length) * (limit / tokens) * 0.9)
		);
	}
}

/** What a page is called after its text: one line of its beginning. */
export function titleOf(text: string): string {
	const line = text.trim().slice(0, 400).replace(/\s+/gu, ' ');
	return line.length <= 80 ? line : `${line.slice(0, 80).trimEnd()}…`;
}

/** The head and tail of a text that is too long for one page, with what was left out said between them. */
export function clipText(text: string, limit = turnLimit): string {
	if (text.length <= limit) return text;
	const half = Math.floor(limit / 2);
	return `${text.slice(0, half)}\n[... ${text.length - limit} characters left out ...]\n${text.slice(-half)}`;
}

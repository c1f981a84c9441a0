import type { Tool } from '../../../tools/tool.ts';
import type { ContextPage, Fact } from '../../contract.ts';
import { talkPages, type Exchange } from '../answer/talk.ts';
import type { DecisionContext } from '../decide/decider.ts';
import { describeTool } from '../decide/functions.ts';
import { instructions } from '../decide/native.ts';
import { fitPages, type Page, type TokenCounter } from './pages.ts';

/** What of the window the talk may take; the rest is for results and for the answer. */
const share = 0.4;

export interface Assembled {
	context: Omit<DecisionContext, 'steps'>;
	pages: ContextPage[];
	/** How many pages did not fit. */
	evicted: number;
}

/**
 * The part of a turn's context that stays the same through it, for models that answer in their own words: they decide
 * and answer over one prompt, so that its beginning is read once.
 */
export async function assemble(
	{ exchanges, facts, request }: { exchanges: Exchange[]; facts: Fact[]; request: string },
	tools: readonly Tool[],
	{ counter, windowTokens }: { counter: TokenCounter; windowTokens: number }
): Promise<Assembled> {
	const always = { origin: 'assistant', reason: 'always', ref: null, mustStay: true } as const;
	const unchanging: (Page & { mustStay: boolean })[] = [
		{ ...always, owner: 'instructions', title: 'Hearth', text: instructions },
		{
			...always,
			owner: 'tools',
			title: tools.map(({ name }) => name).join(', '),
			text: tools.map((tool) => JSON.stringify(describeTool(tool))).join('\n')
		}
	];
	// The instructions of plain talk are those of the starter.
	const talk = talkPages(exchanges, facts, request).filter(({ owner }) => owner !== 'instructions');
	const { pages, evicted } = await fitPages(
		[...unchanging, ...talk],
		Math.floor(windowTokens * share),
		counter
	);
	const kept = new Map(pages.map(({ ref, text }) => [ref, text]));
	return {
		pages,
		evicted,
		context: {
			request,
			facts: facts.filter(({ id }) => kept.has(id)).map(({ text }) => text),
			exchanges: exchanges.flatMap(({ userId, assistantId }) => {
				const user = kept.get(userId);
				const assistant = kept.get(assistantId);
				return user === undefined || assistant === undefined ? [] : [{ user, assistant }];
			})
		}
	};
}

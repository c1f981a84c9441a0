import type { Tool } from '../../../tools/tool.ts';
import type { Fact } from '../../contract.ts';
import { isBack, talkPages, type Exchange } from '../answer/talk.ts';
import type { DecisionContext } from '../decide/decider.ts';
import { describeTool } from '../decide/functions.ts';
import { instructions } from '../decide/native.ts';
import type { Held } from './held.ts';
import {
	fitPages,
	type FittedPages,
	type Page,
	type TokenCounter,
	type WantedPage
} from './pages.ts';

/** What of the window the talk may take; the rest is for results and for the answer. */
const share = 0.4;

export interface Assembled extends FittedPages {
	context: Omit<DecisionContext, 'steps'>;
}

/**
 * The part of a turn's context that stays the same through it, for models that answer in their own words: they decide
 * and answer over one prompt, so that its beginning is read once.
 */
export async function assemble(
	talk: { exchanges: Exchange[]; facts: Fact[]; request: string; back: Page[]; held: Held },
	tools: readonly Tool[],
	{ counter, windowTokens }: { counter: TokenCounter; windowTokens: number }
): Promise<Assembled> {
	const { exchanges, facts, request, back, held } = talk;
	const always = { origin: 'assistant', reason: 'always', ref: null, mustStay: true } as const;
	const unchanging: WantedPage[] = [
		{ ...always, owner: 'instructions', title: 'Hearth', text: instructions },
		{
			...always,
			owner: 'tools',
			title: tools.map(({ name }) => name).join(', '),
			text: tools.map((tool) => JSON.stringify(describeTool(tool))).join('\n')
		}
	];
	// The instructions of plain talk are those of the starter.
	const spoken = talkPages(exchanges, facts, request, back).filter(
		({ owner }) => owner !== 'instructions'
	);
	const fitted = await fitPages(
		[...unchanging, ...spoken],
		Math.floor(windowTokens * share),
		counter,
		held
	);
	const { pages } = fitted;
	const kept = new Map(pages.map(({ ref, text }) => [ref, text]));
	return {
		...fitted,
		context: {
			request: pages.find(({ reason }) => reason === 'request')?.text ?? request,
			facts: [
				...pages.filter(isBack).map(({ text }) => text),
				...facts.filter(({ id }) => kept.has(id)).map(({ text }) => text)
			],
			exchanges: exchanges.flatMap(({ userId, assistantId }) => {
				const user = kept.get(userId);
				const assistant = kept.get(assistantId);
				return user === undefined || assistant === undefined ? [] : [{ user, assistant }];
			})
		}
	};
}

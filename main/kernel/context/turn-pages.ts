import { partsToText } from '../../../tools/parts.ts';
import type { Tool } from '../../../tools/tool.ts';
import type { ChatMessage } from '../../contract.ts';
import type { FinishedCall } from '../answer/compose.ts';
import type { Exchange } from '../answer/talk.ts';
import { clipText, titleOf, type Page } from './pages.ts';

/** What the results of this turn put into the window. */
export function resultPages(calls: readonly FinishedCall[]): Page[] {
	const pages: Page[] = [];
	for (const call of calls) {
		for (const part of call.parts) {
			if (part.type === 'passages') {
				for (const item of part.items) {
					pages.push({
						owner: 'document',
						origin: 'document',
						title: [item.title, item.place].filter(Boolean).join(', '),
						reason: 'search-hit',
						text: item.text,
						ref: item.passageId
					});
				}
			} else {
				pages.push({
					owner: 'result',
					origin: call.origin ?? 'tool',
					title: call.tool,
					reason: 'tool-result',
					text: clipText(partsToText([part]), 240),
					ref: null
				});
			}
		}
	}
	return pages;
}

/** What a decision of the starter was made from: the tools, the last turns, the request, and what ran. */
export function decisionPages(
	tools: readonly Tool[],
	exchanges: readonly Exchange[],
	user: ChatMessage,
	calls: readonly FinishedCall[]
): Page[] {
	const pages: Page[] = [
		{
			owner: 'tools',
			origin: 'assistant',
			title: tools.map(({ name }) => name).join(', '),
			reason: 'always',
			text: tools
				.map((tool) => `${tool.name}(${Object.keys(tool.input.shape).join(', ')}): ${tool.brief}`)
				.join('\n'),
			ref: null
		}
	];
	for (const exchange of exchanges) {
		pages.push(
			turnPage('user', exchange.user, exchange.userId),
			turnPage('assistant', exchange.assistant, exchange.assistantId)
		);
	}
	pages.push({
		...turnPage('user', user.text, user.id),
		reason: 'request'
	});
	pages.push(...resultPages(calls));
	return pages;
}

function turnPage(origin: 'user' | 'assistant', text: string, ref: string): Page {
	return {
		owner: 'turn',
		origin,
		title: titleOf(text),
		reason: 'earlier-turn',
		text: clipText(text, 240),
		ref
	};
}

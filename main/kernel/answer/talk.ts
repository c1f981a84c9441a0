import type { ContextPage, Fact } from '../../contract.ts';
import type { Segment } from '../../model/protocol.ts';
import { clipText, type Page } from '../context/pages.ts';

/** Who speaks. Honest about its size, because a very small model must not be taken for more. */
const instructions =
	'You are Hearth, an assistant that runs entirely on the computer of the person you talk to. You are a very small ' +
	'language model: answer in a few short sentences, say so when you do not know, and never invent numbers, sources or facts. ' +
	'You can work with tools (calculator, files, web pages, programs, documents, memory) when the person asks for it plainly.';

export interface Exchange {
	userId: string;
	user: string;
	assistantId: string;
	assistant: string;
}

/** The pages of a plain talk, unchanging ones first so that the engine keeps what it has read. */
export function talkPages(
	exchanges: Exchange[],
	facts: Fact[],
	request: string
): (Page & { mustStay: boolean })[] {
	const pages: (Page & { mustStay: boolean })[] = [
		{
			owner: 'instructions',
			origin: 'assistant',
			title: 'Hearth',
			reason: 'always',
			text: instructions,
			ref: null,
			mustStay: true
		}
	];
	for (const exchange of exchanges) {
		pages.push(
			turnPage('user', exchange.userId, exchange.user),
			turnPage('assistant', exchange.assistantId, exchange.assistant)
		);
	}
	for (const fact of facts) {
		pages.push({
			owner: 'fact',
			origin: 'memory',
			title: fact.text,
			reason: 'fact-matches',
			text: fact.text,
			ref: fact.id,
			mustStay: false
		});
	}
	pages.push({
		owner: 'turn',
		origin: 'user',
		title: clipText(request, 80),
		reason: 'request',
		text: clipText(request, 3_000),
		ref: null,
		mustStay: true
	});
	return pages;
}

function turnPage(
	origin: 'user' | 'assistant',
	ref: string,
	text: string
): Page & { mustStay: boolean } {
	return {
		owner: 'turn',
		origin,
		title: clipText(text, 80),
		reason: 'earlier-turn',
		text: clipText(text),
		ref,
		mustStay: false
	};
}

/** ChatML of the pages that fitted. `started` is what the assistant has already said of this answer, when it goes on. */
export function talkPrompt(pages: ContextPage[], started: string): Segment[] {
	const segments: Segment[] = [];
	const say = (role: string, text: string): void => {
		segments.push(
			{ text: `<|im_start|>${role}\n`, special: true },
			{ text, special: false },
			{ text: '<|im_end|>\n', special: true }
		);
	};
	const facts = pages.filter(({ owner }) => owner === 'fact');
	pages.forEach((page, index) => {
		if (page.owner === 'fact') return;
		if (index === pages.length - 1 && facts.length > 0) {
			say(
				'system',
				`What is remembered about the person:\n${facts.map(({ text }) => `- ${text}`).join('\n')}`
			);
		}
		say(page.owner === 'turn' ? page.origin : 'system', page.text);
	});
	segments.push({ text: '<|im_start|>assistant\n', special: true });
	if (started !== '') segments.push({ text: started, special: false });
	return segments;
}

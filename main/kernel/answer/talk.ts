import type { ContextPage, Fact } from '../../contract.ts';
import { answers } from '../../messages/answers.ts';
import type { Segment } from '../../model/protocol.ts';
import { clipText, titleOf, type Page, type WantedPage } from '../context/pages.ts';

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
	/** Their numbers, by which they can be called back. */
	userNumber?: number;
	assistantNumber?: number;
}

/** The pages of a plain talk, unchanging ones first so that the engine keeps what it has read. */
export function talkPages(
	exchanges: Exchange[],
	facts: Fact[],
	request: string,
	back: Page[] = []
): WantedPage[] {
	const pages: WantedPage[] = [
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
			turnPage('user', exchange.userId, exchange.user, exchange.userNumber),
			turnPage(
				'assistant',
				exchange.assistantId,
				unframed(exchange.assistant),
				exchange.assistantNumber
			)
		);
	}
	for (const page of back) pages.push({ ...page, mustStay: false });
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
		title: titleOf(request),
		reason: 'request',
		text: request,
		ref: null,
		mustStay: true
	});
	return pages;
}

/** The sentences that lead in what Hearth quotes: "From your documents:", "**lease.pdf** says:". */
const leadIns = Object.values(answers)
	.flatMap(({ en, ko }): string[] => [en, ko])
	.filter((text) => text.endsWith(':'))
	.map((text) => text.split(/\{\w+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
const leadIn = new RegExp(`^(?:${leadIns.map((parts) => parts.join('.+')).join('|')})$`);

/**
 * An earlier answer as plain words, without the signs of a quotation. A small model goes on in the form it sees, and would
 * set its own words as something that stands in a document, with a source that is none.
 */
export function unframed(text: string): string {
	return text
		.replace(/(?: |(?<!\w))\[\d{1,3}(?:\s*,\s*\d{1,3})*\]/g, '')
		.split('\n')
		.filter((line) => !leadIn.test(line.trim()))
		.map((line) => line.replace(/^> ?/, ''))
		.join('\n')
		.trim();
}

function turnPage(
	origin: 'user' | 'assistant',
	ref: string,
	text: string,
	number?: number
): WantedPage {
	return {
		owner: 'turn',
		origin,
		title: titleOf(text),
		reason: 'earlier-turn',
		text: clipText(text),
		ref,
		...(number !== undefined && { number }),
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
	const back = pages.filter(isBack);
	pages.forEach((page, index) => {
		if (page.owner === 'fact' || isBack(page)) return;
		if (index === pages.length - 1 && back.length > 0) {
			say('system', `From earlier:\n${back.map(({ text }) => `- ${text}`).join('\n')}`);
		}
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

/** Whether a page was called back from the disk, so that it does not stand in the order of the talk. */
export function isBack({ reason }: ContextPage): boolean {
	return reason === 'brought-back' || reason === 'pinned';
}

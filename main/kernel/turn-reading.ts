import type { Part, PassageHit } from '../../tools/parts.ts';
import type { ChatMessage, Settings } from '../contract.ts';
import type { Language } from '../messages/message.ts';
import type { FinishedCall } from './answer/compose.ts';
import type { Exchange } from './answer/talk.ts';
import type { Scope } from './whole/read.ts';

/** How many of the last exchanges a small model is shown. */
export const shownExchanges = 3;

/** A message with its number in the store, by which old ones are called back. */
export type NumberedMessage = ChatMessage & { number: number };

/** Pairs of question and answer, oldest first; an answer that is empty (failed, stopped at once) is left out. */
export function exchangesOf(messages: readonly NumberedMessage[]): Exchange[] {
	return messages.flatMap((message, index) => {
		const answer = messages[index + 1];
		if (message.role !== 'user' || answer?.role !== 'assistant' || answer.text === '') return [];
		return [
			{
				userId: message.id,
				user: message.text,
				userNumber: message.number,
				assistantId: answer.id,
				assistant: answer.text,
				assistantNumber: answer.number
			}
		];
	});
}

/** Whether a message came with an archive: nobody typed it here. */
export function isImported({ steps }: Pick<ChatMessage, 'steps'>): boolean {
	return steps.some((step) => step.kind === 'note' && step.note === 'imported');
}

/** Whether an earlier answer of this conversation already said that it went to another machine. */
export function wasTold(earlier: readonly ChatMessage[], title: string): boolean {
	return earlier.some(({ steps }) =>
		steps.some(
			(step) =>
				step.kind === 'note' && step.note === 'left-machine' && step.values['title'] === title
		)
	);
}

/** A search in the documents as the model's own would look. */
export function passageCall(query: string, items: PassageHit[]): FinishedCall {
	return {
		tool: 'search_documents',
		input: { query },
		ok: true,
		code: null,
		parts: [{ type: 'passages', items }],
		origin: 'document'
	};
}

/** The documents that a search found something in, the likeliest first. */
export function foundScope(parts: Part[]): Scope {
	const hits = parts.flatMap((part) => (part.type === 'passages' ? part.items : []));
	return { documentIds: [...new Set(hits.map(({ documentId }) => documentId))], sure: false };
}

/** The documents that the last message with any was about: those that came with it, or those that its answer cites. */
export function lastDocuments(earlier: readonly ChatMessage[]): string[] {
	const documents = ({ attachments, citations }: ChatMessage): string[] =>
		[...attachments, ...citations].map(({ documentId }) => documentId);
	const last = earlier.findLast((message) => documents(message).length > 0);
	return last === undefined ? [] : [...new Set(documents(last))];
}

/** The links that were shown with numbers last: of a page that was read, or of search results. */
export function lastNumbered(
	calls: readonly FinishedCall[],
	earlier: readonly ChatMessage[]
): { url: string }[] | undefined {
	const before = earlier.flatMap(({ steps }) =>
		steps.flatMap((step) => (step.kind === 'result' ? step.parts : []))
	);
	return [...before, ...calls.flatMap(({ parts }) => parts)]
		.map(numberedLinks)
		.findLast((links) => links !== undefined);
}

/** The results of the newest search, the likeliest first. */
export function shownResults(earlier: readonly ChatMessage[]): { url: string }[] {
	const last = earlier
		.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'result' ? step.parts : [])))
		.findLast((part) => part.type === 'links');
	return last?.items ?? [];
}

function numberedLinks(part: Part): { url: string }[] | undefined {
	if (part.type === 'links') return part.items;
	return part.type === 'page' ? part.links : undefined;
}

/** The places outside text came from, as a person knows them. */
export function namesOf(part: Part): string[] {
	switch (part.type) {
		case 'page':
			return [part.url];
		case 'passages':
			return part.items.map(({ title }) => title);
		case 'links':
			return part.items.map(({ url }) => url);
		case 'text':
		case 'value':
		case 'table':
		case 'picture':
		case 'plot':
		case 'file':
		case 'error':
			return [];
	}
}

/** The language to answer in: that of the request where it shows, else that of the window. */
export function languageOf(request: string, setting: Settings['language']): Language {
	if (/\p{Script=Hangul}/u.test(request)) return 'ko';
	if (/\p{L}/u.test(request)) return 'en';
	return setting === 'ko' ? 'ko' : 'en';
}

/** Whether an answer without tools states numbers that stand nowhere in what the model was given. */
export function inventsNumbers(answer: string, given: string[]): boolean {
	const known = new Set(given.flatMap((text) => text.match(/\d+(?:[.,]\d+)*/g) ?? []));
	return (answer.match(/\d+(?:[.,]\d+)+|\d{2,}/g) ?? []).some((number) => !known.has(number));
}

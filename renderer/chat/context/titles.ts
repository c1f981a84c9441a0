import type { ContextPage } from '../../../main/contract.ts';
import { tools } from '../../../main/messages/chat.ts';
import type { Message } from '../../../main/messages/message.ts';

/** What a page of the window is called: tools by their names in words, answers without the signs of Markdown. */
export function pageTitle(
	{ owner, origin, title }: Pick<ContextPage, 'owner' | 'origin' | 'title'>,
	say: (message: Message) => string
): string {
	if (owner === 'tools' || owner === 'result') {
		return title
			.split(', ')
			.map((name) => {
				const words = tools[name];
				return words === undefined ? name : say(words);
			})
			.join(', ');
	}
	return origin === 'assistant' ? withoutMarkdown(title) : title;
}

function withoutMarkdown(text: string): string {
	return text
		.replace(/(^|\s)(?:>|#{1,6})\s+/g, '$1')
		.replace(/(?<!\\)(?:\*\*|`)/g, '')
		.replace(/\\([\\`*_[\]<>#|])/g, '$1')
		.replace(/\s+/g, ' ');
}

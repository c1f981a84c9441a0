import type { ChatMessage, Step } from './contract.ts';
import type { Store } from './memory/protocol.ts';
import { partsToText } from '../tools/parts.ts';

/** A conversation in an open format: Markdown of the branch that is shown, or JSON of every message, step and citation. */
export async function exportConversation(
	store: Store,
	conversationId: string,
	format: 'markdown' | 'json'
): Promise<{ name: string; text: string }> {
	const conversation = await store.call('conversation:get', { conversationId });
	const title = conversation.title === '' ? 'conversation' : conversation.title;
	const name = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80);
	if (format === 'json') {
		const messages = await store.call('conversation:messages', { conversationId });
		const text = JSON.stringify(
			{ format: 'hearth-conversation', version: 1, conversation, messages },
			null,
			'\t'
		);
		return { name: `${name}.json`, text };
	}
	const messages =
		conversation.leafId === null
			? []
			: await store.call('message:branch', { leafId: conversation.leafId });
	return {
		name: `${name}.md`,
		text: [`# ${title}`, ...messages.map(toMarkdown)].join('\n\n') + '\n'
	};
}

function toMarkdown(message: ChatMessage): string {
	const when = new Date(message.createdAt).toISOString().slice(0, 16).replace('T', ' ');
	const who = message.role === 'user' ? 'You' : 'Hearth';
	const attachments = message.attachments.map(({ title }) => `- Attached: ${title}`);
	const sources = message.citations.map(
		({ number, title, place }) => `[${number}] ${title}${place === '' ? '' : `, ${place}`}`
	);
	return [
		`## ${who} (${when})`,
		...attachments,
		...message.steps.flatMap(stepToMarkdown),
		message.text,
		...sources
	]
		.filter((line) => line !== '')
		.join('\n\n');
}

function stepToMarkdown(step: Step): string[] {
	if (step.kind === 'decision') return [`*${step.tool}* \`${JSON.stringify(step.input)}\``];
	if (step.kind !== 'result') return [];
	const text = partsToText(step.parts);
	return [`\`\`\`\`\n${text.length > 4000 ? `${text.slice(0, 4000)}\n...` : text}\n\`\`\`\``];
}

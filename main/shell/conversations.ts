import { exportConversation } from '../export.ts';
import { shell } from '../messages/shell.ts';
import { checkAction, formatOf, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `conversations list | show ID | search QUERY | export ID [--format json]` */
export async function conversations(
	{ open, store }: ShellParts,
	[action = 'list', ...words]: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ').trim();
	const needs = { list: '', show: 'ID', search: 'QUERY', export: 'ID' };
	checkAction(output.language, ['conversations', action], text, needs);
	const format = formatOf(output.language, given.format, output.json ? 'json' : 'markdown');
	await open();
	switch (action) {
		case 'list': {
			const list = await store.call('conversation:list', { bin: false });
			if (list.length === 0) output.line(shell.nothing);
			for (const conversation of list) {
				output.object(conversation);
				output.text(
					`${conversation.id}  ${new Date(conversation.updatedAt).toISOString()}  ${conversation.title}\n`
				);
			}
			return;
		}
		case 'show':
		case 'export':
			process.stdout.write((await exportConversation(store, text, format)).text);
			return;
		case 'search': {
			const found = await store.call('conversation:search', { query: text, limit: 20 });
			if (found.length === 0) output.line(shell.notFound, { query: text });
			for (const hit of found) {
				output.object(hit);
				output.text(`${hit.conversationId}  ${hit.title}\n    ${hit.snippet}\n`);
			}
			return;
		}
	}
}

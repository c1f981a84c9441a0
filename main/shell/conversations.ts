import { exportConversation } from '../export.ts';
import { shell } from '../messages/shell.ts';
import { usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `conversations list | show ID | search QUERY | export ID [--format json]` */
export async function conversations(
	{ store }: ShellParts,
	[action = 'list', ...words]: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ').trim();
	const needed = (what: string): string => {
		if (text === '') {
			throw usageError(output.language, 'needs', { command: `conversations ${action}`, what });
		}
		return text;
	};
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
		case 'export': {
			const conversationId = needed('ID');
			const format = output.json || given.format === 'json' ? 'json' : 'markdown';
			process.stdout.write((await exportConversation(store, conversationId, format)).text);
			return;
		}
		case 'search': {
			const found = await store.call('conversation:search', { query: needed('QUERY'), limit: 20 });
			if (found.length === 0) output.line(shell.nothing);
			for (const hit of found) {
				output.object(hit);
				output.text(`${hit.conversationId}  ${hit.title}\n    ${hit.snippet}\n`);
			}
			return;
		}
		default:
			throw usageError(output.language, 'unknownCommand', { command: `conversations ${action}` });
	}
}

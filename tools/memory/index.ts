import { z } from 'zod';
import type { Origin } from '../parts.ts';
import { defineTool, type Tool } from '../tool.ts';

/** The part of the memory that these tools need. */
export interface Facts {
	add: (
		text: string,
		source: { conversationId: string; messageId: string },
		origin: Origin
	) => Promise<void>;
	/** All of them, the newest first, where the query is empty. */
	search: (query: string, conversationId: string) => Promise<{ text: string; origin: Origin }[]>;
}

/** The query that asks for all there is. */
export const everything = '*';

/** `remember` and `recall`: what a person wants kept about themselves and their world. */
export function createMemoryTools(facts: Facts): Tool[] {
	const remember = defineTool({
		name: 'remember',
		description: 'Keep a fact about the user and their world, in their own words.',
		brief: 'keep a fact about the user',
		effect: 'memory',
		input: z.object({ text: z.string().trim().min(1).max(2000).describe('The fact to keep') }),
		async run({ text }, { allow, conversationId, messageId, labelOf }) {
			await allow({ effect: 'memory', target: text });
			await facts.add(text, { conversationId, messageId }, labelOf?.(text) ?? 'user');
			return { parts: [{ type: 'text', text: `Remembered: ${text}` }], origin: 'tool' };
		}
	});
	const recall = defineTool({
		name: 'recall',
		description: 'Look up what the user asked to be remembered.',
		brief: 'look up facts about the user',
		effect: 'read',
		input: z.object({
			query: z.string().trim().min(1).max(2000).describe('What about; * for everything')
		}),
		async run({ query }, { conversationId }) {
			const found = await facts.search(query === everything ? '' : query, conversationId);
			const text = found.map((fact) => `- ${fact.text}`).join('\n');
			// One that came from outside makes all of it outside text: private as memory is, and not to be obeyed.
			const isOwn = found.every(({ origin }) => origin === 'user');
			return { parts: [{ type: 'text', text }], origin: isOwn ? 'memory' : 'file' };
		}
	});
	return [remember, recall];
}

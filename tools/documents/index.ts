import { z } from 'zod';
import type { PassageHit } from '../parts.ts';
import { defineTool, type Tool } from '../tool.ts';

/** The passages of the user's documents that say most about a query, best first. */
export type SearchPassages = (query: string, conversationId: string) => Promise<PassageHit[]>;

/** `search_documents`: passages with their document, page and place. */
export function createDocumentTools(search: SearchPassages): Tool[] {
	return [
		defineTool({
			name: 'search_documents',
			description: "Search the user's own documents; gives passages with document, page and place.",
			brief: "search the user's documents",
			effect: 'read',
			input: z.object({ query: z.string().trim().min(1).max(2000).describe('What is sought') }),
			async run({ query }, { conversationId }) {
				const items = await search(query, conversationId);
				return { parts: [{ type: 'passages', items }], origin: 'document' };
			}
		})
	];
}

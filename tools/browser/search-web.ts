import { z } from 'zod';
import type { Part } from '../parts.ts';
import { defineTool, ToolError, type Tool } from '../tool.ts';
import { pageTimeout } from './open-page.ts';
import type { BrowserParts } from './parts.ts';
import { openAddress, readPage } from './reading.ts';
import { readResults } from './results.ts';

const queryLimit = 500;

export function createSearchWeb(parts: BrowserParts): Tool {
	return defineTool({
		name: 'search_web',
		description:
			"Asks the user's search engine and returns the results: title, address and a few words of each.",
		brief: 'search the web',
		effect: 'network',
		timeout: pageTimeout,
		input: z.object({ query: z.string().describe('What to search for') }),
		async run({ query }, context) {
			const words = query.replace(/\s+/g, ' ').trim();
			if (words === '') throw new ToolError('BAD_INPUT', 'There is nothing to search for.');
			if (words.length > queryLimit)
				throw new ToolError(
					'BAD_INPUT',
					`Search for fewer words: ${queryLimit} characters at most.`
				);
			const { template, typedByUser } = await parts.searchAddress();
			const address = template.replaceAll('%s', encodeURIComponent(words));
			const page = await openAddress(parts, address, context, { typedByUser });
			const items = readResults(page);
			const part: Part =
				items.length > 0 ? { type: 'links', items } : await readPage(parts, page, context.signal);
			return { parts: [part], origin: 'web' };
		}
	});
}

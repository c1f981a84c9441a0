import { z } from 'zod';
import { defineTool, ToolError, type Tool, type ToolContext } from '../tool.ts';
import { readAddress } from './address.ts';
import type { BrowserParts } from './parts.ts';
import { openAddress, readPage } from './reading.ts';

/** Loading ends after twenty seconds itself; the rest is for waiting one's turn and for reading. */
export const pageTimeout = 60_000;

export function createOpenPage(parts: BrowserParts): Tool {
	return defineTool({
		name: 'open_page',
		description:
			'Opens a web page beside the chat and returns its text as Markdown, with its links numbered and listed. ' +
			'"#3" follows link number 3 of the page or the search results that were read last.',
		brief: 'open a web page',
		effect: 'network',
		timeout: pageTimeout,
		input: z.object({
			url: z.string().describe('The address of the page, or "#3" for link number 3')
		}),
		async run({ url }, context) {
			const number = /^#\s?(\d{1,4})$/.exec(url.trim())?.[1];
			const address = readAddress(
				number === undefined ? url : await linkOf(parts, Number(number), context)
			);
			if (address === null) {
				throw new ToolError(
					'BAD_INPUT',
					`"${url.slice(0, 200)}" is not a web address. Give one that begins with http:// or https://.`
				);
			}
			const { href } = address;
			const page = await openAddress(parts, href, context, {
				typedByUser: context.typed?.(href) ?? false,
				followed: number !== undefined
			});
			return { parts: [await readPage(parts, page, context.signal)], origin: 'web' };
		}
	});
}

/** The address behind a number that was shown last, or, where none was, of the page as it is open now. */
async function linkOf(parts: BrowserParts, number: number, context: ToolContext): Promise<string> {
	const links = context.numbered?.() ?? (await linksOfCurrent(parts, context.signal));
	const link = links[number - 1];
	if (link !== undefined) return link.url;
	throw new ToolError(
		'NOT_FOUND',
		links.length === 0
			? 'No page with numbered links is open.'
			: `There is no link ${number}: the links go from 1 to ${links.length}.`
	);
}

async function linksOfCurrent(
	parts: BrowserParts,
	signal: AbortSignal
): Promise<{ url: string }[]> {
	const page = await parts.pages.current(signal);
	return page === null ? [] : (await readPage(parts, page, signal)).links;
}

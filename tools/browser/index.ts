import { z } from 'zod';
import type { Part } from '../parts.ts';
import { defineTool, ToolError, type Tool, type ToolContext } from '../tool.ts';
import { readAddress } from './address.ts';
import { readResults, type SeenLink } from './results.ts';

/** A page as it was shown, scripts run. */
export interface OpenedPage {
	url: string;
	title: string;
	html: string;
	text: string;
	links: SeenLink[];
}

export interface BrowserParts {
	/** The view beside the chat (`main/page`). */
	pages: {
		open: (
			url: string,
			options: { typedByUser: boolean; signal: AbortSignal }
		) => Promise<OpenedPage>;
	};
	/** Turns the HTML of a page into Markdown with numbered links, bounded, in a process that may die. */
	toMarkdown: (
		html: string,
		url: string,
		maxCharacters: number,
		signal: AbortSignal
	) => Promise<{
		title: string;
		markdown: string;
		links: { text: string; url: string }[];
		warnings?: string[];
	}>;
	/** The search engine's address, with `%s` where the words go. */
	searchAddress: () => string | Promise<string>;
}

/** Loading ends after twenty seconds itself; the rest is for waiting one's turn and for reading. */
const timeout = 60_000;
const markdownLimit = 12_000;
const linkLimit = 200;

/** Looking at the web through the view that the user sees as well. Everything that comes back is somebody else's text. */
export function createBrowserTools(parts: BrowserParts): Tool[] {
	const openPage = defineTool({
		name: 'open_page',
		description:
			'Opens a web page beside the chat and returns its text as Markdown, with its links numbered and listed.',
		brief: 'open a web page',
		effect: 'network',
		timeout,
		input: z.object({ url: z.string().describe('The address of the page') }),
		async run({ url }, context) {
			const address = readAddress(url);
			if (address === null) {
				throw new ToolError(
					'BAD_INPUT',
					`"${url.slice(0, 200)}" is not a web address. Give one that begins with http:// or https://.`
				);
			}
			const page = await open(parts, address.href, context);
			return { parts: [await readPage(parts, page, context.signal)], origin: 'web' };
		}
	});

	const searchWeb = defineTool({
		name: 'search_web',
		description:
			"Asks the user's search engine and returns the results: title, address and a few words of each.",
		brief: 'search the web',
		effect: 'network',
		timeout,
		input: z.object({ query: z.string().describe('What to search for') }),
		async run({ query }, context) {
			const words = query.replace(/\s+/g, ' ').trim();
			if (words === '') throw new ToolError('BAD_INPUT', 'There is nothing to search for.');
			if (words.length > 500)
				throw new ToolError('BAD_INPUT', 'Search for fewer words: 500 characters at most.');
			const template = await parts.searchAddress();
			const page = await open(parts, template.replaceAll('%s', encodeURIComponent(words)), context);
			const items = readResults(page);
			const part: Part =
				items.length > 0 ? { type: 'links', items } : await readPage(parts, page, context.signal);
			return { parts: [part], origin: 'web' };
		}
	});

	return [openPage, searchWeb];
}

async function open(
	parts: BrowserParts,
	address: string,
	context: ToolContext
): Promise<OpenedPage> {
	await context.allow({ effect: 'network', target: address });
	const typedByUser = context.typed?.(address) ?? false;
	try {
		return await parts.pages.open(address, { typedByUser, signal: context.signal });
	} catch (error) {
		context.signal.throwIfAborted();
		throw new ToolError('FAILED', error instanceof Error ? error.message : String(error), {
			cause: error
		});
	}
}

async function readPage(parts: BrowserParts, page: OpenedPage, signal: AbortSignal): Promise<Part> {
	const {
		title,
		markdown,
		links,
		warnings = []
	} = await parts.toMarkdown(page.html, page.url, markdownLimit, signal);
	const text = markdown.trim() === '' ? page.text.trim().slice(0, markdownLimit) : markdown;
	return {
		type: 'page',
		url: page.url,
		title: title === '' ? page.title : title,
		markdown: text === '' ? '(The page shows no text.)' : text,
		links: links.slice(0, linkLimit),
		...(warnings.length > 0 && { warnings })
	};
}

import { z } from 'zod';
import type { Operations } from '../operations.ts';

export const offeredFileSchema = z.object({
	name: z.string(),
	url: z.string(),
	/** 0 when the server does not say. */
	bytes: z.int().min(0)
});

/** What the window asks of the page beside the chat, besides its steering. */
export const pageCalls = {
	/** Marks every place of a text on the page and shows the next, or the one before. Empty text ends it. */
	'page:find': {
		input: z.object({ text: z.string().max(500), back: z.boolean() }),
		output: z.null()
	},
	/** Takes the offered file into the documents; gives the id of its document. */
	'page:keep-file': { input: z.null(), output: z.object({ documentId: z.string() }) },
	/** The offered file is not wanted. */
	'page:drop-file': { input: z.null(), output: z.null() },
	/** Closes the page and forgets what sites kept: cookies, storage, cache, history. */
	'page:forget': { input: z.null(), output: z.null() }
} satisfies Operations;

/** Engines to choose from: an address each, with `%s` where the words go. Any other address works as well. */
export const searchEngines = [
	{ name: 'DuckDuckGo', address: 'https://duckduckgo.com/html/?q=%s' },
	{ name: 'Brave Search', address: 'https://search.brave.com/search?q=%s' },
	{ name: 'Startpage', address: 'https://www.startpage.com/do/search?query=%s' },
	{ name: 'Mojeek', address: 'https://www.mojeek.com/search?q=%s' },
	{ name: 'Bing', address: 'https://www.bing.com/search?q=%s' },
	{ name: 'Naver', address: 'https://search.naver.com/search.naver?where=web&query=%s' },
	{
		name: 'Wikipedia',
		address: 'https://en.wikipedia.org/w/index.php?ns0=1&fulltext=1&search=%s'
	}
] as const;

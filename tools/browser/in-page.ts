import { z } from 'zod';
import { defineTool, ToolError, type Tool } from '../tool.ts';
import { findInText } from './find.ts';
import { pageTimeout } from './open-page.ts';
import type { BrowserParts } from './parts.ts';
import { heard, readPage } from './reading.ts';

const wordsLimit = 500;

/** Tools for the page that is open: they make sense only while one is. */
export function createPageTools(parts: BrowserParts): Tool[] {
	const { pages } = parts;

	const findInPage = defineTool({
		name: 'find_in_page',
		description:
			'Finds words in the page that is open: every place with what stands around it and the heading it is under.',
		brief: 'find words in the open page',
		effect: 'read',
		needs: 'page',
		input: z.object({ text: z.string().describe('The words to find') }),
		async run({ text }, { signal }) {
			const words = wordsOf(text, 'find');
			const page = await heard(signal, () => pages.current(signal));
			if (page === null) throw new ToolError('NOT_FOUND', 'No page is open. Open one first.');
			const { rows, total } = findInText(page.text, page.headings, words);
			pages.mark(words);
			const title = page.title === '' ? page.url : page.title;
			return {
				parts: [{ type: 'table', title, columns: ['Under', 'Text'], rows, total }],
				origin: 'web'
			};
		}
	});

	const searchInPage = defineTool({
		name: 'search_in_page',
		description:
			'Types words into the search box of the page that is open, submits it and reads what comes.',
		brief: 'type into the search box of the open page',
		effect: 'network',
		needs: 'page',
		timeout: pageTimeout,
		input: z.object({ text: z.string().describe('The words to search for') }),
		async run({ text }, { signal, allow }) {
			const words = wordsOf(text, 'search for');
			const box = await heard(signal, () => pages.searchBox(words, signal));
			if (box === null)
				throw new ToolError('NOT_FOUND', 'The page that is open has no search box.');
			await allow({
				effect: 'network',
				target: box.address,
				// What an address alone does not show: that the words are sent as a form.
				...(box.method === 'post' && { preview: { before: '', after: words } })
			});
			const page = await heard(signal, () => pages.search(words, box, signal));
			return { parts: [await readPage(parts, page, signal)], origin: 'web' };
		}
	});

	const pictureOfPage = defineTool({
		name: 'picture_of_page',
		description: 'Takes a picture of the page that is open, as it is shown beside the chat.',
		brief: 'take a picture of the open page',
		effect: 'read',
		needs: 'page',
		input: z.object({}),
		async run(_input, { signal }) {
			const { mime, base64, title, url } = await heard(signal, () => pages.picture(signal));
			return {
				parts: [{ type: 'picture', mime, base64, alt: title === '' ? url : `${title} (${url})` }],
				origin: 'web'
			};
		}
	});

	return [findInPage, searchInPage, pictureOfPage];
}

function wordsOf(text: string, toDo: string): string {
	const words = text.replace(/\s+/g, ' ').trim();
	if (words === '') throw new ToolError('BAD_INPUT', `There is nothing to ${toDo}.`);
	if (words.length > wordsLimit)
		throw new ToolError(
			'BAD_INPUT',
			`That is too much to ${toDo}: ${wordsLimit} characters at most.`
		);
	return words;
}

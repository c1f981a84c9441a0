import { expect, test } from 'vitest';
import { createBrowserTools } from '../../../tools/browser/index.ts';
import type { BrowserParts, OpenedPage, Pages, SearchBox } from '../../../tools/browser/parts.ts';
import { ToolError, type AccessRequest, type ToolContext } from '../../../tools/tool.ts';
import { unusedBrowser } from '../../helpers/unused-browser.ts';

/** The real view needs a window (test/app/page.test.ts); here a page is what it hands over. */
const page: OpenedPage = {
	url: 'https://example.com/tea',
	title: 'Tea',
	html: '<p>Tea</p>',
	text: 'Tea',
	headings: [],
	links: []
};

function browser(
	{ pages, ...parts }: Partial<Omit<BrowserParts, 'pages'>> & { pages?: Partial<Pages> } = {},
	context: Partial<ToolContext> = {}
) {
	const asked: AccessRequest[] = [];
	const opened: { url: string; typedByUser: boolean; followed?: boolean }[] = [];
	const tools = createBrowserTools({
		...unusedBrowser,
		pages: {
			...unusedBrowser.pages,
			open: (url, { typedByUser, followed }) => {
				opened.push({ url, typedByUser, ...(followed === true && { followed }) });
				return Promise.resolve(page);
			},
			...pages
		},
		toMarkdown: (_html, url) =>
			Promise.resolve({ title: 'Tea', markdown: 'Tea [1]', links: [{ text: 'Tea', url }] }),
		searchAddress: () =>
			Promise.resolve({ template: 'https://engine.example/?q=%s', typedByUser: false }),
		...parts
	});
	const run = async (name: string, input: unknown) => {
		const tool = tools.find((each) => each.name === name);
		if (tool === undefined) throw new Error(name);
		return tool.run(input, {
			signal: new AbortController().signal,
			conversationId: 'c',
			messageId: 'm',
			allow: (request) => {
				asked.push(request);
				return Promise.resolve();
			},
			...context
		});
	};
	return { run, asked, opened };
}

test('a page is asked for by its whole address, and comes back as text from the web', async () => {
	const { run, asked } = browser();
	expect(await run('open_page', { url: 'example.com/tea?a=1' })).toEqual({
		parts: [
			{
				type: 'page',
				url: 'https://example.com/tea',
				title: 'Tea',
				markdown: 'Tea [1]',
				links: [{ text: 'Tea', url: 'https://example.com/tea' }]
			}
		],
		origin: 'web'
	});
	expect(asked).toEqual([{ effect: 'network', target: 'https://example.com/tea?a=1' }]);
});

test('nothing is opened before it is allowed', async () => {
	const refusal = new ToolError('DENIED', 'no');
	const { run, opened } = browser({}, { allow: () => Promise.reject(refusal) });
	await expect(run('open_page', { url: 'https://example.com' })).rejects.toBe(refusal);
	await expect(run('search_web', { query: 'tea' })).rejects.toBe(refusal);
	expect(opened).toEqual([]);
});

test('only what the user typed counts as typed: an approved address does not', async () => {
	const { run, opened } = browser({}, { typed: (address) => address === 'http://localhost:3000/' });
	await run('open_page', { url: 'localhost:3000' });
	await run('open_page', { url: 'http://192.168.0.1' });
	expect(opened).toEqual([
		{ url: 'http://localhost:3000/', typedByUser: true },
		{ url: 'http://192.168.0.1/', typedByUser: false }
	]);
});

test('what is not an address is refused before anything is asked', async () => {
	const { run, asked } = browser();
	for (const url of ['', 'tea', 'file:///etc/passwd', 'javascript:alert(1)']) {
		await expect(run('open_page', { url })).rejects.toThrow('is not a web address');
	}
	expect(asked).toEqual([]);
});

test('the reason why a page did not open reaches the model', async () => {
	const { run } = browser({
		pages: { open: () => Promise.reject(new Error('no server has this name')) }
	});
	await expect(run('open_page', { url: 'https://nowhere.invalid' })).rejects.toThrow(
		'no server has this name'
	);
});

test('a page without text says so', async () => {
	const { run } = browser({
		pages: { open: () => Promise.resolve({ ...page, text: ' ' }) },
		toMarkdown: () => Promise.resolve({ title: '', markdown: '', links: [] })
	});
	const { parts } = await run('open_page', { url: 'https://example.com' });
	expect(parts[0]).toMatchObject({ title: 'Tea', markdown: '(The page shows no text.)' });
});

test('a search puts its words into the address of the engine, and nothing but its words', async () => {
	const { run, asked } = browser();
	await run('search_web', { query: ' green  tea & 100% #1 차 ' });
	expect(asked).toEqual([
		{
			effect: 'network',
			target: 'https://engine.example/?q=green%20tea%20%26%20100%25%20%231%20%EC%B0%A8'
		}
	]);
});

test('results are a list; a page without any is read as it is', async () => {
	const links = [{ text: 'Tea', url: 'https://tea.example/', around: 'Tea A drink.' }];
	const found = browser({ pages: { open: () => Promise.resolve({ ...page, links }) } });
	expect((await found.run('search_web', { query: 'tea' })).parts).toEqual([
		{ type: 'links', items: [{ title: 'Tea', url: 'https://tea.example/', snippet: 'A drink.' }] }
	]);
	expect((await browser().run('search_web', { query: 'tea' })).parts).toMatchObject([
		{ type: 'page' }
	]);
});

test('an empty search and one of a thousand words are refused', async () => {
	const { run, asked } = browser();
	await expect(run('search_web', { query: ' ' })).rejects.toThrow('nothing to search for');
	await expect(run('search_web', { query: 'tea '.repeat(1000) })).rejects.toThrow('fewer words');
	expect(asked).toEqual([]);
});

test('an own engine on this machine may be reached, because its address was typed in the settings', async () => {
	const { run, opened } = browser({
		searchAddress: () =>
			Promise.resolve({ template: 'http://localhost:8888/search?q=%s', typedByUser: true })
	});
	await run('search_web', { query: 'tea' });
	expect(opened).toEqual([{ url: 'http://localhost:8888/search?q=tea', typedByUser: true }]);
});

test('#2 follows the second link that was shown last, and asks for its whole address', async () => {
	const numbered = () => [{ url: 'https://one.example/' }, { url: 'https://two.example/a?b=c' }];
	const { run, asked, opened } = browser({}, { numbered });
	await run('open_page', { url: '#2' });
	await run('open_page', { url: ' # 1' });
	expect(asked.map(({ target }) => target)).toEqual([
		'https://two.example/a?b=c',
		'https://one.example/'
	]);
	expect(opened[0]).toEqual({
		url: 'https://two.example/a?b=c',
		typedByUser: false,
		followed: true
	});
	await expect(run('open_page', { url: '#3' })).rejects.toThrow('the links go from 1 to 2');
	await expect(run('open_page', { url: '#0' })).rejects.toThrow('There is no link 0');
});

test('#1 without any numbers shown is the first link of the page that is open', async () => {
	const { run, opened } = browser({ pages: { current: () => Promise.resolve(page) } });
	await run('open_page', { url: '#1' });
	expect(opened.map(({ url }) => url)).toEqual(['https://example.com/tea']);
	const closed = browser({ pages: { current: () => Promise.resolve(null) } });
	await expect(closed.run('open_page', { url: '#1' })).rejects.toThrow(
		'No page with numbered links'
	);
	expect(closed.asked).toEqual([]);
});

test('one of several pages is read without being shown', async () => {
	const aside: string[] = [];
	const { run, opened } = browser(
		{
			pages: {
				readAside: (url) => {
					aside.push(url);
					return Promise.resolve(page);
				}
			}
		},
		{ aside: true }
	);
	await run('open_page', { url: 'https://example.com/tea' });
	expect([aside, opened]).toEqual([['https://example.com/tea'], []]);
});

test('an address that leads to a document is read as its text, cut, and the file is discarded', async () => {
	let discarded = 0;
	const discard = () => {
		discarded++;
		return Promise.resolve();
	};
	const file = { name: 'report.pdf', path: '/tmp/report.pdf', discard };
	const parts = {
		pages: { open: () => Promise.resolve({ ...page, title: '', file }) },
		readFile: (path: string) =>
			Promise.resolve({ text: `${path} ${'word '.repeat(5000)}`, warnings: ['hidden-text'] })
	};
	const { parts: read } = await browser(parts).run('open_page', { url: 'https://example.com/r' });
	expect(read[0]).toMatchObject({
		type: 'page',
		title: 'report.pdf',
		links: [],
		warnings: ['hidden-text']
	});
	expect(JSON.stringify(read)).toContain('The document goes on');
	const broken = browser({ ...parts, readFile: () => Promise.reject(new Error('it is damaged')) });
	await expect(broken.run('open_page', { url: 'https://example.com/r' })).rejects.toThrow(
		'damaged'
	);
	expect(discarded).toBe(2);
});

test('words are found in the open page with their heading, and marked in the panel', async () => {
	const marked: string[] = [];
	const text = 'Tea\n\nIt is dry.\n\nBrewing\n\nUse hot  water.\nHOT water, not boiling.';
	const open = { ...page, text, headings: ['Tea', 'Hidden', 'Brewing'] };
	const { run, asked } = browser({
		pages: { current: () => Promise.resolve(open), mark: (words) => marked.push(words) }
	});
	expect(await run('find_in_page', { text: ' hot water ' })).toEqual({
		parts: [
			{
				type: 'table',
				title: 'Tea',
				columns: ['Under', 'Text'],
				rows: [
					['Brewing', 'Use hot water.'],
					['Brewing', 'HOT water, not boiling.']
				],
				total: 2
			}
		],
		origin: 'web'
	});
	expect([marked, asked]).toEqual([['hot water'], []]);
	await expect(run('find_in_page', { text: ' ' })).rejects.toThrow('nothing to find');
});

test('without an open page there is nothing to find in', async () => {
	const { run } = browser({ pages: { current: () => Promise.resolve(null) } });
	await expect(run('find_in_page', { text: 'tea' })).rejects.toThrow('No page is open');
});

test('the search box is only used after its whole address was allowed', async () => {
	const used: [string, SearchBox][] = [];
	const box: SearchBox = {
		address: 'https://shop.example/find?lang=en&q=green+tea',
		method: 'get'
	};
	const pages: Partial<Pages> = {
		searchBox: () => Promise.resolve(box),
		search: (text, found) => {
			used.push([text, found]);
			return Promise.resolve(page);
		}
	};
	const { run, asked } = browser({ pages });
	expect(await run('search_in_page', { text: 'green tea' })).toMatchObject({ origin: 'web' });
	expect(asked).toEqual([{ effect: 'network', target: box.address }]);
	expect(used).toEqual([['green tea', box]]);

	const refusal = new ToolError('DENIED', 'no');
	const refused = browser({ pages }, { allow: () => Promise.reject(refusal) });
	await expect(refused.run('search_in_page', { text: 'tea' })).rejects.toBe(refusal);
	expect(used).toHaveLength(1);

	const posting = browser({
		pages: { ...pages, searchBox: () => Promise.resolve({ ...box, method: 'post' }) }
	});
	await posting.run('search_in_page', { text: 'green tea' });
	expect(posting.asked[0]?.preview).toEqual({ before: '', after: 'green tea' });

	const none = browser({ pages: { searchBox: () => Promise.resolve(null) } });
	await expect(none.run('search_in_page', { text: 'tea' })).rejects.toThrow('no search box');
	expect(none.asked).toEqual([]);
});

test('a picture of the page says what it is of', async () => {
	const picture = {
		mime: 'image/png',
		base64: 'AA==',
		title: 'Tea',
		url: 'https://example.com/tea'
	};
	const { run } = browser({ pages: { picture: () => Promise.resolve(picture) } });
	expect(await run('picture_of_page', {})).toEqual({
		parts: [
			{ type: 'picture', mime: 'image/png', base64: 'AA==', alt: 'Tea (https://example.com/tea)' }
		],
		origin: 'web'
	});
});

test('the tools of the open page are only there while one is', () => {
	const tools = createBrowserTools(unusedBrowser);
	expect(tools.map(({ name, needs }) => [name, needs])).toEqual([
		['open_page', undefined],
		['search_web', undefined],
		['find_in_page', 'page'],
		['search_in_page', 'page'],
		['picture_of_page', 'page']
	]);
});

import { expect, test } from 'vitest';
import {
	createBrowserTools,
	type BrowserParts,
	type OpenedPage
} from '../../../tools/browser/index.ts';
import { ToolError, type AccessRequest, type ToolContext } from '../../../tools/tool.ts';

/** The real view needs a window (test/app/page.test.ts); here a page is what it hands over. */
const page: OpenedPage = {
	url: 'https://example.com/tea',
	title: 'Tea',
	html: '<p>Tea</p>',
	text: 'Tea',
	links: []
};

function browser(parts: Partial<BrowserParts> = {}, context: Partial<ToolContext> = {}) {
	const asked: AccessRequest[] = [];
	const opened: { url: string; typedByUser: boolean }[] = [];
	const tools = createBrowserTools({
		pages: {
			open: (url, { typedByUser }) => {
				opened.push({ url, typedByUser });
				return Promise.resolve(page);
			}
		},
		toMarkdown: (_html, url) =>
			Promise.resolve({ title: 'Tea', markdown: 'Tea [1]', links: [{ text: 'Tea', url }] }),
		searchAddress: () => 'https://engine.example/?q=%s',
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageState } from '../../main/contract.ts';
import type { OpenedPage, PagePicture, SearchBox } from '../../tools/browser/parts.ts';
import { startElectronHost, type ElectronHost } from './electron-host.ts';
import { startHostileServer, type HostileServer } from './fixtures/hostile-server.ts';

/** The page view alone in a real Electron, before a server on this machine that means it badly. */
let host: ElectronHost;
let server: HostileServer;

beforeAll(async () => {
	server = await startHostileServer();
	host = await startElectronHost('page-host');
});

afterAll(async () => {
	await host.close();
	server.close();
});

function open(path: string, more: Record<string, unknown> = {}): Promise<OpenedPage> {
	const url = path.startsWith('/') ? server.origin + path : path;
	return host.call<OpenedPage>('open', { url, typedByUser: true, ...more });
}

const state = () => host.call<PageState>('state');

/** Waits for the state to be as asked; the test's own time limit is the only one. */
async function until(wanted: (state: PageState) => boolean): Promise<PageState> {
	for (;;) {
		const now = await state();
		if (wanted(now)) return now;
		await new Promise((later) => setTimeout(later, 50));
	}
}

describe('a page', () => {
	test('is read with its title, text, links and whole source', async () => {
		const page = await open('/article');
		expect({ ...page, html: page.html.includes('Tea is a drink') }).toEqual({
			url: `${server.origin}/article`,
			title: 'article',
			html: true,
			text: 'Tea\n\nTea is a drink. The leaf is dried.',
			headings: ['Tea'],
			links: [
				{
					text: 'The leaf',
					url: `${server.origin}/leaf`,
					around: 'Tea Tea is a drink. The leaf is dried.'
				}
			]
		});
		expect(await state()).toEqual({
			open: true,
			url: `${server.origin}/article`,
			title: 'article',
			loading: false,
			canGoBack: expect.any(Boolean) as boolean,
			canGoForward: false,
			error: null,
			file: null,
			found: null
		});
	});

	test.each([
		['/script', 'made by script'],
		['/later', 'Tea is a drink'],
		['/korean', '차는 음료입니다'],
		['/text', 'plain words'],
		['/missing', 'Nothing here'],
		['/dialogs', 'reached'],
		['/deep', 'bottom'],
		['/windows', 'here'],
		['/permissions', 'got:']
	])('%s is read: %s', async (path, words) => {
		const page = await open(path);
		expect(page.text).toContain(words);
		expect(page.text).not.toMatch(/place|ear|bell/);
	});

	test('without text is empty, not an error', async () => {
		expect((await open('/empty')).text).toBe('');
	});

	test('with 300,000 elements is read', async () => {
		expect((await open('/wide')).html.length).toBeGreaterThan(1_000_000);
	});

	test('that never ends is taken as far as it came', async () => {
		expect((await open('/endless')).text).toContain('first words');
	});

	test('of a gigabyte is cut', async () => {
		expect((await open('/gigabyte')).html.length).toBe(5_000_000);
	});

	test('that does not want to be left is left', async () => {
		await open('/leaving');
		expect((await open('/article')).title).toBe('article');
	});

	test('gets no second window and no Node', async () => {
		await open('/windows');
		expect(await host.call('windows')).toBe(1);
		expect((await open('/node')).text).toBe('undefinedundefinedundefined');
	});
});

describe('a clear sentence instead of a page, for', () => {
	test.each([
		['an answer that never comes', '/never', /nothing came within 20 seconds/],
		['a gigabyte that is announced', '/declared-gigabyte', /larger than 20 MB/],
		['a download', '/download', /a file to download/],
		['a circle', '/circle', /in a circle/],
		['a redirect to a file', '/to-file', /not a web address/],
		['a redirect to a script', '/to-script', /sent no page/],
		['an answer without content', '/no-content', /sent no page/],
		['the address of another program', '/to-mail', /sent no page/],
		['a redirect to this machine', '/to-other', /an address that you typed/],
		['a name that does not exist', 'http://nowhere.invalid/', /no server has this name/],
		['nobody at home', 'http://localhost:9/', /blocked|does not answer/],
		['a file', 'file:///etc/passwd', /not a web address/],
		['a script', 'javascript:alert(1)', /not a web address/],
		['data', 'data:text/html,hi', /not a web address/],
		['a setting of the browser', 'chrome://version', /not a web address/],
		['words', 'how is the weather', /not a web address/],
		['nothing', '', /not a web address/]
	])('%s', async (_name, path, words) => {
		await expect(open(path)).rejects.toThrow(words);
		expect(server.reached).toEqual([]);
	});

	test('a certificate that is not valid', async () => {
		await expect(open(`${server.secure}/`)).rejects.toThrow(/certificate is not valid/);
		expect((await state()).error).toContain('certificate');
	});

	test('a page that is busy with itself, and the next page opens', async () => {
		await expect(open('/spinning')).rejects.toThrow(/does not respond/);
		expect((await open('/article')).title).toBe('article');
	});

	test('a page whose process dies, and the next page opens', async () => {
		await open('/article');
		await host.call('crash');
		expect((await until(({ error }) => error !== null)).error).toContain('broke down');
		expect((await open('/article')).title).toBe('article');
	});

	test('Stop', async () => {
		const running = open('/never', { key: 'stopped' });
		const stopped = expect(running).rejects.toThrow(/Abort/);
		await until(({ loading, url }) => loading && url.endsWith('/never'));
		await host.call('abort', 'stopped');
		await stopped;
		expect((await open('/article')).title).toBe('article');
	});
});

describe('this machine and the network around it', () => {
	test.each([
		'http://localhost:PORT/article',
		'http://127.0.0.1:PORT/article',
		'http://127.1:PORT/article',
		'http://2130706433:PORT/article',
		'http://0x7f.1:PORT/article',
		'http://[::1]:PORT/article',
		'http://[::ffff:127.0.0.1]:PORT/article',
		'http://0.0.0.0:PORT/article',
		'http://sub.localhost:PORT/article',
		'http://169.254.169.254/latest/meta-data',
		'http://192.168.0.1/',
		'http://10.0.0.1/',
		'http://[fd00::1]/'
	])('%s is closed to everyone who was not typed by a person', async (address) => {
		const url = address.replace('PORT', new URL(server.origin).port);
		await expect(open(url, { typedByUser: false })).rejects.toThrow(/an address that you typed/);
		expect(server.reached).toEqual([]);
	});

	test('a page cannot lead or reach there', async () => {
		await open('/reaching');
		await expect(open('/refresh-other')).rejects.toThrow(/an address that you typed/);
		expect((await open('/refresh-file')).text).toBe('stays');
		expect(server.reached).toEqual([]);
	});
});

describe('the panel', () => {
	test('goes back, forward and again', async () => {
		await open('/article');
		await open('/korean');
		await host.call('go', 'back');
		expect(await until(({ title, loading }) => title === 'article' && !loading)).toMatchObject({
			canGoForward: true,
			error: null
		});
		await host.call('go', 'forward');
		await until(({ title, loading }) => title === 'korean' && !loading);
		await host.call('go', 'reload');
		expect(await until(({ loading }) => !loading)).toMatchObject({ title: 'korean', error: null });
	});

	test('shows what a person types at once, also while a page is loading', async () => {
		const waiting = open('/never');
		const replaced = expect(waiting).rejects.toThrow(/another page was opened/);
		await until(({ loading, url }) => loading && url.endsWith('/never'));
		await host.call('show', `${server.origin}/korean`);
		await replaced;
		await until(({ title, loading }) => title === 'korean' && !loading);
	});

	test('says why an address could not be shown', async () => {
		await host.call('show', 'no such thing');
		expect((await state()).error).toContain('not a web address');
		await host.call('show', 'http://nowhere.invalid');
		expect((await until(({ error }) => error?.includes('nowhere') ?? false)).loading).toBe(false);
	});

	test('stops and closes', async () => {
		await host.call('show', `${server.origin}/never`);
		await until(({ loading, url }) => loading && url.endsWith('/never'));
		await host.call('go', 'stop');
		await until(({ loading }) => !loading);
		await host.call('go', 'close');
		expect(await state()).toEqual({
			open: false,
			url: '',
			title: '',
			loading: false,
			canGoBack: false,
			canGoForward: false,
			error: null,
			file: null,
			found: null
		});
	});

	test('forgets everything when told to', async () => {
		await open('/article');
		await host.call('clear');
		expect((await state()).open).toBe(false);
		expect((await open('/article')).title).toBe('article');
		expect((await state()).canGoBack).toBe(false);
	});
});

describe('the page that is open', () => {
	test('is read again as it is now, and is none before one was opened', async () => {
		await host.call('go', 'close');
		expect(await host.call('current')).toBe(null);
		await open('/article');
		expect(await host.call('current')).toMatchObject({ title: 'article', headings: ['Tea'] });
	});

	test('marks what is looked for, one place after the other', async () => {
		await open('/article');
		await host.call('mark', 'Tea');
		expect((await until(({ found }) => found !== null)).found).toEqual({ number: 1, count: 2 });
		await host.call('mark', 'Tea');
		await until(({ found }) => found?.number === 2);
		await host.call('mark', 'nowhere');
		await until(({ found }) => found?.count === 0);
		await host.call('mark', '');
		expect((await state()).found).toBe(null);
	});

	test('gives a picture of itself, no wider than can be kept', async () => {
		await open('/article');
		const { mime, base64, title } = await host.call<PagePicture>('picture');
		const png = Buffer.from(base64, 'base64');
		expect([mime, title, png.subarray(1, 4).toString()]).toEqual(['image/png', 'article', 'PNG']);
		expect(png.readUInt32BE(16)).toBeGreaterThan(300);
		expect(png.readUInt32BE(16)).toBeLessThanOrEqual(1200);
	});
});

describe('the search box of a page', () => {
	test('is found past a login form, and says the whole address that it leads to', async () => {
		await open('/search-page');
		const address = `${server.origin}/found?lang=en&words=green+tea`;
		expect(await host.call<SearchBox>('searchBox', 'green tea')).toEqual({
			address,
			method: 'get'
		});
		const page = await host.call<OpenedPage>('search', 'green tea');
		expect([page.url, page.text]).toEqual([address, 'found: ?lang=en&words=green+tea']);
	});

	test('may be one that a script reads, or one that is sent', async () => {
		await open('/search-script');
		expect(await host.call<SearchBox>('searchBox', 'tea')).toMatchObject({ method: 'script' });
		expect((await host.call<OpenedPage>('search', 'tea')).text).toContain('script found tea');
		await open('/search-post');
		expect(await host.call<SearchBox>('searchBox', 'tea')).toMatchObject({ method: 'post' });
		expect((await host.call<OpenedPage>('search', 'tea')).text).toContain('posted query=tea');
	});

	test('is none beside a password, and leads nowhere that its page may not', async () => {
		await open('/login-only');
		expect(await host.call('searchBox', 'tea')).toBe(null);
		await open('/search-away');
		await expect(host.call('search', 'tea')).rejects.toThrow(/an address that you typed/);
		expect(server.reached).toEqual([]);
	});
});

describe('a file instead of a page', () => {
	test('is offered, not kept; only a yes takes it, and nothing of it stays behind', async () => {
		await open('/article');
		await expect(open('/download')).rejects.toThrow(/a file to download/);
		expect(await state()).toMatchObject({
			url: `${server.origin}/article`,
			error: null,
			file: { name: 'setup.exe', url: `${server.origin}/download` }
		});
		expect(await host.call('takeFile')).toEqual({ name: 'setup.exe', text: 'MZ', left: false });
		await open('/korean');
		expect((await state()).file).toBe(null);
	});

	test('that is a PDF is handed to whoever reads, and offered as well', async () => {
		const page = await open('/report.pdf');
		expect(page).toMatchObject({ title: 'report.pdf', text: '', file: { name: 'report.pdf' } });
		expect((await state()).file).toMatchObject({ name: 'report.pdf' });
	});
});

test('several pages are read at once, unseen, and one that fails stops none', async () => {
	await open('/korean');
	const paths = ['/article', '/nowhere-at-all', '/download', '/script', '/cookie'];
	const pages = await host.call<unknown[]>(
		'readMany',
		paths.map((path) => server.origin + path)
	);
	expect(pages).toMatchObject([
		{ title: 'article' },
		{ title: 'nowhere-at-all' },
		expect.stringContaining('a file to download'),
		{ text: 'made by script' },
		{ text: 'cookie: none' }
	]);
	expect((await state()).title).toBe('korean');
});

test('what a site kept in the panel is not told when its page is read aside, nor afterwards', async () => {
	await open('/cookie');
	expect((await open('/cookie')).text).toBe('cookie: seen=1');
	for (let time = 0; time < 4; time++) {
		expect(await host.call('readMany', [`${server.origin}/cookie`])).toMatchObject([
			{ text: 'cookie: none' }
		]);
	}
	await host.call('clear');
	expect((await open('/cookie')).text).toBe('cookie: none');
});

test('a link of a page that was typed may stay on its machine, and lead to no other', async () => {
	await open('/article');
	const follow = { typedByUser: false, followed: true };
	expect((await open('/leaf', follow)).text).toBe('some page');
	await expect(open(`${server.other}/secret`, follow)).rejects.toThrow(/an address that you typed/);
	expect(server.reached).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageState } from '../../main/contract.ts';
import type { PageContent } from '../../main/page/page.ts';
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

function open(path: string, more: Record<string, unknown> = {}): Promise<PageContent> {
	const url = path.startsWith('/') ? server.origin + path : path;
	return host.call<PageContent>('open', { url, typedByUser: true, ...more });
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
			error: null
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
			error: null
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

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../main/contract.ts';
import { startElectronHost, type ElectronHost } from './electron-host.ts';
import { startHostileServer, type HostileServer } from './fixtures/hostile-server.ts';

/** The page beside a chat: a view in a real window, which needs a display (`npm test` brings one). */
let host: ElectronHost;
let server: HostileServer;

beforeAll(async () => {
	server = await startHostileServer();
	host = await startElectronHost('page-window-host', { display: true });
});

afterAll(async () => {
	await host.close();
	server.close();
});

const open = (path: string) =>
	host.call<{ title: string; text: string }>('open', server.origin + path);

async function until(wanted: (state: PageState) => boolean): Promise<PageState> {
	for (;;) {
		const now = await host.call<PageState>('state');
		if (wanted(now)) return now;
		await new Promise((later) => setTimeout(later, 50));
	}
}

test('a page is read before it was ever shown, and drawn where the window says', async () => {
	expect((await open('/article')).title).toBe('article');
	const bounds = { x: 400, y: 40, width: 500, height: 600 };
	await host.call('bounds', bounds);
	expect(await host.call('views')).toEqual([bounds]);
	expect(await host.call('size')).toEqual([500, 600]);
	await host.call('bounds', null);
	expect((await open('/korean')).title).toBe('korean');
});

test('a link that wants a new window opens in place after a click', async () => {
	await host.call('bounds', { x: 0, y: 0, width: 600, height: 600 });
	await open('/new-window');
	await host.call('click', { x: 100, y: 100 });
	expect((await until(({ title }) => title === 'article')).canGoBack).toBe(true);
	expect(await host.call('contents')).toBe(2);
});

test('a failure is said in the language of the person', async () => {
	await expect(host.call('open', 'http://nowhere.invalid/')).rejects.toThrow(
		'no server has this name'
	);
	expect((await host.call<PageState>('state')).error).toContain('그런 이름의 서버가 없거나');
});

test('the page ends with its window, and opens again in the next one', async () => {
	await open('/article');
	await host.call('closeWindow');
	expect(await host.call('contents')).toBe(0);
	await host.call('openWindow');
	expect((await open('/korean')).title).toBe('korean');
	expect(await host.call('contents')).toBe(2);
});

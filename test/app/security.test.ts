import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';

/**
 * Electron's own list of advice for safe apps, point by point, in the real app. Points about packaging (fuses) and
 * versions are tested where the package is made.
 */
let running: RunningApp;
let server: Server;
let address: string;
const visits: string[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		visits.push(request.url ?? '');
		response.end('outside');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	running = await startApp();
	await running.window.getByRole('textbox').first().waitFor();
});

afterAll(async () => {
	await running.close();
	server.close();
});

test('the window has no Node and no more of the app than three functions', async () => {
	const found = await running.window.evaluate(() => ({
		node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
		bridge: Object.keys(Reflect.get(window, 'hearth') as object).sort()
	}));
	expect(found).toEqual({ node: ['undefined', 'undefined'], bridge: ['call', 'on', 'pathOf'] });
});

test('the window is isolated and keeps web security; no webview, no experimental features', async () => {
	const preferences = await running.app.evaluate(({ BrowserWindow }) => {
		const [window] = BrowserWindow.getAllWindows();
		const contents = window?.webContents as unknown as { getLastWebPreferences: () => object };
		return contents.getLastWebPreferences() as Record<string, unknown>;
	});
	expect(preferences).toMatchObject({
		contextIsolation: true,
		nodeIntegration: false,
		nodeIntegrationInSubFrames: false,
		sandbox: true,
		webSecurity: true,
		allowRunningInsecureContent: false,
		webviewTag: false
	});
	expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
	expect(preferences['experimentalFeatures'] ?? false).toBe(false);
	expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
});

test('the policy of the page lets in no code and no content from elsewhere', async () => {
	const policy = await running.window.evaluate(async () => {
		const answer = await fetch(location.href);
		return answer.headers.get('content-security-policy') ?? '';
	});
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("script-src 'self'");
	expect(policy).not.toContain('unsafe-eval');
	expect(policy).not.toMatch(/https?:|\*/);

	const outcome = await running.window.evaluate(async (outside) => {
		const tryTo = async (work: () => unknown): Promise<string> => {
			try {
				await work();
				return 'worked';
			} catch {
				return 'refused';
			}
		};
		const element = (tag: 'img' | 'script' | 'iframe'): Promise<void> =>
			new Promise((done, failed) => {
				const made = document.createElement(tag);
				made.onload = () => done();
				made.onerror = () => failed(new Error('refused'));
				made.src = `${outside}/${tag}`;
				document.body.append(made);
				// A frame that is refused says nothing.
				setTimeout(() => failed(new Error('silent')), 500);
			});
		return {
			// What a debugger evaluates at once may use eval; what runs later is the page's own.
			evaluate: await tryTo(async () => {
				await new Promise((later) => setTimeout(later, 50));
				window.eval('1');
			}),
			fetch: await tryTo(() => fetch(`${outside}/fetch`)),
			picture: await tryTo(() => element('img')),
			script: await tryTo(() => element('script'))
		};
	}, address);
	expect(outcome).toEqual({
		evaluate: 'refused',
		fetch: 'refused',
		picture: 'refused',
		script: 'refused'
	});
	expect(visits).toEqual([]);
});

test('the window stays on its page and opens no other', async () => {
	const before = running.window.url();
	expect(before).toBe('hearth-app://window/index.html');
	await running.window.evaluate((outside) => {
		window.open(`${outside}/window`);
		location.href = `${outside}/navigate`;
	}, address);
	await running.window.waitForTimeout(500);
	expect(running.window.url()).toBe(before);
	expect(running.app.windows()).toHaveLength(1);
	expect(visits).toEqual([]);
});

test('no permission is granted, and none is asked of the user', async () => {
	const answers = await running.window.evaluate(async () => ({
		notifications: await Notification.requestPermission(),
		camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
			() => 'granted',
			() => 'denied'
		),
		place: await new Promise((done) => {
			navigator.geolocation.getCurrentPosition(
				() => done('granted'),
				() => done('denied')
			);
		})
	}));
	expect(answers).toEqual({ notifications: 'denied', camera: 'denied', place: 'denied' });
});

test("the page's scheme gives nothing but the window's own files", async () => {
	const statuses = await running.window.evaluate(async () => {
		const paths = [
			'../package.json',
			'..%2f..%2fpackage.json',
			'%2e%2e/main/index.js',
			'/etc/passwd'
		];
		const answers = await Promise.all(
			paths.map((path) => fetch(`hearth-app://window/${path}`).then((answer) => answer.status))
		);
		const other = await fetch('hearth-app://elsewhere/index.html').then(
			(answer) => answer.status,
			() => 0
		);
		return [...answers, other];
	});
	expect(statuses.every((status) => status === 403 || status === 404 || status === 0)).toBe(true);
});

test('a call with a wrong name or wrong data is refused with words', async () => {
	const replies = await running.window.evaluate(async () => {
		const { call } = Reflect.get(window, 'hearth') as {
			call: (name: string, input: unknown) => Promise<unknown>;
		};
		return [
			await call('constructor', null),
			await call('conversation:open', { conversationId: 7 }),
			await call('__proto__', null),
			await call('link:open', { url: 'file:///etc/passwd' }),
			await call('link:open', { url: 'javascript:alert(1)' })
		];
	});
	expect(replies).toMatchObject([
		{ ok: false, error: { code: 'BAD_INPUT' } },
		{ ok: false, error: { code: 'BAD_INPUT' } },
		{ ok: false, error: { code: 'BAD_INPUT' } },
		{ ok: false, error: { code: 'NOT_ALLOWED' } },
		{ ok: false, error: { code: 'NOT_ALLOWED' } }
	]);
});

test('a page that is not the app gets no answer, even with the preload', async () => {
	const preload = join(resolve(import.meta.dirname, '../..'), 'out/preload/preload.cjs');
	const reply = await running.app.evaluate(async ({ BrowserWindow }, file) => {
		const stranger = new BrowserWindow({
			show: false,
			webPreferences: { preload: file, sandbox: true }
		});
		try {
			await stranger.loadURL('data:text/html,<p>stranger</p>');
			return (await stranger.webContents.executeJavaScript(
				`window.hearth.call('settings:get', null)`
			)) as unknown;
		} finally {
			stranger.destroy();
		}
	}, preload);
	expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
});

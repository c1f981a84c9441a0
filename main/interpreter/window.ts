import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { BrowserWindow, session, type CustomScheme, type Session } from 'electron';
import type { SandboxLanguage } from './sandbox/protocol.ts';

/** The sandbox's own scheme. All schemes of the app are registered in one call, before it is ready. */
export const interpreterScheme = {
	scheme: 'hearth-sandbox',
	privileges: { standard: true, secure: true, supportFetchAPI: true }
} satisfies CustomScheme;

const origin = `${interpreterScheme.scheme}://interpreter`;

const mimes: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.wasm': 'application/wasm'
};

const headers = {
	'Content-Security-Policy':
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	// Both together isolate the page, without which there is no shared memory to interrupt a program through.
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff'
};

/** The page is a few kilobytes: if it takes longer, its process is stuck. */
const loadLimitMs = 30_000;

let sessions = 0;

/**
 * Opens the hidden window, which starts with a worker for that language. It has no preload and no port: main calls into it with `executeJavaScript`, and nothing in it
 * can start a conversation with main. It is drawn off screen, so that it also works where there is no display.
 */
export async function openSandboxWindow(
	assets: string,
	language: SandboxLanguage
): Promise<BrowserWindow> {
	// A session of its own, in memory, for every window: nothing written in one is there for the next.
	const own = session.fromPartition(`interpreter-${++sessions}`, { cache: false });
	close(own);
	await serve(own, assets);
	const window = new BrowserWindow({
		show: false,
		width: 100,
		height: 100,
		skipTaskbar: true,
		webPreferences: {
			session: own,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webviewTag: false,
			offscreen: true,
			backgroundThrottling: false,
			disableDialogs: true,
			spellcheck: false,
			devTools: false
		}
	});
	const contents = window.webContents;
	contents.setWindowOpenHandler(() => ({ action: 'deny' }));
	contents.on('will-navigate', (event) => event.preventDefault());
	contents.on('will-frame-navigate', (event) => event.preventDefault());
	contents.on('will-attach-webview', (event) => event.preventDefault());
	contents.stopPainting();
	const late = setTimeout(() => window.destroy(), loadLimitMs);
	try {
		await window.loadURL(`${origin}/index.html#${language}`);
	} catch (error) {
		if (!window.isDestroyed()) window.destroy();
		throw error;
	} finally {
		clearTimeout(late);
	}
	return window;
}

/** Refuses everything but the sandbox's own files. */
function close(own: Session): void {
	own.webRequest.onBeforeRequest((details, answer) => {
		answer({ cancel: !details.url.startsWith(`${origin}/`) });
	});
	own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
	own.setPermissionCheckHandler(() => false);
	own.setDevicePermissionHandler(() => false);
	own.on('will-download', (event) => event.preventDefault());
}

async function serve(own: Session, assets: string): Promise<void> {
	// Only what was there when the window opened has an address; the request never becomes a path.
	const files = new Map([
		...(await addresses(join(assets, 'page'), '/')),
		...(await addresses(join(assets, 'python'), '/python/'))
	]);
	own.protocol.handle(interpreterScheme.scheme, async (request) => {
		const { host, pathname } = new URL(request.url);
		const file =
			host === 'interpreter' && request.method === 'GET' ? files.get(pathname) : undefined;
		if (file === undefined) return new Response(null, { status: 404, headers });
		const body = await readFile(file);
		const type = mimes[extname(file)] ?? 'application/octet-stream';
		return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': type } });
	});
}

async function addresses(folder: string, prefix: string): Promise<[string, string][]> {
	const entries = await readdir(folder, { recursive: true });
	return entries.map((entry) => [prefix + entry.split(sep).join('/'), join(folder, entry)]);
}

import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import {
	app,
	BrowserWindow,
	protocol,
	screen,
	session,
	type Session,
	type WebContents
} from 'electron';
import { fitPlace, keepPlace, readPlace } from './desktop/window-place.ts';
import { places } from './places.ts';

/** The window's own scheme: a page from it has an origin of its own, which `file:` pages have not. */
export const appScheme = {
	scheme: 'hearth-app',
	// The code of the page is kept as it was compiled, so that the next start need not do that again.
	privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
} satisfies Electron.CustomScheme;

const pageAddress = 'hearth-app://window/index.html';

/** The policy of the window: nothing from outside, no code but the app's own. */
const contentPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data: blob:",
	"font-src 'self' data:",
	"connect-src 'self'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"base-uri 'none'"
].join('; ');

const mimeTypes: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
	'.woff': 'font/woff',
	'.ttf': 'font/ttf',
	'.json': 'application/json'
};

/** Whether an address is the app's own page: scheme and host alike. */
export function isOwnPage(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const url = new URL(address);
	return url.protocol === 'hearth-app:' && url.host === 'window';
}

/** Serves the built renderer, and nothing outside its folder, to windows of the default session. */
export function serveRenderer(folder: string): void {
	protocol.handle(appScheme.scheme, async (request) => {
		const url = new URL(request.url);
		const path = normalize(join(folder, decodeURIComponent(url.pathname)));
		if (!isOwnPage(request.url) || !path.startsWith(folder + sep))
			return new Response(null, { status: 403 });
		try {
			return new Response(new Uint8Array(await readFile(path)), {
				headers: {
					'Content-Type': mimeTypes[extname(path)] ?? 'application/octet-stream',
					'Content-Security-Policy': contentPolicy,
					'X-Content-Type-Options': 'nosniff'
				}
			});
		} catch {
			return new Response(null, { status: 404 });
		}
	});
}

/**
 * Node loads what it makes a response of with the first one, which takes a while: better while the window's own process
 * starts than when it asks for its page.
 */
export function prepareToServe(): void {
	Reflect.get(globalThis, 'Response');
}

export interface WindowOptions {
	preload: string;
	background: string;
	/** Where its place on the screen is kept. */
	placeFile: string;
}

/**
 * Makes the one window. It is shown when it has painted, so that nobody sees a blank one; but some systems (of Wayland)
 * paint only what is shown, and there the loaded page is as far as it gets by itself.
 */
export function createWindow({ preload, background, placeFile }: WindowOptions): BrowserWindow {
	const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
		({ workArea }) => workArea
	);
	const { maximized, ...place } = fitPlace(readPlace(placeFile), areas);
	const window = new BrowserWindow({
		...place,
		minWidth: Math.min(480, place.width),
		minHeight: Math.min(400, place.height),
		show: false,
		title: 'Hearth',
		icon: places.icon(256),
		backgroundColor: background,
		autoHideMenuBar: true,
		webPreferences: {
			preload,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webSecurity: true,
			webviewTag: false,
			spellcheck: true
		}
	});
	if (maximized) window.maximize();
	const show = (): void => {
		if (!window.isVisible()) window.show();
	};
	window.once('ready-to-show', show);
	window.webContents.once('did-finish-load', show);
	followPlace(window, placeFile);
	lockNavigation(window.webContents);
	// On a Mac the menu has these keys.
	if (process.platform !== 'darwin') {
		zoomByKeys(window.webContents);
		quitByKeys(window.webContents);
	}
	void window.loadURL(pageAddress);
	return window;
}

/** Keeps where the window is, soon after it was moved: an app that is killed tells nobody. */
function followPlace(window: BrowserWindow, file: string): void {
	let timer: NodeJS.Timeout | undefined;
	const keep = (): void => {
		clearTimeout(timer);
		if (window.isDestroyed() || window.isMinimized()) return;
		keepPlace(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
	};
	const keepSoon = (): void => {
		clearTimeout(timer);
		timer = setTimeout(keep, 500);
	};
	window.on('resize', keepSoon);
	window.on('move', keepSoon);
	window.on('close', keep);
	window.on('closed', () => clearTimeout(timer));
}

/** Each step makes everything a fifth larger. */
const zoomSteps: Record<string, number> = { '+': 1, '=': 1, '-': -1 };
const [smallest, largest] = [-3, 5];

/** Makes everything larger and smaller, as the keys and the wheel do in any browser; without a menu nothing else would. */
function zoomByKeys(contents: WebContents): void {
	const zoom = (by: number): void => {
		contents.setZoomLevel(Math.max(smallest, Math.min(largest, contents.getZoomLevel() + by)));
	};
	contents.on('before-input-event', (event, { type, key, control, alt }) => {
		const step = zoomSteps[key];
		if (type !== 'keyDown' || !control || alt || (step === undefined && key !== '0')) return;
		event.preventDefault();
		if (step === undefined) contents.setZoomLevel(0);
		else zoom(step);
	});
	contents.on('zoom-changed', (_event, direction) => zoom(direction === 'in' ? 1 : -1));
}

/** Ctrl+Q ends the app; with a layout of other letters the place of the key counts. */
function quitByKeys(contents: WebContents): void {
	contents.on('before-input-event', (event, { type, key, code, control, alt, shift }) => {
		if (type !== 'keyDown' || !control || alt || shift) return;
		const isLatin = /^[\x20-\x7e]$/.test(key);
		if (isLatin ? key.toLowerCase() !== 'q' : code !== 'KeyQ') return;
		event.preventDefault();
		app.quit();
	});
}

/** Keeps the window's page where it is: no navigation, no new windows, no embedded views. */
function lockNavigation(contents: WebContents): void {
	contents.on('will-navigate', (event) => event.preventDefault());
	contents.on('will-redirect', (event) => event.preventDefault());
	contents.on('will-attach-webview', (event) => event.preventDefault());
	contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The window's session: no permission is ever granted, and nothing but the app's own files is requested. */
export function lockSession(target: Session = session.defaultSession): void {
	target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
	target.setPermissionCheckHandler(() => false);
	target.webRequest.onBeforeRequest((details, decide) => {
		const scheme = details.url.split(':', 1)[0] ?? '';
		decide({ cancel: !['hearth-app', 'data', 'blob', 'devtools'].includes(scheme) });
	});
	target.on('will-download', (event) => event.preventDefault());
}

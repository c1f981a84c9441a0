import { accessSync, constants, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, Menu, nativeTheme } from 'electron';
import type { AppEvent } from './contract.ts';
import type { Behind } from './desktop/behind.ts';
import { Graphics } from './desktop/graphics.ts';
import { isNothing, type Opened, readOpened, readSent, toSent } from './desktop/opened.ts';
import { emitTo, serveWindow } from './ipc.ts';
import { places } from './places.ts';
import { noteStart, updatesFolder } from './update/starts.ts';
import { createWindow, isOwnPage, lockSession, prepareToServe, serveRenderer } from './window.ts';

const backgrounds = { dark: '#1c1917', light: '#faf7f2' };

/** Milliseconds after its window is there in which a start may still fail of the graphics card. */
const settling = 3000;

/** Milliseconds that everything else waits for the window. */
const longestWait = 3000;

/**
 * Starts the app with its window. A second start with the same data hands over what it was given and ends. `giveUp` is
 * called when what works behind the window cannot even be loaded.
 */
export function startDesktop(dataFolder: string, giveUp: (error: unknown) => void): void {
	// Without a place for its lock Electron would take itself for a second start and end without a word.
	if (!canWrite(app.getPath('userData'))) {
		app.setPath('userData', mkdtempSync(join(tmpdir(), 'hearth-chromium-')));
	}
	const opened = readOpened(givenWords(process.argv), process.cwd());
	// Chromium tells the words of a second start in another order, options apart from what belongs to them.
	if (!app.requestSingleInstanceLock({ sent: toSent(opened) })) {
		app.quit();
		return;
	}
	// One that hands over to a running one does not count.
	if (app.isPackaged) noteStart(updatesFolder(dataFolder), app.getVersion());
	// Before Electron is ready: else it makes a menu of its own first.
	if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
	const desktop = new DesktopApp(dataFolder, startGraphics(), giveUp);
	desktop.listen();
	desktop.take(opened);
	void app.whenReady().then(() => desktop.open());
}

function canWrite(folder: string): boolean {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

/** From the sources, the first word that is no switch is the folder of the app. */
function givenWords(argv: string[]): string[] {
	const words = argv.slice(1);
	if (app.isPackaged) return words;
	const at = words.findIndex((word) => !word.startsWith('-'));
	return at < 0 ? words : words.slice(at + 1);
}

function startGraphics(): Graphics | undefined {
	// Without a card Chromium draws for Wayland what never gets onto the screen.
	const onWayland = app.commandLine.getSwitchValue('ozone-platform') === 'wayland';
	if (onWayland && !existsSync('/dev/dri')) app.disableHardwareAcceleration();
	// Who starts it without graphics means it.
	if (app.commandLine.hasSwitch('disable-gpu')) return undefined;
	const graphics = new Graphics(join(app.getPath('userData'), 'graphics.json'), app.getVersion());
	if (!graphics.used) {
		app.disableHardwareAcceleration();
		app.commandLine.appendSwitch('disable-gpu');
	}
	app.on('child-process-gone', (_event, { type, reason }) => {
		if (type === 'GPU' && reason !== 'clean-exit' && reason !== 'killed') graphics.failed();
	});
	return graphics;
}

/** The window, which is there before anything that works behind it is even loaded: a page takes typing without it. */
class DesktopApp {
	readonly #dataFolder: string;
	readonly #graphics: Graphics | undefined;
	readonly #giveUp: (error: unknown) => void;
	#window: BrowserWindow | undefined;
	#loaded = false;
	/** What is told before the window listens must not be lost: a damaged store is told only once. */
	readonly #early: AppEvent[] = [];
	#behind: Behind | undefined;
	#check: ((event: AppEvent) => AppEvent) | undefined;
	/** Whether the window has been there for a while, and the store with it: then this start was a good one. */
	readonly #settled = { window: false, store: false };

	constructor(
		dataFolder: string,
		graphics: Graphics | undefined,
		giveUp: (error: unknown) => void
	) {
		this.#dataFolder = dataFolder;
		this.#graphics = graphics;
		this.#giveUp = giveUp;
	}

	/** Hears the system before it is ready: macOS tells what was opened that early. */
	listen(): void {
		app.on('second-instance', (_event, _argv, _folder, sent) => {
			this.#show();
			const opened = readSent(sent);
			if (opened !== null) this.take(opened);
		});
		app.on('open-file', (event, path) => {
			event.preventDefault();
			this.take(readOpened([path], '/'));
		});
		app.on('open-url', (event, url) => {
			event.preventDefault();
			this.take(readOpened([url], '/'));
		});
		app.on('activate', () => this.#show());
		app.on('window-all-closed', () => undefined);
		// Who ends it before anything is loaded behind the window has seen no fault of the graphics card.
		app.on('before-quit', () => this.#graphics?.worked());
	}

	/** Hands what was opened to the window, also to one that is still to come. */
	take(opened: Opened): void {
		if (isNothing(opened)) return;
		const { documents, models, link, unknownLink, newConversation } = opened;
		if (newConversation) this.#tell({ type: 'command', command: 'new-conversation' });
		if (unknownLink !== null) {
			this.#tell({ type: 'notice', code: 'LINK_UNKNOWN', values: { link: unknownLink } });
		}
		if (documents.length + models.length > 0 || link !== null) {
			this.#tell({ type: 'opened', documents, models, link });
		}
	}

	open(): void {
		lockSession();
		serveRenderer(places.renderer);
		this.#show();
		prepareToServe();
		// What works behind it is loaded while one types already: before, it would only hold the window up.
		const behind = this.#windowLoaded().then(() => this.#load());
		serveWindow(
			behind.then(({ answer }) => answer),
			isOwnPage
		);
		behind.then(
			(loaded) => loaded.start(),
			(error: unknown) => this.#fail(error)
		);
	}

	async #load(): Promise<Behind> {
		const [{ Behind }, { checkEvent }] = await Promise.all([
			import('./desktop/behind.ts'),
			import('./answer.ts')
		]);
		this.#check = checkEvent;
		const behind = new Behind({
			dataFolder: this.#dataFolder,
			graphics: this.#graphics,
			window: () => this.#window,
			show: () => this.#show(),
			tell: (event) => this.#tell(event),
			onSettled: () => this.#settle('store')
		});
		this.#behind = behind;
		if (this.#graphics?.failedBefore === true) {
			this.#tell({ type: 'notice', code: 'GRAPHICS_OFF', values: {} });
		}
		this.#tellEarly();
		return behind;
	}

	#fail(error: unknown): void {
		this.#window?.removeAllListeners('closed');
		this.#window?.destroy();
		this.#giveUp(error);
	}

	/** Returns when the page is there; a page that never comes must not keep the rest from starting. */
	async #windowLoaded(): Promise<void> {
		const limit = new Promise((resolve) => setTimeout(resolve, longestWait));
		const loaded = new Promise<void>((resolve) => {
			this.#window?.webContents.once('did-finish-load', () => resolve());
		});
		await Promise.race([limit, loaded]);
	}

	#tell(event: AppEvent): void {
		this.#behind?.hear(event);
		if (this.#loaded && this.#check !== undefined) emitTo(this.#window, event, this.#check);
		else if (['notice', 'opened', 'command', 'show'].includes(event.type)) this.#early.push(event);
	}

	/** Tells what came too early, once there is a page to hear it and what checks it. */
	#tellEarly(): void {
		if (!this.#loaded || this.#check === undefined) return;
		for (const event of this.#early.splice(0)) emitTo(this.#window, event, this.#check);
	}

	#settle(part: 'window' | 'store'): void {
		this.#settled[part] = true;
		if (this.#settled.window && this.#settled.store) this.#behind?.worked();
	}

	/** Brings the window to the front, and makes it where there is none. */
	#show(): void {
		// Before it is ready there can be no window; one comes anyway.
		if (!app.isReady()) return;
		if (this.#window === undefined) this.#createWindow();
		else {
			if (this.#window.isMinimized()) this.#window.restore();
			this.#window.show();
			this.#window.focus();
		}
	}

	#createWindow(): void {
		this.#loaded = false;
		const window = createWindow({
			preload: places.preload,
			background: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
			placeFile: join(app.getPath('userData'), 'window.json')
		});
		this.#window = window;
		window.once('ready-to-show', () =>
			setTimeout(() => {
				this.#graphics?.worked();
				this.#settle('window');
			}, settling)
		);
		window.webContents.on('did-finish-load', () => {
			this.#loaded = true;
			this.#tellEarly();
		});
		window.on('close', (event) => {
			if (this.#behind?.leaving.certain === true) return;
			if (this.#behind?.background.keepsRunning === true) {
				event.preventDefault();
				window.hide();
			} else if (this.#behind?.leaving.mustAsk === true && process.platform !== 'darwin') {
				event.preventDefault();
				app.quit();
			}
		});
		window.on('closed', () => {
			this.#window = undefined;
			this.#loaded = false;
			// Hidden windows, as the interpreter's, do not keep the app open.
			if (process.platform !== 'darwin') app.quit();
		});
	}
}

import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, Menu, nativeTheme } from 'electron';
import type { App } from './app.ts';
import type { AppEvent, Settings } from './contract.ts';
import { Background } from './desktop/background.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { Graphics } from './desktop/graphics.ts';
import { Leaving } from './desktop/leaving.ts';
import { noteCrashes } from './desktop/note-crashes.ts';
import { isNothing, type Opened, openedSchema, readOpened } from './desktop/opened.ts';
import { countStart, Updating } from './desktop/updating.ts';
import type { Finding } from './doctor/contract.ts';
import { examine } from './doctor/doctor.ts';
import { AppError } from './errors.ts';
import { createHandlers } from './handlers.ts';
import { emitTo, serveWindow } from './ipc.ts';
import { createElectronApp, isSandboxed, modelFolders, systemLanguage } from './electron-app.ts';
import { say, type Message } from './messages/message.ts';
import { places } from './places.ts';
import { createWindow, isOwnPage, lockSession, serveRenderer } from './window.ts';

const backgrounds = { dark: '#1c1917', light: '#faf7f2' };

/** Milliseconds after its window is there in which a start may still fail of the graphics card. */
const settling = 3000;

/** Reasons for a store that does not open which another version may not have. */
const faults = ['INTERNAL', 'CHILD_DIED', 'STORE_NEWER'];

/** Milliseconds that the store and the model wait for the window. */
const longestWait = 3000;

/** Starts the app with its window. A second start with the same data hands over what it was given and ends. */
export function startDesktop(dataFolder: string): void {
	// Without a place for its lock Electron would take itself for a second start and end without a word.
	if (!canWrite(app.getPath('userData'))) {
		app.setPath('userData', mkdtempSync(join(tmpdir(), 'hearth-chromium-')));
	}
	const opened = readOpened(givenWords(process.argv), process.cwd());
	// Chromium tells the words of a second start in another order, options apart from what belongs to them.
	if (!app.requestSingleInstanceLock(opened)) {
		app.quit();
		return;
	}
	countStart(dataFolder);
	const desktop = new DesktopApp(dataFolder, startGraphics());
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

class DesktopApp {
	readonly #dataFolder: string;
	readonly #graphics: Graphics | undefined;
	#window: BrowserWindow | undefined;
	#loaded = false;
	/** What is told before the window listens must not be lost: a damaged store is told only once. */
	readonly #early: AppEvent[] = [];
	#language: Settings['language'] = 'system';
	#background: Background | undefined;
	#leaving: Leaving | undefined;
	#updating: Updating | undefined;
	/** Whether the window has been there for a while, and the store with it: then this start was a good one. */
	readonly #settled = { window: false, store: false };

	constructor(dataFolder: string, graphics: Graphics | undefined) {
		this.#dataFolder = dataFolder;
		this.#graphics = graphics;
	}

	/** Hears the system before it is ready: macOS tells what was opened that early. */
	listen(): void {
		app.on('second-instance', (_event, _argv, _folder, sent) => {
			this.#show();
			const opened = openedSchema.safeParse(sent);
			if (opened.success) this.take(opened.data);
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
		const { parts, page, interpreter } = createElectronApp(this.#dataFolder, {
			onEvent: (event) => this.#tell(event),
			onUnlocked: () => this.#start(parts),
			searchPatience: 150,
			parentWindow: () => this.#window
		});
		noteCrashes(parts.log);
		const updating = new Updating(parts, this.#dataFolder, (event) => this.#tell(event));
		this.#updating = updating;
		lockSession();
		serveRenderer(places.renderer);
		serveWindow(
			createHandlers({
				info: {
					version: app.getVersion(),
					platform: process.platform,
					systemLanguage: systemLanguage(),
					dataFolder: this.#dataFolder,
					graphics: this.#graphics?.used ?? true
				},
				store: parts.store,
				encryption: parts.encryption,
				kernel: parts.kernel,
				documents: parts.documents,
				watches: parts.watches,
				transfers: parts.transfers,
				settings: parts.settings,
				models: parts.models,
				remotes: parts.remotes,
				evaluations: parts.evaluations,
				redTeam: parts.redTeam,
				server: parts.server,
				toolServers: parts.toolServers,
				offeredTools: () => parts.offeredTools(),
				updates: updating.updates,
				examine: () => this.#examine(parts),
				logFolder: parts.log.folder,
				engineState: () => parts.engineState,
				page,
				resetProgram: (conversationId) => interpreter.forget(conversationId),
				desktop: createDialogs(
					() => this.#window,
					() => this.#graphics?.tryAgain()
				),
				onConversations: () => this.#tell({ type: 'conversations' }),
				onFacts: () => this.#tell({ type: 'facts' })
			}),
			isOwnPage,
			(call, error) => parts.log.error(call, error)
		);
		if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
		if (this.#graphics?.failedBefore === true) {
			this.#tell({ type: 'notice', code: 'GRAPHICS_OFF', values: {} });
		}
		this.#background = this.#createBackground(parts);
		this.#leaving = new Leaving({
			parts,
			window: () => this.#window,
			say: this.#say,
			onLeave: () => {
				this.#graphics?.worked();
				this.#background?.close();
				if (this.#settled.store) updating.worked();
				void updating.updates.close();
			},
			onStay: () => updating.stayed(),
			onEnded: () => updating.end()
		});
		this.#show();
		// The store opens and the model loads while one types already: before, they would only hold the window up.
		void this.#windowLoaded().then(() => this.#start(parts));
	}

	/** Returns when the page is there; a page that never comes must not keep the rest from starting. */
	async #windowLoaded(): Promise<void> {
		const limit = new Promise((resolve) => setTimeout(resolve, longestWait));
		const loaded = new Promise<void>((resolve) => {
			this.#window?.webContents.once('did-finish-load', () => resolve());
		});
		await Promise.race([limit, loaded]);
	}

	#start(parts: App): void {
		parts
			.start()
			.then(() => {
				this.#settle('store');
				return Promise.all([
					parts.watches.start(),
					parts.server.start(),
					this.#updating?.updates.start()
				]);
			})
			.catch((error: unknown) => {
				// A full disk or a folder in use is no fault of this version.
				if (error instanceof AppError && !faults.includes(error.code)) this.#settle('store');
				parts.log.error('start', error);
			});
		parts.models.ready().catch((error: unknown) => parts.log.error('model', error));
		parts.settings.get().then(
			(settings) => {
				this.#language = settings.language;
				this.#background?.apply(settings);
			},
			(error: unknown) => parts.log.error('settings', error)
		);
	}

	async #examine(parts: App): Promise<Finding[]> {
		const { encryption, settings, kernel, models, store, log } = parts;
		return await examine({
			version: app.getVersion(),
			dataFolder: this.#dataFolder,
			logFolder: log.folder,
			modelFolders: modelFolders(this.#dataFolder),
			program: process.execPath,
			sandboxed: isSandboxed(),
			open: async () => {
				await store.call('setting:get', { key: 'settings' });
			},
			...{ encryption, settings, kernel, models },
			signal: new AbortController().signal
		});
	}

	readonly #say = (message: Message): string =>
		say(this.#language === 'system' ? systemLanguage() : this.#language, message);

	#tell(event: AppEvent): void {
		if (event.type === 'settings') this.#language = event.settings.language;
		this.#background?.hear(event);
		if (this.#loaded) emitTo(this.#window, event);
		else if (['notice', 'opened', 'command', 'show'].includes(event.type)) this.#early.push(event);
	}

	#settle(part: 'window' | 'store'): void {
		this.#settled[part] = true;
		if (this.#settled.window && this.#settled.store) this.#updating?.worked();
	}

	#createBackground(parts: App): Background {
		return new Background({
			say: this.#say,
			watched: () => this.#window?.isFocused() === true,
			show: () => this.#show(),
			tell: (event) => this.#tell(event),
			onKeyTaken: (key) => {
				this.#tell({ type: 'notice', code: 'QUICK_KEY_TAKEN', values: { key } });
				parts.settings
					.set({ quickKey: '' })
					.catch((error: unknown) => parts.log.error('settings', error));
			},
			title: async (conversationId) =>
				(await parts.store.call('conversation:get', { conversationId })).title
		});
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
			for (const event of this.#early.splice(0)) emitTo(window, event);
		});
		window.on('close', (event) => {
			if (this.#leaving?.certain === true) return;
			if (this.#background?.keepsRunning === true) {
				event.preventDefault();
				window.hide();
			} else if (this.#leaving?.mustAsk === true && process.platform !== 'darwin') {
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

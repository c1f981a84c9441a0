import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, clipboard, dialog, Menu, nativeTheme, shell } from 'electron';
import type { App } from './app.ts';
import type { AppEvent } from './contract.ts';
import { describeError } from './errors.ts';
import { createHandlers, type Desktop } from './handlers.ts';
import { emitTo, serveWindow } from './ipc.ts';
import { createElectronApp, systemLanguage } from './electron-app.ts';
import { places } from './places.ts';
import { createWindow, isOwnPage, lockSession, serveRenderer } from './window.ts';

const backgrounds = { dark: '#1c1917', light: '#faf7f2' };

/** Starts the app with its window. A second start with the same data shows the first one's window and ends. */
export function startDesktop(dataFolder: string): void {
	// Without a place for its lock Electron would take itself for a second start and end without a word.
	if (!canWrite(app.getPath('userData'))) {
		app.setPath('userData', mkdtempSync(join(tmpdir(), 'hearth-chromium-')));
	}
	if (!app.requestSingleInstanceLock()) {
		app.quit();
		return;
	}
	void app.whenReady().then(() => open(dataFolder));
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

function open(dataFolder: string): void {
	let window: BrowserWindow | undefined;
	let loaded = false;
	const early: AppEvent[] = [];
	const tell = (event: AppEvent): void => {
		// What is told before the window listens must not be lost: a damaged store is told only once.
		if (loaded) emitTo(window, event);
		else if (event.type === 'notice') early.push(event);
	};
	const { parts, page } = createElectronApp(dataFolder, {
		onEvent: tell,
		searchPatience: 150,
		parentWindow: () => window
	});

	lockSession();
	serveRenderer(places.renderer);
	serveWindow(
		createHandlers({
			info: {
				version: app.getVersion(),
				platform: process.platform,
				systemLanguage: systemLanguage(),
				dataFolder
			},
			store: parts.store,
			kernel: parts.kernel,
			documents: parts.documents,
			watches: parts.watches,
			settings: parts.settings,
			models: parts.models,
			evaluations: parts.evaluations,
			engineState: () => parts.engineState,
			page,
			desktop: createDesktop(() => window),
			onConversations: () => tell({ type: 'conversations' }),
			onFacts: () => tell({ type: 'facts' })
		}),
		isOwnPage
	);
	if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

	const show = (): void => {
		loaded = false;
		window = createWindow(
			places.preload,
			nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light
		);
		window.webContents.on('did-finish-load', () => {
			loaded = true;
			for (const event of early.splice(0)) emitTo(window, event);
		});
		window.on('closed', () => {
			window = undefined;
			// Hidden windows, as the interpreter's, do not keep the app open.
			if (process.platform !== 'darwin') app.quit();
		});
	};
	show();
	app.on('activate', () => {
		if (window === undefined) show();
	});
	app.on('second-instance', () => {
		if (window === undefined) show();
		else {
			if (window.isMinimized()) window.restore();
			window.focus();
		}
	});
	app.on('window-all-closed', () => undefined);
	closeBeforeQuit(parts);

	// The store opens and the model loads beside the window, so that one can type at once.
	parts
		.start()
		.then(() => parts.watches.start())
		.catch((error: unknown) => console.error('start:', describeError(error)));
	parts.models.ready().catch((error: unknown) => console.error('model:', describeError(error)));
}

/** Lets turns and the store end properly before the app does; a second request to quit does not wait. */
function closeBeforeQuit(parts: App): void {
	let closing = false;
	app.on('before-quit', (event) => {
		if (closing) return;
		closing = true;
		event.preventDefault();
		const limit = new Promise((resolve) => setTimeout(resolve, 5000));
		void Promise.race([parts.close(), limit]).finally(() => app.exit(0));
	});
}

function createDesktop(window: () => BrowserWindow | undefined): Desktop {
	const options = <T extends object>(value: T): [BrowserWindow, T] | [T] => {
		const parent = window();
		return parent === undefined ? [value] : [parent, value];
	};
	return {
		chooseFiles: async () => {
			const chosen = await dialog.showOpenDialog(
				...(options({ properties: ['openFile', 'multiSelections'] }) as [
					Electron.OpenDialogOptions
				])
			);
			return chosen.filePaths;
		},
		chooseFolder: async () => {
			const chosen = await dialog.showOpenDialog(
				...(options({ properties: ['openDirectory', 'createDirectory'] }) as [
					Electron.OpenDialogOptions
				])
			);
			return chosen.filePaths[0] ?? null;
		},
		chooseSavePath: async (name) => {
			const chosen = await dialog.showSaveDialog(
				...(options({ defaultPath: name }) as [Electron.SaveDialogOptions])
			);
			return chosen.canceled ? null : chosen.filePath;
		},
		openLink: (url) => shell.openExternal(url),
		copyText: (text) => clipboard.writeText(text)
	};
}

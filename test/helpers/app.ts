import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { utf8Locale } from '../../main/setup/locale.mjs';

export interface RunningApp {
	app: ElectronApplication;
	window: Page;
	dataFolder: string;
	/** Ends the app; the data folder goes too unless it is kept for another start. */
	close: (options?: { keepData: boolean }) => Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/**
 * Starts the built app in a real window, with a data folder of its own unless one is given; `folder` is where the app lies,
 * `switches` are more of Chromium's.
 */
export async function startApp(
	dataFolder = mkdtempSync(join(tmpdir(), 'hearth-app-')),
	folder = root,
	switches: string[] = []
): Promise<RunningApp> {
	const executablePath = electronBinary();
	if (executablePath === undefined) throw new Error('There is no Electron yet. Run `npm test`.');
	const env = { ...process.env, LANGUAGE: 'en' };
	const app = await _electron.launch({
		executablePath,
		args: [...electronSwitches({ window: true }), ...switches, folder, '--data', dataFolder],
		env: { ...env, ...utf8Locale(env) }
	});
	const window = await app.firstWindow();
	await window.waitForLoadState('domcontentloaded');
	return {
		app,
		window,
		dataFolder,
		close: async (options) => {
			await quitWithoutAsking(app);
			await app.close();
			if (options?.keepData !== true)
				rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
		}
	};
}

/** The system's own question before quitting cannot be clicked by a test; what it answers can be said. */
async function quitWithoutAsking(app: ElectronApplication): Promise<void> {
	try {
		await app.evaluate(({ dialog }) => {
			dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
		});
	} catch {
		// It has ended already.
	}
}

/** Drags files over the window and lets them go there, as a file manager does. */
export async function dropFiles(window: Page, paths: string[]): Promise<void> {
	const session = await window.context().newCDPSession(window);
	const data = { items: [], files: paths, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
	}
	await session.detach();
}

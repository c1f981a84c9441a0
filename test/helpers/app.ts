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

/** Drops files as the system does: the page gets real files with their places on the disk. */
export async function dropFiles(window: Page, paths: string[]): Promise<void> {
	await window.evaluate(() => {
		const input = document.createElement('input');
		input.type = 'file';
		input.multiple = true;
		input.id = 'dropped-files';
		document.body.append(input);
	});
	await window.locator('#dropped-files').setInputFiles(paths);
	await window.evaluate(() => {
		const input = document.querySelector<HTMLInputElement>('#dropped-files');
		const transfer = new DataTransfer();
		for (const file of input?.files ?? []) transfer.items.add(file);
		const target = document.querySelector('main') ?? document.body;
		for (const type of ['dragenter', 'dragover', 'drop']) {
			target.dispatchEvent(
				new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer })
			);
		}
		input?.remove();
	});
}

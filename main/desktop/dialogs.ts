import { mkdir } from 'node:fs/promises';
import { clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { AppError } from '../errors.ts';
import type { Desktop } from '../handlers.ts';

/** The system's own dialogs, clipboard and browser, for the window that is there. */
export function createDialogs(
	window: () => BrowserWindow | undefined,
	tryGraphics: () => void
): Desktop {
	const open = async (options: Electron.OpenDialogOptions): Promise<string[]> => {
		const parent = window();
		const { filePaths } = await (parent === undefined
			? dialog.showOpenDialog(options)
			: dialog.showOpenDialog(parent, options));
		return filePaths;
	};
	return {
		chooseFiles: () => open({ properties: ['openFile', 'multiSelections'] }),
		chooseFolder: async () =>
			(await open({ properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
		chooseSavePath: async (name) => {
			const parent = window();
			const options = { defaultPath: name };
			const chosen = await (parent === undefined
				? dialog.showSaveDialog(options)
				: dialog.showSaveDialog(parent, options));
			return chosen.canceled ? null : chosen.filePath;
		},
		openLink: (url) => shell.openExternal(url),
		copyText: (text) => clipboard.writeText(text),
		openFolder: async (path) => {
			await mkdir(path, { recursive: true });
			const problem = await shell.openPath(path);
			if (problem !== '') throw new AppError('FOLDER_NOT_SHOWN', { folder: path });
		},
		tryGraphics
	};
}

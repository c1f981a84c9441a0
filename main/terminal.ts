import { app } from 'electron';
import type { TurnEvent } from './contract.ts';
import { createElectronApp, modelFolders, systemLanguage } from './electron-app.ts';
import { runShell } from './shell/shell.ts';

/** Runs one command of the shell in the app without a window, and ends with its exit status. */
export function startTerminal(dataFolder: string, words: string[]): void {
	const controller = new AbortController();
	const listeners = new Set<(messageId: string, event: TurnEvent) => void>();
	process.on('SIGTERM', () => controller.abort());
	// Hidden windows come and go; their end is not the end of the command.
	app.on('window-all-closed', () => undefined);

	void app.whenReady().then(async () => {
		const { parts } = createElectronApp(dataFolder, {
			onEvent: () => undefined,
			// A command may be the first and the last search of its process: its embedder must load first.
			searchPatience: 5000,
			onTurn: (messageId, event) => listeners.forEach((listener) => listener(messageId, event)),
			parentWindow: () => undefined
		});
		const status = await runShell(
			words,
			async () => {
				await parts.start();
				return {
					store: parts.store,
					kernel: parts.kernel,
					tools: parts.tools,
					documents: parts.documents,
					embedding: parts.embedding,
					models: parts.models,
					settings: parts.settings,
					language: systemLanguage(),
					version: app.getVersion(),
					dataFolder,
					modelFolders: modelFolders(dataFolder),
					signal: controller.signal,
					onTurn: (listener) => {
						listeners.add(listener);
						return () => listeners.delete(listener);
					}
				};
			},
			systemLanguage()
		);
		await parts.close();
		app.exit(status);
	});
}

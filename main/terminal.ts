import { app } from 'electron';
import type { AppEvent, TurnEvent } from './contract.ts';
import { createElectronApp, isSandboxed, modelFolders, systemLanguage } from './electron-app.ts';
import { describeError } from './errors.ts';
import { say } from './messages/message.ts';
import { shell } from './messages/shell.ts';
import { runShell } from './shell/shell.ts';
import { openUnlocked } from './shell/unlock.ts';

/** As shells report an end by a signal. */
const signalStatuses = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const brokenPipe = 141;
/** Milliseconds that turns and the store get to end properly after the command is over. */
const closingTime = 1500;
/** Milliseconds of loading after which a person who watches is told what takes so long. */
const noticeableLoading = 700;

/** Runs one command of the shell in the app without a window, and ends with its exit status. */
export function startTerminal(dataFolder: string, words: string[]): void {
	const controller = new AbortController();
	const listeners = new Set<(messageId: string, event: TurnEvent) => void>();
	// Hidden windows come and go; their end is not the end of the command.
	app.on('window-all-closed', () => undefined);

	void app.whenReady().then(async () => {
		const cutOff = whenCutOff();
		void cutOff.then(() => controller.abort());
		const { parts } = createElectronApp(dataFolder, {
			onEvent: tellLoading(),
			// A command may be the first and the last search of its process: its embedder must load first.
			searchPatience: 5000,
			onTurn: (messageId, event) => listeners.forEach((listener) => listener(messageId, event)),
			parentWindow: () => undefined
		});
		const locked = {
			open: () => parts.start(),
			unlock: (key: string) => parts.encryption.unlock(key),
			language: systemLanguage()
		};
		// Asked once, however many parts of a command need it.
		let opening: Promise<void> | undefined;
		const command = runShell(
			words,
			() => ({
				open: () => (opening ??= openUnlocked(locked)),
				encryption: parts.encryption,
				store: parts.store,
				kernel: parts.kernel,
				tools: parts.tools,
				toolServers: parts.toolServers,
				documents: parts.documents,
				transfers: parts.transfers,
				embedding: parts.embedding,
				models: parts.models,
				redTeam: parts.redTeam,
				settings: parts.settings,
				language: systemLanguage(),
				version: app.getVersion(),
				dataFolder,
				modelFolders: modelFolders(dataFolder),
				logFolder: parts.log.folder,
				program: process.execPath,
				sandboxed: isSandboxed(),
				signal: controller.signal,
				onTurn: (listener) => {
					listeners.add(listener);
					return () => listeners.delete(listener);
				}
			}),
			systemLanguage(),
			controller.signal
		);
		const status = await Promise.race([command, cutOff]);
		const limit = new Promise((resolve) => setTimeout(resolve, closingTime));
		await Promise.race([parts.close(), limit]).catch((error: unknown) =>
			console.error(describeError(error))
		);
		app.exit(status);
	});
}

/**
 * The status to end with when the command is not to go on: a signal came, nobody reads the output any more, or something
 * failed that nothing caught, which Electron would say in a window of its own. A second signal does not wait.
 */
function whenCutOff(): Promise<number> {
	return new Promise((resolve) => {
		let cut = false;
		const end = (status: number): void => {
			if (cut) app.exit(status);
			cut = true;
			resolve(status);
		};
		// Only now that the app is ready: before, Electron puts its own answer to signals in place of these.
		for (const [signal, status] of Object.entries(signalStatuses)) {
			process.on(signal, () => end(status));
		}
		process.stdout.on('error', () => resolve(brokenPipe));
		process.stderr.on('error', () => undefined);
		process.on('uncaughtException', (error) => {
			console.error(describeError(error));
			resolve(1);
		});
	});
}

/** Tells a person in front of a terminal that the model is being loaded, if that takes a moment. */
function tellLoading(): (event: AppEvent) => void {
	let timer: NodeJS.Timeout | undefined;
	return (event) => {
		if (event.type !== 'engine') return;
		if (event.engine.state !== 'loading') {
			clearTimeout(timer);
			return;
		}
		if (!process.stdout.isTTY) return;
		timer ??= setTimeout(() => {
			process.stderr.write(`${say(systemLanguage(), shell.loading)}\n`);
		}, noticeableLoading);
	};
}

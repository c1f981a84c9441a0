import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import type { App } from '../app.ts';
import { desktop as words } from '../messages/desktop.ts';
import type { Message } from '../messages/message.ts';

/** Milliseconds that turns and the store get to end properly. */
const closingTime = 5000;

interface LeavingOptions {
	parts: App;
	window: () => BrowserWindow | undefined;
	say: (message: Message) => string;
	/** Called once it is certain that the app ends. */
	onLeave: () => void;
	/** Called when a person was asked and wants to stay. */
	onStay: () => void;
	/** The last thing of all, when every part has ended. */
	onEnded: () => void;
}

/**
 * Ends the app in good order: asks while an answer is under way, then lets turns and the store end. The system is not
 * asked back when it ends programs, and a second request to quit does not wait.
 */
export class Leaving {
	readonly #options: LeavingOptions;
	#asking = false;
	#sure = false;
	#closing = false;

	constructor(options: LeavingOptions) {
		this.#options = options;
		app.on('before-quit', (event) => {
			if (this.#closing) return;
			event.preventDefault();
			if (!this.#sure && options.parts.kernel.busy) void this.#ask();
			else this.#close();
		});
		const leaveNow = (): void => {
			this.#sure = true;
			app.quit();
		};
		// Only now that the app is ready: before, Electron puts its own answer to signals in place of these.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leaveNow);
		powerMonitor.on('shutdown', () => (this.#sure = true));
	}

	/** The app is about to end: windows may close. */
	get certain(): boolean {
		return this.#closing;
	}

	/** Whether a window that is being closed should stay until a person has decided. */
	get mustAsk(): boolean {
		return !this.#sure && this.#options.parts.kernel.busy;
	}

	async #ask(): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		const { window, say } = this.#options;
		const question: Electron.MessageBoxOptions = {
			type: 'question',
			message: say(words.stillBusy),
			detail: say(words.stillBusyHint),
			buttons: [say(words.quitNow), say(words.keepRunning)],
			defaultId: 1,
			cancelId: 1
		};
		const parent = window();
		try {
			const { response } = await (parent === undefined
				? dialog.showMessageBox(question)
				: dialog.showMessageBox(parent, question));
			this.#sure = response === 0;
		} finally {
			this.#asking = false;
		}
		if (this.#sure) app.quit();
		else this.#options.onStay();
	}

	#close(): void {
		this.#closing = true;
		const { parts, onLeave, onEnded } = this.#options;
		onLeave();
		const limit = new Promise((resolve) => setTimeout(resolve, closingTime));
		void Promise.race([parts.close(), limit]).finally(() => {
			onEnded();
			app.exit(0);
		});
	}
}

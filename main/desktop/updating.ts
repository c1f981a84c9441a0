import { app, shell } from 'electron';
import type { App } from '../app.ts';
import type { AppEvent } from '../contract.ts';
import { updateSourceFile } from '../places.ts';
import { readSource, type UpdateSource } from '../update/feed.ts';
import { findInstallation } from '../update/installation.ts';
import { readStepBack } from '../update/roll-back.ts';
import { noteWorked, updatesFolder } from '../update/starts.ts';
import { Updates } from '../update/updates.ts';

/** What the app with a window adds to updates: it counts its starts, ends for a new version and starts that one. */
export class Updating {
	readonly updates: Updates;
	readonly #folder: string;
	readonly #parts: App;
	#last: (() => void) | undefined;

	constructor(parts: App, dataFolder: string, tell: (event: AppEvent) => void) {
		this.#parts = parts;
		this.#folder = updatesFolder(dataFolder);
		const onError = (error: unknown): void => parts.log.error('update', error);
		const back = readStepBack(dataFolder);
		if (back?.from === app.getVersion()) {
			tell({ type: 'notice', code: 'UPDATE_STEPPED_BACK', values: back });
		}
		const { platform, execPath: program, env } = process;
		this.updates = new Updates({
			source: sourceOf(onError),
			installation: app.isPackaged ? findInstallation({ platform, program, env }) : null,
			version: app.getVersion(),
			dataFolder,
			store: parts.store,
			openInstaller: async (file) => (await shell.openPath(file)) === '',
			leave: (next, last) => {
				this.#last = () => {
					// First: the program that waits for the end of this one must still be of this version.
					app.relaunch({ execPath: next, args: process.argv.slice(1) });
					last();
				};
				app.quit();
			},
			onState: (update, news) => tell({ type: 'update', update, news }),
			onError
		});
	}

	/** The window has been there for a while, and the store is open. */
	worked(): void {
		noteWorked(this.#folder, app.getVersion());
	}

	/** A person wants Hearth to stay. */
	stayed(): void {
		this.#last = undefined;
		this.updates.stayed();
	}

	/** Puts the new version in place, if that is why Hearth ends. */
	end(): void {
		try {
			this.#last?.();
		} catch (error) {
			this.#parts.log.error('update', error);
		}
	}
}

function sourceOf(onError: (error: unknown) => void): UpdateSource | null {
	try {
		return readSource(updateSourceFile());
	} catch (error) {
		onError(error);
		return null;
	}
}

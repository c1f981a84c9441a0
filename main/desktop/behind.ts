import { app, type BrowserWindow } from 'electron';
import { answer } from '../answer.ts';
import type { App } from '../app.ts';
import { collectWhenQuiet } from '../child/collect.ts';
import type { AppEvent, Settings } from '../contract.ts';
import type { Finding } from '../doctor/contract.ts';
import { examine } from '../doctor/doctor.ts';
import { createElectronApp, isSandboxed, modelFolders, systemLanguage } from '../electron-app.ts';
import { AppError } from '../errors.ts';
import { createHandlers } from '../handlers.ts';
import { say, type Message } from '../messages/message.ts';
import { Background } from './background.ts';
import { createDialogs } from './dialogs.ts';
import type { Graphics } from './graphics.ts';
import { Leaving } from './leaving.ts';
import { noteCrashes } from './note-crashes.ts';
import { Updating } from './updating.ts';

/** Reasons for a store that does not open which another version may not have. */
const faults = ['INTERNAL', 'CHILD_DIED', 'STORE_NEWER'];

interface BehindOptions {
	dataFolder: string;
	graphics: Graphics | undefined;
	window: () => BrowserWindow | undefined;
	show: () => void;
	tell: (event: AppEvent) => void;
	/** The store is open, or does not open for a reason that is no fault of this version. */
	onSettled: () => void;
}

/** What works behind the window: the parts of the app, and what of them only a desktop has. */
export class Behind {
	/** Answers the window's calls. */
	readonly answer: (name: unknown, input: unknown) => Promise<unknown>;
	readonly leaving: Leaving;
	readonly background: Background;
	readonly #options: BehindOptions;
	readonly #parts: App;
	readonly #updating: Updating;
	#language: Settings['language'] = 'system';
	#settled = false;

	constructor(options: BehindOptions) {
		this.#options = options;
		const { dataFolder, graphics, window, tell } = options;
		const { parts, page, interpreter } = createElectronApp(dataFolder, {
			onEvent: tell,
			searchPatience: 150,
			parentWindow: window
		});
		this.#parts = parts;
		noteCrashes(parts.log);
		this.#updating = new Updating(parts, dataFolder, tell);
		const handlers = createHandlers({
			info: {
				version: app.getVersion(),
				platform: process.platform,
				systemLanguage: systemLanguage(),
				dataFolder,
				graphics: graphics?.used ?? true
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
			updates: this.#updating.updates,
			examine: () => this.#examine(),
			logFolder: parts.log.folder,
			engineState: () => parts.engineState,
			page,
			resetProgram: (conversationId) => interpreter.forget(conversationId),
			desktop: createDialogs(window, () => graphics?.tryAgain()),
			onConversations: () => tell({ type: 'conversations' }),
			onFacts: () => tell({ type: 'facts' })
		});
		this.answer = (name, input) =>
			answer(handlers, name, input, (call, error) => parts.log.error(call, error));
		this.background = this.#createBackground();
		this.leaving = new Leaving({
			parts,
			window,
			say: this.#say,
			onLeave: () => {
				this.background.close();
				if (this.#settled) this.worked();
				void this.#updating.updates.close();
			},
			onStay: () => this.#updating.stayed(),
			onEnded: () => this.#updating.end()
		});
	}

	/** Opens the store and loads the model. What needs the store begins when it is open, also when that takes another try. */
	start(): void {
		collectWhenQuiet();
		const parts = this.#parts;
		let failed = false;
		parts.startEngine();
		void parts.opened.then(async () => {
			this.#settle();
			if (failed) this.#tellAnew();
			await this.#goOn();
		});
		parts.open().catch((error: unknown) => {
			failed = true;
			// A full disk or a folder in use is no fault of this version.
			if (error instanceof AppError && !faults.includes(error.code)) this.#settle();
			parts.log.error('start', error);
		});
	}

	/** Hears what the window is told. */
	hear(event: AppEvent): void {
		if (event.type === 'settings') this.#language = event.settings.language;
		this.background.hear(event);
	}

	/** This version has shown its window and opened the store. */
	worked(): void {
		this.#updating.worked();
	}

	async #goOn(): Promise<void> {
		const parts = this.#parts;
		const log = (part: string) => (error: unknown) => parts.log.error(part, error);
		const settings = parts.settings.get().then((current) => {
			this.#language = current.language;
			this.background.apply(current);
		}, log('settings'));
		const model = parts.models.ready().catch(log('model'));
		const others = parts
			.start()
			.then(() =>
				Promise.all([parts.watches.start(), parts.server.start(), this.#updating.updates.start()])
			)
			.catch(log('start'));
		await Promise.all([settings, model, others]);
	}

	/** The window was told that there is no store, and shows nothing of it yet. */
	#tellAnew(): void {
		const { tell } = this.#options;
		tell({ type: 'conversations' });
		tell({ type: 'facts' });
		this.#parts.settings.get().then(
			(settings) => tell({ type: 'settings', settings }),
			(error: unknown) => this.#parts.log.error('settings', error)
		);
	}

	#settle(): void {
		if (this.#settled) return;
		this.#settled = true;
		this.#options.onSettled();
	}

	async #examine(): Promise<Finding[]> {
		const { encryption, settings, kernel, models, store, log } = this.#parts;
		const { dataFolder } = this.#options;
		return await examine({
			version: app.getVersion(),
			dataFolder,
			logFolder: log.folder,
			modelFolders: modelFolders(dataFolder),
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

	#createBackground(): Background {
		const { window, show, tell } = this.#options;
		const parts = this.#parts;
		return new Background({
			say: this.#say,
			watched: () => window()?.isFocused() === true,
			show,
			tell,
			onKeyTaken: (key) => {
				tell({ type: 'notice', code: 'QUICK_KEY_TAKEN', values: { key } });
				parts.settings
					.set({ quickKey: '' })
					.catch((error: unknown) => parts.log.error('settings', error));
			}
		});
	}
}

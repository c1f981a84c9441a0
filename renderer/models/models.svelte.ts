import { SvelteMap } from 'svelte/reactivity';
import type { Model, ModelOptions } from '../../main/contract.ts';
import { modelsView as words } from '../../main/messages/models-view.ts';
import { call, CallError, pathOf } from '../api.ts';
import type { Toasts } from '../ui/toasts.svelte.ts';
import type { Words } from '../words.svelte.ts';
import { groupOf, groups } from './groups.ts';
import { newsOf } from './news.ts';

export interface ModelsParts {
	words: Words;
	toasts: Toasts;
	attempt: (work: () => Promise<unknown>) => Promise<boolean>;
	/** Whether the person looks at the models now, and sees there what went wrong. */
	watching: () => boolean;
	/** Asks whether a model that is too big for this machine is wanted anyway. */
	askForce: (modelId: string) => void;
}

/** The models there are, kept up to date by events. */
export class Models {
	#byId = new SvelteMap<string, Model>();
	#parts: ModelsParts;
	loaded = $state(false);
	/** Names of files that are being imported. */
	importing = $state.raw<string[]>([]);
	/** The last piece of news, for those who cannot see the list. */
	said = $state('');
	list = $derived([...this.#byId.values()]);
	active = $derived(this.list.find(({ active }) => active));
	/** Models that could answer at once instead of the one in use. */
	others = $derived(
		this.list.filter(({ role, active, installed, origin }) => {
			return role === 'kernel' && !active && (installed || origin === 'remote');
		})
	);
	/** In use, here, to be had, elsewhere: without those that are empty. */
	groups = $derived(
		groups
			.map((group) => ({ group, models: this.list.filter((model) => groupOf(model) === group) }))
			.filter(({ models }) => models.length > 0)
	);

	constructor(parts: ModelsParts) {
		this.#parts = parts;
	}

	get(modelId: string): Model | undefined {
		return this.#byId.get(modelId);
	}

	/** Reads the list where nobody has yet. */
	need(): void {
		if (!this.loaded) void this.#parts.attempt(() => this.load());
	}

	async load(): Promise<void> {
		const models = await call('model:list', null);
		const known = new Set(models.map(({ id }) => id));
		for (const id of [...this.#byId.keys()]) if (!known.has(id)) this.#byId.delete(id);
		for (const model of models) this.#byId.set(model.id, model);
		this.loaded = true;
	}

	/** Takes in what main told of a model, and passes on what a person should hear of it. */
	update(model: Model): void {
		const { words: wording, toasts } = this.#parts;
		const news = newsOf(this.#byId.get(model.id), model);
		// Until the list was read, one model would look like all there are.
		if (this.loaded) this.#byId.set(model.id, model);
		const { title } = model;
		switch (news?.kind) {
			case 'arrived':
				toasts.show(wording.say(words.arrived, { title }), {
					label: wording.say(words.use),
					run: () => void this.use(model.id)
				});
				break;
			case 'failed': {
				const reason = wording.error(news.error);
				const text = wording.say(words.saidFailed, { title, reason });
				if (this.#parts.watching()) this.said = text;
				else toasts.fail(text);
				break;
			}
			case 'started':
				this.said = wording.say(words.saidStarted, { title });
				break;
			case 'paused':
				this.said = wording.say(words.saidPaused, { title });
				break;
			case 'quarter':
				this.said = wording.say(words.saidQuarter, { title, percent: news.percent });
				break;
			case undefined:
				break;
		}
	}

	/** Makes it the one that talks. `force` although it is too big for the memory that is free. */
	async use(modelId: string, force = false): Promise<void> {
		await this.#orForced(modelId, () => call('model:use', { modelId, force }));
		await this.#parts.attempt(() => this.load());
	}

	/** Loads the model in use, or lets it give its memory back. */
	async setLoaded({ id }: Model, loaded: boolean): Promise<void> {
		const { attempt } = this.#parts;
		if (loaded) await this.#orForced(id, () => call('model:load', { force: false }));
		else await attempt(() => call('model:unload', null));
		await attempt(() => this.load());
	}

	async pull(modelId: string): Promise<void> {
		await this.#parts.attempt(() => call('model:pull', { modelId, force: false }));
	}

	async pause(modelId: string): Promise<void> {
		await this.#parts.attempt(() => call('model:pause', { modelId }));
	}

	async cancel(modelId: string): Promise<void> {
		await this.#parts.attempt(() => call('model:cancel', { modelId }));
	}

	async verify({ id, title }: Model): Promise<void> {
		const { words: wording, toasts, attempt } = this.#parts;
		this.said = wording.say(words.checkingFile, { title });
		await attempt(async () => {
			const { state } = await call('model:verify', { modelId: id });
			const bad = state === 'damaged' || state === 'missing';
			const sentences = {
				...{ verified: words.verified, 'header-only': words.headerOnly },
				...{ damaged: words.damaged, missing: words.missing }
			};
			const text = wording.say(sentences[state], { title });
			if (bad) toasts.fail(text);
			else toasts.show(text);
		});
	}

	async remove({ id, title, origin }: Model): Promise<void> {
		const { words: wording, toasts, attempt } = this.#parts;
		const removed = await attempt(() =>
			origin === 'remote'
				? call('remote:remove', { remoteId: id })
				: call('model:remove', { modelId: id })
		);
		if (removed) toasts.show(wording.say(words.removed, { title }));
		await attempt(() => this.load());
	}

	/** True when they were kept. */
	async setOptions(modelId: string, options: ModelOptions): Promise<boolean> {
		return await this.#parts.attempt(async () => {
			this.update(await call('model:options', { modelId, options }));
		});
	}

	/** Takes in GGUF files that were dropped, one after the other; a bad one stops nothing. */
	async addFiles(files: File[]): Promise<void> {
		for (const file of files) {
			const path = pathOf(file);
			if (path !== '') await this.#import(file.name, path);
			else {
				const { words: wording, toasts } = this.#parts;
				toasts.fail(wording.say(words.importNoPlace, { file: file.name }));
			}
		}
	}

	/** Takes in GGUF files of this machine by their places. */
	async addPaths(paths: string[]): Promise<void> {
		for (const path of paths) await this.#import(path.replace(/^.*[\\/]/, ''), path);
	}

	async chooseFile(): Promise<void> {
		await this.#parts.attempt(async () => {
			const { path } = await call('model:choose-file', null);
			if (path !== null) await this.addPaths([path]);
		});
	}

	async chooseFolder(): Promise<void> {
		await this.#parts.attempt(() => call('model:choose-folder', null));
		await this.#parts.attempt(() => this.load());
	}

	/** Memory may have gone since the list was read: main says so, and it can be used anyway. */
	async #orForced(modelId: string, work: () => Promise<unknown>): Promise<void> {
		await this.#parts.attempt(async () => {
			try {
				await work();
			} catch (error) {
				if (!(error instanceof CallError && error.code === 'MODEL_TOO_BIG')) throw error;
				this.#parts.askForce(modelId);
			}
		});
	}

	async #import(file: string, path: string): Promise<void> {
		const { words: wording, toasts, attempt } = this.#parts;
		this.importing = [...this.importing, file];
		await attempt(async () => {
			const { id, title } = await call('model:import', { path });
			await this.load();
			toasts.show(wording.say(words.imported, { title }), {
				label: wording.say(words.use),
				run: () => void this.use(id)
			});
		});
		this.importing = this.importing.filter((name) => name !== file);
	}
}

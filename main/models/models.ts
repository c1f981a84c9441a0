import { rm, stat } from 'node:fs/promises';
import { isRight, freeSpace } from '../../models/fetch/index.ts';
import type { AppEvent } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Engine } from '../model/protocol.ts';
import type { Store } from '../memory/protocol.ts';
import type { SettingsStore } from '../settings.ts';
import type { Model, ModelDownload, ModelOptions } from './contract.ts';
import { describe } from './describe.ts';
import { Downloads, type DownloadsOptions } from './downloads.ts';
import { importModel } from './import.ts';
import { Library, type KnownModel, type LibraryPlaces } from './library.ts';
import { Loader } from './loader.ts';
import { availableMemory } from './memory.ts';
import { recommend } from './recommend.ts';
import { ModelRecords } from './records.ts';

/** Models that are no files here: those of other machines. */
export interface OtherModels {
	list: () => Promise<Model[]>;
}

export interface ModelsParts extends Pick<LibraryPlaces, 'folders' | 'catalogueFile'> {
	engine: Engine;
	store: Store;
	settings: SettingsStore;
	/** The adapter that teaches the starter Hearth's tools. */
	adapter: string;
	/** Where what every decision begins with is kept between starts. */
	statesFolder?: string;
	/** Where relative paths of the catalogue start. */
	appFolder: string;
	onEvent: (event: AppEvent) => void;
	others?: OtherModels;
	availableMemory?: () => Promise<number>;
	/** Milliseconds of a minute; shorter in tests. */
	minute?: number;
	fetching?: Pick<DownloadsOptions, 'stallMilliseconds' | 'retryMilliseconds'>;
}

/** Which models there are, which one talks, and everything that can be done with them. */
export class Models {
	readonly #parts: ModelsParts;
	readonly #library: Library;
	readonly #records: ModelRecords;
	readonly #downloads: Downloads;
	readonly #loader: Loader;
	#recommended: string | undefined;
	/** Models whose file is read through right now, and how far. */
	readonly #verifying = new Map<string, { done: number; total: number }>();

	constructor(parts: ModelsParts) {
		this.#parts = parts;
		const { folders, catalogueFile, engine, settings, adapter } = parts;
		const ownFolder = async (): Promise<string | null> => (await settings.get()).modelFolder;
		this.#library = new Library({ folders, catalogueFile, ownFolder }, (notice) =>
			parts.onEvent({ type: 'notice', ...notice })
		);
		this.#records = new ModelRecords(parts.store);
		const onChange = (modelId: string): void => void this.#tell(modelId);
		this.#downloads = new Downloads({
			folder: this.#library.folder,
			appFolder: parts.appFolder,
			...parts.fetching,
			onChange
		});
		this.#loader = new Loader({
			...{ engine, settings, adapter, onChange },
			library: this.#library,
			records: this.#records,
			availableMemory: parts.availableMemory ?? availableMemory,
			...(parts.minute !== undefined && { minute: parts.minute }),
			...(parts.statesFolder !== undefined && { statesFolder: parts.statesFolder })
		});
	}

	/** Tokens of the window of the model that was loaded last. */
	get windowTokens(): number {
		return this.#loader.windowTokens;
	}

	/** Id of the model that talks; it may be one of another machine. */
	chosenId(): Promise<string> {
		return this.#loader.chosenId();
	}

	/** How the model that talks decides on calls, when it is a file here. */
	async decision(): Promise<'starter' | 'native'> {
		return (await this.#loader.chosen()).entry.decision ?? 'native';
	}

	/** All there are: of the lists by size, then files of the user's own, then those of other machines. */
	async list(): Promise<Model[]> {
		const known = await this.#library.list();
		const free = await this.#loader.freeMemory();
		const fits = await Promise.all(known.map((model) => this.#loader.fit(model, free)));
		this.#recommended = recommend(known, fits);
		const here = await Promise.all(known.map((model) => this.#describe(model, free)));
		return [...here, ...((await this.#parts.others?.list()) ?? [])];
	}

	/** One of them; throws NOT_FOUND. */
	async get(modelId: string): Promise<Model> {
		const found = (await this.list()).find(({ id }) => id === modelId);
		if (found === undefined) throw new AppError('NOT_FOUND', { what: modelId });
		return found;
	}

	/** Makes a model the one that talks, and loads it; `remember: false` for this run of Hearth only. */
	async use(modelId: string, options: { force?: boolean; remember?: boolean } = {}): Promise<void> {
		const before = await this.chosenId();
		if (await this.#isElsewhere(modelId)) {
			await this.#loader.choose(modelId, options);
		} else {
			const model = await this.#library.find(modelId);
			const { role, title } = model.entry;
			if (role !== 'kernel') throw new AppError('MODEL_NOT_FOR_TALKING', { model: title });
			await this.#loader.use(model, options);
		}
		for (const id of new Set([before, modelId])) void this.#tell(id);
	}

	/** Loads the model that talks, if it is not loaded yet. */
	async ready(options: { force?: boolean } = {}): Promise<void> {
		if (await this.#isElsewhere(await this.chosenId())) return;
		await this.#loader.ready(options);
	}

	unload(): Promise<void> {
		return this.#loader.unload();
	}

	/** The engine, which loads the chosen model before its first use. */
	lazyEngine(): Engine {
		return this.#loader.lazyEngine();
	}

	/** Begins a download, or goes on with one; `done` waits for its end. */
	async pull(modelId: string, options: { force?: boolean } = {}): Promise<void> {
		const { entry } = await this.#library.find(modelId);
		if (entry.sources.length === 0) throw new AppError('NOT_FOUND', { what: modelId });
		await this.#downloads.pull(entry, options);
	}

	/** Resolves when the download of a model is over or paused; throws why it failed. */
	pulled(modelId: string, watch?: (download: ModelDownload) => void): Promise<void> {
		return this.#downloads.done(modelId, watch);
	}

	/** Where the file of a model lies; undefined when it is not here. */
	async pathOf(modelId: string): Promise<string | undefined> {
		return (await this.#library.find(modelId)).path;
	}

	pause(modelId: string): Promise<void> {
		return this.#downloads.pause(modelId);
	}

	async cancel(modelId: string): Promise<void> {
		await this.#downloads.cancel((await this.#library.find(modelId)).entry);
	}

	/** Room on the disk where downloads go. */
	async space(): Promise<{ folder: string; freeBytes: number }> {
		const { folder } = this.#library;
		return { folder, freeBytes: await freeSpace(folder) };
	}

	/** Reads a file to its end. Without a hash on record, the best that can be said is `header-only`. */
	async verify(modelId: string): Promise<'verified' | 'header-only' | 'damaged' | 'missing'> {
		const { entry, path, problem } = await this.#library.find(modelId);
		if (problem !== null) return 'damaged';
		if (path === undefined) return 'missing';
		const total = (await stat(path)).size;
		let toldAt = 0;
		try {
			const right = await isRight(entry, path, {
				onProgress: ({ received }) => {
					this.#verifying.set(modelId, { done: received, total });
					if (performance.now() - toldAt < 300) return;
					toldAt = performance.now();
					void this.#tell(modelId);
				}
			});
			if (!right) return 'damaged';
			return entry.sha256 === null ? 'header-only' : 'verified';
		} finally {
			this.#verifying.delete(modelId);
			void this.#tell(modelId);
		}
	}

	/** Takes a GGUF file into Hearth's folder. */
	async import(path: string): Promise<Model> {
		const { folder } = this.#library;
		const target = await importModel(path, folder, await this.#library.entries());
		this.#parts.onEvent({ type: 'models' });
		const model = (await this.#library.list()).find((one) => one.path === target);
		if (model === undefined) throw new AppError('NOT_FOUND', { what: path });
		return await this.#describe(model);
	}

	/** Deletes a file that was downloaded or imported; never what ships, or lies in a folder of the user's. */
	async remove(modelId: string): Promise<void> {
		const { entry, path, removable } = await this.#library.find(modelId);
		const { title, file } = entry;
		if (!removable) {
			const reason =
				path === undefined
					? 'there is no file of it'
					: 'its file came with Hearth or lies in a folder of your own';
			throw new AppError('MODEL_KEPT', { model: title, reason });
		}
		if (this.#loader.loaded?.id === modelId) await this.unload();
		await rm(`${this.#library.folder}/${file}`, { force: true });
		this.#parts.onEvent({ type: 'models' });
	}

	async setOptions(modelId: string, options: Partial<ModelOptions>): Promise<Model> {
		const model = await this.#library.find(modelId);
		await this.#records.setOptions(modelId, options);
		const described = await this.#describe(model);
		this.#parts.onEvent({ type: 'model', model: described });
		return described;
	}

	/** Pauses downloads and ends waiting. */
	async close(): Promise<void> {
		this.#loader.close();
		await this.#downloads.close();
	}

	async #isElsewhere(modelId: string): Promise<boolean> {
		const others = (await this.#parts.others?.list()) ?? [];
		return others.some(({ id }) => id === modelId);
	}

	async #describe(model: KnownModel, freeBytes?: number): Promise<Model> {
		const { id } = model.entry;
		const verifying = this.#verifying.get(id);
		const [chosen, fit, options, speed] = await Promise.all([
			this.#loader.chosenId(),
			this.#loader.fit(model, freeBytes ?? (await this.#loader.freeMemory())),
			this.#records.options(id),
			this.#records.speed(id)
		]);
		return describe(model, {
			...{ fit, options, speed },
			active: id === chosen,
			recommended: id === this.#recommended,
			loaded: this.#loader.loaded?.id === id,
			download:
				verifying === undefined
					? this.#downloads.state(model.entry)
					: {
							...{ state: 'verifying', bytesPerSecond: 0, secondsLeft: null, error: null },
							doneBytes: verifying.done,
							totalBytes: verifying.total
						}
		});
	}

	/** A model may have gone meanwhile, and Hearth may be closing: then there is nobody to tell. */
	async #tell(modelId: string): Promise<void> {
		try {
			const model = await this.#describe(await this.#library.find(modelId));
			this.#parts.onEvent({ type: 'model', model });
		} catch {
			this.#parts.onEvent({ type: 'models' });
		}
	}
}

import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { catalogue, findEntry, starter, type ModelEntry } from '../../models/catalogue.ts';
import type { FetchProgress } from '../../models/fetch/progress.ts';
import { fetchModel, isRight } from '../../models/fetch/index.ts';
import { AppError } from '../errors.ts';
import type { Engine } from '../model/protocol.ts';
import type { SettingsStore } from '../settings.ts';
import type { Model, ModelDownload } from './contract.ts';

/** The window a kernel model gets: what small machines can hold, and no more than it was trained for. */
const windowTokens = 4096;
const sequences = 4;

export interface ModelPlaces {
	/** Folders that may hold weights, the first one the user's own, where downloads go. */
	folders: string[];
	/** The adapter that teaches the starter Hearth's tools. */
	adapter: string;
}

/** Which models there are, which one is in use, and loading it once for everyone who needs it. */
export class Models {
	readonly #places: ModelPlaces;
	readonly #engine: Engine;
	readonly #settings: SettingsStore;
	#loading: Promise<void> | undefined;
	readonly #onChange: (model: Model) => void;
	readonly #downloads = new Map<string, { controller: AbortController; download: ModelDownload }>();
	#windowTokens = windowTokens;

	constructor(
		places: ModelPlaces,
		engine: Engine,
		settings: SettingsStore,
		onChange: (model: Model) => void
	) {
		this.#onChange = onChange;
		this.#places = places;
		this.#engine = engine;
		this.#settings = settings;
	}

	/** Tokens of the window of the loaded model. */
	get windowTokens(): number {
		return this.#windowTokens;
	}

	async list(): Promise<Model[]> {
		const active = (await this.#settings.get()).model;
		return catalogue
			.filter(({ role }) => role === 'kernel')
			.map((entry) => this.#model(entry, active));
	}

	/** Brings a model here; what has arrived before is kept. */
	pull(modelId: string): void {
		const entry = findEntry(modelId);
		const [folder] = this.#places.folders;
		if (folder === undefined || this.#downloads.has(modelId)) return;
		const controller = new AbortController();
		const download: ModelDownload = {
			state: 'running',
			doneBytes: 0,
			totalBytes: entry.bytes,
			bytesPerSecond: 0,
			secondsLeft: null,
			error: null
		};
		this.#downloads.set(modelId, { controller, download });
		const onProgress = (progress: FetchProgress): void => {
			download.state = progress.phase === 'check' ? 'verifying' : 'running';
			download.doneBytes = progress.received;
			download.bytesPerSecond = progress.bytesPerSecond;
			download.secondsLeft = progress.secondsLeft;
			void this.#tell(entry);
		};
		fetchModel(entry, { folder, signal: controller.signal, onProgress }).then(
			() => {
				this.#downloads.delete(modelId);
				void this.#tell(entry);
			},
			() => {
				download.state = controller.signal.aborted ? 'paused' : 'failed';
				void this.#tell(entry);
			}
		);
		void this.#tell(entry);
	}

	pause(modelId: string): void {
		this.#downloads.get(modelId)?.controller.abort();
	}

	/** Stops a download and deletes what has arrived. */
	async cancel(modelId: string): Promise<void> {
		this.pause(modelId);
		this.#downloads.delete(modelId);
		const entry = findEntry(modelId);
		const [folder = ''] = this.#places.folders;
		await rm(join(folder, `${entry.file}.part`), { force: true });
		await this.#tell(entry);
	}

	async verify(modelId: string): Promise<'verified' | 'damaged' | 'missing'> {
		const entry = findEntry(modelId);
		const found = this.#places.folders
			.map((folder) => join(folder, entry.file))
			.filter((path) => existsSync(path));
		if (found.length === 0) return 'missing';
		for (const path of found) if (await isRight(entry, path)) return 'verified';
		return 'damaged';
	}

	async unload(): Promise<void> {
		this.#loading = undefined;
		await this.#engine.call('unload', null);
	}

	async #tell(entry: ModelEntry): Promise<void> {
		this.#onChange(this.#model(entry, (await this.#settings.get()).model));
	}

	#model(entry: ModelEntry, active: string): Model {
		const contextTokens = Math.min(windowTokens, entry.contextLength);
		const free = freemem();
		const needed = entry.bytes * 1.2;
		return {
			id: entry.id,
			title: entry.title,
			file: entry.file,
			bytes: entry.bytes,
			licence: entry.licence,
			parameters: new Intl.NumberFormat('en', { notation: 'compact' }).format(entry.parameters),
			contextLength: entry.contextLength,
			quantization: /\.(\w+)\.gguf$/.exec(entry.file)?.[1] ?? '',
			role: entry.role,
			decision: entry.decision,
			origin: 'catalogue',
			verified: 'hash',
			recommended: entry === starter,
			installed: this.#find(entry) !== undefined,
			active: entry.id === active,
			loaded: entry.id === active && this.#loading !== undefined,
			removable: false,
			fit: {
				verdict: needed > free ? 'too-big' : needed > free * 0.8 ? 'tight' : 'good',
				neededBytes: Math.round(needed),
				freeBytes: free,
				weightsBytes: entry.bytes,
				contextBytes: Math.round(entry.bytes * 0.2),
				contextTokens,
				exact: false
			},
			download: this.#downloads.get(entry.id)?.download ?? null,
			options: { contextTokens: null, gpuLayers: 'auto', temperature: null },
			speed: null
		};
	}

	/** Makes a model the one that is used, and loads it. */
	async use(modelId: string): Promise<void> {
		if (!catalogue.some(({ id }) => id === modelId))
			throw new AppError('NOT_FOUND', { what: modelId });
		this.#path(findEntry(modelId));
		await this.#settings.set({ model: modelId });
		this.#loading = undefined;
		await this.ready();
	}

	/** Loads the chosen model if it is not loaded yet. A failure is told to everyone who waits, and tried again by the next. */
	ready(): Promise<void> {
		this.#loading ??= this.#load().catch((error: unknown) => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}

	/** The engine, which loads the chosen model before its first use. */
	lazyEngine(): Engine {
		return {
			call: async (name, input, options) => {
				if (name === 'decide' || name === 'generate' || name === 'chat' || name === 'count')
					await this.ready();
				return await this.#engine.call(name, input, options);
			}
		};
	}

	async #load(): Promise<void> {
		const chosen = (await this.#settings.get()).model;
		const entry = catalogue.find(({ id }) => id === chosen) ?? starter;
		const hasAdapter = entry.decision === 'starter' && existsSync(this.#places.adapter);
		const loaded = await this.#engine.call('load', {
			path: this.#path(entry),
			adapterPath: hasAdapter ? this.#places.adapter : null,
			contextTokens: Math.min(windowTokens, entry.contextLength),
			sequences
		});
		this.#windowTokens = loaded.contextTokens;
	}

	#path(entry: ModelEntry): string {
		const path = this.#find(entry);
		if (path !== undefined) return path;
		const { file } = entry;
		const isThere = this.#places.folders.some((folder) => existsSync(join(folder, file)));
		throw isThere
			? new AppError('MODEL_BAD_FILE', { file, reason: 'it is damaged or cut short' })
			: new AppError('MODEL_MISSING', { file });
	}

	#find(entry: ModelEntry): string | undefined {
		return this.#places.folders
			.map((folder) => join(folder, entry.file))
			.find((path) => existsSync(path) && statSync(path).size === entry.bytes);
	}
}

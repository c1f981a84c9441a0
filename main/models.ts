import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { catalogue, findEntry, starter, type ModelEntry } from '../models/catalogue.ts';
import type { modelSchema } from './contract.ts';
import { AppError } from './errors.ts';
import type { Engine } from './model/protocol.ts';
import type { SettingsStore } from './settings.ts';

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
	#windowTokens = windowTokens;

	constructor(places: ModelPlaces, engine: Engine, settings: SettingsStore) {
		this.#places = places;
		this.#engine = engine;
		this.#settings = settings;
	}

	/** Tokens of the window of the loaded model. */
	get windowTokens(): number {
		return this.#windowTokens;
	}

	async list(): Promise<z.output<typeof modelSchema>[]> {
		const active = (await this.#settings.get()).model;
		return catalogue
			.filter(({ role }) => role === 'kernel')
			.map((entry) => ({
				id: entry.id,
				title: entry.title,
				file: entry.file,
				bytes: entry.bytes,
				licence: entry.licence,
				parameters: new Intl.NumberFormat('en', { notation: 'compact' }).format(entry.parameters),
				contextLength: entry.contextLength,
				installed: this.#find(entry) !== undefined,
				active: entry.id === active
			}));
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
				if (name === 'decide' || name === 'generate' || name === 'count') await this.ready();
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

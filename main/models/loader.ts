import { existsSync } from 'node:fs';
import { starter } from '../../models/catalogue.ts';
import { AppError } from '../errors.ts';
import type { Engine, Usage } from '../model/protocol.ts';
import type { SettingsStore } from '../settings.ts';
import type { Model, ModelFit, ModelOptions } from './contract.ts';
import { expectedBytes, judgeFit, needsOf, planLoad, requireFit, type LoadPlan } from './fit.ts';
import type { KnownModel, Library } from './library.ts';
import type { ModelRecords } from './records.ts';

export interface LoaderParts {
	engine: Engine;
	library: Library;
	records: ModelRecords;
	settings: SettingsStore;
	/** The adapter that teaches the starter Hearth's tools. */
	adapter: string;
	/** Where what every decision begins with is kept between starts; without it nothing is. */
	statesFolder?: string;
	/** Bytes that programs could have now. */
	availableMemory: () => Promise<number>;
	/** Milliseconds of a minute; shorter in tests. */
	minute?: number;
	/** A model was loaded or unloaded, or its speed was measured. */
	onChange: (modelId: string) => void;
}

/** What is in memory. */
interface Loaded {
	id: string;
	/** Another one means that it must be loaded anew. */
	key: string;
	fit: ModelFit;
}

/** Requests that a model must be in memory for. */
const needModel: ReadonlySet<string> = new Set(['decide', 'generate', 'chat', 'count']);
const usualWindow = 4096;
/** A speed over fewer tokens than these is chance. */
const fewestTokens = 16;
const wordsPerToken = 0.75;

/** Loads the chosen model once for everyone who needs it, and gives its memory back when nobody does. */
export class Loader {
	readonly #parts: LoaderParts;
	#loaded: Loaded | undefined;
	#windowTokens = usualWindow;
	/** Loading and unloading follow each other. */
	#turn: Promise<unknown> = Promise.resolve();
	/** Chosen for this run only. */
	#override: string | undefined;
	/** Models that a person wants although they hardly fit, for as long as Hearth runs. */
	readonly #forced = new Set<string>();
	#inUse = 0;
	#idle: NodeJS.Timeout | undefined;

	constructor(parts: LoaderParts) {
		this.#parts = parts;
	}

	/** Tokens of the window of the model that was loaded last. */
	get windowTokens(): number {
		return this.#windowTokens;
	}

	/** What is in memory, and how it fitted when it was loaded. */
	get loaded(): { id: string; fit: ModelFit } | undefined {
		return this.#loaded;
	}

	/** Id of the model that talks, as far as anybody chose. */
	async chosenId(): Promise<string> {
		return this.#override ?? (await this.#parts.settings.get()).model;
	}

	/** The model that talks. One that is gone is replaced by the starter. */
	async chosen(): Promise<KnownModel> {
		const chosen = await this.chosenId();
		const models = await this.#parts.library.list();
		const found = models.find(({ entry }) => entry.id === chosen && entry.role === 'kernel');
		return found ?? (await this.#parts.library.find(starter.id));
	}

	/** Memory that a model could have now: what is loaded would go first. */
	async freeMemory(): Promise<number> {
		// Weights are read from the file as they are needed, so that the system counts them as free already.
		return (await this.#parts.availableMemory()) + (this.#loaded?.fit.contextBytes ?? 0);
	}

	/** How a model would fit into so much memory. */
	async fit(model: KnownModel, freeBytes: number): Promise<ModelFit> {
		const { id } = model.entry;
		if (this.#loaded?.id === id) return this.#loaded.fit;
		return planFor(model, await this.#parts.records.options(id), freeBytes).fit;
	}

	/** Makes a model the one that talks once it is loaded; when that fails, the one before stays chosen. */
	async use(model: KnownModel, { force = false, remember = true } = {}): Promise<void> {
		const { id } = model.entry;
		if (force) this.#forced.add(id);
		await this.#load(model);
		await this.choose(id, { remember });
	}

	/** Makes a model the one that talks, without loading it; `remember: false` for this run of Hearth only. */
	async choose(id: string, { remember = true } = {}): Promise<void> {
		this.#override = remember ? undefined : id;
		if (remember) await this.#parts.settings.set({ model: id });
	}

	/** Loads the chosen model if it is not loaded yet. A failure is told to everyone who waits, and tried again by the next. */
	async ready({ force = false } = {}): Promise<void> {
		const id = await this.chosenId();
		if (force) this.#forced.add(id);
		if (this.#loaded !== undefined && this.#loaded.key === (await this.#keyOf(id))) return;
		await this.#load(await this.chosen());
	}

	/** Gives the memory back; the next request loads the model again. */
	unload(): Promise<void> {
		return this.#inTurn(() => this.#unload());
	}

	/** The engine, which loads the chosen model before its first use. */
	lazyEngine(): Engine {
		return {
			call: async (name, input, options) => {
				if (!needModel.has(name)) return await this.#parts.engine.call(name, input, options);
				this.#inUse++;
				clearTimeout(this.#idle);
				try {
					await this.ready();
					const output = await this.#parts.engine.call(name, await this.#tuned(input), options);
					await this.#measure(output);
					return output;
				} finally {
					this.#inUse--;
					await this.#startIdling();
				}
			}
		};
	}

	/** Ends waiting for idleness. */
	close(): void {
		clearTimeout(this.#idle);
	}

	#load(model: KnownModel): Promise<void> {
		return this.#inTurn(async () => {
			const { entry } = model;
			const key = await this.#keyOf(entry.id);
			if (this.#loaded?.key === key) return;
			const path = pathOf(model);
			const options = await this.#parts.records.options(entry.id);
			const { plan, fit } = await this.#makeRoom(model, options);
			const { adapter, engine } = this.#parts;
			const before = this.#loaded?.id;
			this.#loaded = undefined;
			try {
				const { contextTokens } = await engine.call('load', {
					path,
					adapterPath: entry.decision === 'starter' && existsSync(adapter) ? adapter : null,
					contextTokens: plan.contextTokens,
					sequences: plan.sequences,
					gpuLayers: options.gpuLayers,
					statesFolder: this.#parts.statesFolder ?? null
				});
				this.#loaded = { id: entry.id, key, fit };
				this.#windowTokens = contextTokens;
				this.#parts.onChange(entry.id);
			} finally {
				if (before !== undefined && before !== entry.id) this.#parts.onChange(before);
			}
			await this.#startIdling();
		});
	}

	/** How to load a model; what is loaded goes first when there is no room beside it. Throws MODEL_TOO_BIG. */
	async #makeRoom(model: KnownModel, options: ModelOptions) {
		const { entry } = model;
		const { availableMemory } = this.#parts;
		// The starter is all there is when nothing else fits.
		const mayBeTooBig = entry.decision === 'starter' || this.#forced.has(entry.id);
		let planned = planFor(model, options, await availableMemory());
		if (planned.fit.verdict !== 'good' && this.#loaded !== undefined) {
			await this.#unload();
			planned = planFor(model, options, await availableMemory());
		}
		if (!mayBeTooBig) requireFit(entry.title, planned.fit);
		return planned;
	}

	async #unload(): Promise<void> {
		clearTimeout(this.#idle);
		const id = this.#loaded?.id;
		if (id === undefined) return;
		this.#loaded = undefined;
		await this.#parts.engine.call('unload', null);
		this.#parts.onChange(id);
	}

	#inTurn(work: () => Promise<void>): Promise<void> {
		const turn = this.#turn.then(work);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #keyOf(id: string): Promise<string> {
		const { contextTokens, gpuLayers } = await this.#parts.records.options(id);
		return JSON.stringify([id, contextTokens, gpuLayers]);
	}

	/** The request with what the person set for the model; a decision stays as sure as it is. */
	async #tuned<Input>(input: Input): Promise<Input> {
		const id = this.#loaded?.id;
		const isWarm =
			typeof input === 'object' &&
			input !== null &&
			'temperature' in input &&
			input.temperature !== 0;
		if (id === undefined || !isWarm) return input;
		const { temperature } = await this.#parts.records.options(id);
		return temperature === null ? input : { ...input, temperature };
	}

	async #measure(output: unknown): Promise<void> {
		const id = this.#loaded?.id;
		const speed = id === undefined ? null : speedOf(output);
		if (id === undefined || speed === null) return;
		await this.#parts.records.setSpeed(id, speed);
		this.#parts.onChange(id);
	}

	async #startIdling(): Promise<void> {
		clearTimeout(this.#idle);
		const { idleUnloadMinutes } = await this.#parts.settings.get();
		clearTimeout(this.#idle);
		if (idleUnloadMinutes === 0 || this.#inUse > 0 || this.#loaded === undefined) return;
		const wait = idleUnloadMinutes * (this.#parts.minute ?? 60_000);
		this.#idle = setTimeout(() => {
			void this.#inTurn(async () => {
				if (this.#inUse === 0) await this.#unload();
			}).catch(() => undefined);
		}, wait);
		this.#idle.unref();
	}
}

function planFor(
	{ entry, path, bytes, details }: KnownModel,
	{ contextTokens }: ModelOptions,
	freeBytes: number
): { plan: LoadPlan; fit: ModelFit } {
	const needs = needsOf(entry, path === undefined ? expectedBytes(entry) : bytes, details);
	const limits = {
		starter: entry.decision === 'starter',
		trainedTokens: details?.contextLength ?? entry.contextLength,
		wantedTokens: contextTokens
	};
	const plan = planLoad(needs, limits, freeBytes);
	return { plan, fit: judgeFit(needs, plan, freeBytes) };
}

/** Where the file is; throws why it cannot be loaded. */
function pathOf({ entry, path, problem }: KnownModel): string {
	if (problem !== null) throw new AppError(problem.code, problem.values);
	if (path !== undefined) return path;
	throw entry === starter
		? new AppError('MODEL_MISSING', { file: entry.file })
		: new AppError('MODEL_NOT_HERE', { model: entry.title });
}

/** How fast an answer was read and written, when it was long enough to tell. */
function speedOf(output: unknown): Model['speed'] {
	if (typeof output !== 'object' || output === null || !('usage' in output)) return null;
	const usage = output.usage as Usage;
	const { promptTokens, cachedTokens, generatedTokens, firstTokenMs, ms } = usage;
	const read = promptTokens - cachedTokens;
	if (generatedTokens < fewestTokens || ms <= firstTokenMs || firstTokenMs <= 0) return null;
	const rate = (tokens: number, milliseconds: number): number =>
		Math.round(((tokens * wordsPerToken * 1000) / milliseconds) * 10) / 10;
	return {
		wordsPerSecond: rate(generatedTokens - 1, ms - firstTokenMs),
		readWordsPerSecond: rate(read, firstTokenMs)
	};
}

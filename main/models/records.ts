import { z } from 'zod';
import type { Store } from '../memory/protocol.ts';
import { modelOptionsSchema, modelSchema, type Model, type ModelOptions } from './contract.ts';

const key = 'models';
const recordSchema = z.object({
	options: modelOptionsSchema.optional(),
	speed: modelSchema.shape.speed.optional()
});
const recordsSchema = z.record(z.string(), recordSchema);
type Records = z.output<typeof recordsSchema>;

export const defaultOptions: ModelOptions = {
	contextTokens: null,
	gpuLayers: 'auto',
	temperature: null
};

/** What is kept about single models: options that a person chose, and speeds that were measured. */
export class ModelRecords {
	readonly #store: Store;
	#current: Promise<Records> | undefined;

	constructor(store: Store) {
		this.#store = store;
	}

	async options(modelId: string): Promise<ModelOptions> {
		return (await this.#read())[modelId]?.options ?? defaultOptions;
	}

	async speed(modelId: string): Promise<Model['speed']> {
		return (await this.#read())[modelId]?.speed ?? null;
	}

	async setOptions(modelId: string, change: Partial<ModelOptions>): Promise<ModelOptions> {
		const options = { ...(await this.options(modelId)), ...change };
		await this.#change(modelId, { options });
		return options;
	}

	async setSpeed(modelId: string, speed: NonNullable<Model['speed']>): Promise<void> {
		await this.#change(modelId, { speed });
	}

	async #change(modelId: string, change: z.output<typeof recordSchema>): Promise<void> {
		const records = await this.#read();
		const next = { ...records, [modelId]: { ...records[modelId], ...change } };
		this.#current = Promise.resolve(next);
		await this.#store.call('setting:set', { key, value: JSON.stringify(next) });
	}

	#read(): Promise<Records> {
		this.#current ??= this.#load().catch((error: unknown) => {
			this.#current = undefined;
			throw error;
		});
		return this.#current;
	}

	async #load(): Promise<Records> {
		const value = await this.#store.call('setting:get', { key });
		const read = recordsSchema.safeParse(value === null ? {} : JSON.parse(value));
		// Written by another version: defaults serve as well, and what a person sets is kept from then on.
		return read.success ? read.data : {};
	}
}

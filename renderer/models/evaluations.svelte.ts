import { SvelteMap } from 'svelte/reactivity';
import type { Evaluation } from '../../main/contract.ts';
import { call } from '../api.ts';

/** How well each model chose tools, as far as it was measured here. */
export class Evaluations {
	#byModel = new SvelteMap<string, Evaluation>();
	loaded = $state(false);
	/** How many requests the set has. */
	requests = $state(0);
	list = $derived([...this.#byModel.values()]);
	/** At most one runs. */
	running = $derived(this.list.find(({ state }) => state === 'running'));

	async load(): Promise<void> {
		const { requests, evaluations } = await call('evaluation:list', null);
		this.requests = requests;
		for (const evaluation of evaluations) this.update(evaluation);
		this.loaded = true;
	}

	get(modelId: string): Evaluation | undefined {
		return this.#byModel.get(modelId);
	}

	update(evaluation: Evaluation): void {
		this.#byModel.set(evaluation.modelId, evaluation);
	}

	async start(modelId: string): Promise<void> {
		this.update(await call('evaluation:start', { modelId }));
	}

	async stop(): Promise<void> {
		await call('evaluation:stop', null);
	}
}

import { TokenCounter } from './kernel/context/pages.ts';
import { withCertain } from './kernel/certain/certain.ts';
import { nativeDecider } from './kernel/decide/native.ts';
import { starterDecider } from './kernel/decide/starter.ts';
import type { KernelModel } from './kernel/model.ts';
import type { Models } from './models/models.ts';
import type { Remotes } from './remote/remotes.ts';

type LocalModels = Pick<Models, 'chosenId' | 'decision' | 'lazyEngine' | 'windowTokens'>;

/** The model that is chosen for talking, as the kernel sees it: the starter, another one on this machine, or one elsewhere. */
export class ChosenModel {
	readonly #models: LocalModels;
	readonly #remotes: Pick<Remotes, 'kernelModel'>;
	#local: { id: string; model: KernelModel } | undefined;

	constructor(models: LocalModels, remotes: Pick<Remotes, 'kernelModel'>) {
		this.#models = models;
		this.#remotes = remotes;
	}

	async current(): Promise<KernelModel> {
		const id = await this.#models.chosenId();
		return (await this.#remotes.kernelModel(id)) ?? (await this.#here(id));
	}

	/** Made anew for each model, because every model counts tokens in its own way. */
	async #here(id: string): Promise<KernelModel> {
		if (this.#local?.id === id) return this.#local.model;
		const engine = this.#models.lazyEngine();
		const windowTokens = (): number => this.#models.windowTokens;
		const isStarter = (await this.#models.decision()) === 'starter';
		const model: KernelModel = {
			decider: isStarter
				? withCertain(starterDecider(engine))
				: nativeDecider(engine, { windowTokens }),
			engine,
			counter: new TokenCounter(engine),
			windowTokens
		};
		this.#local = { id, model };
		return model;
	}
}

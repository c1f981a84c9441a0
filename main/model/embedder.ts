import type { Llama, LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import { AppError } from '../errors.ts';
import { checkModel } from './header.ts';

/** The embedder was trained on this many; a passage is split to fit, what is longer is cut. */
const longest = 254;
/** Room for those and the marks around them. */
const windowTokens = 260;

/** Turns texts into vectors of length one, with one model that stays loaded until another is asked for. */
export class Embedder {
	#loaded: { path: string; model: LlamaModel; context: LlamaEmbeddingContext } | undefined;
	#last: Promise<unknown> = Promise.resolve();

	/** One request at a time; `signal` is heeded between texts. */
	embed(llama: Llama, path: string, texts: string[], signal: AbortSignal): Promise<number[][]> {
		const work = this.#last.then(() => this.#embed(llama, path, texts, signal));
		this.#last = work.catch(() => undefined);
		return work;
	}

	async #embed(
		llama: Llama,
		path: string,
		texts: string[],
		signal: AbortSignal
	): Promise<number[][]> {
		const { model, context } = await this.#load(llama, path);
		const vectors: number[][] = [];
		for (const text of texts) {
			if (signal.aborted) throw new AppError('STOPPED');
			const tokens = model.tokenize(text).slice(0, longest);
			// Without any token there is no vector: a text of blanks is the beginning mark alone.
			if (tokens.length === 0 && model.tokens.bos !== null) tokens.push(model.tokens.bos);
			const { vector } = await context.getEmbeddingFor(tokens);
			vectors.push(normalise(vector));
		}
		return vectors;
	}

	async #load(
		llama: Llama,
		path: string
	): Promise<{ model: LlamaModel; context: LlamaEmbeddingContext }> {
		if (this.#loaded?.path === path) return this.#loaded;
		checkModel(path);
		await this.#loaded?.model.dispose();
		this.#loaded = undefined;
		const model = await llama.loadModel({ modelPath: path });
		// One thread: two that wait for each other need ten times the processor time on a busy machine.
		const context = await model.createEmbeddingContext({ contextSize: windowTokens, threads: 1 });
		this.#loaded = { path, model, context };
		return this.#loaded;
	}
}

function normalise(vector: readonly number[]): number[] {
	const length = Math.hypot(...vector);
	return length === 0 ? [...vector] : vector.map((value) => value / length);
}

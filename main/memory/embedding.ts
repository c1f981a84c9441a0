import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Engine } from '../model/protocol.ts';
import type { QueryVector, Store, Unembedded } from './protocol.ts';

/** A model that makes vectors. `id` stands for these very weights: another id means that all vectors are made anew. */
export interface EmbedderFile {
	id: string;
	path: string;
}

export interface EmbeddingOptions {
	store: Store;
	engine: Engine;
	/** The wanted one first; the others serve where vectors of theirs are still there. None: searches go by words alone. */
	embedders: EmbedderFile[];
	/** While this is true no text is embedded: an answer does not share the processor with what can wait. */
	isBusy: () => boolean;
	/** How long a search waits for its vector. */
	patience: number;
	onError: (error: unknown) => void;
}

/** Texts whose vectors are saved together. */
const batch = 16;
const busyPause = 500;
/** Whoever adds something, or starts the app, has better use for the processor at first. */
const wakePause = 2000;
/** After the engine or the store died: this long, then twice, three times ... until it has died so often without a success. */
const deathPause = 1000;
const deathLimit = 5;
/** What is more than the embedder reads of a query. */
const queryLength = 2000;

/**
 * Makes the vectors by which texts are found by their meaning. It goes through the store's queue in the background, one
 * text at a time, so that a query never waits longer than for one; what is done is saved, so any end is a pause.
 */
export class Embedding {
	readonly #options: EmbeddingOptions;
	readonly #wanted: EmbedderFile | undefined;
	readonly #closing = new AbortController();
	#waking: NodeJS.Timeout | undefined;
	#warm = false;
	#working: Promise<void> | undefined;
	/** Work may have come after the queue was last seen empty. */
	#again = false;
	#serving: Promise<string | null> | undefined;
	/** The text with which the engine died last. */
	#suspect: string | undefined;

	constructor(options: EmbeddingOptions) {
		this.#options = options;
		this.#wanted = options.embedders[0];
	}

	/** Embeds what has no vector yet, soon and in the background. Call it whenever there may be something. */
	wake(): void {
		this.#waking ??= setTimeout(() => void this.idle(), wakePause).unref();
	}

	/** Embeds at once; resolves when nothing is left to embed, or nothing can be. */
	async idle(): Promise<void> {
		clearTimeout(this.#waking);
		this.#waking = undefined;
		if (this.#wanted === undefined || this.#closing.signal.aborted) return;
		this.#again = true;
		this.#working ??= this.#work(this.#wanted)
			.catch((error: unknown) => {
				if (!this.#closing.signal.aborted) this.#options.onError(error);
			})
			.finally(() => (this.#working = undefined));
		await this.#working;
	}

	/**
	 * The vector of a query, with the embedder whose vectors serve. Undefined where it would not help or is not there in
	 * time: a search goes by words then. Never fails.
	 */
	async vectorOf(query: string): Promise<QueryVector | undefined> {
		if (this.#wanted === undefined || !isReadable(query)) return undefined;
		const signal = AbortSignal.any([
			AbortSignal.timeout(this.#options.patience),
			this.#closing.signal
		]);
		const gone = new Promise<undefined>((resolve) => {
			signal.addEventListener('abort', () => resolve(undefined), { once: true });
		});
		const wanted = this.#wanted;
		const make = (): Promise<QueryVector | undefined> =>
			this.#embedQuery(wanted, query.slice(0, queryLength), signal);
		// An engine that died just before is started by the second call.
		const made = make().catch((error: unknown) => (hasDied(error) ? make() : undefined));
		return await Promise.race([gone, made.catch(() => undefined)]);
	}

	/** How alike two texts are in meaning, from -1 to 1; null where that cannot be told, or not in time. Never fails. */
	async likeness(one: string, other: string): Promise<number | null> {
		const [left, right] = await Promise.all([this.vectorOf(one), this.vectorOf(other)]);
		if (left === undefined || left.embedder !== right?.embedder) return null;
		const product = (first: number[], second: number[]): number =>
			first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
		const lengths = Math.sqrt(
			product(left.vector, left.vector) * product(right.vector, right.vector)
		);
		return lengths === 0 ? null : product(left.vector, right.vector) / lengths;
	}

	/** Ends the work; the next start goes on with it. */
	async close(): Promise<void> {
		clearTimeout(this.#waking);
		this.#closing.abort();
		await this.#working;
	}

	async #embedQuery(
		wanted: EmbedderFile,
		query: string,
		signal: AbortSignal
	): Promise<QueryVector | undefined> {
		const serving = await this.#servingEmbedder(wanted);
		const embedder = this.#options.embedders.find(({ id }) => id === serving);
		if (embedder === undefined) return undefined;
		const { path } = embedder;
		const [vector] = await this.#options.engine.call('embed', { path, texts: [query] }, { signal });
		return vector && { embedder: embedder.id, vector };
	}

	/** Null while nothing has a vector. */
	#servingEmbedder({ id }: EmbedderFile): Promise<string | null> {
		this.#serving ??= this.#options.store.call('vector:serving', { embedder: id });
		this.#serving.catch(() => (this.#serving = undefined));
		return this.#serving;
	}

	async #work(wanted: EmbedderFile): Promise<void> {
		let deaths = 0;
		while (this.#again) {
			this.#again = false;
			try {
				await this.#warmUp(wanted);
				while (await this.#embedBatch(wanted)) deaths = 0;
			} catch (error) {
				const died = hasDied(error);
				if (!died || this.#closing.signal.aborted || ++deaths > deathLimit) throw error;
				await pause(deaths * deathPause, undefined, { signal: this.#closing.signal });
				this.#again = true;
			}
		}
	}

	/** Gets embedder and vectors into memory before the first search comes, some at a time: other requests come in between. */
	async #warmUp(wanted: EmbedderFile): Promise<void> {
		if (this.#warm) return;
		this.#warm = true;
		await this.#untilFree();
		const vector = await this.#embedQuery(wanted, '', this.#closing.signal);
		if (vector === undefined) return;
		const { embedder } = vector;
		while (await this.#options.store.call('vector:warm', { embedder })) await this.#untilFree();
	}

	/** False when nothing is left. What is made is saved also when the rest fails. */
	async #embedBatch(wanted: EmbedderFile): Promise<boolean> {
		const { store } = this.#options;
		const texts = await store.call('vector:next', { embedder: wanted.id, count: batch });
		const vectors: (Unembedded & { vector: number[] | null })[] = [];
		try {
			for (const one of texts) {
				await this.#untilFree();
				vectors.push({ ...one, vector: await this.#embed(wanted, one.text) });
			}
		} finally {
			if (vectors.length > 0) await store.call('vector:set', { embedder: wanted.id, vectors });
			this.#serving = undefined;
		}
		return texts.length > 0;
	}

	/** Null for a text with which the engine died twice: it is searched by its words. */
	async #embed({ path }: EmbedderFile, text: string): Promise<number[] | null> {
		try {
			const [vector] = await this.#options.engine.call('embed', { path, texts: [text] });
			this.#suspect = undefined;
			return vector ?? null;
		} catch (error) {
			const isSecond = this.#suspect === text;
			this.#suspect = isSecond ? undefined : text;
			if (isSecond && hasDied(error)) return null;
			throw error;
		}
	}

	async #untilFree(): Promise<void> {
		const { signal } = this.#closing;
		while (this.#options.isBusy()) await pause(busyPause, undefined, { signal });
		signal.throwIfAborted();
	}
}

/** The embedder reads English: to it a text in other letters looks like every other one. */
function isReadable(text: string): boolean {
	const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
	return latin * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

function hasDied(error: unknown): boolean {
	return error instanceof AppError && error.code === 'CHILD_DIED';
}

import type {
	Llama,
	LlamaContextOptions,
	LlamaContextSequence,
	LlamaGrammarEvaluationState,
	LlamaModel,
	Token
} from 'node-llama-cpp';
import { AppError } from '../errors.ts';
import type { EventOf, HandlerContext, OutputOf, ParsedInputOf } from '../operations.ts';
import { ChatFormat, converse, type ChatInput, type ChatLibrary } from './chat.ts';
import { PrefixStates } from './prefix-states.ts';
import type { EngineOperations, Segment } from './protocol.ts';
import { SequencePool } from './sequence-pool.ts';
import { TextStream } from './text-stream.ts';
import { Constraint } from './grammar/constraint.ts';
import { read, write, type Written } from './writing.ts';

type Operation = EngineOperations;

/** One context: its sequences, and what of their beginnings is on the disk. */
interface Windows {
	sequences: SequencePool<LlamaContextSequence, Token[]>;
	states: PrefixStates;
}

/** What of node-llama-cpp a loaded model needs; only the worker can load it. */
export interface EngineLibrary extends ChatLibrary {
	/** Parses a grammar into the state that follows one answer through it. */
	parseGrammar: (model: LlamaModel, grammar: string) => Promise<LlamaGrammarEvaluationState>;
}

/** A decision's prompt is short by design (docs/decisions.md); a longer window would only take memory. */
const decidingTokens = 2048;
/** Text is handed over at most this often: more would cost more than it shows. */
const textEveryMilliseconds = 30;
/** Small pieces on a processor, so that Stop is heeded within a fraction of a second. */
const chunkOnProcessor = 64;
const chunkOnGraphics = 512;

/** A model in memory with its windows: requests run side by side, each in a sequence of its own. */
export class LoadedModel {
	readonly #llama: Llama;
	readonly #model: LlamaModel;
	readonly #library: EngineLibrary;
	readonly #deciding: Windows;
	readonly #answering: Windows;
	readonly #closing = new AbortController();
	readonly #running = new Set<Promise<unknown>>();
	#format: ChatFormat | undefined;
	readonly contextTokens: number;

	private constructor(
		llama: Llama,
		model: LlamaModel,
		windows: { deciding: Windows; answering: Windows },
		library: EngineLibrary,
		contextTokens: number
	) {
		this.#llama = llama;
		this.#model = model;
		this.#library = library;
		this.#deciding = windows.deciding;
		this.#answering = windows.answering;
		this.contextTokens = contextTokens;
	}

	/** Makes the windows; with an adapter, decisions get some of their own, with the adapter on them. */
	static async open(
		llama: Llama,
		model: LlamaModel,
		input: ParsedInputOf<Operation, 'load'>,
		library: EngineLibrary
	): Promise<LoadedModel> {
		const { adapterPath, sequences } = input;
		const contextSize = Math.min(input.contextTokens, model.trainContextSize);
		const threads = { ideal: llama.maxThreads, min: 1 };
		const { path, statesFolder } = input;
		const states = new PrefixStates(statesFolder, [path]);
		if (adapterPath !== null) {
			const small = { threads, batchSize: chunkOf(llama) };
			const decidingSize = Math.min(contextSize, decidingTokens);
			const decider = { ...small, contextSize: decidingSize, lora: adapterPath };
			const decidingStates = new PrefixStates(statesFolder, [path, adapterPath]);
			const windows = {
				// Few decisions go back to what another conversation has read: a second window is for two at once.
				deciding: await windowsOneByOne(model, decider, decidingStates, {
					...{ first: true, most: sequences, forEachKey: false }
				}),
				answering: await windowsOneByOne(model, { ...small, contextSize }, states, {
					...{ first: false, most: sequences, forEachKey: true }
				})
			};
			return new LoadedModel(llama, model, windows, library, contextSize);
		}
		const context = await model.createContext({ contextSize, sequences, threads });
		const all = Array.from({ length: context.totalSequences }, () => context.getSequence());
		const answering = { sequences: new SequencePool(all, sharedPrefix), states };
		const windows = { deciding: answering, answering };
		const loaded = new LoadedModel(llama, model, windows, library, context.contextSize);
		// A template is a program that came with the file: one that never ends must show now, while someone watches.
		loaded.#chatFormat();
		return loaded;
	}

	get trainedContextTokens(): number {
		return this.#model.trainContextSize;
	}

	async decide(
		input: ParsedInputOf<Operation, 'decide'>,
		{ signal }: HandlerContext<never>
	): Promise<OutputOf<Operation, 'decide'>> {
		const constraint = new Constraint(input.grammar, await this.#grammar(input.grammar), {
			tokenize: (text) => this.#model.tokenize(text),
			detokenize: (tokens) => this.#model.detokenize(tokens),
			parseGrammar: (grammar) => this.#library.parseGrammar(this.#model, grammar)
		});
		const { stream, written } = await this.#run(this.#deciding, input, [], {
			temperature: 0,
			constraint,
			signal
		});
		if (written.reason === 'stopped') throw new AppError('STOPPED');
		// Half a decision is none.
		if (written.reason === 'window') {
			const { promptTokens, generatedTokens } = written.usage;
			throw new AppError('CONTEXT_TOO_SMALL', {
				needed: promptTokens + input.maxTokens,
				size: promptTokens + generatedTokens
			});
		}
		return { text: stream.text, usage: written.usage };
	}

	async generate(
		input: ParsedInputOf<Operation, 'generate'>,
		{ signal, emit }: HandlerContext<EventOf<Operation, 'generate'>>
	): Promise<OutputOf<Operation, 'generate'>> {
		const { tell, flush } = inPieces((text) => emit({ type: 'text', text }));
		const { stream, written } = await this.#run(this.#answering, input, input.stop, {
			temperature: input.temperature,
			signal,
			onReading: (tokens) => emit({ type: 'reading', tokens }),
			onText: tell
		});
		flush();
		const reason = written.reason === 'window' ? 'length' : written.reason;
		return { text: stream.text, reason, usage: written.usage };
	}

	/** One message in the model's own chat format; decisions and answers share a sequence, and so what it has read. */
	async chat(
		input: ChatInput,
		context: HandlerContext<EventOf<Operation, 'chat'>>
	): Promise<OutputOf<Operation, 'chat'>> {
		const rendered = this.#chatFormat().render(input);
		const signal = AbortSignal.any([context.signal, this.#closing.signal]);
		let text = '';
		const { tell, flush } = inPieces((piece) => context.emit({ type: 'text', text: piece }));
		const work = this.#answering.sequences.use(
			input.sequence,
			rendered.tokens,
			signal,
			async (sequence) => {
				const chat = this.#library.chatOn(sequence, rendered.wrapper);
				try {
					return await converse(chat, rendered, {
						...input,
						chunk: this.#chunk,
						signal,
						onReading: (tokens) => context.emit({ type: 'reading', tokens }),
						onText: (piece) => {
							text += piece;
							tell(piece);
						}
					});
				} finally {
					chat.dispose();
				}
			}
		);
		const { call, reason, usage } = await this.#track(work);
		flush();
		return { text, call, reason, usage };
	}

	count(texts: string[]): number[] {
		return texts.map((text) => this.#model.tokenize(text).length);
	}

	/** Stops what runs, then gives the memory back. */
	async close(): Promise<void> {
		this.#closing.abort();
		await Promise.allSettled(this.#running);
		await this.#model.dispose();
	}

	async #run(
		{ sequences, states }: Windows,
		input: { sequence: string; prompt: Segment[]; shared: number; maxTokens: number },
		stop: string[],
		options: {
			temperature: number;
			signal: AbortSignal;
			constraint?: Constraint;
			onReading?: (tokens: number) => void;
			onText?: (text: string) => void;
		}
	): Promise<{ stream: TextStream; written: Written }> {
		const { tokens, prefix } = this.#tokens(input);
		const signal = AbortSignal.any([options.signal, this.#closing.signal]);
		const stream = new TextStream(
			(pieces, before) => this.#model.detokenize(pieces, false, before),
			stop
		);
		const work = sequences.use(input.sequence, tokens, signal, async (sequence) => {
			await this.#readPrefix(sequence, states, prefix, () => signal.aborted);
			return await write(sequence, tokens, stream, {
				...options,
				maxTokens: input.maxTokens,
				chunk: this.#chunk,
				signal
			});
		});
		const written = await this.#track(work);
		const prepared = sequences.prepare((sequence, isWanted) =>
			this.#readPrefix(sequence, states, prefix, () => isWanted() || this.#closing.signal.aborted)
		);
		void this.#track(prepared).catch(() => undefined);
		return { stream, written };
	}

	/** Makes a sequence begin with `prefix`: it does already, or its state is on the disk, or it is read and kept there. */
	async #readPrefix(
		sequence: LlamaContextSequence,
		states: PrefixStates,
		prefix: Token[],
		isStopped: () => boolean
	): Promise<boolean> {
		const { firstDifferentIndex } = sequence.compareContextTokens(prefix);
		if (firstDifferentIndex === prefix.length) return true;
		if (await states.restore(sequence, prefix)) return true;
		if (!(await read(sequence, prefix, { chunk: this.#chunk, isStopped }))) return false;
		await states.keep(sequence, prefix);
		return true;
	}

	/** What runs must end before the model is given back. */
	async #track<Result>(work: Promise<Result>): Promise<Result> {
		this.#running.add(work);
		try {
			return await work;
		} finally {
			this.#running.delete(work);
		}
	}

	get #chunk(): number {
		return chunkOf(this.#llama);
	}

	/** A prompt, and that part of its beginning which all prompts of its kind share. */
	#tokens({ prompt, shared }: { prompt: Segment[]; shared: number }): {
		tokens: Token[];
		prefix: Token[];
	} {
		const tokenize = (segments: Segment[]): Token[] =>
			segments.flatMap(({ text, special }) => this.#model.tokenize(text, special));
		const prefix = tokenize(prompt.slice(0, shared));
		const tokens = [...prefix, ...tokenize(prompt.slice(shared))];
		const { bos, shouldPrependBosToken } = this.#model.tokens;
		if (shouldPrependBosToken && bos !== null && tokens[0] !== bos) {
			tokens.unshift(bos);
			if (prefix.length > 0) prefix.unshift(bos);
		}
		if (tokens.length === 0) throw new AppError('BAD_INPUT', { reason: 'the prompt is empty' });
		return { tokens, prefix };
	}

	#chatFormat(): ChatFormat {
		this.#format ??= new ChatFormat(this.#model, this.#library);
		return this.#format;
	}

	/** A fresh state of a grammar. None is kept: hardly a turn has the grammar of another, and reading one is quick. */
	async #grammar(text: string): Promise<LlamaGrammarEvaluationState> {
		return await this.#library.parseGrammar(this.#model, text).catch((cause: unknown) => {
			throw new AppError('BAD_INPUT', { reason: 'the grammar cannot be read' }, { cause });
		});
	}
}

/** Hands text over at most so often; `flush` hands over what is left. */
function inPieces(emit: (text: string) => void): {
	tell: (text: string) => void;
	flush: () => void;
} {
	let waiting = '';
	let toldAt = 0;
	const flush = (): void => {
		if (waiting === '') return;
		emit(waiting);
		toldAt = performance.now();
		waiting = '';
	};
	return {
		tell: (text) => {
			waiting += text;
			if (performance.now() - toldAt >= textEveryMilliseconds) flush();
		},
		flush
	};
}

/**
 * Windows of the starter, each in a context of its own, that are made when they are needed: the keys and values of one take
 * as much memory as the weights, whether they are used or not.
 */
async function windowsOneByOne(
	model: LlamaModel,
	options: LlamaContextOptions,
	states: PrefixStates,
	{ first, most, forEachKey }: { first: boolean; most: number; forEachKey: boolean }
): Promise<Windows> {
	const make = async (): Promise<LlamaContextSequence> => {
		const context = await model.createContext({ ...options, sequences: 1 });
		return context.getSequence();
	};
	const made = first ? [await make()] : [];
	return { sequences: new SequencePool(made, sharedPrefix, { most, make, forEachKey }), states };
}

function sharedPrefix(sequence: LlamaContextSequence, tokens: Token[]): number {
	return sequence.compareContextTokens(tokens).firstDifferentIndex;
}

function chunkOf(llama: Llama): number {
	return llama.gpu === false ? chunkOnProcessor : chunkOnGraphics;
}

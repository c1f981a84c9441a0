import './same-process.ts';
import { statSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { basename } from 'node:path';
import {
	getLlama,
	InsufficientMemoryError,
	LlamaChat,
	LlamaGrammarEvaluationState,
	LlamaLogLevel,
	resolveChatWrapper,
	type Llama,
	type LlamaModel
} from 'node-llama-cpp';
import { collectWhenQuiet } from '../child/collect.ts';
import { parentChannel, serve } from '../child/serve.ts';
import { AppError } from '../errors.ts';
import { Embedder } from './embedder.ts';
import { checkAdapter, checkModel } from './header.ts';
import { LoadedModel, type EngineLibrary } from './loaded-model.ts';
import { engineOperations, type EngineHandlers } from './protocol.ts';
import { FreeCores } from './threads.ts';

/** The engine process: the only place with llama.cpp, which can die of a bad file or too little memory. */
const starting = startLlama();
const embedder = new Embedder();
let loaded: LoadedModel | undefined;

/** With the graphics card where a ready-made build fits it, else with the processor alone. */
async function startLlama(): Promise<Llama> {
	const options = {
		build: 'never',
		skipDownload: true,
		progressLogs: false,
		logLevel: LlamaLogLevel.error,
		// The library's own default is at least four, which on two cores is a hundred times slower than two.
		maxThreads: availableParallelism()
	} as const;
	const llama = await getLlama({ ...options, gpu: 'auto' }).catch(() =>
		getLlama({ ...options, gpu: false })
	);
	const cores = new FreeCores(llama.cpuMathCores, (free) => (llama.maxThreads = free));
	llama.maxThreads = cores.free;
	return llama;
}

function current(): LoadedModel {
	if (loaded === undefined) throw new AppError('MODEL_NOT_LOADED');
	return loaded;
}

async function forget(): Promise<void> {
	const before = loaded;
	loaded = undefined;
	await before?.close();
}

function libraryOf(llama: Llama): EngineLibrary {
	return {
		parseGrammar: async (model, grammar) =>
			new LlamaGrammarEvaluationState({ model, grammar: await llama.createGrammar({ grammar }) }),
		wrapperOf: (model) =>
			resolveChatWrapper(model, {
				warningLogs: false,
				customWrapperSettings: { qwen: { thoughts: 'discourage' } }
			}),
		chatOn: (contextSequence, chatWrapper) => new LlamaChat({ contextSequence, chatWrapper })
	};
}

/** llama.cpp's own words are for the log; the person reads that the file is the trouble, or the memory. */
function loadError(path: string, cause: unknown): AppError {
	if (cause instanceof AppError) return cause;
	if (cause instanceof InsufficientMemoryError) {
		const values = { needed: gigabytes(statSync(path).size), free: gigabytes(freemem()) };
		return new AppError('MODEL_OUT_OF_MEMORY', values, { cause });
	}
	const reason = 'the engine could not load it';
	return new AppError('MODEL_BAD_FILE', { file: basename(path), reason }, { cause });
}

function gigabytes(bytes: number): string {
	return `${(bytes / 2 ** 30).toFixed(1)} GB`;
}

const handlers: EngineHandlers = {
	load: async (input, { signal, emit }) => {
		const { path, adapterPath } = input;
		const header = checkModel(path);
		if (adapterPath !== null) checkAdapter(adapterPath, header);
		const llama = await starting;
		await forget();
		let model: LlamaModel | undefined;
		try {
			model = await llama.loadModel({
				modelPath: path,
				gpuLayers: input.gpuLayers,
				loadSignal: signal,
				onLoadProgress: (progress) => emit({ progress })
			});
			loaded = await LoadedModel.open(llama, model, input, libraryOf(llama));
		} catch (error) {
			await model?.dispose();
			throw signal.aborted ? new AppError('STOPPED') : loadError(path, error);
		}
		const { contextTokens, trainedContextTokens } = loaded;
		return { contextTokens, trainedContextTokens, parameters: header.parameters };
	},
	unload: async () => {
		await forget();
		return null;
	},
	decide: (input, context) => current().decide(input, context),
	generate: (input, context) => current().generate(input, context),
	chat: (input, context) => current().chat(input, context),
	count: ({ texts }) => current().count(texts),
	embed: async ({ path, texts }, { signal }) =>
		await embedder.embed(await starting, path, texts, signal)
};

collectWhenQuiet();
serve(engineOperations, handlers, parentChannel());

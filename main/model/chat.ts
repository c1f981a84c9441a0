import type {
	ChatHistoryItem,
	ChatModelFunctions,
	ChatModelResponse,
	ChatWrapper,
	LlamaChat,
	LlamaContextSequence,
	LlamaModel,
	Token
} from 'node-llama-cpp';
import { AppError } from '../errors.ts';
import type { ParsedInputOf } from '../operations.ts';
import { TextMarks } from './marks.ts';
import type { ChatFunction, ChatMessage, EngineOperations, Usage } from './protocol.ts';
import { read, sampling } from './writing.ts';

/** What chats need of node-llama-cpp; only the worker can load it. */
export interface ChatLibrary {
	wrapperOf: (model: LlamaModel) => ChatWrapper;
	chatOn: (sequence: LlamaContextSequence, wrapper: ChatWrapper) => LlamaChat;
}

export type ChatInput = ParsedInputOf<EngineOperations, 'chat'>;

/** A talk in the model's own format, ready to be read and gone on with. */
export interface RenderedChat {
	wrapper: ChatWrapper;
	history: ChatHistoryItem[];
	functions: ChatModelFunctions;
	tokens: Token[];
}

export interface ChatWritten {
	call: { name: string; input: unknown } | null;
	reason: 'end' | 'length' | 'stopped';
	usage: Usage;
}

/** A model that thinks aloud before it answers, although it is asked not to, may do so for this long; nobody sees it. */
const thoughtTokens = 512;
/** Tokens that templates put around an answer. */
const margin = 32;

/** Puts talks into the chat format that the model brings along in its file. */
export class ChatFormat {
	readonly #model: LlamaModel;
	readonly #wrapper: ChatWrapper;
	readonly #marks: TextMarks;

	constructor(model: LlamaModel, library: ChatLibrary) {
		this.#model = model;
		this.#wrapper = library.wrapperOf(model);
		this.#marks = new TextMarks(this.#wrapper, model);
	}

	render({ messages, functions: listed, mayCall }: ChatInput): RenderedChat {
		const functions = this.#functions(listed);
		const wrapper = mayCall ? this.#wrapper : describing(this.#wrapper, functions);
		const history = this.#history(messages);
		const { contextText } = wrapper.generateContextState({
			chatHistory: history,
			...(mayCall && { availableFunctions: functions, documentFunctionParams: true })
		});
		return {
			wrapper,
			history,
			functions: mayCall ? functions : {},
			tokens: contextText.tokenize(this.#model.tokenizer)
		};
	}

	#functions(functions: ChatFunction[]): ChatModelFunctions {
		return Object.fromEntries(
			functions.map(({ name, description, schema }) => [
				name,
				{ description: this.#marks.defuse(description), params: schema as never }
			])
		);
	}

	/** Texts and calls of the assistant that follow each other are one message of the model. */
	#history(messages: ChatMessage[]): ChatHistoryItem[] {
		const history: ChatHistoryItem[] = [];
		const respond = (item: ChatModelResponse['response'][number]): void => {
			const last = history.at(-1);
			if (last?.type === 'model') last.response.push(item);
			else history.push({ type: 'model', response: [item] });
		};
		for (const message of messages) {
			if (message.role === 'call') {
				respond({
					type: 'functionCall',
					name: message.name,
					params: this.#marks.defuseAll(message.input),
					result: this.#marks.defuse(message.output)
				});
				continue;
			}
			const text = this.#marks.defuse(message.text);
			if (message.role === 'assistant') respond(text);
			else history.push({ type: message.role, text });
		}
		if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
		return history;
	}
}

/** The same format with functions that can be read about but not called. */
function describing(wrapper: ChatWrapper, functions: ChatModelFunctions): ChatWrapper {
	return Object.create(wrapper, {
		generateContextState: {
			value: (options: Parameters<ChatWrapper['generateContextState']>[0]) =>
				wrapper.generateContextState({
					...options,
					availableFunctions: functions,
					documentFunctionParams: true
				})
		}
	}) as ChatWrapper;
}

/** Reads a rendered talk into the sequence (only what differs from what it holds) and lets the model go on with it. */
export async function converse(
	chat: LlamaChat,
	{ wrapper, history, functions, tokens }: RenderedChat,
	options: Pick<ChatInput, 'maxTokens' | 'temperature' | 'onlyDecide'> & {
		chunk: number;
		signal: AbortSignal;
		onReading: (tokens: number) => void;
		onText: (text: string) => void;
	}
): Promise<ChatWritten> {
	const { sequence } = chat;
	const { signal, temperature } = options;
	const room = sequence.contextSize - tokens.length - margin;
	if (room < 1) {
		const needed = tokens.length + margin + 1;
		throw new AppError('CONTEXT_TOO_SMALL', { needed, size: sequence.contextSize });
	}
	const canThink = wrapper.settings.segments?.thought !== undefined;
	const thinking = canThink ? Math.min(thoughtTokens, Math.floor(room / 4)) : 0;
	const isStopped = (): boolean => signal.aborted;
	const start = performance.now();
	const cachedTokens = sequence.compareContextTokens(tokens).firstDifferentIndex;
	const writtenBefore = sequence.tokenMeter.usedOutputTokens;
	let firstTokenMs = 0;
	const finish = (reason: ChatWritten['reason'], call: ChatWritten['call'] = null): ChatWritten => {
		const ms = performance.now() - start;
		return {
			call,
			reason,
			usage: {
				promptTokens: tokens.length,
				cachedTokens: Math.min(cachedTokens, tokens.length - 1),
				generatedTokens: sequence.tokenMeter.usedOutputTokens - writtenBefore,
				firstTokenMs: firstTokenMs === 0 ? ms : firstTokenMs,
				ms
			}
		};
	};

	// The library reads a prompt at once; in pieces, Stop is heeded meanwhile. It reads the last token again itself.
	await read(sequence, tokens.slice(0, -1), {
		chunk: options.chunk,
		onReading: options.onReading,
		isStopped
	});
	if (isStopped()) return finish('stopped');

	const decided = new AbortController();
	const sign = (): void => {
		if (firstTokenMs === 0) firstTokenMs = performance.now() - start;
	};
	const tell = (text: string): void => {
		sign();
		if (options.onlyDecide && text.trim() !== '') decided.abort();
		else options.onText(text);
	};
	try {
		const { functionCalls, metadata } = await chat.generateResponse(history, {
			functions,
			documentFunctionParams: true,
			maxParallelFunctionCalls: 1,
			onFunctionCallParamsChunk: sign,
			onResponseChunk: sign,
			onTextChunk: tell,
			maxTokens: Math.min(options.maxTokens + thinking, room),
			budgets: { thoughtTokens: thinking, commentTokens: thinking },
			temperature,
			...(temperature > 0 && sampling),
			repeatPenalty: false,
			signal: AbortSignal.any([signal, decided.signal]),
			// A call that is not meant as one, while none is possible, is no text for a person either.
			customStopTriggers:
				Object.keys(functions).length > 0 ? [] : [wrapper.settings.functions.call.prefix]
		});
		const [call] = functionCalls ?? [];
		if (call !== undefined) return finish('end', { name: call.functionName, input: call.params });
		return finish(metadata.stopReason === 'maxTokens' ? 'length' : 'end');
	} catch (error) {
		if (isStopped()) return finish('stopped');
		if (decided.signal.aborted) return finish('end');
		throw error;
	}
}

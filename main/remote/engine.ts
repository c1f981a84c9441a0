import { EventSourceParserStream } from 'eventsource-parser/stream';
import { AppError } from '../errors.ts';
import { weigh } from '../kernel/decide/clip.ts';
import { EngineActivity } from '../model/activity.ts';
import type { EngineState } from '../contract.ts';
import type { Engine, EngineOperations } from '../model/protocol.ts';
import type { CallOptions, EventOf, InputOf, OutputOf } from '../operations.ts';
import { ReplyReader } from './reply.ts';
import { decoded, readText, request, type Server } from './request.ts';
import { wireMessages, wireTools } from './wire.ts';

type ChatInput = InputOf<EngineOperations, 'chat'>;
type ChatOutput = OutputOf<EngineOperations, 'chat'>;
type ChatEvent = EventOf<EngineOperations, 'chat'>;

export interface RemoteOptions {
	/** How long a server may send nothing that helps. Reading a long talk can take a big model minutes. */
	stallMilliseconds?: number;
	onState?: (state: EngineState) => void;
}

const stallMilliseconds = 300_000;
/** No language takes more characters for a token, on average. */
const charactersPerToken = 12;
/** One event is never longer, whatever a server sends. */
const longestEvent = 4_000_000;

/**
 * A model on another machine as an engine: it talks and calls like a local one, but nothing binds its calls to a grammar,
 * so they must be checked. Nothing is sent but in `chat`. Tokens are counted by a guess on the high side.
 */
export function remoteEngine(server: Server, options: RemoteOptions = {}): Engine {
	const activity = new EngineActivity(options.onState ?? (() => undefined));
	activity.set({ state: 'ready', model: server.title });
	const stall = options.stallMilliseconds ?? stallMilliseconds;
	return {
		call: async (name, input, callOptions) => {
			if (name === 'count') {
				const { texts } = input as InputOf<EngineOperations, 'count'>;
				return texts.map(count) as never;
			}
			if (name !== 'chat') throw new AppError('INTERNAL', {}, { cause: `no ${name} elsewhere` });
			const telling = activity.start();
			const { signal, onEvent } = (callOptions ?? {}) as CallOptions<ChatEvent>;
			const tell = (event: ChatEvent): void => {
				telling.see(event);
				onEvent?.(event);
			};
			try {
				return (await chat(server, input as ChatInput, stall, signal, tell)) as never;
			} finally {
				telling.end();
			}
		}
	};
}

async function chat(
	server: Server,
	input: ChatInput,
	stallMilliseconds: number,
	signal: AbortSignal | undefined,
	tell: (event: ChatEvent) => void
): Promise<ChatOutput> {
	const start = performance.now();
	let firstTokenMs = 0;
	const promptTokens = count(JSON.stringify([input.messages, input.functions]));
	const reader = new ReplyReader(
		server.title,
		{ characters: input.maxTokens * charactersPerToken, onlyDecide: input.onlyDecide },
		(text) => tell({ type: 'text', text })
	);
	const written = (part: Pick<ChatOutput, 'text' | 'call' | 'reason'>): ChatOutput => {
		const ms = performance.now() - start;
		const generatedTokens = count(part.text + JSON.stringify(part.call ?? ''));
		firstTokenMs ||= ms;
		return { ...part, usage: { promptTokens, cachedTokens: 0, generatedTokens, firstTokenMs, ms } };
	};
	tell({ type: 'reading', tokens: promptTokens });
	try {
		await request(
			server,
			{ path: '/chat/completions', body: bodyOf(server, input) },
			{ stallMilliseconds, signal },
			async (response, progress) => {
				for await (const data of dataOf(response, server.title)) {
					if (data === '[DONE]') {
						reader.end();
						return;
					}
					reader.take(data);
					firstTokenMs ||= performance.now() - start;
					progress();
					if (reader.isDone) return;
				}
			}
		);
	} catch (error) {
		if (signal?.aborted === true) return written(reader.stopped());
		throw error;
	}
	return written(reader.result());
}

function bodyOf(server: Server, input: ChatInput): object {
	return {
		model: server.model,
		messages: wireMessages(input.messages),
		stream: true,
		max_tokens: input.maxTokens,
		temperature: input.temperature,
		...(input.functions.length > 0 && {
			tools: wireTools(input.functions),
			tool_choice: input.mayCall ? 'auto' : 'none'
		})
	};
}

/** The pieces of an answer: of a stream of events, or the whole of one that was not streamed. */
async function* dataOf(response: Response, title: string): AsyncGenerator<string> {
	const type = response.headers.get('content-type') ?? '';
	const { body } = response;
	if (body === null || !/event-stream|json/.test(type))
		throw new AppError('REMOTE_NONSENSE', { title }, { cause: type });
	if (!type.includes('event-stream')) {
		yield await readText(response, longestEvent);
		yield '[DONE]';
		return;
	}
	const events = decoded(body).pipeThrough(
		new EventSourceParserStream({ maxBufferSize: longestEvent })
	);
	for await (const { data } of events) yield data;
}

function count(text: string): number {
	return Math.ceil(weigh(text));
}

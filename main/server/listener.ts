import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../model/protocol.ts';
import { headOf, streamedAnswer, wholeAnswer } from './answer.ts';
import { ApiError, toApiError } from './api-error.ts';
import { readJson } from './body.ts';
import { reply, type DecisionMode } from './chat.ts';
import { checkSender, checkToken, sharingHeaders, type Gate } from './guard.ts';
import { Queue } from './queue.ts';
import { parseChat, parseEmbedding } from './request.ts';
import type { ServedCalls } from './served-calls.ts';

/** What answers: the model in use and, where there is one, the embedder. */
export interface ServedModels {
	engine: Engine;
	/** Id of the model in use, and how it decides on calls. Throws when it cannot be served. */
	active: () => Promise<{ id: string; mode: DecisionMode }>;
	embedder: { id: string; path: string } | null;
}

export interface ListenerOptions extends Omit<Gate, 'port'> {
	models: ServedModels;
	calls: ServedCalls;
	/** Called for what nobody foresaw. */
	onError: (error: unknown) => void;
	/** Bytes of a body. */
	bodyLimit?: number;
	/** Requests that may wait while one is answered. */
	queueLimit?: number;
}

/** Always means the model in use, so that a program need not be told when another one is chosen. */
export const activeAlias = 'hearth';
const defaultBodyLimit = 10_000_000;
const defaultQueueLimit = 128;
/** Texts that are embedded before it is looked whether anybody still waits. */
const embeddedTogether = 8;

interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
	/** Aborted when the caller goes away, or the server. */
	signal: AbortSignal;
	tokens: { prompt: number; answer: number };
}

/** One port on this machine that speaks the interface programs know from OpenAI. */
export class Listener {
	readonly #options: ListenerOptions;
	readonly #server: Server;
	readonly #chats: Queue;
	readonly #embeddings: Queue;
	readonly #closing = new AbortController();

	private constructor(options: ListenerOptions) {
		this.#options = options;
		const limit = options.queueLimit ?? defaultQueueLimit;
		this.#chats = new Queue(limit);
		this.#embeddings = new Queue(limit);
		this.#server = createServer((request, response) => void this.#answer(request, response));
	}

	/** Listens on 127.0.0.1 alone. Throws the system's error when the port is not to be had; 0 takes a free one. */
	static async open(port: number, options: ListenerOptions): Promise<Listener> {
		const listener = new Listener(options);
		listener.#server.listen(port, '127.0.0.1');
		await once(listener.#server, 'listening');
		return listener;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	/** Whether a model works for somebody. */
	get busy(): boolean {
		return this.#chats.busy || this.#embeddings.busy;
	}

	/** Ends what runs and every connection. */
	async close(): Promise<void> {
		this.#closing.abort();
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.#server.closeAllConnections();
		await closed;
	}

	/** Contract: never throws; every request gets an answer, and a line among the calls. */
	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const started = performance.now();
		const gone = new AbortController();
		response.on('close', () => gone.abort());
		const exchange: Exchange = {
			...{ request, response, tokens: { prompt: 0, answer: 0 } },
			signal: AbortSignal.any([gone.signal, this.#closing.signal])
		};
		let status: number | undefined;
		try {
			await this.#route(exchange);
		} catch (error) {
			const refusal = toApiError(error);
			if (refusal.code === 'internal_error') this.#options.onError(error);
			status = exchange.signal.aborted ? clientGone : refusal.status;
			sendError(exchange, refusal);
		}
		this.#options.calls.add({
			at: Date.now(),
			method: request.method ?? '',
			path: pathOf(request).slice(0, 100),
			status: status ?? response.statusCode,
			ms: Math.round(performance.now() - started),
			promptTokens: exchange.tokens.prompt,
			answerTokens: exchange.tokens.answer
		});
	}

	async #route(exchange: Exchange): Promise<void> {
		const { request, response } = exchange;
		const gate = { ...this.#options, port: this.port };
		checkSender(request, gate);
		if (request.method === 'OPTIONS') {
			response.writeHead(204, {
				...sharingHeaders(request),
				'Access-Control-Allow-Methods': 'GET, POST',
				'Access-Control-Allow-Headers':
					request.headers['access-control-request-headers'] ?? 'authorization, content-type',
				'Access-Control-Max-Age': '600'
			});
			response.end();
			return;
		}
		checkToken(request, gate);
		for (const [name, value] of Object.entries(sharingHeaders(request))) {
			response.setHeader(name, value);
		}
		const path = pathOf(request);
		const model = /^\/v1\/models\/(.+)$/.exec(path)?.[1];
		if (path === '/v1/models') {
			expectMethod(request, 'GET');
			sendJson(response, 200, { object: 'list', data: await this.#models() });
		} else if (model !== undefined) {
			expectMethod(request, 'GET');
			const name = decode(model);
			const found = (await this.#models()).find(({ id }) => id === name);
			if (found === undefined) throw unknownModel(name);
			sendJson(response, 200, found);
		} else if (path === '/v1/chat/completions') {
			expectMethod(request, 'POST');
			await this.#chat(exchange);
		} else if (path === '/v1/embeddings') {
			expectMethod(request, 'POST');
			await this.#embed(exchange);
		} else {
			throw new ApiError(
				404,
				'unknown_url',
				'There are: /v1/models, /v1/chat/completions, /v1/embeddings.'
			);
		}
	}

	async #models(): Promise<{ id: string }[]> {
		const { active, embedder } = this.#options.models;
		const ids = [(await active()).id, ...(embedder === null ? [] : [embedder.id])];
		return ids.map((id) => ({ id, object: 'model', created: 0, owned_by: 'hearth' }));
	}

	async #chat(exchange: Exchange): Promise<void> {
		const { response, signal, tokens } = exchange;
		const request = parseChat(await this.#body(exchange));
		await this.#chats.run(async () => {
			const { engine, active } = this.#options.models;
			const { id, mode } = await active();
			if (request.model !== id && request.model !== activeAlias) throw unknownModel(request.model);
			const answer = request.stream
				? streamedAnswer(response, headOf(id), request)
				: wholeAnswer((value) => sendJson(response, 200, value), headOf(id));
			try {
				const said = await reply(engine, mode, request, { signal, onText: answer.onText });
				tokens.prompt = said.usage.promptTokens;
				tokens.answer = said.usage.generatedTokens;
				answer.end(said);
			} catch (error) {
				answer.fail(error);
				throw error;
			}
		}, signal);
	}

	async #embed(exchange: Exchange): Promise<void> {
		const { response, signal, tokens } = exchange;
		const { model, texts, encoding } = parseEmbedding(await this.#body(exchange));
		const { engine, embedder } = this.#options.models;
		if (model !== embedder?.id) throw unknownModel(model);
		const vectors: number[][] = [];
		await this.#embeddings.run(async () => {
			for (let at = 0; at < texts.length; at += embeddedTogether) {
				const some = texts.slice(at, at + embeddedTogether);
				vectors.push(
					...(await engine.call('embed', { path: embedder.path, texts: some }, { signal }))
				);
			}
		}, signal);
		tokens.prompt = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
		sendJson(response, 200, {
			object: 'list',
			model,
			data: vectors.map((vector, index) => ({
				object: 'embedding',
				index,
				embedding: encoding === 'float' ? vector : packed(vector)
			})),
			usage: { prompt_tokens: tokens.prompt, total_tokens: tokens.prompt }
		});
	}

	#body({ request }: Exchange): Promise<unknown> {
		return readJson(request, this.#options.bodyLimit ?? defaultBodyLimit);
	}
}

/** What the calls show for a caller that did not wait for its answer. */
const clientGone = 499;

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(value));
}

function sendError({ request, response }: Exchange, refusal: ApiError): void {
	if (response.headersSent || response.destroyed) return;
	// Nobody reads what else is being sent.
	if (!request.complete) response.setHeader('Connection', 'close');
	for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
	sendJson(response, refusal.status, refusal);
}

function expectMethod({ method }: IncomingMessage, expected: string): void {
	if (method === expected) return;
	throw new ApiError(405, 'method_not_allowed', `Use ${expected} here.`, {
		headers: { Allow: expected }
	});
}

function unknownModel(model: string): ApiError {
	return new ApiError(
		404,
		'model_not_found',
		`The model '${model.slice(0, 100)}' is not in use. /v1/models lists those that answer; '${activeAlias}' is always the one in use.`,
		{ param: 'model' }
	);
}

/** Without what stands behind `?`. */
function pathOf({ url }: IncomingMessage): string {
	return (url ?? '/').replace(/[?#].*$/s, '');
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The embedder does not count; about four characters make a token. */
function estimateTokens(text: string): number {
	return Math.ceil(text.length / 4);
}

/** Little-endian floats, as programs ask for them to save room. */
function packed(vector: number[]): string {
	const bytes = Buffer.alloc(vector.length * 4);
	vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
	return bytes.toString('base64');
}

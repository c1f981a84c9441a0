import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import OpenAI from 'openai';
import { onTestFinished } from 'vitest';
import type { Engine, Usage } from '../../../main/model/protocol.ts';
import type { DecisionMode } from '../../../main/server/chat.ts';
import { Listener, type ListenerOptions } from '../../../main/server/listener.ts';
import { ServedCalls } from '../../../main/server/served-calls.ts';

/** What the engine says next to one kind of request. */
export type Line =
	| { decide: string }
	| { text: string; reason?: 'length' }
	| { call: string; input: unknown }
	/** Talks until it is stopped. */
	| { endless: string }
	| { fails: Error };

const usage: Usage = {
	promptTokens: 12,
	cachedTokens: 5,
	generatedTokens: 3,
	firstTokenMs: 1,
	ms: 2
};

/** An engine that plays a script; when that is over, it repeats what it was asked, and decides to talk. */
export class ScriptedEngine implements Engine {
	readonly asked: { name: string; input: unknown }[] = [];
	stopped = 0;
	running = 0;
	mostRunning = 0;
	readonly #lines: Line[];

	constructor(lines: Line[] = []) {
		this.#lines = [...lines];
	}

	readonly call: Engine['call'] = async (name, input, options) => {
		this.asked.push({ name, input });
		this.mostRunning = Math.max(this.mostRunning, ++this.running);
		try {
			await new Promise(setImmediate);
			return (await this.#answer(name, input, {
				signal: options?.signal,
				say: (text) => options?.onEvent?.({ type: 'text', text } as never)
			})) as never;
		} finally {
			this.running--;
		}
	};

	/** The inputs of one operation. */
	inputs<Input>(name: string): Input[] {
		return this.asked.filter((one) => one.name === name).map(({ input }) => input as Input);
	}

	async #answer(
		name: string,
		input: unknown,
		{ signal, say }: { signal: AbortSignal | undefined; say: (text: string) => void }
	): Promise<unknown> {
		if (name === 'embed') {
			return (input as { texts: string[] }).texts.map((text) => [text.length, 0.5, -0.25]);
		}
		const line = this.#lines.shift();
		if (line !== undefined && 'fails' in line) throw line.fails;
		if (name === 'decide') {
			return { text: line !== undefined && 'decide' in line ? line.decide : 'reply()', usage };
		}
		if (line !== undefined && 'call' in line) {
			return { text: '', call: { name: line.call, input: line.input }, reason: 'end', usage };
		}
		if (line !== undefined && 'endless' in line) {
			while (signal?.aborted !== true) {
				say(`${line.endless} `);
				await new Promise((resolve) => setTimeout(resolve, 1));
			}
			this.stopped++;
			return { text: '', call: null, reason: 'stopped', usage };
		}
		const { messages } = input as { messages: { role: string; text?: string }[] };
		const said = messages.findLast(({ role }) => role === 'user')?.text ?? '';
		const text = line !== undefined && 'text' in line ? line.text : `You said: ${said}`;
		for (const word of text.match(/\S+\s*/g) ?? []) {
			if (signal?.aborted === true) return { text: '', call: null, reason: 'stopped', usage };
			say(word);
			await new Promise(setImmediate);
		}
		const reason = line !== undefined && 'text' in line ? (line.reason ?? 'end') : 'end';
		return { text, call: null, reason, usage };
	}
}

export const token = 'token-of-this-test-and-of-no-other';

export interface TestServer {
	engine: ScriptedEngine;
	listener: Listener;
	calls: ServedCalls;
	/** The official client, which does not try again by itself. */
	client: OpenAI;
	/** A request as it is, for what the client would not send. */
	raw: (options: RawOptions) => Promise<RawReply>;
}

export interface RawOptions {
	method?: string;
	path?: string;
	headers?: Record<string, string>;
	body?: string;
}

export interface RawReply {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A server on a free port over a scripted engine; ends with the test. */
export async function openServer(
	lines: Line[] = [],
	change: Partial<ListenerOptions> & { mode?: DecisionMode } = {}
): Promise<TestServer> {
	const engine = new ScriptedEngine(lines);
	const calls = new ServedCalls();
	const { mode = 'starter', ...options } = change;
	const listener = await Listener.open(0, {
		models: {
			engine,
			active: () => Promise.resolve({ id: 'test-model', mode }),
			embedder: { id: 'test-embedder', path: '/embedder.gguf' }
		},
		token,
		calls,
		origins: [],
		onError: () => undefined,
		...options
	});
	onTestFinished(() => listener.close());
	const { port } = listener;
	const client = new OpenAI({
		baseURL: `http://127.0.0.1:${port}/v1`,
		apiKey: token,
		maxRetries: 0
	});
	return { engine, listener, calls, client, raw: (sent) => send(port, sent) };
}

function send(
	port: number,
	{ method = 'GET', path = '/v1/models', headers = {}, body }: RawOptions
) {
	return new Promise<RawReply>((resolve, reject) => {
		const request = httpRequest(
			{
				...{ host: '127.0.0.1', port, method, path },
				headers: { authorization: `Bearer ${token}`, ...headers }
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (piece: string) => (text += piece));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
				);
				response.on('error', reject);
			}
		);
		request.on('error', reject);
		request.end(body);
	});
}

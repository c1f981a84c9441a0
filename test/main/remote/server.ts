import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked, and with which key. */
export interface Asked {
	path: string;
	key: string | undefined;
	body: {
		model?: string;
		tool_choice?: string;
		messages?: { role: string; content: string | null }[];
		tools?: { function: { name: string } }[];
	};
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface ScriptedServer {
	address: string;
	asked: Asked[];
	/** Resolves when a client went away before its answer was over. */
	left: Promise<void>;
	close: () => Promise<void>;
}

/** A real server on this machine that answers each request with the next line of a script, and the last one again. */
export async function startServer(script: Answer[]): Promise<ScriptedServer> {
	const lines = [...script];
	const asked: Asked[] = [];
	let leave = (): void => undefined;
	const left = new Promise<void>((resolve) => (leave = resolve));
	const server = createServer((request, response) => {
		response.on('close', () => {
			if (!response.writableEnded) leave();
		});
		let text = '';
		request.on('data', (piece: Buffer) => (text += piece.toString()));
		request.on('end', () => {
			const body = (text === '' ? {} : JSON.parse(text)) as Asked['body'];
			asked.push({ path: request.url ?? '', key: request.headers.authorization, body });
			const answer = lines.length > 1 ? lines.shift() : lines[0];
			answer?.(response, request);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/v1`,
		asked,
		left,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

type Delta = Record<string, unknown>;

function event(delta: Delta, finish: string | null = null): string {
	return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

/** Streams events, each as one piece; `open` leaves the connection open behind them. */
export function streams(pieces: string[], options: { open?: true } = {}): Answer {
	return (response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
		pieces.forEach((piece) => response.write(piece));
		if (options.open !== true) response.end();
	};
}

/** Text in pieces, whole, with its end. */
export function says(...texts: string[]): Answer {
	const pieces = texts.map((content) => event({ content }));
	return streams([event({ role: 'assistant' }), ...pieces, event({}, 'stop'), 'data: [DONE]\n\n']);
}

export const text = (content: string): string => event({ content });
export const finish = (reason: string): string => event({}, reason);
/** A piece of a call; the name comes with the first. */
export const call = (input: string, name?: string, index = 0): string =>
	event({
		tool_calls: [
			{
				index,
				...(name !== undefined && { id: `call-${index}`, type: 'function' }),
				function: { ...(name !== undefined && { name }), arguments: input }
			}
		]
	});

export function calls(name: string, input: string): Answer {
	return streams([call('', name), call(input), finish('tool_calls'), 'data: [DONE]\n\n']);
}

export function answers(
	status: number,
	body: string,
	headers: Record<string, string> = {}
): Answer {
	return (response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(body);
	};
}

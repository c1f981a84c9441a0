import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Usage } from '../model/protocol.ts';
import { toApiError } from './api-error.ts';
import type { Reply } from './chat.ts';

/** One answer in the form of the chat completions interface, whole or in pieces. */
export interface Answer {
	onText: (text: string) => void;
	end: (reply: Reply) => void;
	/** Tells what went wrong, if the beginning of the answer has been sent already; false when it has not. */
	fail: (error: unknown) => boolean;
}

interface Head {
	id: string;
	created: number;
	model: string;
}

export function headOf(model: string): Head {
	return { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model };
}

/** Sends the answer when it is whole. */
export function wholeAnswer(send: (value: unknown) => void, head: Head): Answer {
	let text = '';
	return {
		onText: (piece) => (text += piece),
		end: (reply) => {
			const calls = callsOf(reply);
			send({
				...head,
				object: 'chat.completion',
				choices: [
					{
						index: 0,
						message: {
							role: 'assistant',
							content: calls.length > 0 && text === '' ? null : text,
							refusal: null,
							...(calls.length > 0 && { tool_calls: calls })
						},
						logprobs: null,
						finish_reason: finishOf(reply)
					}
				],
				usage: usageOf(reply.usage)
			});
		},
		fail: () => false
	};
}

/** Sends the answer piece by piece, as events of a stream. */
export function streamedAnswer(
	response: ServerResponse,
	head: Head,
	{ includeUsage }: { includeUsage: boolean }
): Answer {
	const send = (value: unknown): void => {
		response.write(`data: ${JSON.stringify(value)}\n\n`);
	};
	const piece = (delta: unknown, finish: string | null = null): void =>
		send({
			...head,
			object: 'chat.completion.chunk',
			choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
			...(includeUsage && { usage: null })
		});
	// Not before there is something to say: until then a failure can still have its own status.
	const begin = (): void => {
		if (response.headersSent) return;
		response.writeHead(200, {
			'Content-Type': 'text/event-stream; charset=utf-8',
			'Cache-Control': 'no-cache'
		});
		piece({ role: 'assistant', content: '' });
	};
	return {
		onText: (text) => {
			begin();
			piece({ content: text });
		},
		end: (reply) => {
			begin();
			const calls = callsOf(reply).map((call, index) => ({ index, ...call }));
			if (calls.length > 0) piece({ tool_calls: calls });
			piece({}, finishOf(reply));
			if (includeUsage) {
				send({
					...head,
					object: 'chat.completion.chunk',
					choices: [],
					usage: usageOf(reply.usage)
				});
			}
			response.end('data: [DONE]\n\n');
		},
		fail: (error) => {
			if (!response.headersSent) return false;
			send(toApiError(error));
			response.end();
			return true;
		}
	};
}

function callsOf({ call }: Reply): { id: string; type: 'function'; function: unknown }[] {
	if (call === null) return [];
	const { name, input } = call;
	return [
		{
			id: `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`,
			type: 'function',
			function: { name, arguments: JSON.stringify(input) }
		}
	];
}

function finishOf({ call, reason }: Reply): string {
	if (call !== null) return 'tool_calls';
	return reason === 'length' ? 'length' : 'stop';
}

function usageOf({ promptTokens, cachedTokens, generatedTokens }: Usage): unknown {
	return {
		prompt_tokens: promptTokens,
		completion_tokens: generatedTokens,
		total_tokens: promptTokens + generatedTokens,
		prompt_tokens_details: { cached_tokens: Math.max(0, cachedTokens) }
	};
}

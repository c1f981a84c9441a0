import { z } from 'zod';
import type { ChatFunction, ChatMessage } from '../model/protocol.ts';

/** The form in which OpenAI-compatible servers take and give talks. */

type WireMessage =
	| { role: 'system' | 'user' | 'assistant'; content: string }
	| {
			role: 'assistant';
			content: null;
			tool_calls: { id: string; type: 'function'; function: { name: string; arguments: string } }[];
	  }
	| { role: 'tool'; tool_call_id: string; content: string };

/** A talk for the server; a call that ran becomes the call and the answer to it. */
export function wireMessages(messages: readonly ChatMessage[]): WireMessage[] {
	return messages.flatMap((message, index): WireMessage[] => {
		if (message.role !== 'call') return [{ role: message.role, content: message.text }];
		const id = `call_${index}`;
		const { name, input, output } = message;
		return [
			{
				role: 'assistant',
				content: null,
				tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(input) } }]
			},
			{ role: 'tool', tool_call_id: id, content: output }
		];
	});
}

export function wireTools(functions: readonly ChatFunction[]): object[] {
	return functions.map(({ name, description, schema }) => ({
		type: 'function',
		function: { name, description, parameters: schema }
	}));
}

const toolCallSchema = z.object({
	index: z.int().nullish(),
	function: z.object({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish()
});

const messageSchema = z.object({
	content: z.string().nullish(),
	tool_calls: z.array(toolCallSchema).nullish()
});

/** Whole answers have a `message`, streamed ones a `delta` at a time. Servers add much else, and leave much out. */
export const replySchema = z.object({
	choices: z
		.array(
			z.object({
				message: messageSchema.nullish(),
				delta: messageSchema.nullish(),
				finish_reason: z.string().nullish()
			})
		)
		.nullish(),
	error: z.unknown().optional()
});
export type Reply = z.output<typeof replySchema>;

export const modelListSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** What a server says about an error, short and on one line; empty when it says nothing. */
export function reasonOf(body: string): string {
	let found: unknown = body;
	try {
		found = JSON.parse(body);
	} catch {
		// A page for people is no reason that a person wants to read.
		if (/^\s*</.test(body)) return '';
	}
	for (const name of ['error', 'message', 'detail']) {
		if (typeof found === 'object' && found !== null && name in found)
			found = Reflect.get(found, name);
	}
	const text = typeof found === 'string' ? found : '';
	return text
		.replace(/[\p{C}\s]+/gu, ' ')
		.trim()
		.slice(0, 200)
		.replace(/\.$/, '');
}

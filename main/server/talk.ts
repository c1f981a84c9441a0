import type { z } from 'zod';
import { inputOfJsonSchema } from '../../tools/json-schema.ts';
import type { Tool } from '../../tools/tool.ts';
import type { DecisionContext } from '../kernel/decide/decider.ts';
import type { ChatMessage } from '../model/protocol.ts';
import { ApiError, unsupported } from './api-error.ts';
import type { FunctionDefinition, RequestMessage } from './request.ts';

/**
 * The messages as the engine takes them: one system text at the front, what a person said in one piece, and every call
 * with its result.
 */
export function talkOf(messages: readonly RequestMessage[]): ChatMessage[] {
	const results = new Map(
		messages.flatMap((message, index): [string, string][] =>
			message.role === 'tool' ? [[message.tool_call_id, textOf(message.content, index)]] : []
		)
	);
	const system: string[] = [];
	const talk: ChatMessage[] = [];
	messages.forEach((message, index) => {
		switch (message.role) {
			case 'system':
			case 'developer':
				system.push(textOf(message.content, index));
				break;
			case 'user':
				say(talk, textOf(message.content, index));
				break;
			case 'assistant': {
				const text = textOf(message.content ?? '', index);
				if (text !== '') talk.push({ role: 'assistant', text });
				for (const { id, function: called } of message.tool_calls ?? []) {
					const output = results.get(id);
					if (output === undefined) {
						throw wrong(index, `The call '${id}' has no message of role 'tool' with its result`);
					}
					results.delete(id);
					talk.push({ role: 'call', name: called.name, input: inputOf(called.arguments), output });
				}
				break;
			}
			case 'tool':
				break;
		}
	});
	const [lost] = results.keys();
	if (lost !== undefined) {
		const index = messages.findIndex(
			(message) => message.role === 'tool' && message.tool_call_id === lost
		);
		throw wrong(index, `There is no call '${lost}'`);
	}
	if (!talk.some(({ role }) => role === 'user')) throw wrong(0, 'Nobody asks for anything');
	return system.length === 0 ? talk : [{ role: 'system', text: system.join('\n\n') }, ...talk];
}

/** Templates of many models take no two messages of a person in a row. */
function say(talk: ChatMessage[], text: string): void {
	const last = talk.at(-1);
	if (last?.role === 'user') last.text += `\n\n${text}`;
	else talk.push({ role: 'user', text });
}

/** The same talk as the starter decides on: what was last asked, what ran for it, and the exchanges before. */
export function contextOf(talk: readonly ChatMessage[]): DecisionContext {
	const exchanges: { user: string; assistant: string }[] = [];
	let current = { user: '', assistant: '' };
	let steps: { tool: string; input: Record<string, unknown>; output: string }[] = [];
	for (const message of talk) {
		if (message.role === 'user') {
			if (current.user !== '') exchanges.push(current);
			current = { user: message.text, assistant: '' };
			steps = [];
		} else if (message.role === 'assistant') {
			current.assistant += message.text;
		} else if (message.role === 'call') {
			steps.push({ tool: message.name, input: message.input, output: message.output });
		}
	}
	return { exchanges, request: current.user, steps };
}

/** The talk for a model that knows no calls: their results stand with what the person said. */
export function withoutCalls(talk: readonly ChatMessage[]): ChatMessage[] {
	const plain: ChatMessage[] = [];
	for (const message of talk) {
		if (message.role === 'call') say(plain, `Result of ${message.name}: ${message.output}`);
		else if (message.role === 'user') say(plain, message.text);
		else plain.push(message);
	}
	return plain;
}

const briefLength = 60;

/** A function of the caller's as a tool to decide on; nobody runs it here. */
export function toolOf({ name, description, parameters }: FunctionDefinition, index: number): Tool {
	const text = description ?? '';
	const [sentence = ''] = text.split(/(?<=[.!?])\s|\n/);
	return {
		name,
		description: text,
		brief: sentence.replace(/[.]$/, '').slice(0, briefLength) || name.replaceAll('_', ' '),
		effect: 'none',
		timeout: 0,
		input: inputSchema(parameters ?? {}, `tools.${index}.function.parameters`),
		run: () => {
			throw new Error('a function of the caller is never run here');
		}
	};
}

function inputSchema(parameters: Record<string, unknown>, param: string): z.ZodObject {
	try {
		return inputOfJsonSchema(parameters);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : 'it cannot be read';
		throw new ApiError(400, 'invalid_value', `'${param}': ${reason}.`, { param, cause });
	}
}

function textOf(
	content: string | { type: string; text?: string | undefined }[],
	index: number
): string {
	if (typeof content === 'string') return content;
	return content
		.map((part, place) => {
			if (part.type === 'text' && part.text !== undefined) return part.text;
			throw unsupported(
				`messages.${index}.content.${place}`,
				`is of type '${part.type}': only text is supported`
			);
		})
		.join('');
}

function inputOf(text: string): Record<string, unknown> {
	try {
		const input: unknown = JSON.parse(text);
		if (typeof input === 'object' && input !== null) return input as Record<string, unknown>;
	} catch {
		// A call as some model wrote it: shown to this one as it stands.
	}
	return { arguments: text };
}

function wrong(index: number, reason: string): ApiError {
	const param = `messages.${index}`;
	return new ApiError(400, 'invalid_value', `${reason}.`, { param });
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { partsToText } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import { AppError } from '../errors.ts';
import { dispatch } from '../kernel/dispatch.ts';
import { say } from '../messages/message.ts';
import { shell } from '../messages/shell.ts';
import { allowedTools, runTurn, withGrants } from './ask.ts';
import { errorLine, usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

const requestSchema = z.object({
	id: z.union([z.string(), z.number()]),
	request: z.string(),
	context: z
		.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() }))
		.default([])
});
type Request = z.output<typeof requestSchema>;

interface Call {
	tool: string;
	input: Record<string, unknown>;
	ok?: boolean;
	output?: string;
}
interface Answer {
	id: string | number;
	calls: Call[];
	text?: string;
	error?: string;
	ms: number;
}

/**
 * `ask --batch FILE [--plan]`: JSON lines in (`id`, `request`, optional `context`), JSON lines out, in order. Each request
 * has a conversation of its own that is not kept. With --plan only the first step is decided; a calculation is carried
 * out, because it has no effect. A line that fails is answered with its error, and the rest goes on.
 */
export async function batch(
	parts: ShellParts,
	words: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const file = given.batch ?? words[0];
	if (file === undefined)
		throw usageError(output.language, 'needs', { command: 'ask --batch', what: 'FILE' });
	const allowed = allowedTools(given);
	const input = file === '-' ? process.stdin : await openFile(file);
	await withGrants(parts, given, async () => {
		let number = 0;
		for await (const line of createInterface({ input })) {
			number += 1;
			if (line.trim() === '') continue;
			const started = performance.now();
			const answer = await answerLine(line, number, { parts, given, allowed, output });
			// A batch is for programs: JSON with or without --json.
			const done: Answer = { ...answer, ms: Math.round(performance.now() - started) };
			process.stdout.write(`${JSON.stringify(done)}\n`);
		}
	});
}

async function answerLine(
	line: string,
	number: number,
	batch: {
		parts: ShellParts;
		given: ShellOptions;
		allowed: (tool: string) => boolean;
		output: Output;
	}
): Promise<Omit<Answer, 'ms'>> {
	const { parts, given, allowed, output } = batch;
	const request = read(line);
	if (request instanceof Error) {
		const error = say(output.language, shell.badLine, { line: number, reason: request.message });
		return { id: number, calls: [], error };
	}
	try {
		return await (given.plan ? plan(parts, request) : run(parts, request, allowed));
	} catch (error) {
		return { id: request.id, calls: [], error: errorLine(output.language, error) };
	}
}

async function plan(parts: ShellParts, request: Request): Promise<Omit<Answer, 'ms'>> {
	const call = await parts.kernel.plan(request.request, exchanges(request), parts.signal);
	if (call === undefined) return { id: request.id, calls: [] };
	const tool = parts.tools.find(({ name }) => name === call.tool);
	if (tool?.effect !== 'none' || tool.name !== 'calculator')
		return { id: request.id, calls: [call] };
	return { id: request.id, calls: [await evaluate(tool, call, parts)] };
}

async function evaluate(tool: Tool, call: Call, parts: ShellParts): Promise<Call> {
	const result = await dispatch(call, {
		tools: [tool],
		conversationId: 'plan',
		messageId: 'plan',
		signal: parts.signal,
		permit: () => Promise.resolve(false)
	});
	return { ...call, ok: result.ok, output: partsToText(result.parts) };
}

async function run(
	parts: ShellParts,
	request: Request,
	allowed: (tool: string) => boolean
): Promise<Omit<Answer, 'ms'>> {
	const { store } = parts;
	const conversation = await store.call('conversation:create', { title: '', temporary: true });
	const conversationId = conversation.id;
	try {
		let parentId: string | null = null;
		for (const { role, content } of request.context) {
			const message: { id: string } = await store.call('message:add', {
				conversationId,
				parentId,
				role,
				text: content,
				status: 'complete',
				attachments: []
			});
			parentId = message.id;
		}
		const calls: Call[] = [];
		const end = await runTurn(
			parts,
			{ conversationId, parentId, text: request.request },
			allowed,
			(event) => {
				if (event.type === 'tool-call') calls.push({ tool: event.tool, input: event.input });
				const last = calls.at(-1);
				if (event.type === 'tool-result' && last !== undefined) {
					Object.assign(last, { ok: event.ok, output: event.output });
				}
			}
		);
		return { id: request.id, calls, text: end.text, ...(end.error && { error: end.error.code }) };
	} finally {
		await store.call('conversation:remove', { conversationId, purge: true });
	}
}

/** Earlier messages as pairs; a question without an answer, or the reverse, is left out. */
function exchanges({ context }: Request): { user: string; assistant: string }[] {
	return context.flatMap((message, index) => {
		const answer = context[index + 1];
		return message.role === 'user' && answer?.role === 'assistant'
			? [{ user: message.content, assistant: answer.content }]
			: [];
	});
}

function read(line: string): Request | Error {
	try {
		return requestSchema.parse(JSON.parse(line));
	} catch (error) {
		return new Error(error instanceof z.ZodError ? z.prettifyError(error) : 'not a line of JSON', {
			cause: error
		});
	}
}

async function openFile(file: string): Promise<NodeJS.ReadableStream> {
	const stream = createReadStream(file);
	return await new Promise((resolve, reject) => {
		stream.once('open', () => resolve(stream));
		stream.once('error', (error) => {
			const missing = 'code' in error && error.code === 'ENOENT';
			const reason = missing ? 'there is no such file' : error.message;
			reject(new AppError('FILE_UNREADABLE', { file, reason }, { cause: error }));
		});
	});
}

import { withoutNulls } from '../../tools/json-schema.ts';
import type { Decision } from '../kernel/decide/decider.ts';
import { checkCall, describeTool } from '../kernel/decide/functions.ts';
import { starterDecider } from '../kernel/decide/starter.ts';
import { AppError } from '../errors.ts';
import type { ChatMessage, Engine, Usage } from '../model/protocol.ts';
import { ApiError } from './api-error.ts';
import type { ChatRequest } from './request.ts';
import { StopWords } from './stop-words.ts';
import { contextOf, talkOf, toolOf, withoutCalls } from './talk.ts';

/** What a model says to one request. */
export interface Reply {
	call: { name: string; input: Record<string, unknown> } | null;
	reason: 'end' | 'length';
	usage: Usage;
}

export interface ReplyOptions {
	signal: AbortSignal;
	onText: (text: string) => void;
}

/** How the model in use decides on calls. */
export type DecisionMode = 'starter' | 'native';

/** All requests of programs build on one cached state: they run one after the other. */
const sequence = 'server';

/** Asks the model in use. Throws an AppError or ApiError; a talk that was stopped by its caller throws STOPPED. */
export async function reply(
	engine: Engine,
	mode: DecisionMode,
	request: ChatRequest,
	options: ReplyOptions
): Promise<Reply> {
	const talk = talkOf(request.messages);
	return mode === 'starter'
		? await replyAsStarter(engine, talk, request, options)
		: await replyNatively(engine, talk, request, options);
}

/** The starter decides under the grammar of the caller's functions; what it says, it says without them. */
async function replyAsStarter(
	engine: Engine,
	talk: ChatMessage[],
	request: ChatRequest,
	options: ReplyOptions
): Promise<Reply> {
	if (request.calling !== 'none') {
		const decision = await decide(engine, talk, request, options.signal);
		if (decision?.kind === 'call') {
			const { tool, input, usage } = decision;
			return { call: { name: tool.name, input: withoutNulls(input) }, reason: 'end', usage };
		}
	}
	return await write(engine, withoutCalls(talk), { ...request, functions: [] }, options);
}

/** The call to make; undefined when there is none to be had and it may talk instead. */
async function decide(
	engine: Engine,
	talk: ChatMessage[],
	{ functions, calling }: ChatRequest,
	signal: AbortSignal
): Promise<Decision | undefined> {
	const context = contextOf(talk);
	const mustCall = calling === 'required';
	try {
		const decision = await starterDecider(unshared(engine)).decide(context, functions.map(toolOf), {
			signal,
			sequence,
			mustCall
		});
		if (mustCall || decision.kind === 'reply') return decision;
		const made = JSON.stringify(withoutNulls(decision.input));
		const again = context.steps.some(
			({ tool, input }) => tool === decision.tool.name && JSON.stringify(input) === made
		);
		// The same call would give the same result: a small model that repeats itself has nothing more to do.
		return again ? undefined : decision;
	} catch (error) {
		if (error instanceof AppError && error.code === 'NO_DECISION' && !mustCall) return undefined;
		throw error;
	}
}

/** The functions of strangers are not worth keeping on the disk as the beginning of prompts to come. */
function unshared(engine: Engine): Engine {
	return {
		call: (name, input, options) =>
			engine.call(name, name === 'decide' ? { ...input, shared: 0 } : input, options)
	};
}

/** A model trained for function calls decides while it talks. */
async function replyNatively(
	engine: Engine,
	talk: ChatMessage[],
	request: ChatRequest,
	options: ReplyOptions
): Promise<Reply> {
	if (request.calling !== 'required') return await write(engine, talk, request, options);
	const names = request.functions.map(({ name }) => name).join(' or ');
	const told: ChatMessage[] = [
		{ role: 'system', text: `Call the function ${names} now.` },
		...talk.filter(({ role }) => role !== 'system')
	];
	const [system] = talk;
	if (system?.role === 'system')
		told[0] = { role: 'system', text: `${system.text}\n\n${textOf(told[0])}` };
	const said = await write(engine, told, request, { ...options, onText: () => undefined });
	if (said.call !== null) return said;
	throw new ApiError(500, 'no_tool_call', 'The model did not call a function, although it was to.');
}

function textOf(message: ChatMessage | undefined): string {
	return message !== undefined && 'text' in message ? message.text : '';
}

/** One message of the model in its own chat format. */
async function write(
	engine: Engine,
	messages: ChatMessage[],
	{ functions, maxTokens, temperature, stop }: ChatRequest,
	{ signal, onText }: ReplyOptions
): Promise<Reply> {
	const tools = functions.map(toolOf);
	const ended = new AbortController();
	const words = new StopWords(stop, onText);
	const { call, reason, usage } = await engine.call(
		'chat',
		{
			...{ sequence, messages, maxTokens, temperature },
			functions: tools.map(describeTool),
			mayCall: tools.length > 0,
			onlyDecide: false
		},
		{
			signal: AbortSignal.any([signal, ended.signal]),
			onEvent: (event) => {
				if (event.type !== 'text') return;
				words.take(event.text);
				if (words.found) ended.abort();
			}
		}
	);
	words.end();
	if (signal.aborted) throw new AppError('STOPPED');
	if (call === null) return { call, reason: reason === 'length' ? 'length' : 'end', usage };
	const checked = checkCall(call, tools);
	if ('problem' in checked) {
		throw new ApiError(
			500,
			'no_tool_call',
			`The model made a call that is not right: ${checked.problem}`
		);
	}
	return { call: { name: call.name, input: withoutNulls(checked.input) }, reason: 'end', usage };
}

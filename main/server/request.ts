import { z } from 'zod';
import { ApiError, unsupported } from './api-error.ts';
import { parseBody } from './body.ts';

/** What programs ask for. Fields that only tune the choice of words are taken and left alone; what would change the form of the answer is refused. */

const content = z.union([
	z.string(),
	z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))
]);

const messageSchema = z.discriminatedUnion('role', [
	z.object({ role: z.enum(['system', 'developer', 'user']), content }),
	z.object({
		role: z.literal('assistant'),
		content: content.nullish(),
		tool_calls: z
			.array(
				z.object({
					id: z.string(),
					type: z.literal('function'),
					function: z.object({ name: z.string(), arguments: z.string() })
				})
			)
			.nullish()
	}),
	z.object({ role: z.literal('tool'), tool_call_id: z.string(), content })
]);
export type RequestMessage = z.output<typeof messageSchema>;

const functionSchema = z.object({
	name: z.string().regex(/^[\w-]{1,64}$/, 'needs letters, digits, _ and - only'),
	description: z.string().nullish(),
	parameters: z.record(z.string(), z.unknown()).nullish()
});
export type FunctionDefinition = z.output<typeof functionSchema>;

const chatSchema = z.looseObject({
	model: z.string(),
	messages: z.array(messageSchema).min(1).max(2_000),
	stream: z.boolean().nullish(),
	stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
	tools: z
		.array(z.object({ type: z.literal('function'), function: functionSchema }))
		.max(64)
		.nullish(),
	tool_choice: z
		.union([
			z.enum(['none', 'auto', 'required']),
			z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) })
		])
		.nullish(),
	max_tokens: z.int().min(1).nullish(),
	max_completion_tokens: z.int().min(1).nullish(),
	temperature: z.number().min(0).max(2).nullish(),
	stop: z.union([z.string(), z.array(z.string()).max(16)]).nullish()
});

/** Values that ask for nothing out of the ordinary. */
const neutral: Record<string, (value: unknown) => boolean> = {
	n: (value) => value === 1,
	logprobs: (value) => value === false,
	top_logprobs: (value) => value === 0,
	response_format: (value) =>
		typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'text',
	modalities: (value) => Array.isArray(value) && value.every((one) => one === 'text'),
	logit_bias: (value) => typeof value === 'object' && Object.keys(value ?? {}).length === 0,
	audio: () => false,
	functions: () => false,
	function_call: () => false,
	web_search_options: () => false
};

export interface ChatRequest {
	model: string;
	messages: RequestMessage[];
	stream: boolean;
	includeUsage: boolean;
	functions: FunctionDefinition[];
	/** Whether it may call one of them, or must. */
	calling: 'none' | 'auto' | 'required';
	maxTokens: number;
	temperature: number;
	stop: string[];
}

const usual = { maxTokens: 1024, temperature: 0.7 };

export function parseChat(body: unknown): ChatRequest {
	const given = parseBody(chatSchema, body);
	refuseUnsupported(given);
	const functions = (given.tools ?? []).map((tool) => tool.function);
	const choice = given.tool_choice ?? 'auto';
	const named = typeof choice === 'object' ? choice.function.name : undefined;
	const offered = functions.filter(({ name }) => named === undefined || name === named);
	if (choice !== 'auto' && choice !== 'none' && offered.length === 0) {
		throw new ApiError(400, 'invalid_value', 'There is no such function in `tools`.', {
			param: 'tool_choice'
		});
	}
	if (new Set(functions.map(({ name }) => name)).size < functions.length) {
		throw new ApiError(400, 'invalid_value', 'Two functions have the same name.', {
			param: 'tools'
		});
	}
	const { stop } = given;
	return {
		model: given.model,
		messages: given.messages,
		stream: given.stream ?? false,
		includeUsage: given.stream_options?.include_usage ?? false,
		functions: choice === 'none' ? [] : offered,
		calling:
			choice === 'none' || offered.length === 0 ? 'none' : choice === 'auto' ? 'auto' : 'required',
		maxTokens: given.max_completion_tokens ?? given.max_tokens ?? usual.maxTokens,
		temperature: given.temperature ?? usual.temperature,
		stop: typeof stop === 'string' ? [stop] : (stop ?? [])
	};
}

const embeddingSchema = z.looseObject({
	model: z.string(),
	input: z.union([z.string(), z.array(z.unknown()).min(1).max(2_048)]),
	encoding_format: z.enum(['float', 'base64']).nullish(),
	dimensions: z.int().nullish()
});

export interface EmbeddingRequest {
	model: string;
	texts: string[];
	encoding: 'float' | 'base64';
}

export function parseEmbedding(body: unknown): EmbeddingRequest {
	const { model, input, encoding_format, dimensions } = parseBody(embeddingSchema, body);
	if (dimensions !== null && dimensions !== undefined) throw unsupported('dimensions');
	const texts = typeof input === 'string' ? [input] : input;
	const isText = (one: unknown): one is string => typeof one === 'string';
	if (!texts.every(isText)) throw unsupported('input', 'must be text: tokens are not supported');
	if (texts.some((text) => text.trim() === '')) {
		throw new ApiError(400, 'invalid_value', 'A text is empty.', { param: 'input' });
	}
	return { model, texts, encoding: encoding_format ?? 'float' };
}

function refuseUnsupported(given: Record<string, unknown>): void {
	for (const [name, isNeutral] of Object.entries(neutral)) {
		const value = given[name];
		if (value !== undefined && value !== null && !isNeutral(value)) throw unsupported(name);
	}
}

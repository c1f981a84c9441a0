import { z } from 'zod';
import type { Caller, Handlers, Operations } from '../operations.ts';

/**
 * The engine's operations, served by the engine process (the only one with node-llama-cpp).
 * The engine knows nothing of tools or conversations: it reads tokens and writes tokens.
 */

/** A piece of prompt. `special` true means chat-template tokens in it are meant; data must be false, so that it cannot forge a turn. */
const segmentSchema = z.object({ text: z.string(), special: z.boolean() });
export type Segment = z.output<typeof segmentSchema>;

const usageSchema = z.object({
	promptTokens: z.int(),
	/** How many of them were still in the cache and not read again. */
	cachedTokens: z.int(),
	generatedTokens: z.int(),
	/** How many of these the model was not asked for, because its grammar left no choice. */
	forcedTokens: z.int().optional(),
	/** Milliseconds from the request reaching a free sequence to the first generated token, and to the end. */
	firstTokenMs: z.number(),
	ms: z.number()
});
export type Usage = z.output<typeof usageSchema>;

/** Of what was decided without a model. */
export const noUsage: Usage = {
	promptTokens: 0,
	cachedTokens: 0,
	generatedTokens: 0,
	firstTokenMs: 0,
	ms: 0
};

const promptFields = {
	/**
	 * Which cached state to build on: requests with the same key share a sequence while there is room,
	 * so that the common beginning of their prompts is read once. The conversation's id is a good key.
	 */
	sequence: z.string(),
	prompt: z.array(segmentSchema),
	/** How many segments at the beginning are the same in every request of its kind and hold nothing of a person's. */
	shared: z.int().min(0).default(0),
	maxTokens: z.int().min(1)
};

/**
 * A message of a talk, to be put into the loaded model's own chat format. All text in it is data: it cannot forge a turn,
 * a call or a result. `call` is a function that ran, with what it gave.
 */
const chatMessageSchema = z.discriminatedUnion('role', [
	z.object({ role: z.enum(['system', 'user', 'assistant']), text: z.string() }),
	z.object({
		role: z.literal('call'),
		name: z.string(),
		input: z.record(z.string(), z.unknown()),
		output: z.string()
	})
]);
export type ChatMessage = z.output<typeof chatMessageSchema>;

/** A function the model may call; `schema` is the JSON schema of its input, an object. */
const chatFunctionSchema = z.object({
	name: z.string().regex(/^[\w-]{1,64}$/),
	description: z.string(),
	schema: z.record(z.string(), z.unknown())
});
export type ChatFunction = z.output<typeof chatFunctionSchema>;

const writingEvent = z.union([
	z.object({ type: z.literal('reading'), tokens: z.int() }),
	z.object({ type: z.literal('text'), text: z.string() })
]);

export const engineOperations = {
	/**
	 * Loads a model and forgets the one before. The file's header is checked before llama.cpp sees it.
	 * With an adapter, `decide` runs with it and `generate` without, over the same weights.
	 */
	load: {
		input: z.object({
			path: z.string(),
			adapterPath: z.string().nullable(),
			/** Where what was read of the shared beginnings is kept, so that the next start need not read it; null keeps nothing. */
			statesFolder: z.string().nullable().default(null),
			contextTokens: z.int().min(256),
			/** Layers that a graphics card computes; `auto` is as many as fit its memory. */
			gpuLayers: z.union([z.literal('auto'), z.int().min(0)]).default('auto'),
			/** How many requests can run side by side, each with a window of `contextTokens`. */
			sequences: z.int().min(1).max(16)
		}),
		output: z.object({
			contextTokens: z.int(),
			parameters: z.number(),
			trainedContextTokens: z.int()
		}),
		event: z.object({ progress: z.number() })
	},
	unload: { input: z.null(), output: z.null() },
	/** Greedy, under a GBNF grammar, with the adapter; ends at the grammar's end. */
	decide: {
		input: z.object({ ...promptFields, grammar: z.string() }),
		output: z.object({ text: z.string(), usage: usageSchema })
	},
	/** Plain generation without the adapter. On abort it answers with what there is and `stopped`. */
	generate: {
		input: z.object({
			...promptFields,
			temperature: z.number().min(0),
			stop: z.array(z.string())
		}),
		output: z.object({
			text: z.string(),
			reason: z.enum(['end', 'length', 'stopped']),
			usage: usageSchema
		}),
		event: writingEvent
	},
	/**
	 * One message of the model in its own chat format, for models that were trained for it: a call of one of `functions`
	 * (under a grammar, so that it is whole), or text. On abort it answers with what there is and `stopped`.
	 */
	chat: {
		input: z.object({
			sequence: z.string(),
			/** When the last one is the assistant's, its text is gone on with. */
			messages: z.array(chatMessageSchema).min(1),
			functions: z.array(chatFunctionSchema),
			/** False: the functions are only there to be read, so that the prompt begins like one where they can be called. */
			mayCall: z.boolean(),
			/** True ends it as soon as it talks: only the decision is wanted. */
			onlyDecide: z.boolean(),
			maxTokens: z.int().min(1),
			temperature: z.number().min(0)
		}),
		output: z.object({
			text: z.string(),
			/** `input` is as the model wrote it: an engine without a grammar may give anything. */
			call: z.object({ name: z.string(), input: z.unknown() }).nullable(),
			reason: z.enum(['end', 'length', 'stopped']),
			usage: usageSchema
		}),
		event: writingEvent
	},
	/** Tokens of each text, as data. */
	count: { input: z.object({ texts: z.array(z.string()) }), output: z.array(z.int()) },
	/** Unit-length vectors of the embedder at `path` (loaded on first use). */
	embed: {
		input: z.object({ path: z.string(), texts: z.array(z.string()) }),
		output: z.array(z.array(z.number()))
	}
} satisfies Operations;

export type EngineOperations = typeof engineOperations;
export type Engine = Caller<EngineOperations>;
export type EngineHandlers = Handlers<EngineOperations>;

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
	/** Milliseconds from the request reaching a free sequence to the first generated token, and to the end. */
	firstTokenMs: z.number(),
	ms: z.number()
});
export type Usage = z.output<typeof usageSchema>;

const promptFields = {
	/**
	 * Which cached state to build on: requests with the same key share a sequence while there is room,
	 * so that the common beginning of their prompts is read once. The conversation's id is a good key.
	 */
	sequence: z.string(),
	prompt: z.array(segmentSchema),
	maxTokens: z.int().min(1)
};

export const engineOperations = {
	/**
	 * Loads a model and forgets the one before. The file's header is checked before llama.cpp sees it.
	 * With an adapter, `decide` runs with it and `generate` without, over the same weights.
	 */
	load: {
		input: z.object({
			path: z.string(),
			adapterPath: z.string().nullable(),
			contextTokens: z.int().min(256),
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
		event: z.union([
			z.object({ type: z.literal('reading'), tokens: z.int() }),
			z.object({ type: z.literal('text'), text: z.string() })
		])
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

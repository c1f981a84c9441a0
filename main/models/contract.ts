import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about models. Sizes are bytes; a part of `main/contract.ts`. */

const modelId = z.string().min(1).max(64);
const nothing = z.null();
const errorSchema = z.object({
	code: z.string(),
	values: z.record(z.string(), z.union([z.string(), z.number()]))
});

/** What a person may set per model; null and `auto` leave it to Hearth. */
export const modelOptionsSchema = z.object({
	/** Tokens of the window; null for what suits this machine. */
	contextTokens: z.int().min(512).max(1_048_576).nullable(),
	/** Layers that a graphics card computes. */
	gpuLayers: z.union([z.literal('auto'), z.int().min(0).max(4096)]),
	/** 0 always says the likeliest word; null for what suits the model. */
	temperature: z.number().min(0).max(2).nullable()
});
export type ModelOptions = z.output<typeof modelOptionsSchema>;

/** needed = weights + context (what the window of `contextTokens` tokens takes while it talks) + some room to compute in. */
export const modelFitSchema = z.object({
	verdict: z.enum(['good', 'tight', 'too-big']),
	neededBytes: z.int(),
	/** Memory that programs could have now; the model that is loaded counts as free, because it would go. */
	freeBytes: z.int(),
	weightsBytes: z.int(),
	contextBytes: z.int(),
	contextTokens: z.int(),
	/** False before the file is here: then it is reckoned from what the catalogue knows. */
	exact: z.boolean()
});
export type ModelFit = z.output<typeof modelFitSchema>;

export const modelDownloadSchema = z.object({
	/** `paused` is also what was interrupted by the end of Hearth; `model:pull` goes on with it. */
	state: z.enum(['queued', 'running', 'paused', 'verifying', 'failed']),
	doneBytes: z.int(),
	totalBytes: z.int(),
	/** 0 until it is known. */
	bytesPerSecond: z.number(),
	secondsLeft: z.number().nullable(),
	/** Set when it failed. */
	error: errorSchema.nullable()
});
export type ModelDownload = z.output<typeof modelDownloadSchema>;

export const modelSchema = z.object({
	id: modelId,
	title: z.string(),
	/** Empty for a remote model. */
	file: z.string(),
	/** 0 when it is not known. */
	bytes: z.int(),
	/** SPDX name, or the name of a licence of its own; empty when the file does not say. */
	licence: z.string(),
	/** For people: "135M", "7B"; empty when it is not known. */
	parameters: z.string(),
	contextLength: z.int(),
	/** For people: "Q4_K_M"; empty when it is not known. */
	quantization: z.string(),
	/** Only `kernel` models can be used for talking. */
	role: z.enum(['kernel', 'embedder', 'speech', 'vision']),
	decision: z.enum(['starter', 'native']).nullable(),
	/** Where it comes from: a list that Hearth or the user keeps, a file of the user's own, another machine. */
	origin: z.enum(['catalogue', 'own', 'remote']),
	/** How far the file can be known to be right: its publisher's hash is on record, or only its size and header. */
	verified: z.enum(['hash', 'header']).nullable(),
	/** The one that suits this machine best. */
	recommended: z.boolean(),
	installed: z.boolean(),
	/** Chosen for talking. */
	active: z.boolean(),
	/** In memory now. */
	loaded: z.boolean(),
	/** Whether `model:remove` can delete its file: never what ships with Hearth or lies in a folder of the user's. */
	removable: z.boolean(),
	/** For memory, before loading and before downloading. Null for a remote model. */
	fit: modelFitSchema.nullable(),
	download: modelDownloadSchema.nullable(),
	/** Why the file that is here cannot be used; downloading replaces it. */
	problem: errorSchema.nullable(),
	/** What is odd about its file: keys of `main/messages/notes.ts`. */
	warnings: z.array(z.string()).optional(),
	options: modelOptionsSchema,
	/** As measured on this machine when it last answered. */
	speed: z.object({ wordsPerSecond: z.number(), readWordsPerSecond: z.number() }).nullable()
});
export type Model = z.output<typeof modelSchema>;

const one = z.object({ modelId });
/** `force` does it although the model is too big for the memory or the disk that is free. */
const forced = z.object({ modelId, force: z.boolean().default(false) });

export const modelCalls = {
	'model:list': { input: nothing, output: z.array(modelSchema) },
	/** Makes it the one that talks, and loads it. */
	'model:use': { input: forced, output: nothing },
	/** Loads the chosen model now instead of with the next request. */
	'model:load': { input: z.object({ force: z.boolean().default(false) }), output: nothing },
	/** Gives the memory back; the next request loads it again. */
	'model:unload': { input: nothing, output: nothing },
	/** Room on the disk where downloads go. */
	'model:space': { input: nothing, output: z.object({ folder: z.string(), freeBytes: z.int() }) },
	/** Starts a download or goes on with one, and returns at once: `model` events tell how it goes. */
	'model:pull': { input: forced, output: nothing },
	/** Keeps what has arrived. */
	'model:pause': { input: one, output: nothing },
	/** Deletes what has arrived. */
	'model:cancel': { input: one, output: nothing },
	/** Reads the whole file and says whether it is right; `model` events tell how far it is. */
	'model:verify': {
		input: one,
		output: z.object({ state: z.enum(['verified', 'header-only', 'damaged', 'missing']) })
	},
	/** Takes a GGUF file of the user's own into Hearth's folder; the original stays where it is. */
	'model:import': { input: z.object({ path: z.string().min(1).max(4096) }), output: modelSchema },
	'model:remove': { input: one, output: nothing },
	'model:options': {
		input: z.object({ modelId, options: modelOptionsSchema.partial() }),
		output: modelSchema
	},
	/** Asks for a folder of the user's own GGUF files and keeps it in the settings; null when cancelled. */
	'model:choose-folder': { input: nothing, output: z.object({ path: z.string().nullable() }) },
	/** Asks for a GGUF file to import; null when cancelled. */
	'model:choose-file': { input: nothing, output: z.object({ path: z.string().nullable() }) }
} satisfies Operations;

export const modelEvents = [
	/** One model changed: a download went on, it was loaded. At most a few times a second. */
	z.object({ type: z.literal('model'), model: modelSchema }),
	/** Models came or went: read the list again. */
	z.object({ type: z.literal('models') })
] as const;

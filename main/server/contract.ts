import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about the local server; a part of `main/contract.ts`. */

const portSchema = z.int().min(1).max(65_535);

export const serverStateSchema = z.object({
	enabled: z.boolean(),
	/** The port a person chose; null for the usual one, or a free one where that is taken. */
	port: portSchema.nullable(),
	/** What a program must send to be answered. */
	token: z.string(),
	/** Web pages that may call it, as `https://example.org`; none unless a person names them. */
	origins: z.array(z.string()),
	/** The base address that programs are given; null while it does not run. */
	address: z.string().nullable(),
	/** The model that answers, and the one for embeddings; null where there is none. */
	models: z.object({ chat: z.string(), embeddings: z.string().nullable() }).nullable(),
	/** Why it is enabled and does not run. */
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable()
});
export type ServerState = z.output<typeof serverStateSchema>;

/** One request that was answered. What was said in it is not kept. */
export const servedSchema = z.object({
	id: z.int(),
	at: z.int(),
	method: z.string(),
	path: z.string(),
	status: z.int(),
	ms: z.int(),
	promptTokens: z.int(),
	answerTokens: z.int()
});
export type Served = z.output<typeof servedSchema>;

const change = z.object({
	enabled: z.boolean().optional(),
	port: portSchema.nullable().optional(),
	origins: z.array(z.string().max(300)).max(50).optional(),
	/** Makes a new token; programs with the old one are no longer answered. */
	renewToken: z.boolean().optional()
});
export type ServerChange = z.output<typeof change>;

export const serverCalls = {
	'server:get': { input: z.null(), output: serverStateSchema },
	'server:set': { input: change, output: serverStateSchema },
	/** The last requests since the start, newest first. */
	'server:log': { input: z.null(), output: z.array(servedSchema) }
} satisfies Operations;

import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about models on other machines; a part of `main/contract.ts`. */

const nothing = z.null();
const remoteId = z.string().min(1).max(64);
const title = z.string().trim().min(1).max(100);
/** As typed; main makes it whole. */
const address = z.string().trim().min(1).max(500);
const model = z.string().trim().min(1).max(200);
/** Null for a server that asks for none. */
const key = z.string().trim().min(1).max(1_000).nullable();
const contextTokens = z.int().min(1_024).max(2_000_000);

/** A model behind an OpenAI-compatible server. What a conversation shows leaves this machine when it is used. */
export const remoteSchema = z.object({
	/** Also its id among the models. */
	id: remoteId,
	title,
	/** Whole, up to and with `/v1`. */
	address,
	model,
	contextTokens,
	leavesMachine: z.literal(true),
	/** Whether what is sent can be read on the way: no `https`, and not this very machine. */
	isReadable: z.boolean(),
	/** `memory` is gone when Hearth ends: this system has nothing to encrypt it with. */
	key: z.enum(['none', 'encrypted', 'memory', 'lost'])
});
export type Remote = z.output<typeof remoteSchema>;

export const remoteCalls = {
	'remote:list': { input: nothing, output: z.array(remoteSchema) },
	/** Sends nothing: `remote:test` and `model:use` do. */
	'remote:add': {
		input: z.object({ title, address, model, key, contextTokens: contextTokens.default(8_192) }),
		output: remoteSchema
	},
	/** What is left out stays; the key goes when the address leads to another server and no new key comes with it. */
	'remote:update': {
		input: z.object({
			remoteId,
			title: title.optional(),
			address: address.optional(),
			model: model.optional(),
			key: key.optional(),
			contextTokens: contextTokens.optional()
		}),
		output: remoteSchema
	},
	'remote:remove': { input: z.object({ remoteId }), output: nothing },
	/**
	 * Asks a server for its models and, when `model` is not null, that one for a call of a made-up function. Nothing of the
	 * person's is sent but the key. With `remoteId` and without a key, the one that is kept is used.
	 */
	'remote:test': {
		input: z.object({
			remoteId: remoteId.nullable(),
			address,
			model: model.nullable(),
			key
		}),
		output: z.object({
			/** Empty when the server does not list them. */
			models: z.array(z.string()),
			/** Null when no model was asked. */
			answers: z.boolean().nullable(),
			/** Whether it calls functions; without, it can only talk. */
			calls: z.boolean().nullable()
		})
	}
} satisfies Operations;

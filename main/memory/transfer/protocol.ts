import { z } from 'zod';
import {
	conversationSchema,
	messageSchema,
	sourceContentSchema,
	sourceSchema
} from '../../contract.ts';
import type { Operations } from '../../operations.ts';

const id = z.string().min(1).max(64);

/** A message as archives carry it. `missing` names what was attached to it and is not in the archive. */
export const archivedMessageSchema = messageSchema
	.omit({ conversationId: true })
	.extend({ missing: z.array(z.string()) });
export type ArchivedMessage = z.output<typeof archivedMessageSchema>;

/**
 * A conversation as archives carry it. Its ids follow from the archive alone, so that the same one coming twice is known.
 * Parents stand before their children.
 */
export const archivedConversationSchema = conversationSchema
	.omit({ deletedAt: true })
	.extend({ messages: z.array(archivedMessageSchema) });
export type ArchivedConversation = z.output<typeof archivedConversationSchema>;

/** What became of conversations that were merged, or would. */
export const mergedSchema = z.object({
	conversationId: id,
	/** `new`: it was not here, or only in the bin; `more`: it was here without some messages; `here`: nothing was missing. */
	state: z.enum(['new', 'more', 'here']),
	/** Messages that were not here. */
	messages: z.int()
});

/** The store's operations that bring in what was elsewhere. Nothing that is here is changed by any of them. */
export const transferOperations = {
	/** What merging these would do. */
	'archive:compare': {
		input: z.object({
			conversations: z.array(z.object({ id, messageIds: z.array(id) }))
		}),
		output: z.array(mergedSchema)
	},
	/**
	 * Adds conversations and messages that are not here, all in one transaction; what is in the bin comes out of it. With
	 * `from`, what comes is marked as text from there: it was never typed here.
	 */
	'archive:merge': {
		input: z.object({
			conversations: z.array(archivedConversationSchema),
			from: z.string().nullable()
		}),
		output: z.array(mergedSchema)
	},
	/** Documents by the hashes of their originals, those in the bin as well. */
	'document:by-hash': {
		input: z.object({ hashes: z.array(z.string().length(64)) }),
		output: z.array(z.object({ hash: z.string(), documentId: id, binned: z.boolean() }))
	},
	/** The hash of every document that is here, for finding its original. */
	'document:hashes': {
		input: z.null(),
		output: z.array(z.object({ documentId: id, hash: z.string() }))
	},
	/** Moves all of these to the bin in one transaction. */
	'archive:take-back': {
		input: z.object({
			conversationIds: z.array(id),
			factIds: z.array(id),
			documentIds: z.array(id)
		}),
		output: z.null()
	},

	/** Snapshots and damaged files that were set aside, the newest first. */
	'source:list': { input: z.null(), output: z.array(sourceSchema) },
	/** What is in one of them and not here. Of a damaged one, what can still be read. */
	'source:look': { input: z.object({ name: z.string().max(100) }), output: sourceContentSchema },
	/** Brings back what was chosen. */
	'source:restore': {
		input: z.object({
			name: z.string().max(100),
			conversationIds: z.array(id),
			factIds: z.array(id),
			documentIds: z.array(id)
		}),
		output: z.object({
			/** Those that were not here at all. */
			conversationIds: z.array(id),
			/** Messages in conversations that were here without them. */
			messages: z.int(),
			factIds: z.array(id),
			/** By the ids they have here. */
			documentIds: z.array(id)
		})
	}
} satisfies Operations;

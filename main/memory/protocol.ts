import { z } from 'zod';
import {
	activitySchema,
	citationSchema,
	contextMapSchema,
	conversationSchema,
	documentSchema,
	removedDocumentSchema,
	factCalls,
	factImportSchema,
	factNewsSchema,
	factSchema,
	grantSchema,
	messageSchema,
	messageStatusSchema,
	passageHitSchema,
	passageSchema,
	ruleSchema,
	stepSchema,
	watchSchema
} from '../contract.ts';
import { changeSchema, changeStepSchema } from './encryption/contract.ts';
import { originSchema } from '../../tools/parts.ts';
import type { Caller, Handlers, Operations } from '../operations.ts';
import { toolServerOperations } from './tool-servers-protocol.ts';
import { transferOperations } from './transfer/protocol.ts';

/**
 * The store's operations: one typed request each, served by the store process (the only one with SQL).
 * Contract: when a call that writes returns, what it wrote is committed and would survive a power cut.
 */
const id = z.string().min(1).max(64);
const nothing = z.null();
const errorValue = messageSchema.shape.error;
const keySchema = z.string().regex(/^[0-9a-f]{64}$/);
const embedder = z.string().min(1).max(200);
/** A text that has no vector yet. `number` is good until the text changes. */
const unembeddedSchema = z.object({
	kind: z.enum(['fact', 'passage', 'message']),
	number: z.int(),
	text: z.string()
});
export type Unembedded = z.output<typeof unembeddedSchema>;
/** Whether a folder is there is not the store's to know. */
export const watchRow = watchSchema.omit({ missing: true });
/** A query as an embedder sees it; without one a search goes by words alone. */
const queryVectorSchema = z.object({ embedder, vector: z.array(z.number()) });
export type QueryVector = z.output<typeof queryVectorSchema>;

export const storeOperations = {
	/**
	 * Opens (or makes) the store in `folder`: lock, integrity check, snapshot, migrations, and marks answers that
	 * were running when the last run ended as interrupted. `notices` are lines for the user (error codes and values).
	 */
	open: {
		input: z.object({
			folder: z.string(),
			/** What the store is encrypted with, or shall be: hexadecimal digits. */
			key: keySchema.nullable().optional(),
			/** Encrypts or decrypts the store before it is opened. */
			change: changeSchema.optional()
		}),
		event: changeStepSchema,
		output: z.object({
			notices: z.array(
				z.object({
					code: z.string(),
					values: z.record(z.string(), z.union([z.string(), z.number()]))
				})
			)
		})
	},
	close: { input: nothing, output: nothing },
	/** Takes a snapshot now, for before an update; throws when there is no room for it. */
	'store:snapshot': { input: nothing, output: nothing },

	'setting:get': { input: z.object({ key: z.string() }), output: z.string().nullable() },
	'setting:set': { input: z.object({ key: z.string(), value: z.string() }), output: nothing },

	'conversation:list': {
		input: z.object({ bin: z.boolean() }),
		output: z.array(conversationSchema)
	},
	/**
	 * A temporary one is in no list and no search, and is deleted for good when it is removed, at `close`, or by the next
	 * `open`. Without `memory` no fact is read in it and none is added from it.
	 */
	'conversation:create': {
		input: z.object({ title: z.string(), temporary: z.boolean(), memory: z.boolean().optional() }),
		output: conversationSchema
	},
	'conversation:get': { input: z.object({ conversationId: id }), output: conversationSchema },
	'conversation:update': {
		input: z.object({
			conversationId: id,
			title: z.string().optional(),
			/** Who named it: a background title never replaces one the user gave. */
			titledBy: z.enum(['user', 'hearth']).optional(),
			pinned: z.boolean().optional(),
			archived: z.boolean().optional(),
			leafId: id.optional()
		}),
		output: conversationSchema
	},
	/** A conversation of its own with a copy of the branch up to this message. */
	'conversation:fork': {
		input: z.object({ messageId: id, title: z.string() }),
		output: conversationSchema
	},
	/** To the bin; `purge` deletes for good. */
	'conversation:remove': {
		input: z.object({ conversationId: id, purge: z.boolean() }),
		output: nothing
	},
	'conversation:restore': { input: z.object({ conversationId: id }), output: nothing },
	/** All of them, or none: to the bin, out of the list (they stay to be found), back into the list. */
	'conversation:sort': {
		input: z.object({
			conversationIds: z.array(id),
			into: z.enum(['bin', 'from-bin', 'archive', 'list'])
		}),
		output: nothing
	},
	'conversation:search': {
		input: z.object({ query: z.string(), limit: z.int() }),
		output: z.array(
			z.object({
				conversationId: id,
				messageId: id.nullable(),
				title: z.string(),
				snippet: z.string(),
				at: z.int()
			})
		)
	},
	/** Every message of the tree, oldest first. */
	'conversation:messages': {
		input: z.object({ conversationId: id }),
		output: z.array(messageSchema)
	},
	/** The messages from the first to `leafId`. */
	'message:branch': { input: z.object({ leafId: id }), output: z.array(messageSchema) },
	/** The last messages of a branch, oldest first: however long it is, no more than `limit` are read. `number` is theirs for good. */
	'message:window': {
		input: z.object({ leafId: id, limit: z.int().min(1).max(1000) }),
		output: z.array(messageSchema.extend({ number: z.int() }))
	},
	/**
	 * Messages of one conversation that have one of these numbers, words of the query or, where its vector is given, a
	 * meaning like it (then they are `alike`): those by number first, then the best.
	 */
	'message:recall': {
		input: z.object({
			conversationId: id,
			query: z.string(),
			numbers: z.array(z.int()).max(100),
			limit: z.int().min(1).max(100),
			vector: queryVectorSchema.optional()
		}),
		output: z.array(
			messageSchema
				.pick({ id: true, role: true, text: true })
				.extend({ number: z.int(), alike: z.boolean() })
		)
	},
	/** For every message that has siblings (same parent, same role): all of them, oldest first. */
	'message:versions': {
		input: z.object({ conversationId: id }),
		output: z.record(id, z.array(id))
	},
	/** The last expressions that gave names a value and worked, in the branch that ends with a message, oldest first. */
	'calculation:definitions': {
		input: z.object({ messageId: id }),
		output: z.array(z.string())
	},
	/** The newest leaf below a message. */
	'message:leaf': { input: z.object({ messageId: id }), output: id },
	'message:get': { input: z.object({ messageId: id }), output: messageSchema },
	/** Adds a message and makes it the shown leaf, in one transaction. */
	'message:add': {
		input: z.object({
			conversationId: id,
			parentId: id.nullable(),
			role: z.enum(['user', 'assistant']),
			text: z.string(),
			status: messageStatusSchema,
			attachments: z.array(id)
		}),
		output: messageSchema
	},
	'message:append': { input: z.object({ messageId: id, text: z.string() }), output: nothing },
	'message:finish': {
		input: z.object({
			messageId: id,
			text: z.string().optional(),
			status: messageStatusSchema,
			error: errorValue,
			citations: z.array(citationSchema)
		}),
		output: messageSchema
	},
	'message:add-step': { input: z.object({ messageId: id, step: stepSchema }), output: nothing },
	'message:set-context': {
		input: z.object({ messageId: id, context: contextMapSchema }),
		output: nothing
	},
	'message:context': { input: z.object({ messageId: id }), output: contextMapSchema },

	'fact:list': { input: nothing, output: z.array(factSchema) },
	'fact:add': {
		input: z.object({
			text: z.string(),
			origin: originSchema,
			source: factSchema.shape.source,
			scope: factSchema.shape.scope.optional()
		}),
		output: factSchema
	},
	/** What an answer brought for the memory; suggestions only with `suggest`. */
	'fact:news': {
		input: z.object({ messageId: id, suggest: z.boolean() }),
		output: factNewsSchema
	},
	'fact:dismiss': factCalls['fact:dismiss'],
	/** The earlier version stays in the history. */
	'fact:edit': { input: z.object({ factId: id, text: z.string() }), output: factSchema },
	'fact:forget': { input: z.object({ factId: id }), output: nothing },
	'fact:restore': { input: z.object({ factId: id }), output: nothing },
	'fact:scope': factCalls['fact:scope'],
	'fact:history': factCalls['fact:history'],
	'fact:bin': factCalls['fact:bin'],
	'fact:conflicts': factCalls['fact:conflicts'],
	'fact:choose': factCalls['fact:choose'],
	'fact:agree': factCalls['fact:agree'],
	/** What importing these would do. */
	'fact:compare': {
		input: factCalls['fact:import'].input,
		output: factImportSchema.omit({ file: true })
	},
	'fact:import': factCalls['fact:import'],
	/** An empty query finds all, the newest first. */
	'fact:search': {
		input: z.object({
			query: z.string(),
			limit: z.int(),
			vector: queryVectorSchema.optional(),
			/** The conversation that asks: facts that hold in it, and none where it reads no memory. All facts without it. */
			conversationId: id.optional()
		}),
		output: z.array(factSchema)
	},

	/**
	 * Registers a document whose original is already in `originals/`; the same hash gives the document that is there. With
	 * `modifiedAt` it is the file at `path`: if there is a document of that file already, this is its next version.
	 */
	'document:add': {
		input: z.object({
			hash: z.string().length(64),
			title: z.string(),
			path: z.string(),
			kind: z.string(),
			bytes: z.int(),
			modifiedAt: z.number().nullable().optional()
		}),
		output: z.object({
			document: documentSchema,
			isNew: z.boolean(),
			/** What is to be read: the document itself, or its next version, which has an id of its own until then. */
			readId: id
		})
	},
	/** Whether a person put the document of this content into the bin, and there is none of the file at `path`. */
	'document:is-unwanted': {
		input: z.object({ hash: z.string().length(64), path: z.string() }),
		output: z.boolean()
	},
	/** Documents and next versions that were not read to their end, oldest first. */
	'document:unread': { input: nothing, output: z.array(id) },
	/** The content hashes of all documents, of old and next versions and of those in the bin. */
	'original:hashes': { input: nothing, output: z.array(z.string()) },
	/** The content hash, by which the original is found in `originals/`; `versionOf` is set for a next version. */
	'document:original': {
		input: z.object({ documentId: id }),
		output: z.object({ hash: z.string(), versionOf: id.nullable() })
	},
	/** A next version that was read takes the place of its document, whose old version goes to the bin. */
	'document:replace': {
		input: documentSchema.pick({ pages: true, warnings: true }).extend({ documentId: id }),
		output: documentSchema
	},
	/** Gives up a next version. */
	'document:drop-version': { input: z.object({ documentId: id }), output: nothing },
	/** Documents that were taken from files in this folder or below, as they were then. What is in the bin stands first. */
	'document:files': {
		input: z.object({ folder: z.string().min(1) }),
		output: z.array(
			z.object({
				documentId: id,
				path: z.string(),
				bytes: z.int(),
				modifiedAt: z.number(),
				inBin: z.boolean()
			})
		)
	},
	'document:get': { input: z.object({ documentId: id }), output: documentSchema },
	'document:list': { input: nothing, output: z.array(documentSchema) },
	'document:bin': { input: nothing, output: z.array(removedDocumentSchema) },
	'document:update': {
		input: z.object({
			documentId: id,
			title: z.string().optional(),
			path: z.string().optional(),
			modifiedAt: z.number().optional(),
			state: documentSchema.shape.state.optional(),
			progress: z.number().optional(),
			error: errorValue.optional(),
			pages: z.int().nullable().optional(),
			warnings: z.array(z.string()).optional()
		}),
		output: documentSchema
	},
	/** To the bin. `fileGone` when its file is gone, and not when a person does not want it: only then does the file bring it back. */
	'document:remove': {
		input: z.object({ documentId: id, fileGone: z.boolean().optional() }),
		output: nothing
	},
	'document:restore': { input: z.object({ documentId: id }), output: nothing },
	/** Adds passages in one transaction; `from` 0 first removes what was there. */
	'passage:add': {
		input: z.object({
			documentId: id,
			from: z.int().min(0),
			passages: z.array(
				passageSchema.pick({ text: true, heading: true, place: true, start: true, end: true })
			)
		}),
		output: nothing
	},
	'passage:list': {
		input: z.object({ documentId: id, from: z.int(), count: z.int() }),
		output: z.array(passageSchema)
	},
	'passage:get': { input: z.object({ passageId: id }), output: passageSchema },
	/**
	 * Full-text search, words and trigrams, and likeness of meaning where a vector is given, fused by reciprocal rank; only
	 * documents that are ready or being read, and not in the bin.
	 */
	'passage:search': {
		input: z.object({
			query: z.string(),
			limit: z.int().min(1).max(200),
			/** Only these; null for all. */
			documentIds: z.array(id).nullable(),
			/** At most this many of one document. */
			perDocument: z.int().min(1),
			vector: queryVectorSchema.optional()
		}),
		output: z.array(passageHitSchema)
	},

	/**
	 * Makes an embedder the wanted one, and says which one's vectors serve until all of its own are there: itself where
	 * no other did. Null while nothing has a vector.
	 */
	'vector:serving': { input: z.object({ embedder }), output: embedder.nullable() },
	/** Takes some of the passages' vectors into memory, for searches to come; false when all are there. */
	'vector:warm': { input: z.object({ embedder }), output: z.boolean() },
	/** Texts that have no vector of the wanted embedder. When there are none left, it serves and the others' are deleted. */
	'vector:next': {
		input: z.object({ embedder, count: z.int().min(1).max(256) }),
		output: z.array(unembeddedSchema)
	},
	/** Keeps vectors in one transaction. Null is for a text that cannot have one; one that changed meanwhile stays in the queue. */
	'vector:set': {
		input: z.object({
			embedder,
			vectors: z.array(
				unembeddedSchema.extend({ vector: z.array(z.number()).min(1).max(8192).nullable() })
			)
		}),
		output: nothing
	},

	...transferOperations,

	'watch:list': { input: nothing, output: z.array(watchRow) },
	'watch:add': { input: z.object({ path: z.string() }), output: watchRow },
	'watch:remove': { input: z.object({ path: z.string() }), output: nothing },

	...toolServerOperations,

	'grant:list': { input: nothing, output: z.array(grantSchema) },
	'grant:add': { input: z.object({ path: z.string() }), output: grantSchema },
	'grant:remove': { input: z.object({ path: z.string() }), output: nothing },
	'rule:list': { input: nothing, output: z.array(ruleSchema) },
	'rule:add': { input: z.object({ tool: z.string(), scope: z.string() }), output: ruleSchema },
	'rule:remove': { input: z.object({ ruleId: id }), output: nothing },

	'activity:add': {
		input: z.object({
			conversationId: id.nullable(),
			messageId: id.nullable(),
			tool: z.string(),
			target: z.string(),
			ok: z.boolean(),
			/** JSON of tools/tool.ts Undo, or null. */
			undo: z.string().nullable()
		}),
		output: activitySchema
	},
	'activity:list': { input: z.object({ limit: z.int() }), output: z.array(activitySchema) },
	'activity:undo-data': { input: z.object({ activityId: id }), output: z.string().nullable() },
	'activity:undone': { input: z.object({ activityId: id }), output: nothing },
	/** What would come back out of this folder can no longer be undone. */
	'activity:bin-emptied': { input: z.object({ bin: z.string().min(1) }), output: nothing }
} satisfies Operations;

export type StoreOperations = typeof storeOperations;
export type Store = Caller<StoreOperations>;
export type StoreHandlers = Handlers<StoreOperations>;

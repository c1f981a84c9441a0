import { z } from 'zod';
import type { Operations } from '../../operations.ts';

const id = z.string().min(1).max(64);
const nothing = z.null();
const ids = z.array(id).max(1_000_000);

/** Something to go back to: a snapshot, or a damaged file that was set aside. */
export const sourceSchema = z.object({
	/** The name of its file or folder. */
	name: z.string(),
	kind: z.enum(['snapshot', 'damaged']),
	/** When it was written. */
	at: z.int(),
	bytes: z.int()
});
export type Source = z.output<typeof sourceSchema>;

/** What is in a source and not here; what is here in the bin counts as not here. */
export const sourceContentSchema = z.object({
	conversations: z.array(
		z.object({
			id,
			title: z.string(),
			updatedAt: z.int(),
			/** Messages that are not here. */
			messages: z.int(),
			/** The conversation is here; only some of its messages are not. */
			here: z.boolean()
		})
	),
	facts: z.array(z.object({ id, text: z.string(), updatedAt: z.int() })),
	documents: z.array(z.object({ id, title: z.string(), bytes: z.int(), addedAt: z.int() })),
	/** Rows of a damaged file that cannot be read any more. */
	unreadable: z.int()
});
export type SourceContent = z.output<typeof sourceContentSchema>;

/** Programs whose archives can be read. */
export const archiveKinds = ['hearth', 'chatgpt', 'jan', 'open-webui'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

/** What importing an archive would do. */
export const archivePreviewSchema = z.object({
	path: z.string(),
	file: z.string(),
	kind: z.enum(archiveKinds),
	/** Conversations that are not here, that are here without some messages, and that are here. */
	fresh: z.int(),
	more: z.int(),
	known: z.int(),
	/** Messages that would come. */
	messages: z.int(),
	facts: z.object({ fresh: z.int(), known: z.int() }),
	documents: z.object({ fresh: z.int(), known: z.int() }),
	/** Files that messages name and the archive does not hold. */
	missing: z.int(),
	/** Conversations that could not be read. */
	unreadable: z.int(),
	/** The newest of those that would come. */
	newest: z.array(z.object({ title: z.string(), updatedAt: z.int(), messages: z.int() }))
});
export type ArchivePreview = z.output<typeof archivePreviewSchema>;

/** What came, by ids, so that it can be taken back; `messages` counts those that came into conversations that were here. */
export const broughtSchema = z.object({
	conversationIds: ids,
	messages: z.int(),
	factIds: ids,
	documentIds: ids
});
export type Brought = z.output<typeof broughtSchema>;

/** Bytes on the disk. */
export const storageSchema = z.object({
	folder: z.string(),
	store: z.int(),
	originals: z.int(),
	models: z.int(),
	snapshots: z.int(),
	/** Damaged files that were set aside. */
	damaged: z.int(),
	/** Files that were deleted here, and old versions of those that were written. */
	bin: z.int(),
	/** What can be made anew. */
	cache: z.int(),
	free: z.int()
});
export type Storage = z.output<typeof storageSchema>;

export const transferCalls = {
	'storage:used': { input: nothing, output: storageSchema },
	/** Deletes what was kept of files that were changed or deleted here; such changes can no longer be undone. */
	'storage:empty-bin': { input: nothing, output: storageSchema },
	'storage:sources': { input: nothing, output: z.array(sourceSchema) },
	'storage:look': { input: z.object({ name: z.string().max(100) }), output: sourceContentSchema },
	'storage:restore': {
		input: z.object({
			name: z.string().max(100),
			conversationIds: ids,
			factIds: ids,
			documentIds: ids
		}),
		output: broughtSchema
	},
	/** Asks where with the system's dialog and writes everything there; `path` is null when the user cancelled. */
	'transfer:export': { input: nothing, output: z.object({ path: z.string().nullable() }) },
	/** Asks for a file or folder and says what importing it would do, without doing it; null when the user cancelled. */
	'transfer:choose': {
		input: z.object({ folder: z.boolean() }),
		output: archivePreviewSchema.nullable()
	},
	'transfer:import': {
		input: z.object({ path: z.string().min(1).max(4096) }),
		output: broughtSchema
	},
	/** Stops the export or import under way; what was imported so far stays. */
	'transfer:stop': { input: nothing, output: nothing },
	/** Moves what came to the bin. */
	'transfer:take-back': {
		input: broughtSchema.omit({ messages: true }),
		output: nothing
	}
} satisfies Operations;

export const transferEvents = [
	/** How far an export, a look into an archive or an import is. At most a few times a second. */
	z.object({
		type: z.literal('transfer'),
		stage: z.enum(['export', 'look', 'import']),
		/** 0 to 1. */
		progress: z.number(),
		/** Conversations and documents so far. */
		done: z.int()
	})
] as const;
export type TransferEvent = z.output<(typeof transferEvents)[0]>;

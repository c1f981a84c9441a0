import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about new versions of Hearth; a part of `main/contract.ts`. */

const nothing = z.null();

/**
 * How this Hearth came onto the machine, which decides who can replace it: Hearth itself a folder or an AppImage of the
 * person's own, the system's installer the others.
 */
export const packageKindSchema = z.enum([
	'folder',
	'AppImage',
	'deb',
	'rpm',
	'installer',
	'disk-image'
]);
export type PackageKind = z.output<typeof packageKindSchema>;

export const updateStateSchema = z.object({
	/** The machine that is asked for new versions; null where this Hearth was built without one, or runs from its sources. */
	host: z.string().nullable(),
	kind: packageKindSchema.nullable(),
	/** Whether Hearth can put a new version in place by itself; else the system's installer does. */
	replaceable: z.boolean(),
	/** Whether it looks once a day by itself. Off until a person turns it on: before, nothing is asked of the network. */
	automatic: z.boolean(),
	checkedAt: z.int().nullable(),
	phase: z.enum([
		'idle',
		'checking',
		'newest',
		'available',
		'downloading',
		'paused',
		'ready',
		'installing',
		/** The system's installer was opened; `command` does the same in a terminal. */
		'handed-over'
	]),
	/** The version that could be had. */
	release: z
		.object({ version: z.string(), date: z.string(), notes: z.string(), bytes: z.int() })
		.nullable(),
	download: z
		.object({
			doneBytes: z.int(),
			totalBytes: z.int(),
			verifying: z.boolean(),
			secondsLeft: z.number().nullable()
		})
		.nullable(),
	/** What a person types to install it, where only root may. */
	command: z.string().nullable(),
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable()
});
export type UpdateState = z.output<typeof updateStateSchema>;

export const updateEvents = [
	/** `news` is set once for each version that a look of Hearth's own has found. */
	z.object({ type: z.literal('update'), update: updateStateSchema, news: z.boolean() })
] as const;

export const updateCalls = {
	'update:get': { input: nothing, output: updateStateSchema },
	'update:set': { input: z.object({ automatic: z.boolean() }), output: updateStateSchema },
	/** Looks now. Why it could not is part of the state. */
	'update:check': { input: nothing, output: updateStateSchema },
	/** Begins to download, or goes on with it. */
	'update:download': { input: nothing, output: updateStateSchema },
	/** Stops the download and keeps what has arrived. */
	'update:pause': { input: nothing, output: updateStateSchema },
	/** Takes a snapshot of the store and installs; Hearth starts anew where it can do that itself. */
	'update:install': { input: nothing, output: updateStateSchema }
} satisfies Operations;

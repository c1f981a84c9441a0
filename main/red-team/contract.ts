import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about trials of the permissions; a part of `main/contract.ts`. */

const nothing = z.null();

/** Who decides in a trial: the model that is chosen, or one that does whatever any text says. */
export const redTeamWhoSchema = z.enum(['model', 'obedient']);

const channelScoreSchema = z.object({
	/** A channel of main/red-team/set.ts, or `requests`. */
	channel: z.string(),
	cases: z.int(),
	/** Cases in which nothing happened without a yes, and nothing was claimed that did not happen. */
	held: z.int()
});

export const redTeamSummarySchema = z.object({
	channels: z.array(channelScoreSchema),
	/** Ordinary requests: reads and how many of them asked, writes and how many of them asked exactly once. */
	reads: z.int(),
	readsAsked: z.int(),
	writes: z.int(),
	writesAskedOnce: z.int()
});
export type RedTeamSummary = z.output<typeof redTeamSummarySchema>;

/** Something that happened in a trial. */
const redTeamEventSchema = z.object({
	id: z.string(),
	channel: z.string(),
	/** `effect` without a yes, `claim` of something that did not happen, `asked` and answered with no. */
	what: z.enum(['effect', 'claim', 'asked']),
	tool: z.string(),
	target: z.string()
});
export type RedTeamEvent = z.output<typeof redTeamEventSchema>;

export const redTeamRunSchema = z.object({
	who: redTeamWhoSchema,
	/** The model that decided; empty for the obedient one. */
	modelId: z.string(),
	mode: z.enum(['ask', 'accept-edits', 'read-only']),
	state: z.enum(['running', 'done', 'stopped', 'failed']),
	done: z.int(),
	total: z.int(),
	startedAt: z.int(),
	endedAt: z.int().nullable(),
	summary: redTeamSummarySchema,
	events: z.array(redTeamEventSchema),
	/** The last finished run of the same kind before this one. */
	before: redTeamSummarySchema.nullable(),
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable()
});
export type RedTeamRun = z.output<typeof redTeamRunSchema>;

export const redTeamCalls = {
	/** The last run of each kind, and how many conversations the set has. */
	'red-team:list': {
		input: nothing,
		output: z.object({ cases: z.int(), runs: z.array(redTeamRunSchema) })
	},
	/** Begins and returns at once; `red-team` events tell how it goes. */
	'red-team:start': { input: z.object({ who: redTeamWhoSchema }), output: redTeamRunSchema },
	'red-team:stop': { input: nothing, output: nothing }
} satisfies Operations;

export const redTeamEvents = [
	z.object({ type: z.literal('red-team'), run: redTeamRunSchema })
] as const;

import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about evaluations. Times are milliseconds; a part of `main/contract.ts`. */

const modelId = z.string().min(1).max(64);
const nothing = z.null();

const spreadSchema = z.object({
	median: z.number(),
	/** Nineteen of twenty were faster. */
	slow: z.number()
});

export const evaluationSummarySchema = z.object({
	rows: z.array(
		z.object({
			/** `all`, `en`, `ko`, `follow-ups`, or the name of the tool that is right. */
			name: z.string(),
			requests: z.int(),
			toolRight: z.int(),
			/** The tool and its input. */
			callRight: z.int()
		})
	),
	/** Requests that need no tool, and how many of them called one. */
	talk: z.int(),
	talkMistaken: z.int(),
	firstTokenMs: spreadSchema,
	decisionMs: spreadSchema
});
export type EvaluationSummary = z.output<typeof evaluationSummarySchema>;

export const evaluationSchema = z.object({
	modelId,
	state: z.enum(['running', 'done', 'stopped', 'failed']),
	/** Requests decided so far, and in all. */
	done: z.int(),
	total: z.int(),
	startedAt: z.int(),
	endedAt: z.int().nullable(),
	summary: evaluationSummarySchema,
	/** Set when it failed. */
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable()
});
export type Evaluation = z.output<typeof evaluationSchema>;

export const evaluationCalls = {
	/** The last evaluation of each model, and how many requests the set has. */
	'evaluation:list': {
		input: nothing,
		output: z.object({ requests: z.int(), evaluations: z.array(evaluationSchema) })
	},
	/** Makes the model the one that talks and lets it decide on every request of the set; `evaluation` events tell how it goes. */
	'evaluation:start': { input: z.object({ modelId }), output: evaluationSchema },
	/** Keeps the numbers so far. */
	'evaluation:stop': { input: nothing, output: nothing }
} satisfies Operations;

export const evaluationEvents = [
	z.object({ type: z.literal('evaluation'), evaluation: evaluationSchema })
] as const;

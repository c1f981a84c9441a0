import { z } from 'zod';

/** What goes between the tool and its thread: one expression at a time. */
export const requestSchema = z.object({ expression: z.string() });

export const replySchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('ready') }),
	z.object({
		type: z.literal('value'),
		value: z.object({ exact: z.string(), rounded: z.string().nullable(), reading: z.string() })
	}),
	z.object({
		type: z.literal('error'),
		code: z.enum(['BAD_INPUT', 'LIMIT']),
		message: z.string()
	})
]);
export type Reply = z.output<typeof replySchema>;

import { z } from 'zod';
import { partSchema } from '../parts.ts';

/** What goes between the tool and its thread: one expression at a time. */
export const requestSchema = z.object({
	expression: z.string(),
	/** What the conversation computed before, oldest first. */
	earlier: z.array(z.string())
});

export const replySchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('ready') }),
	z.object({ type: z.literal('value'), value: partSchema }),
	z.object({
		type: z.literal('error'),
		code: z.enum(['BAD_INPUT', 'LIMIT']),
		message: z.string()
	})
]);
export type Reply = z.output<typeof replySchema>;

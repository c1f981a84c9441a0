import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What the window asks of the place where programs run. */
export const interpreterCalls = {
	/** Drops the variables and files that the programs of a conversation have left for the next one. */
	'program:reset': {
		input: z.object({ conversationId: z.string().min(1).max(64) }),
		output: z.null()
	}
} satisfies Operations;

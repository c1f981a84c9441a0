import { z } from 'zod';
import type { Operations } from '../../../main/operations.ts';

export const testOperations = {
	count: { input: z.null(), output: z.int() },
	double: {
		input: z.object({ value: z.number() }),
		output: z.number(),
		event: z.object({ half: z.number() })
	},
	wait: { input: z.null(), output: z.null() },
	fail: { input: z.object({ how: z.enum(['known', 'unknown']) }), output: z.null() },
	die: { input: z.null(), output: z.null() },
	lie: { input: z.null(), output: z.int() }
} satisfies Operations;

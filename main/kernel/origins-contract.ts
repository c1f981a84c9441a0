import { z } from 'zod';

/** Where one argument of a call came from; a part of `main/contract.ts`. */
export const argumentOriginSchema = z.object({
	/** The argument's name in the tool: "path". */
	argument: z.string(),
	from: z.array(
		z.object({
			/** The person's own words, an earlier answer, a result computed here, text from outside, or the model itself. */
			kind: z.enum(['user', 'answer', 'tool', 'outside', 'model']),
			/** What a person calls it: the address of a page, the title of a document; empty where the kind says it all. */
			name: z.string()
		})
	)
});
export type ArgumentOrigin = z.output<typeof argumentOriginSchema>;

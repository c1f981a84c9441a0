import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What the doctor found; `topic` and `text` are lines of `main/messages/doctor.ts`. A part of `main/contract.ts`. */
export const findingSchema = z.object({
	topic: z.string(),
	/** `bad` means that something Hearth needs does not work. */
	state: z.enum(['good', 'warning', 'bad']),
	text: z.string(),
	/** Nothing in them names the person: the home folder is `~`. */
	values: z.record(z.string(), z.union([z.string(), z.number()])),
	/** An error of `main/messages/errors.ts` that says why. */
	error: z
		.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
		.nullable()
});
export type Finding = z.output<typeof findingSchema>;

export const doctorCalls = {
	/** Looks at everything once; reads the models' files and lets the model talk for a moment. */
	'doctor:run': { input: z.null(), output: z.array(findingSchema) },
	/** Shows the folder of the logs in the system's own file manager. */
	'logs:open': { input: z.null(), output: z.null() }
} satisfies Operations;

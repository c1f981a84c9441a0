/** One piece of bad input, and what has to come of it. */
export interface Row {
	name: string;
	/** Resolves with what came of it, in a word: it must never hang, crash or do anything else than `wanted`. */
	run: () => unknown;
	/** What `run` has to give, or a pattern for the message of its error. */
	wanted: string | RegExp;
}

/** What came of a row, as it is compared with what is wanted. */
export async function outcomeOf({ run }: Row): Promise<string> {
	try {
		return String(await run());
	} catch (error) {
		return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	}
}

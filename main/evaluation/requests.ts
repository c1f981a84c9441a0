import { z } from 'zod';

/** One acceptable call. Words in `must` are parts of what has to be in the query; `a|b` means either. */
const expectationSchema = z.discriminatedUnion('tool', [
	z.strictObject({ tool: z.literal('reply') }),
	z.strictObject({
		tool: z.literal('calculator'),
		/** What the expression comes to; any of them will do. */
		value: z.array(z.number()).min(1),
		/** Relative; for questions that leave room, such as which cup is meant. */
		tolerance: z.number().positive().default(1e-4)
	}),
	z.strictObject({ tool: z.literal('open_page'), url: z.array(z.string()).min(1) }),
	z.strictObject({
		tool: z.enum(['list_files', 'read_file']),
		path: z.array(z.string()).min(1)
	}),
	z.strictObject({
		tool: z.literal('write_file'),
		path: z.array(z.string()).min(1),
		must: z.array(z.string()).min(1)
	}),
	z.strictObject({
		tool: z.literal('run_code'),
		language: z.enum(['python', 'javascript']).optional(),
		/** What the program has to print, in this order. */
		prints: z.array(z.string()).optional()
	}),
	z.strictObject({
		tool: z.enum(['search_web', 'find_files', 'remember', 'recall', 'search_documents']),
		must: z.array(z.string()).min(1)
	})
]);
export type Expectation = z.output<typeof expectationSchema>;

const requestSchema = z.strictObject({
	id: z.string(),
	language: z.enum(['en', 'ko']),
	kind: z.enum(['single', 'follow-up']),
	request: z.string().min(1),
	/** Earlier messages, as `ask --batch` takes them. */
	context: z
		.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string() }))
		.default([]),
	expect: z.array(expectationSchema).min(1)
});
export type DispatchRequest = z.output<typeof requestSchema>;

/** The requests of the evaluation set: one a line, as JSON. */
export function parseRequests(lines: string): DispatchRequest[] {
	return lines
		.trim()
		.split('\n')
		.map((line) => requestSchema.parse(JSON.parse(line)));
}

/** Messages as the exchanges of a decision: each question with its answer. */
export function exchangesOf({ context }: DispatchRequest): { user: string; assistant: string }[] {
	return context.flatMap((message, index) =>
		message.role === 'user'
			? [{ user: message.content, assistant: context[index + 1]?.content ?? '' }]
			: []
	);
}

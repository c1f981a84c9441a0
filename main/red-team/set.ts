import { z } from 'zod';

/** The ways by which text from outside reaches a model. */
export const channels = [
	'document',
	'web',
	'file',
	'file-name',
	'memory',
	'error',
	'search',
	'mail',
	'answer',
	'mcp',
	'model'
] as const;
export type Channel = (typeof channels)[number];

const callSchema = z.strictObject({ tool: z.string(), input: z.record(z.string(), z.string()) });
export type WantedCall = z.output<typeof callSchema>;
const language = z.string().length(2);

/** A text that orders a call; `{call}` stands where the call is printed. */
const injectionSchema = z.strictObject({
	id: z.string(),
	channel: z.enum(channels),
	language,
	text: z.string().includes('{call}'),
	call: callSchema
});
export type Injection = z.output<typeof injectionSchema>;

/** What a person might say to talk a model out of its rules; without a call it wants a false claim. */
const requestSchema = z.strictObject({
	id: z.string(),
	language,
	text: z.string(),
	call: callSchema.optional()
});
export type PlainRequest = z.output<typeof requestSchema>;

/** An ordinary request, with what is there for it and the calls that answer it. */
const benignSchema = z.strictObject({
	id: z.string(),
	wants: z.enum(['read', 'write']),
	language,
	request: z.string(),
	calls: z.array(callSchema).min(1),
	files: z.record(z.string(), z.string()).optional(),
	page: z.string().optional(),
	document: z.string().optional(),
	fact: z.string().optional()
});
export type Benign = z.output<typeof benignSchema>;

export interface RedTeamSet {
	injections: Injection[];
	requests: PlainRequest[];
	benign: Benign[];
}

/** The set, from its three files of one JSON object a line. */
export function parseSet(files: {
	injections: string;
	requests: string;
	benign: string;
}): RedTeamSet {
	return {
		injections: parse(files.injections, injectionSchema),
		requests: parse(files.requests, requestSchema),
		benign: parse(files.benign, benignSchema)
	};
}

function parse<Row>(lines: string, schema: z.ZodType<Row>): Row[] {
	return lines
		.trim()
		.split('\n')
		.map((line) => schema.parse(JSON.parse(line)));
}

/** A call as a text would write it and as it is read back out of one. */
export function writeCall({ tool, input }: WantedCall): string {
	return `${tool}(${Object.values(input)
		.map((value) => JSON.stringify(value))
		.join(', ')})`;
}

/** The text with its call printed in it. */
export function withCall(text: string, call: WantedCall | undefined): string {
	return call === undefined ? text : text.replace('{call}', () => writeCall(call));
}

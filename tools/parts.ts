import { z } from 'zod';

/**
 * Where text came from. `user` and `assistant` are the talk itself, `tool` is computed from clean input;
 * the rest came from outside: data that may be quoted but never gains the right to act.
 */
export const originSchema = z.enum([
	'user',
	'assistant',
	'tool',
	'file',
	'document',
	'web',
	'memory',
	'mcp',
	'model-download'
]);
export type Origin = z.output<typeof originSchema>;

const passageSchema = z.object({
	passageId: z.string(),
	documentId: z.string(),
	title: z.string(),
	/** Where in the document, in words a person uses: "page 3", "sheet Sales, row 12"; empty when it has no parts. */
	place: z.string(),
	/** The headings above it, the outermost first. */
	heading: z.string().nullable().optional(),
	text: z.string(),
	score: z.number(),
	/** Set when the document is still being read, so that there may be better ones. */
	reading: z.boolean().optional()
});
export type PassageHit = z.output<typeof passageSchema>;

/** What a tool gives back. Each is shown as what it is; `partsToText` is what the model reads. */
export const partSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: z.string() }),
	/** A computed value: `exact` is quoted in the answer, `rounded` when it differs, `reading` is how the input was read. */
	z.object({
		type: z.literal('value'),
		exact: z.string(),
		rounded: z.string().nullable(),
		reading: z.string(),
		/** What kind of thing `exact` says, where it is more than a value; decides how it is said. */
		kind: z
			.enum([
				'solutions',
				'and-complex',
				'complex',
				'tried',
				'none',
				'none-found',
				'many',
				'every',
				'formula',
				'approximate',
				'kept'
			])
			.optional()
	}),
	z.object({
		type: z.literal('table'),
		title: z.string(),
		columns: z.array(z.string()),
		rows: z.array(z.array(z.string())),
		/** Rows there were in all, when not all are in `rows`. */
		total: z.int()
	}),
	z.object({ type: z.literal('picture'), mime: z.string(), base64: z.string(), alt: z.string() }),
	/** A vega-lite specification with its data inside; drawn without evaluating code. */
	z.object({ type: z.literal('plot'), spec: z.record(z.string(), z.unknown()), alt: z.string() }),
	z.object({ type: z.literal('file'), name: z.string(), mime: z.string(), base64: z.string() }),
	z.object({
		type: z.literal('links'),
		items: z.array(z.object({ title: z.string(), url: z.string(), snippet: z.string() }))
	}),
	z.object({ type: z.literal('passages'), items: z.array(passageSchema) }),
	/** A web page that was read: Markdown with numbered links. */
	z.object({
		type: z.literal('page'),
		url: z.string(),
		title: z.string(),
		markdown: z.string(),
		links: z.array(z.object({ text: z.string(), url: z.string() })),
		/** What a person would not see on it or not expect: keys of `main/messages/notes.ts`. */
		warnings: z.array(z.string()).optional()
	}),
	z.object({
		type: z.literal('error'),
		text: z.string(),
		/** The same as a key of `main/messages/files.ts`, for the person's own language. */
		words: z
			.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
			.optional()
	})
]);
export type Part = z.output<typeof partSchema>;

/** Whether a part brought nothing: a search without a hit, or no words. */
export function isEmptyPart(part: Part): boolean {
	if (part.type === 'passages' || part.type === 'links') return part.items.length === 0;
	return part.type === 'text' && part.text.trim() === '';
}

/** The parts as plain text for the model and the terminal. Pictures and plots become their description. */
export function partsToText(parts: Part[]): string {
	return parts.map(partToText).join('\n');
}

function partToText(part: Part): string {
	switch (part.type) {
		case 'text':
			return part.text;
		case 'value':
			return part.exact;
		case 'table':
			return [part.columns, ...part.rows].map((row) => row.join('\t')).join('\n');
		case 'picture':
		case 'plot':
			return `[${part.type}: ${part.alt}]`;
		case 'file':
			return `[file: ${part.name}]`;
		case 'links':
			return part.items
				.map((item, index) => `${index + 1}. ${item.title}\n${item.url}\n${item.snippet}`)
				.join('\n');
		case 'passages':
			return part.items
				.map(
					(item, index) =>
						`[${index + 1}] ${item.title}${item.place && `, ${item.place}`}\n${item.text}`
				)
				.join('\n\n');
		case 'page':
			return `${part.title}\n${part.url}\n\n${part.markdown}`;
		case 'error':
			return `Error: ${part.text}`;
	}
}

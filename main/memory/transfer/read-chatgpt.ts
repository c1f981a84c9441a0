import { z } from 'zod';
import type { ForeignConversation, ForeignNode } from './tree.ts';
import { timeOf } from './tree.ts';

const contentSchema = z.looseObject({
	content_type: z.string().catch('text'),
	parts: z.array(z.unknown()).optional(),
	text: z.string().optional(),
	language: z.string().optional()
});
const partSchema = z.looseObject({
	content_type: z.string().optional(),
	asset_pointer: z.string().optional(),
	text: z.string().optional()
});
const nodeSchema = z.looseObject({
	id: z.string().optional(),
	parent: z.string().nullish(),
	message: z
		.looseObject({
			author: z.looseObject({ role: z.string() }),
			create_time: z.number().nullish(),
			content: contentSchema,
			metadata: z
				.looseObject({
					is_visually_hidden_from_conversation: z.boolean().optional(),
					attachments: z.array(z.looseObject({ name: z.string().optional() })).optional()
				})
				.optional()
				.catch(undefined)
		})
		.nullish()
});
const conversationSchema = z.looseObject({
	id: z.string().optional(),
	conversation_id: z.string().optional(),
	title: z.string().nullish(),
	create_time: z.number().nullish(),
	update_time: z.number().nullish(),
	current_node: z.string().nullish(),
	is_archived: z.boolean().nullish(),
	is_starred: z.boolean().nullish(),
	mapping: z.record(z.string(), nodeSchema)
});

type Content = z.output<typeof contentSchema>;
type Message = NonNullable<z.output<typeof nodeSchema>['message']>;

/** Where its page puts the marks of sources, in characters of nobody's alphabet. */
const sourceMarks = /\uE200[^\uE201]*\uE201/gu;

export function isChatGpt(value: unknown): value is unknown[] {
	return (
		Array.isArray(value) &&
		value.some((one) => typeof one === 'object' && one !== null && 'mapping' in one)
	);
}

/** One entry of `conversations.json`: a tree of messages, calls and their outputs under `mapping`. */
export function readChatGpt(value: unknown): ForeignConversation {
	const found = conversationSchema.parse(value);
	const nodes = Object.entries(found.mapping).map(([id, { parent, message }]): ForeignNode => ({
		...{ id, parentId: parent ?? null },
		...(message ? read(message) : { role: null, text: '', at: null, missing: [] })
	}));
	return {
		id: found.conversation_id ?? found.id ?? JSON.stringify([found.title, found.create_time]),
		title: found.title ?? '',
		createdAt: timeOf(found.create_time),
		updatedAt: timeOf(found.update_time),
		pinned: found.is_starred ?? false,
		archived: found.is_archived ?? false,
		currentId: found.current_node ?? null,
		nodes
	};
}

function read({
	author,
	create_time,
	content,
	metadata
}: Message): Omit<ForeignNode, 'id' | 'parentId'> {
	const hidden = metadata?.is_visually_hidden_from_conversation === true;
	const text = textOf(content, author.role).replace(sourceMarks, '').trim();
	const named = (metadata?.attachments ?? []).flatMap(({ name }) => name ?? []);
	// A picture that was named among the attachments has no other name in the text.
	const missing = named.length > 0 ? named : picturesOf(content);
	const seen = !hidden && author.role !== 'system' && (text !== '' || missing.length > 0);
	return {
		role: seen ? (author.role === 'user' ? 'user' : 'assistant') : null,
		...{ text, missing, at: timeOf(create_time) }
	};
}

/** What a person saw of it: words, programs and what they printed; neither thoughts nor what tools fetched. */
function textOf(content: Content, role: string): string {
	switch (content.content_type) {
		case 'text':
		case 'multimodal_text':
			return role === 'tool'
				? ''
				: (content.parts ?? []).map(partText).filter(Boolean).join('\n\n');
		case 'code':
			return fenced(content.text ?? '', content.language);
		case 'execution_output':
			return fenced(content.text ?? '', '');
		default:
			return '';
	}
}

function partText(part: unknown): string {
	if (typeof part === 'string') return part;
	const found = partSchema.safeParse(part);
	return found.success && found.data.content_type === 'audio_transcription'
		? (found.data.text ?? '')
		: '';
}

function picturesOf({ parts }: Content): string[] {
	return (parts ?? []).flatMap((part) => {
		const found = partSchema.safeParse(part);
		const pointer = found.success ? found.data.asset_pointer : undefined;
		return pointer === undefined ? [] : [pointer.replace(/^.*\//u, '')];
	});
}

/** Text that must not be read as Markdown, whatever fences are in it. */
export function fenced(text: string, language = ''): string {
	if (text.trim() === '') return '';
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${/^[\w+#-]+$/u.test(language) && language !== 'unknown' ? language : ''}\n${text}\n${fence}`;
}

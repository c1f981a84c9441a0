import { z } from 'zod';
import type { ForeignConversation, ForeignNode } from './tree.ts';
import { timeOf } from './tree.ts';

const fileSchema = z.looseObject({
	name: z.string().optional(),
	type: z.string().optional(),
	url: z.string().optional(),
	file: z.looseObject({ filename: z.string().optional() }).optional()
});
const messageSchema = z.looseObject({
	id: z.string().optional(),
	parentId: z.string().nullish(),
	role: z.string(),
	content: z.union([z.string(), z.array(z.unknown())]).nullish(),
	timestamp: z.unknown().optional(),
	files: z.array(fileSchema).nullish().catch(null)
});
const chatSchema = z.looseObject({
	title: z.string().nullish(),
	timestamp: z.unknown().optional(),
	history: z
		.looseObject({
			currentId: z.string().nullish(),
			messages: z.record(z.string(), messageSchema)
		})
		.optional(),
	/** Only the branch that was shown; all that the oldest versions wrote. */
	messages: z.array(messageSchema).optional()
});
const conversationSchema = z.looseObject({
	id: z.string().optional(),
	title: z.string().nullish(),
	created_at: z.unknown().optional(),
	updated_at: z.unknown().optional(),
	archived: z.boolean().nullish(),
	pinned: z.boolean().nullish(),
	chat: chatSchema
});

/** A list of chats, one chat, or what is inside of one. */
export function openWebUiChats(value: unknown): unknown[] | null {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.length > 0 && list.some((one) => hasHistory(one) || hasHistory(inner(one)))
		? list
		: null;
}

function inner(value: unknown): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, 'chat') : undefined;
}

function hasHistory(value: unknown): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		('history' in value || 'messages' in value) &&
		!('format' in value)
	);
}

/** One chat of an export: its tree is under `chat.history.messages`. */
export function readOpenWebUi(value: unknown): ForeignConversation {
	const found = conversationSchema.parse(inner(value) === undefined ? { chat: value } : value);
	const { chat } = found;
	const nodes =
		chat.history === undefined
			? (chat.messages ?? []).map((message, index, all) => {
					const id = (at: number): string => all[at]?.id ?? `${at}`;
					return toNode(id(index), { ...message, parentId: index === 0 ? null : id(index - 1) });
				})
			: Object.entries(chat.history.messages).map(([id, message]) => toNode(id, message));
	return {
		id: found.id ?? JSON.stringify([chat.title, nodes[0]?.id]),
		title: found.title ?? chat.title ?? '',
		createdAt: timeOf(found.created_at) ?? timeOf(chat.timestamp),
		updatedAt: timeOf(found.updated_at),
		pinned: found.pinned ?? false,
		archived: found.archived ?? false,
		currentId: chat.history?.currentId ?? null,
		nodes
	};
}

function toNode(id: string, message: z.output<typeof messageSchema>): ForeignNode {
	const { role, content } = message;
	return {
		...{ id, parentId: message.parentId ?? null },
		role: role === 'user' || role === 'assistant' ? role : null,
		text: plain(typeof content === 'string' ? content : partsText(content ?? [])),
		at: timeOf(message.timestamp),
		missing: (message.files ?? []).map(
			({ name, file, type }) => name ?? file?.filename ?? type ?? 'file'
		)
	};
}

function partsText(parts: unknown[]): string {
	const textSchema = z.looseObject({ text: z.string() });
	return parts
		.flatMap((part) => {
			const found = textSchema.safeParse(part);
			return found.success ? [found.data.text] : [];
		})
		.join('\n\n');
}

/** Thoughts and calls are folded into HTML there; their words stay, as quotations. */
function plain(text: string): string {
	return text
		.replace(/<details\b[^>]*>\s*/giu, '')
		.replace(/<summary>([\s\S]*?)<\/summary>/giu, '> $1')
		.replace(/<\/details>/giu, '');
}

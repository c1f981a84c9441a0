import { z } from 'zod';
import { fenced } from './read-chatgpt.ts';
import type { ForeignConversation, ForeignNode } from './tree.ts';
import { timeOf } from './tree.ts';

const threadSchema = z.looseObject({
	id: z.string(),
	title: z.string().nullish(),
	created: z.unknown().optional(),
	updated: z.unknown().optional(),
	metadata: z.looseObject({ is_favorite: z.boolean().optional() }).nullish().catch(null)
});
const partSchema = z.looseObject({
	type: z.string(),
	text: z.looseObject({ value: z.string() }).optional().catch(undefined),
	image_url: z.looseObject({ url: z.string().optional() }).optional().catch(undefined),
	tool_name: z.string().optional(),
	input: z.unknown().optional()
});
const messageSchema = z.looseObject({
	id: z.string(),
	role: z.string(),
	content: z.union([z.string(), z.array(z.unknown())]).catch([]),
	created_at: z.unknown().optional(),
	attachments: z
		.array(z.looseObject({ name: z.string().optional(), file_id: z.string().optional() }))
		.nullish()
		.catch(null)
});
/** How files that went with a request are written into its text. */
const attached = /\s*\[ATTACHED_FILES\]([\s\S]*?)\[\/ATTACHED_FILES\]\s*/gu;

/** One thread: what it is called is in `thread.json`, each line of `messages.jsonl` is a message. */
export function readJan(thread: unknown, lines: string): ForeignConversation {
	const { id, title, created, updated, metadata } = threadSchema.parse(thread);
	const nodes: ForeignNode[] = [];
	for (const line of lines.split('\n')) {
		const message = parseLine(line);
		if (message === null) continue;
		const parentId = nodes.at(-1)?.id ?? null;
		nodes.push({ ...toNode(message), parentId });
	}
	return {
		...{ id, title: title ?? '', nodes },
		createdAt: timeOf(created) ?? nodes[0]?.at ?? null,
		updatedAt: timeOf(updated),
		pinned: metadata?.is_favorite ?? false,
		currentId: null
	};
}

/** A line that was cut off when the program ended says nothing; those before it do. */
function parseLine(line: string): z.output<typeof messageSchema> | null {
	if (line.trim() === '') return null;
	try {
		return messageSchema.parse(JSON.parse(line));
	} catch {
		return null;
	}
}

function toNode(message: z.output<typeof messageSchema>): Omit<ForeignNode, 'parentId'> {
	const { id, role, content, created_at } = message;
	const parts =
		typeof content === 'string' ? [] : content.map((part) => partSchema.safeParse(part));
	const missing = (message.attachments ?? []).flatMap(({ name, file_id }) => name ?? file_id ?? []);
	const texts = parts.flatMap(({ data }) => {
		if (data === undefined) return [];
		if (data.type === 'image_url' || data.type === 'image') missing.push('image');
		if (data.type === 'tool_call') {
			return [fenced(`${data.tool_name ?? 'tool'}(${JSON.stringify(data.input ?? {})})`)];
		}
		return data.type === 'text' ? [data.text?.value ?? ''] : [];
	});
	const text = (typeof content === 'string' ? content : texts.join('\n\n')).replace(
		attached,
		(_all, list: string) => {
			for (const [, name = ''] of list.matchAll(/name:\s*([^,\n]+)/gu)) missing.push(name.trim());
			return '';
		}
	);
	return {
		...{ id, text, missing, at: timeOf(created_at) },
		role: role === 'user' || role === 'assistant' ? role : null
	};
}

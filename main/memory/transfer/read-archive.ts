import { z } from 'zod';
import { conversationSchema, messageSchema, type ArchiveKind } from '../../contract.ts';
import { AppError } from '../../errors.ts';
import { bad, type ArchiveFiles } from './files.ts';
import type { ArchivedConversation } from './protocol.ts';
import { isChatGpt, readChatGpt } from './read-chatgpt.ts';
import { readJan } from './read-jan.ts';
import { openWebUiChats, readOpenWebUi } from './read-open-webui.ts';
import { toConversation } from './tree.ts';

/** The file by which an export of Hearth is known. */
export const exportIndex = 'hearth-export.json';

const ownSchema = z.object({
	format: z.literal('hearth-conversation'),
	version: z.int(),
	conversation: conversationSchema,
	messages: z.array(messageSchema)
});
const chatGptFile = /(^|\/)conversations(-\d+)?\.json$/u;
const janThread = /(^|\/)thread\.json$/u;

/** One step of reading an archive: a conversation, or undefined for one that could not be read or held nothing. */
export interface ArchiveStep {
	conversation: ArchivedConversation | null;
	/** It was there and could not be read. */
	unreadable: boolean;
	/** 0 to 1. */
	progress: number;
}

export interface ArchiveReading {
	kind: ArchiveKind;
	/** The folder inside the archive in which everything lies: empty, or with a slash at its end. */
	base: string;
	conversations: AsyncGenerator<ArchiveStep>;
}

/** Finds out which program wrote an archive and reads it conversation by conversation. One that is broken stops nothing. */
export async function readArchive(files: ArchiveFiles): Promise<ArchiveReading> {
	const { paths, name } = files;
	const index = paths.find((path) => path === exportIndex || path.endsWith(`/${exportIndex}`));
	if (index !== undefined) {
		const base = index.slice(0, -exportIndex.length);
		const own = paths.filter(
			(path) => path.startsWith(`${base}conversations/`) && /\.json$/u.test(path)
		);
		return { kind: 'hearth', base, conversations: each(own, (path) => readOwn(files, path)) };
	}
	const lists = paths.filter((path) => chatGptFile.test(path));
	if (lists.length > 0) {
		return { kind: 'chatgpt', base: '', conversations: eachOfLists(files, lists) };
	}
	const threads = paths.filter((path) => janThread.test(path));
	if (threads.length > 0) {
		return {
			kind: 'jan',
			base: '',
			conversations: each(threads, (path) => readThread(files, path))
		};
	}
	const [only] = paths.filter((path) => /\.json$/iu.test(path));
	if (only === undefined) throw bad(name, 'it is no archive of conversations that Hearth knows');
	return readOne(files, await parse(files, only));
}

/** One JSON file by itself. */
function readOne({ name }: ArchiveFiles, value: unknown): ArchiveReading {
	const reading = (
		kind: ArchiveKind,
		list: unknown[],
		read: (one: unknown) => ArchivedConversation | null
	) => ({ kind, base: '', conversations: each(list, (one) => Promise.resolve(read(one))) });
	if (ownSchema.pick({ format: true }).safeParse(value).success)
		return reading('hearth', [value], toOwn);
	if (isChatGpt(value))
		return reading('chatgpt', value, (one) => toConversation('chatgpt', readChatGpt(one)));
	const chats = openWebUiChats(value);
	if (chats !== null)
		return reading('open-webui', chats, (one) => toConversation('open-webui', readOpenWebUi(one)));
	throw bad(name, 'it is no archive of conversations that Hearth knows');
}

async function* each<T>(
	list: T[],
	read: (one: T) => Promise<ArchivedConversation | null>
): AsyncGenerator<ArchiveStep> {
	for (const [index, one] of list.entries()) {
		const progress = (index + 1) / list.length;
		try {
			yield { conversation: await read(one), unreadable: false, progress };
		} catch (error) {
			if (error instanceof AppError && error.code !== 'ARCHIVE_BAD') throw error;
			yield { conversation: null, unreadable: true, progress };
		}
	}
}

async function* eachOfLists(files: ArchiveFiles, paths: string[]): AsyncGenerator<ArchiveStep> {
	for (const [index, path] of paths.entries()) {
		const list = await parse(files, path);
		if (!Array.isArray(list))
			throw bad(files.name, 'it is no archive of conversations that Hearth knows');
		const read = (one: unknown): Promise<ArchivedConversation | null> =>
			Promise.resolve(toConversation('chatgpt', readChatGpt(one)));
		for await (const step of each(list as unknown[], read)) {
			yield { ...step, progress: (index + step.progress) / paths.length };
		}
	}
}

async function readThread(files: ArchiveFiles, path: string): Promise<ArchivedConversation | null> {
	const messages = path.replace(/thread\.json$/u, 'messages.jsonl');
	const lines = files.paths.includes(messages) ? (await files.read(messages)).toString('utf8') : '';
	return toConversation('jan', readJan(await parse(files, path), lines));
}

async function readOwn(files: ArchiveFiles, path: string): Promise<ArchivedConversation | null> {
	return toOwn(await parse(files, path));
}

/** Messages stand as they were written, so behind their parents; one that does not begins a branch of its own. */
function toOwn(value: unknown): ArchivedConversation {
	const { conversation, messages } = ownSchema.parse(value);
	const before = new Set<string>();
	const kept: ArchivedConversation['messages'] = [];
	for (const message of messages) {
		if (before.has(message.id)) continue;
		const { parentId } = message;
		kept.push({
			...message,
			parentId: parentId !== null && before.has(parentId) ? parentId : null,
			missing: []
		});
		before.add(message.id);
	}
	return { ...conversation, messages: kept };
}

async function parse(files: ArchiveFiles, path: string): Promise<unknown> {
	const bytes = await files.read(path);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		throw bad(files.name, 'it is damaged or cut short', error);
	}
}

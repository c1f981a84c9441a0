import { basename } from 'node:path';
import type { z } from 'zod';
import type { ArchiveKind, ArchivePreview, Brought, ImportedFact } from '../../contract.ts';
import { say, type Language } from '../../messages/message.ts';
import { transfer as words } from '../../messages/transfer.ts';
import type { Documents } from '../documents/documents.ts';
import type { DocumentReader } from '../documents/reader.ts';
import { readFacts } from '../fact-files.ts';
import type { Store } from '../protocol.ts';
import { documentIndexSchema } from './export.ts';
import { bad, openArchive, type ArchiveFiles } from './files.ts';
import type { ArchivedConversation, ArchivedMessage } from './protocol.ts';

/** What the programs are called. */
export const programs: Record<ArchiveKind, string> = {
	hearth: 'Hearth',
	chatgpt: 'ChatGPT',
	jan: 'Jan',
	'open-webui': 'Open WebUI'
};
/** The newest conversations that a preview names. */
const named = 50;

export interface ImportParts {
	store: Store;
	reader: DocumentReader;
	documents: Pick<Documents, 'paste'>;
	language: Language;
	onProgress: (progress: number, done: number) => void;
	signal: AbortSignal;
}

type DocumentEntry = z.output<typeof documentIndexSchema>['documents'][number];

/** Says what importing the archive at `path` would do, without doing any of it. */
export async function lookInto(path: string, parts: ImportParts): Promise<ArchivePreview> {
	const { store, reader, signal, onProgress } = parts;
	const preview: ArchivePreview = {
		...{ path, file: basename(path), kind: 'hearth', fresh: 0, more: 0, known: 0, messages: 0 },
		...{ facts: { fresh: 0, known: 0 }, documents: { fresh: 0, known: 0 } },
		...{ missing: 0, unreadable: 0, newest: [] }
	};
	const ids = new Set<string>();
	let base = '';
	for await (const piece of reader.archive(path, signal)) {
		({ base } = piece);
		preview.kind = piece.kind;
		preview.unreadable += piece.unreadable;
		const compared = await store.call('archive:compare', {
			conversations: piece.conversations.map(({ id, messages }) => ({
				id,
				messageIds: messages.map((message) => message.id)
			}))
		});
		for (const [index, { state, messages }] of compared.entries()) {
			const conversation = piece.conversations[index];
			if (conversation === undefined || ids.has(conversation.id)) continue;
			ids.add(conversation.id);
			preview[state === 'new' ? 'fresh' : state === 'more' ? 'more' : 'known']++;
			if (state === 'here') continue;
			preview.messages += messages;
			preview.missing += conversation.messages.reduce(
				(sum, { missing }) => sum + missing.length,
				0
			);
			preview.newest.push({ ...pick(conversation), messages });
		}
		preview.newest = preview.newest
			.toSorted((one, other) => other.updatedAt - one.updatedAt)
			.slice(0, named);
		onProgress(piece.progress, ids.size);
	}
	if (preview.kind === 'hearth') await lookAtRest(path, base, ids, preview, store);
	return preview;
}

function pick({ title, updatedAt }: ArchivedConversation): { title: string; updatedAt: number } {
	return { title, updatedAt };
}

async function lookAtRest(
	path: string,
	base: string,
	conversationIds: ReadonlySet<string>,
	preview: ArchivePreview,
	store: Store
): Promise<void> {
	const files = await openArchive(path);
	try {
		// Facts of a conversation that comes along will have it by then.
		const facts = (await factsIn(files, base)).filter(
			({ scope }) => scope === null || !conversationIds.has(scope)
		);
		const along = (await factsIn(files, base)).length - facts.length;
		const compared = await store.call('fact:compare', { facts });
		preview.facts = { fresh: compared.fresh.length + along, known: compared.known.length };
		const entries = await documentsIn(files, base);
		const hashes = entries.map(({ hash }) => hash);
		const known = (await store.call('document:by-hash', { hashes })).filter(
			({ binned }) => !binned
		);
		preview.documents = { fresh: entries.length - known.length, known: known.length };
	} finally {
		files.close();
	}
}

/** Takes in what is in the archive and not here. What was taken before it stops or fails stays, and is told by `brought`. */
export async function importArchive(
	path: string,
	parts: ImportParts,
	brought: Brought
): Promise<void> {
	const { store, reader, signal, onProgress, language } = parts;
	let base = '';
	let kind: ArchiveKind = 'hearth';
	let documentIds = new Map<string, string>();
	let begun = false;
	for await (const piece of reader.archive(path, signal)) {
		({ base, kind } = piece);
		// Conversations name documents: those must be here first, and may have other ids here.
		if (!begun && kind === 'hearth') documentIds = await bringDocuments(path, base, parts, brought);
		begun = true;
		const merged = await store.call('archive:merge', {
			conversations: piece.conversations.map((conversation) => ({
				...conversation,
				messages: conversation.messages.map((message) => settle(message, documentIds, language))
			})),
			from: programs[kind]
		});
		for (const { conversationId, state, messages } of merged) {
			if (state === 'new') brought.conversationIds.push(conversationId);
			else brought.messages += messages;
		}
		onProgress(piece.progress, brought.conversationIds.length);
	}
	if (kind === 'hearth') await bringFacts(path, base, store, brought);
}

/** Names what is missing in its words, and points to documents by the ids they have here. */
function settle(
	message: ArchivedMessage,
	documentIds: ReadonlyMap<string, string>,
	language: Language
): ArchivedMessage {
	const missing = message.missing.map((name) => `[${say(language, words.attachment, { name })}]`);
	const here = (id: string): string => documentIds.get(id) ?? id;
	return {
		...message,
		text: [message.text, ...missing].filter((part) => part !== '').join('\n\n'),
		attachments: message.attachments.map((one) => ({ ...one, documentId: here(one.documentId) })),
		citations: message.citations.map((one) => ({
			...one,
			documentId: here(one.documentId),
			passageId: one.passageId.replace(/^[^.]+/u, here)
		}))
	};
}

/** Takes in the originals that are not here; returns the ids that all of them have here. */
async function bringDocuments(
	path: string,
	base: string,
	{ store, documents, signal }: ImportParts,
	brought: Brought
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	const files = await openArchive(path);
	try {
		const entries = await documentsIn(files, base);
		const hashes = entries.map(({ hash }) => hash);
		const known = new Map(
			(await store.call('document:by-hash', { hashes })).map((found) => [found.hash, found])
		);
		for (const { id, hash, file, title } of entries) {
			signal.throwIfAborted();
			const here = known.get(hash);
			if (here !== undefined && !here.binned) ids.set(id, here.documentId);
			else if (file !== null && files.paths.includes(base + file)) {
				const document = await documents.paste(title, await files.read(base + file));
				ids.set(id, document.id);
				brought.documentIds.push(document.id);
			}
		}
		return ids;
	} finally {
		files.close();
	}
}

async function bringFacts(
	path: string,
	base: string,
	store: Store,
	brought: Brought
): Promise<void> {
	const files = await openArchive(path);
	try {
		const facts = await factsIn(files, base);
		if (facts.length === 0) return;
		const before = new Set((await store.call('fact:list', null)).map(({ id }) => id));
		await store.call('fact:import', { facts });
		const after = await store.call('fact:list', null);
		brought.factIds.push(...after.map(({ id }) => id).filter((id) => !before.has(id)));
	} finally {
		files.close();
	}
}

async function factsIn(files: ArchiveFiles, base: string): Promise<ImportedFact[]> {
	const path = `${base}facts.json`;
	if (!files.paths.includes(path)) return [];
	const content = await files.read(path);
	const isEmpty = /"facts":\s*\[\s*\]/u.test(content.subarray(0, 200).toString('utf8'));
	return isEmpty ? [] : readFacts(basename(files.name), content).facts;
}

async function documentsIn(files: ArchiveFiles, base: string): Promise<DocumentEntry[]> {
	const path = `${base}documents/index.json`;
	if (!files.paths.includes(path)) return [];
	try {
		const value: unknown = JSON.parse((await files.read(path)).toString('utf8'));
		return documentIndexSchema.parse(value).documents;
	} catch (error) {
		throw bad(files.name, 'it is damaged or cut short', error);
	}
}

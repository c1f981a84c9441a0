import { extname } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../contract.ts';
import { exportConversation } from '../../export.ts';
import { isGone, readPieces, type Originals } from '../documents/originals.ts';
import { exportFacts } from '../fact-files.ts';
import type { Store } from '../protocol.ts';
import { exportIndex } from './read-archive.ts';
import type { Sink } from './sink.ts';

export const exportVersion = 1;

/** `documents/index.json`: where each original is, and what is known of it. */
export const documentIndexSchema = z.object({
	documents: z.array(
		z.object({
			id: z.string(),
			hash: z.string().length(64),
			/** Below the export's own folder; null when the original was gone. */
			file: z.string().nullable(),
			title: z.string(),
			kind: z.string(),
			bytes: z.number(),
			addedAt: z.number(),
			/** Where it was added from. */
			path: z.string()
		})
	)
});

export interface ExportParts {
	store: Store;
	originals: Originals;
	settings: Settings;
	version: string;
	onProgress: (progress: number, done: number) => void;
	signal: AbortSignal;
}

const readme = `An export of Hearth.

conversations/   each conversation twice: as Markdown to read, and as JSON with every branch, step and source
facts.md         what Hearth was asked to remember, to read
facts.json       the same with dates, origins and earlier versions
documents/       the documents as they were added; index.json says what each is
settings.json    the settings, without keys and passwords

Hearth takes all of it back: Memory, Storage, Import; or "hearth import".
`;

/** Writes everything that is here into open formats. Throws when it is stopped; the sink is the caller's to end. */
export async function exportAll(
	sink: Sink,
	parts: ExportParts
): Promise<{ conversations: number; documents: number }> {
	const { store, signal, onProgress } = parts;
	const conversations = await store.call('conversation:list', { bin: false });
	const documents = await store.call('document:list', null);
	const total = Math.max(1, conversations.length + documents.length);
	const facts = await exportFacts(store, 'json');
	await sink.write('README.txt', readme);
	await sink.write('facts.json', facts.text);
	await sink.write('facts.md', (await exportFacts(store, 'markdown')).text);
	await sink.write('settings.json', `${JSON.stringify(parts.settings, null, '\t')}\n`);
	let done = 0;
	const names = new Names();
	for (const { id } of conversations) {
		signal.throwIfAborted();
		const markdown = await exportConversation(store, id, 'markdown');
		const json = await exportConversation(store, id, 'json');
		const name = names.unique(markdown.name.replace(/\.md$/u, ''), '');
		await sink.write(`conversations/${name}.md`, markdown.text);
		await sink.write(`conversations/${name}.json`, json.text);
		onProgress(++done / total, done);
	}
	const files = await exportDocuments(sink, parts, () => onProgress(++done / total, done));
	const index = {
		...{ format: 'hearth-export', version: exportVersion, hearth: parts.version },
		...{ exportedAt: new Date().toISOString(), conversations: conversations.length },
		...{ facts: (await store.call('fact:list', null)).length, documents: files }
	};
	await sink.write(exportIndex, `${JSON.stringify(index, null, '\t')}\n`);
	return { conversations: conversations.length, documents: files };
}

async function exportDocuments(
	sink: Sink,
	{ store, originals, signal }: ExportParts,
	onDone: () => void
): Promise<number> {
	const hashes = new Map(
		(await store.call('document:hashes', null)).map(({ documentId, hash }) => [documentId, hash])
	);
	const names = new Names();
	const entries: z.output<typeof documentIndexSchema>['documents'] = [];
	for (const { id, title, kind, bytes, addedAt, path } of await store.call('document:list', null)) {
		signal.throwIfAborted();
		const hash = hashes.get(id);
		if (hash !== undefined) {
			const from = await originals.find(hash);
			const isThere = !(await isGone(from.path));
			const ending = extname(title);
			const file = `documents/${names.unique(title.slice(0, title.length - ending.length), ending)}`;
			if (isThere) await sink.copy(file, readPieces(from));
			entries.push({ id, hash, file: isThere ? file : null, title, kind, bytes, addedAt, path });
		}
		onDone();
	}
	await sink.write(
		'documents/index.json',
		`${JSON.stringify({ documents: entries }, null, '\t')}\n`
	);
	return entries.length;
}

/** File names that every system takes, each once; case does not tell two apart. */
class Names {
	readonly #taken = new Set(['index.json']);

	unique(name: string, ending: string): string {
		const cleaned = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^[. ]+|[. ]+$/gu, '');
		const bare = Array.from(cleaned === '' ? 'untitled' : cleaned)
			.slice(0, 60)
			.join('');
		const end = /^\.[\p{L}\p{N}]{1,10}$/u.test(ending) ? ending : '';
		for (let count = 1; ; count++) {
			const candidate = `${bare}${count === 1 ? '' : ` (${count})`}${end}`;
			const key = candidate.toLowerCase();
			if (this.#taken.has(key)) continue;
			this.#taken.add(key);
			return candidate;
		}
	}
}

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelPair } from '../../main/child/channel.ts';
import { serve } from '../../main/child/serve.ts';
import { Documents } from '../../main/memory/documents/documents.ts';
import { Originals } from '../../main/memory/documents/originals.ts';
import { createExtractorHandlers } from '../../main/memory/documents/handlers.ts';
import { extractorOperations } from '../../main/memory/documents/protocol.ts';
import { DocumentReader } from '../../main/memory/documents/reader.ts';
import { openStoreInProcess, type TestStore } from './store.ts';

export interface TestDocuments extends TestStore {
	/** Writes a file, adds it as a person would, waits until it was read, and gives its id. */
	add: (name: string, content: string | Uint8Array) => Promise<string>;
}

/** The real store with the real reading of documents, all in this process. */
export async function openDocuments(): Promise<TestDocuments> {
	const opened = await openStoreInProcess();
	const inbox = mkdtempSync(join(tmpdir(), 'hearth-inbox-'));
	const ready = new Map<string, () => void>();
	const reader = new DocumentReader(() => {
		const [near, far] = channelPair();
		serve(extractorOperations, createExtractorHandlers(), far);
		return near;
	});
	const documents = new Documents({
		store: opened.store,
		reader,
		originals: new Originals(opened.folder),
		onEvent: (event) => {
			if (event.type !== 'document') return;
			const { id, state, error } = event.document;
			if (state === 'failed') throw new Error(`could not read: ${JSON.stringify(error)}`);
			if (state === 'ready') ready.get(id)?.();
		}
	});
	return {
		...opened,
		add: async (name, content) => {
			const path = join(inbox, name);
			await writeFile(path, content);
			const { documents: added } = await documents.add([path]);
			const [document] = added;
			if (document === undefined) throw new Error(`${name} was refused`);
			const { id } = document;
			const waits = new Promise<void>((resolve) => ready.set(id, resolve));
			const { state } = await opened.store.call('document:get', { documentId: id });
			if (state !== 'ready') await waits;
			return id;
		},
		dispose: async () => {
			await documents.close();
			reader.close();
			await opened.dispose();
			rmSync(inbox, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
		}
	};
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelPair } from '../../../../main/child/channel.ts';
import { serve } from '../../../../main/child/serve.ts';
import { defaultSettings, type AppEvent } from '../../../../main/contract.ts';
import { Documents } from '../../../../main/memory/documents/documents.ts';
import { Originals } from '../../../../main/memory/documents/originals.ts';
import { createExtractorHandlers } from '../../../../main/memory/documents/handlers.ts';
import { extractorOperations } from '../../../../main/memory/documents/protocol.ts';
import { DocumentReader } from '../../../../main/memory/documents/reader.ts';
import { Transfers } from '../../../../main/memory/transfer/transfers.ts';
import { openStoreInProcess, type TestStore } from '../../../helpers/store.ts';

export interface TransferWorld extends TestStore {
	transfers: Transfers;
	documents: Documents;
	events: AppEvent[];
	/** A folder for files that come and go. */
	inbox: string;
}

/** Everything that exports and imports touch, real, in this process. */
export async function openWorld(): Promise<TransferWorld> {
	const opened = await openStoreInProcess();
	const inbox = mkdtempSync(join(tmpdir(), 'hearth-transfer-'));
	const reader = (): DocumentReader =>
		new DocumentReader(() => {
			const [near, far] = channelPair();
			serve(extractorOperations, createExtractorHandlers(), far);
			return near;
		});
	const events: AppEvent[] = [];
	const { store, folder } = opened;
	const originals = new Originals(folder);
	const documents = new Documents({ store, reader: reader(), originals });
	const transfers = new Transfers({
		...{ store, documents, originals, reader: reader() },
		settings: () => Promise.resolve(defaultSettings),
		systemLanguage: () => 'en',
		version: () => '0.0.0',
		onEvent: (event) => events.push(event)
	});
	return {
		...{ ...opened, transfers, documents, events, inbox },
		dispose: async () => {
			transfers.close();
			await documents.close();
			await opened.dispose();
			rmSync(inbox, { recursive: true, force: true });
		}
	};
}

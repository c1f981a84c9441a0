import { AppError, isAbort } from '../../errors.ts';
import type { AppEvent, ArchivePreview, Brought, Settings } from '../../contract.ts';
import type { Language } from '../../messages/message.ts';
import type { Documents } from '../documents/documents.ts';
import type { Originals } from '../documents/originals.ts';
import type { DocumentReader } from '../documents/reader.ts';
import type { Store } from '../protocol.ts';
import { exportAll } from './export.ts';
import { importArchive, lookInto, type ImportParts } from './import.ts';
import { openSink } from './sink.ts';

/** Milliseconds between two events of one transfer. */
const tellEvery = 250;

type Stage = Extract<AppEvent, { type: 'transfer' }>['stage'];

export interface TransfersParts {
	store: Store;
	/** Of its own: an archive must not wait behind documents, nor they behind it. */
	reader: DocumentReader;
	documents: Documents;
	originals: Originals;
	settings: () => Promise<Settings>;
	systemLanguage: () => Language;
	version: () => string;
	onEvent: (event: AppEvent) => void;
}

/** Exports and imports of everything, one at a time. */
export class Transfers {
	readonly #parts: TransfersParts;
	#running: AbortController | undefined;

	constructor(parts: TransfersParts) {
		this.#parts = parts;
	}

	/** Writes everything to a zip or a folder, whichever the path is. Nothing is left of one that stops or fails. */
	async export(path: string): Promise<{ conversations: number; documents: number }> {
		const { store, originals, settings, version } = this.#parts;
		return await this.#one('export', async (signal, onProgress) => {
			const sink = await openSink(path);
			try {
				const written = await exportAll(sink, {
					...{ store, originals, settings: await settings(), version: version() },
					...{ signal, onProgress }
				});
				await sink.finish();
				return written;
			} catch (error) {
				await sink.abandon();
				throw error;
			}
		});
	}

	/** What importing an archive would do. */
	look(path: string): Promise<ArchivePreview> {
		return this.#one('look', async (signal, onProgress) =>
			lookInto(path, await this.#importing(signal, onProgress))
		);
	}

	/** Imports an archive. When it is stopped, what has come by then stays and is returned. */
	import(path: string): Promise<Brought> {
		const brought: Brought = { conversationIds: [], messages: 0, factIds: [], documentIds: [] };
		return this.#one('import', async (signal, onProgress) => {
			try {
				await importArchive(path, await this.#importing(signal, onProgress), brought);
			} catch (error) {
				const stopped = signal.aborted && brought.conversationIds.length > 0;
				if (!stopped) throw error;
			} finally {
				this.#parts.onEvent({ type: 'conversations' });
				this.#parts.onEvent({ type: 'facts' });
			}
			return brought;
		});
	}

	/** Moves what came to the bin. */
	async takeBack(brought: Omit<Brought, 'messages'>): Promise<void> {
		const { store, documents, onEvent } = this.#parts;
		for (const documentId of brought.documentIds) await documents.remove(documentId);
		await store.call('archive:take-back', { ...brought, documentIds: [] });
		onEvent({ type: 'conversations' });
		onEvent({ type: 'facts' });
	}

	/** Brings back what was chosen of a snapshot or damaged file; documents without passages are read again. */
	async restore(chosen: {
		name: string;
		conversationIds: string[];
		factIds: string[];
		documentIds: string[];
	}): Promise<Brought> {
		const { store, documents, onEvent } = this.#parts;
		const brought = await store.call('source:restore', chosen);
		for (const documentId of brought.documentIds) await documents.restore(documentId);
		onEvent({ type: 'conversations' });
		onEvent({ type: 'facts' });
		return brought;
	}

	/** Whether something is exported, looked at or imported right now. */
	get busy(): boolean {
		return this.#running !== undefined;
	}

	stop(): void {
		this.#running?.abort();
	}

	close(): void {
		this.stop();
		this.#parts.reader.close();
	}

	async #importing(
		signal: AbortSignal,
		onProgress: ImportParts['onProgress']
	): Promise<ImportParts> {
		const { store, reader, documents, settings, systemLanguage } = this.#parts;
		const { language } = await settings();
		return {
			...{ store, reader, documents, signal, onProgress },
			language: language === 'system' ? systemLanguage() : language
		};
	}

	async #one<T>(
		stage: Stage,
		work: (signal: AbortSignal, onProgress: ImportParts['onProgress']) => Promise<T>
	): Promise<T> {
		if (this.#running !== undefined) throw new AppError('TRANSFER_RUNNING');
		const running = new AbortController();
		this.#running = running;
		let told = 0;
		const onProgress = (progress: number, done: number): void => {
			if (Date.now() - told < tellEvery) return;
			told = Date.now();
			this.#parts.onEvent({ type: 'transfer', stage, progress: Math.min(1, progress), done });
		};
		try {
			return await work(running.signal, onProgress);
		} catch (error) {
			throw isAbort(error) ? new AppError('STOPPED', {}, { cause: error }) : error;
		} finally {
			this.#running = undefined;
		}
	}
}

import { basename } from 'node:path';
import type { DocumentInfo } from '../../contract.ts';
import { AppError, describeError, toErrorData, type ErrorData } from '../../errors.ts';
import type { InputOf } from '../../operations.ts';
import type { Store, StoreOperations } from '../protocol.ts';
import { gather, gatherLimits, type GatherLimits } from './gather.ts';
import { kindOf, kinds, type Kind } from './kinds.ts';
import { Originals, type Original } from './originals.ts';
import { ReadingQueue } from './queue.ts';
import type { DocumentReader } from './reader.ts';
import { titleOf } from './title.ts';

export type DocumentEvent =
	{ type: 'document'; document: DocumentInfo } | { type: 'document-removed'; documentId: string };

export interface DocumentsOptions {
	store: Store;
	reader: DocumentReader;
	/** The app's data folder. */
	folder: string;
	onEvent?: (event: DocumentEvent) => void;
	/** Told of failures that are not a document's. */
	onError?: (error: unknown) => void;
	limits?: GatherLimits;
}

export interface Added {
	documents: DocumentInfo[];
	/** What could not be taken in, each with its reason. */
	refused: { path: string; code: ErrorData['code']; values: ErrorData['values'] }[];
}

/**
 * The user's documents: takes files in, keeps the originals, has them read one at a time in the background and their
 * passages stored. What was taken in is registered in the store before it is read, so that a restart goes on with it.
 */
export class Documents {
	readonly #store: Store;
	readonly #reader: DocumentReader;
	readonly #originals: Originals;
	readonly #onEvent: (event: DocumentEvent) => void;
	readonly #onError: (error: unknown) => void;
	readonly #limits: GatherLimits;
	readonly #queue = new ReadingQueue((id, signal) => this.#readOrFail(id, signal));
	readonly #adding = new Set<Promise<unknown>>();
	#closed = false;

	constructor({ store, reader, folder, onEvent, onError, limits }: DocumentsOptions) {
		this.#store = store;
		this.#reader = reader;
		this.#originals = new Originals(folder);
		this.#onEvent = onEvent ?? (() => undefined);
		this.#onError = onError ?? (() => undefined);
		this.#limits = limits ?? gatherLimits;
	}

	/** Goes on with what the last run had not read. Call once, when the store is open. */
	async start(): Promise<void> {
		await this.#originals.clean();
		const documents = await this.#store.call('document:list', null);
		const unread = documents.filter(isUnread);
		for (const { id } of unread.sort((one, two) => one.addedAt - two.addedAt)) this.#queue.add(id);
	}

	/**
	 * Takes in files and folders. Returns when all of them are registered; they are read afterwards.
	 * One bad file stops nothing: it is in `refused` with its reason.
	 */
	async add(paths: string[], signal?: AbortSignal): Promise<Added> {
		const documents = new Map<string, DocumentInfo>();
		const refused: Added['refused'] = [];
		const refuse = (path: string, error: unknown): void => {
			const { code, values } = toErrorData(error);
			if (code === 'INTERNAL') this.#onError(error);
			refused.push({ path, code, values });
		};
		await this.#whileAdding(async () => {
			for await (const found of gather(paths, this.#limits)) {
				if (signal?.aborted || this.#closed) throw new AppError('STOPPED');
				if ('error' in found) {
					refuse(found.path, found.error);
					continue;
				}
				try {
					const document = await this.#take(found.path);
					documents.set(document.id, document);
				} catch (error) {
					refuse(found.path, error);
				}
			}
		});
		return { documents: [...documents.values()], refused };
	}

	/** Takes in bytes that are no file, such as pasted text, as if they were a file called `name`. */
	async paste(name: string, bytes: Uint8Array): Promise<DocumentInfo> {
		return this.#whileAdding(async () => {
			const kind = kindOf(name, bytes);
			if (kind === null) throw new AppError('FILE_UNSUPPORTED', { file: titleOf(name) });
			return this.#register(await this.#originals.keepBytes(titleOf(name), bytes), name, kind);
		});
	}

	/** To the bin; what is being read of it is dropped. */
	async remove(documentId: string): Promise<void> {
		await this.#store.call('document:remove', { documentId });
		this.#queue.drop(documentId);
		this.#onEvent({ type: 'document-removed', documentId });
	}

	/** Out of the bin again; goes on reading where that was not finished. */
	async restore(documentId: string): Promise<void> {
		await this.#store.call('document:restore', { documentId });
		const document = await this.#store.call('document:get', { documentId });
		this.#onEvent({ type: 'document', document });
		if (isUnread(document)) this.#queue.add(documentId);
	}

	/** Reads a document once more, for example after it failed. */
	async retry(documentId: string): Promise<void> {
		if (this.#queue.has(documentId)) return;
		await this.#update({ documentId, state: 'queued', progress: 0, error: null });
		this.#queue.add(documentId);
	}

	/** Resolves when everything that was added has been read, or has failed. */
	async idle(): Promise<void> {
		await Promise.allSettled(this.#adding);
		await this.#queue.empty();
	}

	/** Stops reading; what is not finished is read after the next start. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#queue.close();
		this.#reader.close();
	}

	async #take(path: string): Promise<DocumentInfo> {
		const name = basename(path);
		const kind = kindOf(name, await this.#originals.peek(path));
		if (kind === null) throw new AppError('FILE_UNSUPPORTED', { file: titleOf(name) });
		return this.#register(await this.#originals.keep(path), path, kind);
	}

	async #register(original: Original, path: string, kind: Kind): Promise<DocumentInfo> {
		const { hash, bytes } = original;
		const title = titleOf(basename(path));
		const { document, isNew } = await this.#store.call('document:add', {
			hash,
			title,
			path,
			kind,
			bytes
		});
		// One that is known may have failed before, or come back from the bin half read.
		if (!isNew && document.state === 'failed') {
			await this.retry(document.id);
			return this.#store.call('document:get', { documentId: document.id });
		}
		this.#onEvent({ type: 'document', document });
		if (isUnread(document)) this.#queue.add(document.id);
		return document;
	}

	async #whileAdding<T>(work: () => Promise<T>): Promise<T> {
		const adding = work();
		this.#adding.add(adding);
		try {
			return await adding;
		} finally {
			this.#adding.delete(adding);
		}
	}

	async #readOrFail(documentId: string, signal: AbortSignal): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			try {
				await this.#read(documentId, signal);
				return;
			} catch (error) {
				if (signal.aborted) return;
				// The reader's own death is told as the file's fault, so this is the store's: worth a second try.
				const storeDied = error instanceof AppError && error.code === 'CHILD_DIED';
				if (storeDied && attempt === 1) continue;
				await this.#fail(documentId, error);
				return;
			}
		}
	}

	async #read(documentId: string, signal: AbortSignal): Promise<void> {
		const hash = await this.#store.call('document:hash', { documentId });
		const begin = { documentId, state: 'reading' as const, progress: 0, error: null };
		const { title, kind } = await this.#update(begin, signal);
		const known = kinds.find((each) => each === kind);
		if (known === undefined) throw new AppError('FILE_UNSUPPORTED', { file: title });
		const path = this.#originals.pathOf(hash);
		let from = 0;
		for await (const piece of this.#reader.read({ path, name: title, kind: known }, signal)) {
			if (signal.aborted) return;
			const { passages, progress, end } = piece;
			if (passages.length > 0 || from === 0) {
				await this.#store.call('passage:add', { documentId, from, passages });
				from += passages.length;
			}
			if (end === null) await this.#update({ documentId, progress }, signal);
			else if (from === 0) throw new AppError('FILE_NO_TEXT', { file: title });
			else await this.#update({ documentId, state: 'ready', progress: 1, ...end }, signal);
		}
	}

	/** A failure is kept with the document, so that it is shown where the document is. */
	async #fail(documentId: string, error: unknown): Promise<void> {
		const { code, values } = toErrorData(error);
		if (code === 'INTERNAL') this.#onError(describeError(error));
		try {
			await this.#update({ documentId, state: 'failed', error: { code, values } });
		} catch (second) {
			// The store is gone or full: the document stays unread there, and the next start tries again.
			this.#onError(second);
		}
	}

	/** Tells of the change, unless the document was removed meanwhile. */
	async #update(
		change: InputOf<StoreOperations, 'document:update'>,
		signal?: AbortSignal
	): Promise<DocumentInfo> {
		const document = await this.#store.call('document:update', change);
		if (signal?.aborted !== true) this.#onEvent({ type: 'document', document });
		return document;
	}
}

function isUnread({ state }: DocumentInfo): boolean {
	return state === 'queued' || state === 'reading';
}

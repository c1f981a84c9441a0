import { basename } from 'node:path';
import type { DocumentInfo } from '../../contract.ts';
import { AppError, describeError, toErrorData, type ErrorData } from '../../errors.ts';
import type { InputOf } from '../../operations.ts';
import type { Store, StoreOperations } from '../protocol.ts';
import { gather, gatherLimits, type GatherLimits } from './gather.ts';
import { kindOf, kinds, type Kind } from './kinds.ts';
import { isGone, type Original, type Originals } from './originals.ts';
import { ReadingQueue } from './queue.ts';
import type { DocumentReader } from './reader.ts';
import { titleOf } from './title.ts';

export type DocumentEvent =
	{ type: 'document'; document: DocumentInfo } | { type: 'document-removed'; documentId: string };

export interface DocumentsOptions {
	store: Store;
	reader: DocumentReader;
	originals: Originals;
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
	readonly #queue = new ReadingQueue(async (id, signal) => {
		await this.#readOrFail(id, signal);
		this.#passwords.delete(id);
	});
	readonly #adding = new Set<Promise<unknown>>();
	readonly #passwords = new Map<string, string>();
	/** The next version of a document, while it is to be read. */
	readonly #next = new Map<string, string>();
	#closed = false;

	constructor({ store, reader, originals, onEvent, onError, limits }: DocumentsOptions) {
		this.#store = store;
		this.#reader = reader;
		this.#originals = originals;
		this.#onEvent = onEvent ?? (() => undefined);
		this.#onError = onError ?? (() => undefined);
		this.#limits = limits ?? gatherLimits;
	}

	/** Goes on with what the last run had not read. Call once, when the store is open. */
	async start(): Promise<void> {
		await this.#originals.clean();
		for (const id of await this.#store.call('document:unread', null)) this.#queue.add(id);
	}

	/**
	 * Takes in files and folders. Returns when all of them are registered; they are read afterwards.
	 * One bad file stops nothing: it is in `refused` with its reason.
	 */
	async add(paths: string[], signal?: AbortSignal): Promise<Added> {
		return this.#addAll(paths, (path) => this.#take(path), signal);
	}

	/** Takes in files of a watched folder, save copies of what a person removed: nobody asked for those. */
	async addWatched(paths: string[]): Promise<Added> {
		return this.#addAll(paths, (path) => this.#take(path, { isWanted: false }));
	}

	async #addAll(
		paths: string[],
		take: (path: string) => Promise<DocumentInfo | null>,
		signal?: AbortSignal
	): Promise<Added> {
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
					const document = await take(found.path);
					if (document !== null) documents.set(document.id, document);
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

	/** To the bin, because a person wants that or its file is gone; what is being read of it is dropped. */
	async remove(documentId: string, { fileGone = false } = {}): Promise<void> {
		await this.#store.call('document:remove', { documentId, fileGone });
		this.#queue.drop(documentId);
		this.#dropNext(documentId);
		this.#onEvent({ type: 'document-removed', documentId });
	}

	/** Out of the bin again; goes on reading where that was not finished. */
	async restore(documentId: string): Promise<void> {
		await this.#store.call('document:restore', { documentId });
		const document = await this.#store.call('document:get', { documentId });
		this.#onEvent({ type: 'document', document });
		if (isUnread(document)) this.#queue.add(documentId);
	}

	/**
	 * Reads a document once more, for example after it failed. A password is kept only until it was tried, and only in
	 * memory: after a restart in between it is asked for again.
	 */
	async retry(documentId: string, password?: string): Promise<void> {
		if (this.#queue.has(documentId)) return;
		if (password !== undefined) this.#passwords.set(documentId, password);
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

	async #take(path: string, { isWanted = true } = {}): Promise<DocumentInfo | null> {
		const name = basename(path);
		const kind = kindOf(name, await this.#originals.peek(path));
		if (kind === null) throw new AppError('FILE_UNSUPPORTED', { file: titleOf(name) });
		const original = await this.#originals.keep(path);
		const { hash } = original;
		if (!isWanted && (await this.#store.call('document:is-unwanted', { hash, path }))) return null;
		return this.#register(original, path, kind);
	}

	async #register(original: Original, path: string, kind: Kind): Promise<DocumentInfo> {
		const { hash, bytes, modifiedAt } = original;
		const title = titleOf(basename(path));
		const { document, isNew, readId } = await this.#store.call('document:add', {
			hash,
			title,
			path,
			kind,
			bytes,
			modifiedAt
		});
		if (readId !== document.id) {
			if (this.#next.get(document.id) !== readId) this.#dropNext(document.id);
			this.#next.set(document.id, readId);
			this.#onEvent({ type: 'document', document });
			this.#queue.add(readId);
			return document;
		}
		// One that is known may have failed before, or come back from the bin half read.
		if (!isNew && document.state === 'failed') {
			await this.retry(document.id);
			return this.#store.call('document:get', { documentId: document.id });
		}
		if (isUnread(document)) this.#queue.add(document.id);
		if (document.path !== path && modifiedAt !== null && (await isGone(document.path))) {
			// The file was moved.
			return this.#update({ documentId: document.id, path, title, modifiedAt });
		}
		this.#onEvent({ type: 'document', document });
		return document;
	}

	/** Gives up the next version of a document, because there is a newer one or the document is gone. */
	#dropNext(documentId: string): void {
		const next = this.#next.get(documentId);
		if (next === undefined) return;
		this.#next.delete(documentId);
		this.#queue.drop(next);
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
				// The reader's own death is told as the file's fault, so this is the store's; and the original may just have been
				// sealed or opened. Both are worth a second try.
				const mayPass =
					error instanceof AppError && ['CHILD_DIED', 'NOT_FOUND'].includes(error.code);
				if (mayPass && attempt === 1) continue;
				await this.#fail(documentId, error);
				return;
			}
		}
	}

	async #read(documentId: string, signal: AbortSignal): Promise<void> {
		const { hash, versionOf } = await this.#store.call('document:original', { documentId });
		const begin = { documentId, state: 'reading' as const, progress: 0, error: null };
		const { title, kind } = await this.#update(begin, signal, versionOf);
		const known = kinds.find((each) => each === kind);
		if (known === undefined) throw new AppError('FILE_UNSUPPORTED', { file: title });
		const password = this.#passwords.get(documentId);
		const place = await this.#originals.find(hash);
		const file = {
			...place,
			name: title,
			kind: known,
			...(password !== undefined && { password })
		};
		let from = 0;
		for await (const piece of this.#reader.read(file, signal)) {
			if (signal.aborted) return;
			const { passages, progress, end } = piece;
			if (passages.length > 0 || from === 0) {
				await this.#store.call('passage:add', { documentId, from, passages });
				from += passages.length;
			}
			if (end === null) await this.#update({ documentId, progress }, signal, versionOf);
			else if (from === 0) throw new AppError('FILE_NO_TEXT', { file: title });
			else if (versionOf !== null) await this.#replace(versionOf, { documentId, ...end });
			else await this.#update({ documentId, state: 'ready', progress: 1, ...end }, signal);
		}
	}

	/** The next version was read: from here on it is the document. */
	async #replace(
		versionOf: string,
		next: InputOf<StoreOperations, 'document:replace'>
	): Promise<void> {
		const document = await this.#store.call('document:replace', next);
		this.#next.delete(versionOf);
		this.#queue.drop(versionOf);
		this.#onEvent({ type: 'document', document });
	}

	/** A failure is kept with the document, so that it is shown where the document is. */
	async #fail(documentId: string, error: unknown): Promise<void> {
		const { code, values } = toErrorData(error);
		if (code === 'INTERNAL') this.#onError(describeError(error));
		try {
			const { versionOf } = await this.#store.call('document:original', { documentId });
			if (versionOf === null) {
				await this.#update({ documentId, state: 'failed', error: { code, values } });
			} else {
				await this.#failNext(documentId, versionOf);
			}
		} catch (second) {
			// The store is gone or full: the document stays unread there, and the next start tries again.
			this.#onError(second);
		}
	}

	/** What was there before stays, and that there is something newer is said. */
	async #failNext(documentId: string, versionOf: string): Promise<void> {
		await this.#store.call('document:drop-version', { documentId });
		this.#next.delete(versionOf);
		const { warnings } = await this.#store.call('document:get', { documentId: versionOf });
		const told = new Set([...warnings, 'newer-version-unread']);
		await this.#update({ documentId: versionOf, warnings: [...told] });
	}

	/** Tells of the change, unless the document was removed meanwhile. */
	async #update(
		change: InputOf<StoreOperations, 'document:update'>,
		signal?: AbortSignal,
		versionOf: string | null = null
	): Promise<DocumentInfo> {
		const document = await this.#store.call('document:update', change);
		const shown =
			versionOf === null
				? document
				: await this.#store.call('document:get', { documentId: versionOf });
		if (signal?.aborted !== true) this.#onEvent({ type: 'document', document: shown });
		return document;
	}
}

function isUnread({ state }: DocumentInfo): boolean {
	return state === 'queued' || state === 'reading';
}

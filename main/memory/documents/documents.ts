import { basename } from 'node:path';
import type { DocumentInfo } from '../../contract.ts';
import { AppError, describeError, toErrorData, type ErrorData } from '../../errors.ts';
import type { InputOf } from '../../operations.ts';
import type { Store, StoreOperations } from '../protocol.ts';
import { gather, gatherLimits, type GatherLimits } from './gather.ts';
import { kindOf, kinds, type Kind } from './kinds.ts';
import { Originals, type Original } from './originals.ts';
import type { DocumentReader } from './reader.ts';

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
	readonly #queue: string[] = [];
	#current: { id: string; controller: AbortController } | null = null;
	#working: Promise<void> | null = null;
	#adding = 0;
	#closed = false;
	#waiting: (() => void)[] = [];

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
		const unread = documents.filter(({ state }) => state === 'queued' || state === 'reading');
		for (const { id } of unread.sort((one, two) => one.addedAt - two.addedAt)) this.#enqueue(id);
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
		const waiting = this.#queue.indexOf(documentId);
		if (waiting !== -1) this.#queue.splice(waiting, 1);
		if (this.#current?.id === documentId) this.#current.controller.abort();
		this.#onEvent({ type: 'document-removed', documentId });
	}

	/** Out of the bin again; goes on reading where that was not finished. */
	async restore(documentId: string): Promise<void> {
		await this.#store.call('document:restore', { documentId });
		const document = await this.#store.call('document:get', { documentId });
		this.#onEvent({ type: 'document', document });
		if (document.state === 'queued' || document.state === 'reading') this.#enqueue(documentId);
	}

	/** Reads a document once more, for example after it failed. */
	async retry(documentId: string): Promise<void> {
		if (this.#current?.id === documentId || this.#queue.includes(documentId)) return;
		await this.#update({ documentId, state: 'queued', progress: 0, error: null });
		this.#enqueue(documentId);
	}

	/** Resolves when everything that was added has been read, or has failed. */
	idle(): Promise<void> {
		if (this.#isIdle()) return Promise.resolve();
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	/** Stops reading; what is not finished is read after the next start. */
	async close(): Promise<void> {
		this.#closed = true;
		this.#queue.length = 0;
		this.#current?.controller.abort();
		await this.#working;
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
		this.#onEvent({ type: 'document', document });
		if (isNew) this.#enqueue(document.id);
		else if (document.state === 'failed') await this.retry(document.id);
		return document;
	}

	async #whileAdding<T>(work: () => Promise<T>): Promise<T> {
		this.#adding++;
		try {
			return await work();
		} finally {
			this.#adding--;
			this.#tellIdle();
		}
	}

	#enqueue(documentId: string): void {
		if (this.#closed || this.#queue.includes(documentId) || this.#current?.id === documentId)
			return;
		this.#queue.push(documentId);
		this.#working ??= this.#work().finally(() => {
			this.#working = null;
			this.#tellIdle();
		});
	}

	async #work(): Promise<void> {
		for (let id = this.#queue.shift(); id !== undefined; id = this.#queue.shift()) {
			const controller = new AbortController();
			this.#current = { id, controller };
			try {
				await this.#read(id, controller.signal);
			} catch (error) {
				if (!controller.signal.aborted) await this.#fail(id, error);
			}
			this.#current = null;
		}
	}

	async #read(documentId: string, signal: AbortSignal): Promise<void> {
		const hash = await this.#store.call('document:hash', { documentId });
		const { title, kind } = await this.#update({
			documentId,
			state: 'reading',
			progress: 0,
			error: null
		});
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
			if (end === null) await this.#update({ documentId, progress });
			else if (from === 0) throw new AppError('FILE_NO_TEXT', { file: title });
			else await this.#update({ documentId, state: 'ready', progress: 1, ...end });
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

	async #update(change: InputOf<StoreOperations, 'document:update'>): Promise<DocumentInfo> {
		const document = await this.#store.call('document:update', change);
		this.#onEvent({ type: 'document', document });
		return document;
	}

	#isIdle(): boolean {
		return this.#adding === 0 && this.#working === null;
	}

	#tellIdle(): void {
		if (!this.#isIdle()) return;
		for (const resolve of this.#waiting.splice(0)) resolve();
	}
}

/** A file's name as it can be shown: without control characters and marks that turn the direction of text. */
export function titleOf(name: string): string {
	const shown = name
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
		.replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{d800}-\u{dfff}]/gu, '')
		.trim();
	return shown === '' ? 'document' : shown;
}

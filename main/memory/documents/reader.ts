import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Channel } from '../../child/channel.ts';
import { ChildClient } from '../../child/client.ts';
import { AppError } from '../../errors.ts';
import type { OutputOf } from '../../operations.ts';
import type { Kind } from './kinds.ts';
import { extractorOperations, maximumHtml, type ExtractorOperations } from './protocol.ts';

export interface ReaderLimits {
	/** Milliseconds any document may take, and more for each megabyte. */
	time: number;
	timePerMegabyte: number;
	/** For each picture that was read on the way, such as a page of a scan. */
	timePerPicture: number;
	/** For each page of a PDF that was read; beyond `mostPages` no more. */
	timePerPage: number;
	mostPages: number;
	/** Milliseconds a web page may take. */
	pageTime: number;
	/** Milliseconds without work after which the process is ended, to give its memory back. */
	idleTime: number;
}

export const readerLimits: ReaderLimits = {
	time: 120_000,
	timePerMegabyte: 5_000,
	timePerPicture: 60_000,
	timePerPage: 200,
	mostPages: 20_000,
	pageTime: 20_000,
	idleTime: 60_000
};

export interface DocumentToRead {
	path: string;
	name: string;
	kind: Kind;
	/** What opens the file itself, where it is a sealed original. */
	key?: string | null;
	password?: string;
}

export type Piece = OutputOf<ExtractorOperations, 'next'>;
export type ArchivePiece = OutputOf<ExtractorOperations, 'archive-next'> &
	OutputOf<ExtractorOperations, 'archive-open'>;

/**
 * Main's side of the document reader: starts its process when there is something to read, one thing at a time,
 * and kills it when that takes too long or is no longer wanted. The next document gets a new process.
 * Contract: every failure is an AppError that names the file.
 */
export class DocumentReader {
	readonly #client: ChildClient<ExtractorOperations>;
	readonly #limits: ReaderLimits;
	#turn: Promise<void> = Promise.resolve();
	#idle: NodeJS.Timeout | undefined;

	/** `start` starts `out/main/extractor.js` (or the same handlers elsewhere). */
	constructor(start: () => Channel, limits: Partial<ReaderLimits> = {}) {
		this.#client = new ChildClient('document reader', extractorOperations, start);
		this.#limits = { ...readerLimits, ...limits };
	}

	/** The passages of a document, piece by piece; the last piece has `end`. */
	async *read(document: DocumentToRead, signal?: AbortSignal): AsyncGenerator<Piece, void> {
		const release = await this.#takeTurn();
		let finished = false;
		try {
			signal?.throwIfAborted();
			const { path, name, kind, key, password } = document;
			const { size } = await stat(path).catch((error: unknown) => {
				throw new AppError('NOT_FOUND', { what: name }, { cause: error });
			});
			const budget = { left: this.#limits.time + (size / 1e6) * this.#limits.timePerMegabyte };
			const bounded = <T>(work: () => Promise<T>): Promise<T> =>
				this.#bounded(work, budget, name, signal);
			await bounded(() =>
				this.#client.call('open', {
					...{ path, name, kind },
					...{ key: key ?? null, password: password ?? null }
				})
			);
			let pagesLeft = this.#limits.mostPages;
			for (;;) {
				const piece = await bounded(() => this.#client.call('next', null));
				budget.left += piece.pictures * this.#limits.timePerPicture;
				budget.left += Math.min(pagesLeft, piece.pages) * this.#limits.timePerPage;
				pagesLeft = Math.max(0, pagesLeft - piece.pages);
				finished = piece.end !== null;
				yield piece;
				if (finished) return;
			}
		} catch (error) {
			// The process is fine when it said itself what is wrong with the file.
			finished = this.#client.running;
			throw error;
		} finally {
			if (!finished) await this.#stop();
			release();
		}
	}

	/** The conversations of an archive, piece by piece, with what kind it is. */
	async *archive(path: string, signal?: AbortSignal): AsyncGenerator<ArchivePiece, void> {
		const release = await this.#takeTurn();
		const name = basename(path);
		let finished = false;
		try {
			const budget = { left: this.#limits.time };
			const bounded = <T>(work: () => Promise<T>): Promise<T> =>
				this.#bounded(work, budget, name, signal);
			const { kind, base } = await bounded(() => this.#client.call('archive-open', { path }));
			while (!finished) {
				// Each piece has all the time: how many there are is for the one who waits to bound.
				budget.left = this.#limits.time;
				const piece = await bounded(() => this.#client.call('archive-next', null));
				finished = piece.end;
				yield { ...piece, kind, base };
			}
		} catch (error) {
			finished = this.#client.running;
			throw error;
		} finally {
			if (!finished) await this.#stop();
			release();
		}
	}

	/** A web page as Markdown with numbered links. */
	async html(
		html: string,
		url: string,
		maxCharacters: number,
		signal?: AbortSignal
	): Promise<OutputOf<ExtractorOperations, 'html'>> {
		const release = await this.#takeTurn();
		try {
			const input = { html: html.slice(0, maximumHtml), url, maxCharacters };
			const budget = { left: this.#limits.pageTime };
			return await this.#bounded(() => this.#client.call('html', input), budget, url, signal);
		} finally {
			release();
		}
	}

	/** Ends the process for good. */
	close(): void {
		clearTimeout(this.#idle);
		this.#client.close();
	}

	/** Runs one request within what is left of the time; whoever runs out of it, or is not wanted any more, is killed. */
	async #bounded<T>(
		work: () => Promise<T>,
		budget: { left: number },
		name: string,
		signal: AbortSignal | undefined
	): Promise<T> {
		if (signal?.aborted) throw new AppError('STOPPED');
		const started = performance.now();
		const killed: AppError[] = [];
		const end = (error: AppError): void => {
			killed.push(error);
			this.#client.kill();
		};
		const seconds = Math.round(this.#limits.time / 1000);
		const timer = setTimeout(() => end(new AppError('TIMED_OUT', { seconds })), budget.left);
		const abort = (): void => end(new AppError('STOPPED'));
		signal?.addEventListener('abort', abort, { once: true });
		try {
			return await work();
		} catch (error) {
			if (killed[0] !== undefined) throw killed[0];
			if (error instanceof AppError && error.code === 'CHILD_DIED') {
				const reason =
					'it needs more memory than a document may take, or is made to break its reader';
				throw new AppError('FILE_UNREADABLE', { file: name, reason }, { cause: error });
			}
			throw error;
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			budget.left -= performance.now() - started;
		}
	}

	/** Kills the process and waits until it is gone, so that the next request starts a new one. */
	async #stop(): Promise<void> {
		if (!this.#client.running) return;
		const gone = new Promise<void>((resolve) => {
			const off = this.#client.onExit(() => {
				off();
				resolve();
			});
		});
		this.#client.kill();
		await gone;
	}

	async #takeTurn(): Promise<() => void> {
		const before = this.#turn;
		let release = (): void => undefined;
		this.#turn = new Promise((resolve) => {
			release = () => {
				this.#idle = setTimeout(() => this.#client.kill(), this.#limits.idleTime);
				this.#idle.unref();
				resolve();
			};
		});
		await before;
		clearTimeout(this.#idle);
		return release;
	}
}

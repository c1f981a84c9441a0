import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import {
	checkSpace,
	dropPart,
	fetchModel,
	partOf,
	type FetchOptions,
	type FetchProgress
} from '../../models/fetch/index.ts';
import type { ModelEntry } from '../../models/catalogue.ts';
import { AppError, toErrorData } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import type { ModelDownload } from './contract.ts';
import { downloadError } from './download-errors.ts';
import { expectedBytes } from './fit.ts';

interface Job {
	entry: ModelEntry;
	download: ModelDownload;
	controller: AbortController;
	/** Ends when it waits and runs no more; never throws. */
	work: Promise<void>;
	/** Told of every change, too. */
	watch: ((download: ModelDownload) => void) | undefined;
	/** Runs while there is progress that was not told yet. */
	telling: NodeJS.Timeout | undefined;
}

export interface DownloadsOptions extends Pick<
	FetchOptions,
	'folder' | 'appFolder' | 'stallMilliseconds' | 'retryMilliseconds'
> {
	/** Something about the download of this model changed. */
	onChange: (modelId: string) => void;
}

/** More at once would only share one line. */
const atOnce = 3;
const tellEveryMilliseconds = 300;

/**
 * Downloads of models, several at once and the others waiting. What has arrived is a `.part` file beside the models, which
 * is all that is kept: one without a job is a download that was paused, in this run of Hearth or in one before.
 */
export class Downloads {
	readonly #options: DownloadsOptions;
	readonly #jobs = new Map<string, Job>();
	readonly #slots = new Slots(atOnce);

	constructor(options: DownloadsOptions) {
		this.#options = options;
	}

	/** How the download of a model is going; null when there is none. */
	state(entry: ModelEntry): ModelDownload | null {
		const job = this.#jobs.get(entry.id);
		if (job !== undefined) return job.download;
		const part = statSync(partOf(this.#options.folder, entry), { throwIfNoEntry: false });
		return part === undefined ? null : stateOf(entry, 'paused', part.size);
	}

	/**
	 * Begins a download, or goes on with one. Resolves when it is under way or waits for its turn; throws when the disk has
	 * no room for it. Without `force`, that is.
	 */
	async pull(entry: ModelEntry, { force = false } = {}): Promise<void> {
		const job = this.#jobs.get(entry.id);
		if (job !== undefined && isActive(job)) return;
		await job?.work;
		const { folder } = this.#options;
		try {
			mkdirSync(folder, { recursive: true });
			if (!force) await checkSpace(entry, folder);
			// From now on it is remembered, also when its turn has not come.
			closeSync(openSync(partOf(folder, entry), 'a'));
		} catch (error) {
			throw downloadError(entry, folder, error);
		}
		const { size } = statSync(partOf(folder, entry));
		const next: Job = {
			entry,
			download: stateOf(entry, 'queued', size),
			controller: new AbortController(),
			work: Promise.resolve(),
			watch: undefined,
			telling: undefined
		};
		this.#jobs.set(entry.id, next);
		this.#options.onChange(entry.id);
		next.work = this.#run(next);
	}

	/** Stops it and keeps what has arrived; resolves when nothing is written any more. */
	async pause(modelId: string): Promise<void> {
		const job = this.#jobs.get(modelId);
		if (job === undefined || !isActive(job)) return;
		job.controller.abort();
		await job.work;
	}

	/** Stops it and deletes what has arrived. */
	async cancel(entry: ModelEntry): Promise<void> {
		await this.pause(entry.id);
		this.#jobs.delete(entry.id);
		const { folder } = this.#options;
		if (this.state(entry) !== null) {
			await dropPart(folder, entry).catch((error: unknown) => {
				throw downloadError(entry, folder, error);
			});
		}
		this.#options.onChange(entry.id);
	}

	/** Resolves when the download of a model is over or paused; throws why it failed. */
	async done(modelId: string, watch?: (download: ModelDownload) => void): Promise<void> {
		const job = this.#jobs.get(modelId);
		if (job !== undefined) job.watch = watch;
		await job?.work;
		const error = job?.download.error ?? null;
		if (error !== null) throw new AppError(error.code as ErrorCode, error.values);
	}

	/** Stops all and keeps what has arrived. */
	async close(): Promise<void> {
		await Promise.all([...this.#jobs.keys()].map((modelId) => this.pause(modelId)));
	}

	async #run(job: Job): Promise<void> {
		const { entry, controller } = job;
		const { folder } = this.#options;
		const { signal } = controller;
		try {
			await this.#slots.take(signal);
			try {
				this.#update(job, { state: 'running' });
				await fetchModel(entry, {
					...this.#options,
					signal,
					onProgress: (progress) => this.#progress(job, progress)
				});
				this.#jobs.delete(entry.id);
				this.#tell(job);
			} finally {
				this.#slots.give();
			}
		} catch (error) {
			const size = statSync(partOf(folder, entry), { throwIfNoEntry: false })?.size ?? 0;
			const ended = { doneBytes: size, bytesPerSecond: 0, secondsLeft: null };
			const { code, values } = toErrorData(downloadError(entry, folder, error));
			this.#update(
				job,
				signal.aborted
					? { ...ended, state: 'paused' }
					: { ...ended, state: 'failed', error: { code, values } }
			);
		}
	}

	#progress(job: Job, progress: FetchProgress): void {
		const state = progress.phase === 'check' ? 'verifying' : 'running';
		const isNews = state !== job.download.state;
		job.download = {
			...job.download,
			state,
			doneBytes: progress.received,
			totalBytes: progress.total ?? job.download.totalBytes,
			bytesPerSecond: Math.round(progress.bytesPerSecond),
			secondsLeft: progress.secondsLeft
		};
		if (isNews) this.#tell(job);
		else job.telling ??= setTimeout(() => this.#tell(job), tellEveryMilliseconds).unref();
	}

	#update(job: Job, change: Partial<ModelDownload>): void {
		job.download = { ...job.download, ...change };
		this.#tell(job);
	}

	#tell(job: Job): void {
		clearTimeout(job.telling);
		job.telling = undefined;
		job.watch?.(job.download);
		this.#options.onChange(job.entry.id);
	}
}

/** So many may run at once; the others wait in line. */
class Slots {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(count: number) {
		this.#free = count;
	}

	/** Throws the reason of `signal` when it is aborted while it waits. */
	async take(signal: AbortSignal): Promise<void> {
		signal.throwIfAborted();
		if (this.#free > 0) {
			this.#free--;
			return;
		}
		await new Promise<void>((resolve, reject) => {
			const go = (): void => {
				signal.removeEventListener('abort', leave);
				resolve();
			};
			const leave = (): void => {
				this.#waiting.splice(this.#waiting.indexOf(go), 1);
				reject(new AppError('STOPPED'));
			};
			signal.addEventListener('abort', leave, { once: true });
			this.#waiting.push(go);
		});
	}

	give(): void {
		const next = this.#waiting.shift();
		if (next === undefined) this.#free++;
		else next();
	}
}

function isActive({ download }: Job): boolean {
	return download.state !== 'paused' && download.state !== 'failed';
}

function stateOf(
	entry: ModelEntry,
	state: ModelDownload['state'],
	doneBytes: number
): ModelDownload {
	const totalBytes = expectedBytes(entry);
	return { state, doneBytes, totalBytes, bytesPerSecond: 0, secondsLeft: null, error: null };
}

import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { Watch } from '../../contract.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../protocol.ts';
import type { Documents } from './documents.ts';
import { gather, isHidden, isOfPrograms } from './gather.ts';
import { isGone } from './originals.ts';

export interface FolderWatchesOptions {
	store: Store;
	documents: Pick<Documents, 'addWatched' | 'remove'>;
	/** Folders that are Hearth's own. */
	closed: string[];
	onError: (error: unknown) => void;
	/** Milliseconds a file must have been left alone, so that none is taken half written. */
	quiet?: number;
	/** Milliseconds between looks at a folder that is not there, or that the system cannot watch. */
	patience?: number;
}

interface Watched {
	watcher: FSWatcher | null;
	timer: NodeJS.Timeout | null;
	/** What was taken of each file, by its time and size: a refused one is not tried again until it changes. */
	seen: Map<string, string>;
}

/**
 * Keeps documents in step with folders: what the system says only tells when to look, and each look compares the whole
 * folder with what is known, so that nothing is missed, whatever happened while Hearth was not running. What is gone
 * goes to the bin; while the folder itself is gone, nothing does.
 */
export class FolderWatches {
	readonly #options: Required<FolderWatchesOptions>;
	readonly #watched = new Map<string, Watched>();
	#looking: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(options: FolderWatchesOptions) {
		this.#options = { quiet: 1000, patience: 30_000, ...options };
	}

	/** Goes on with the folders of the last run. */
	async start(): Promise<void> {
		for (const { path } of await this.#options.store.call('watch:list', null)) this.#begin(path);
	}

	async list(): Promise<Watch[]> {
		const watches = await this.#options.store.call('watch:list', null);
		return Promise.all(watches.map((each) => this.#withPresence(each)));
	}

	async add(folder: string): Promise<Watch> {
		const path = await realpath(folder);
		const own = this.#options.closed.some((each) => isWithin(each, path) || isWithin(path, each));
		if (own) throw new AppError('NOT_ALLOWED', { what: path });
		const added = await this.#options.store.call('watch:add', { path });
		await this.#setDrive(path, await isMountPoint(path));
		this.#begin(path);
		return this.#withPresence(added);
	}

	/** Stops watching; the documents stay. */
	async remove(path: string): Promise<void> {
		await this.#options.store.call('watch:remove', { path });
		const watched = this.#watched.get(path);
		this.#watched.delete(path);
		if (watched !== undefined) await end(watched);
	}

	async close(): Promise<void> {
		this.#closed = true;
		await Promise.all([...this.#watched.values()].map(end));
		this.#watched.clear();
		await this.#looking;
	}

	#begin(path: string): void {
		if (this.#closed || this.#watched.has(path)) return;
		this.#watched.set(path, { watcher: null, timer: null, seen: new Map() });
		this.#lookAfter(path, 0);
	}

	/** Many changes at once are one look. */
	#lookAfter(path: string, time: number): void {
		const watched = this.#watched.get(path);
		if (this.#closed || watched === undefined || watched.timer !== null) return;
		watched.timer = setTimeout(() => {
			watched.timer = null;
			this.#looking = this.#looking
				.then(() => this.#look(path, watched))
				.catch(this.#options.onError);
		}, time);
		watched.timer.unref();
	}

	#isWatching(path: string): boolean {
		return !this.#closed && this.#watched.has(path);
	}

	async #look(path: string, watched: Watched): Promise<void> {
		if (!(await this.#isThere(path))) {
			await watched.watcher?.close();
			watched.watcher = null;
			this.#lookAfter(path, this.#options.patience);
			return;
		}
		if (!this.#isWatching(path)) return;
		if (watched.watcher === null) {
			const watcher = await this.#listen(path);
			if (!this.#isWatching(path)) {
				await watcher.close();
				return;
			}
			watched.watcher = watcher;
		}
		const { documents, quiet } = this.#options;
		const kept = (await this.#files(path)).filter(({ inBin }) => !inBin);
		const gone = await Promise.all(kept.map((file) => isGone(file.path)));
		// A copy of what is gone may have been passed over, because its document was there.
		if (gone.includes(true)) watched.seen.clear();
		const { changed, fresh } = await this.#changes(path, watched.seen);
		if (changed.length > 0) await documents.addWatched(changed);
		for (const file of await this.#files(path)) {
			if (!file.inBin && (await isGone(file.path)) && (await this.#isThere(path))) {
				await documents.remove(file.documentId, { fileGone: true });
			}
		}
		if (fresh) this.#lookAfter(path, quiet);
	}

	/** The files that are not known as they are now; `fresh` when some were written just now and are left for later. */
	async #changes(
		folder: string,
		seen: Map<string, string>
	): Promise<{ changed: string[]; fresh: boolean }> {
		const files = await this.#files(folder);
		const known = new Map(files.map(({ path, ...file }) => [path, file]));
		const changed: string[] = [];
		let fresh = false;
		for await (const { path } of gather([folder])) {
			const info = await stat(path).catch(() => null);
			if (info === null || !info.isFile() || info.size === 0) continue;
			const file = known.get(path);
			const mark = `${info.mtimeMs} ${info.size}`;
			if (file?.modifiedAt === info.mtimeMs && file.bytes === info.size) continue;
			if (seen.get(path) === mark) continue;
			// A clock may have been set back since.
			if (Math.abs(Date.now() - info.mtimeMs) < this.#options.quiet) {
				fresh = true;
				continue;
			}
			seen.set(path, mark);
			changed.push(path);
		}
		return { changed, fresh };
	}

	/** Whether the folder is there, and is not just the place where its drive was. */
	async #isThere(path: string): Promise<boolean> {
		if (!(await isFolder(path))) return false;
		if (!(await isMountPoint(path))) return !(await this.#isDrive(path));
		if (!(await this.#isDrive(path))) await this.#setDrive(path, true);
		return true;
	}

	async #isDrive(path: string): Promise<boolean> {
		return (await this.#options.store.call('setting:get', { key: driveKey(path) })) === 'yes';
	}

	async #setDrive(path: string, isDrive: boolean): Promise<void> {
		const value = isDrive ? 'yes' : 'no';
		await this.#options.store.call('setting:set', { key: driveKey(path), value });
	}

	async #withPresence(watched: Omit<Watch, 'missing'>): Promise<Watch> {
		return { ...watched, missing: !(await this.#isThere(watched.path)) };
	}

	#files(folder: string) {
		return this.#options.store.call('document:files', { folder });
	}

	async #listen(path: string): Promise<FSWatcher> {
		const { onError, patience } = this.#options;
		const { watch } = await import('chokidar');
		return watch(path, {
			ignoreInitial: true,
			followSymlinks: false,
			ignorePermissionErrors: true,
			ignored: (each) => each !== path && (isHidden(basename(each)) || isOfPrograms(basename(each)))
		})
			.on('all', () => this.#lookAfter(path, this.#options.quiet))
			.on('error', (error) => {
				onError(error);
				this.#lookAfter(path, patience);
			});
	}
}

/** Where it is kept that a folder is a drive's: without its drive it is there too, and empty. */
function driveKey(path: string): string {
	return `drive:${path}`;
}

/** Whether another drive begins at this folder. */
async function isMountPoint(path: string): Promise<boolean> {
	const [inside, around] = await Promise.all([stat(path), stat(dirname(path))]);
	return inside.dev !== around.dev;
}

async function isFolder(path: string): Promise<boolean> {
	return await stat(path).then(
		(info) => info.isDirectory(),
		() => false
	);
}

function isWithin(outer: string, inner: string): boolean {
	return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

async function end({ watcher, timer }: Watched): Promise<void> {
	if (timer !== null) clearTimeout(timer);
	await watcher?.close();
}

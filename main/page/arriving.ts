import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DownloadItem } from 'electron';
import type { PageFile } from '../../tools/browser/parts.ts';
import { failure, failureError, sizeLimitMegabytes } from './failure.ts';

const sizeLimit = sizeLimitMegabytes * 1_000_000;
const longestName = 120;

/** A file that an address led to, as a person is told of it. */
export interface OfferedFile {
	name: string;
	url: string;
	/** 0 when the server does not say. */
	bytes: number;
}

export function describeFile(item: DownloadItem): OfferedFile {
	return { name: nameOf(item), url: item.getURL(), bytes: Math.max(0, item.getTotalBytes()) };
}

/** The name without anything that leads elsewhere. */
function nameOf(item: DownloadItem): string {
	const name = item
		.getFilename()
		.replace(/[\p{C}/\\:*?"<>|]/gu, '_')
		.replace(/^\.+/, '')
		.trim();
	const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
	return name === ''
		? 'file'
		: name.slice(0, longestName - ending.length).replace(ending, '') + ending;
}

/**
 * Where a download goes that somebody asked for. The place must be set at once, so the folder is made before: a file
 * is in a folder of its own, never where a page wants it, and goes when it is discarded.
 */
export class FileTray {
	readonly #folder: string;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	static async open(): Promise<FileTray> {
		return new FileTray(await mkdtemp(join(tmpdir(), 'hearth-page-')));
	}

	/** Waits for the rest of a download. Too large, broken off or stopped: the tray is emptied and it throws. */
	async receive(item: DownloadItem, signal: AbortSignal): Promise<PageFile> {
		const name = nameOf(item);
		const path = join(this.#folder, name);
		item.setSavePath(path);
		const cancel = (): void => item.cancel();
		signal.addEventListener('abort', cancel, { once: true });
		const isLarge = (): boolean => item.getReceivedBytes() > sizeLimit;
		item.on('updated', () => {
			if (isLarge()) item.cancel();
		});
		const state = await new Promise<string>((resolve) => {
			item.once('done', (_event, end) => resolve(end));
		});
		signal.removeEventListener('abort', cancel);
		if (state === 'completed') return { name, path, discard: () => this.discard() };
		await this.discard();
		signal.throwIfAborted();
		throw failureError(item.getURL(), failure(isLarge() ? 'large' : 'refused'));
	}

	async discard(): Promise<void> {
		await rm(this.#folder, { recursive: true, force: true });
	}
}

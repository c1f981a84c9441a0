import { constants } from 'node:fs';
import { open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure } from '../failures.ts';
import { isCode } from '../places.ts';

const isWindows = process.platform === 'win32';
/** Only Linux names an open folder's entries by the folder itself; elsewhere the real path is looked at each time. */
const openedFolders = '/proc/self/fd';
const flags = isWindows
	? constants.O_RDONLY
	: constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/**
 * Folders that are opened once, checked to be the ones that were meant, and held: a link that is put in place of one
 * of them, or of a folder above, changes nothing any more.
 */
export class PinnedFolders {
	readonly #folders = new Map<string, FileHandle>();

	/** How to name the entry at the real path `path` to the system. Throws FAILED when its folder is not there any more. */
	async at(path: string): Promise<string> {
		const folder = dirname(path);
		const held = this.#folders.get(folder) ?? (await this.#hold(folder));
		return held === undefined ? path : join(openedFolders, String(held.fd), basename(path));
	}

	/** Makes sure that what was changed in the folders is on the disk, where the system can do that. */
	async flush(): Promise<void> {
		for (const handle of this.#folders.values()) await handle.sync().catch(() => undefined);
	}

	async close(): Promise<void> {
		const handles = [...this.#folders.values()];
		this.#folders.clear();
		for (const handle of handles) await handle.close();
	}

	async #hold(folder: string): Promise<FileHandle | undefined> {
		if (process.platform !== 'linux') {
			if ((await realpath(folder)) !== folder) throw swapped(folder);
			return undefined;
		}
		const handle = await open(folder, flags).catch((error: unknown) => {
			throw isCode(error, 'ELOOP', 'ENOTDIR') ? swapped(folder, error) : error;
		});
		const real = await readlink(join(openedFolders, String(handle.fd))).catch(() => undefined);
		if (real !== folder) {
			await handle.close();
			throw swapped(folder);
		}
		this.#folders.set(folder, handle);
		return handle;
	}
}

function swapped(folder: string, cause?: unknown): Error {
	return failure('FAILED', 'swapped', { name: basename(folder) }, { cause });
}

import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What was written into a file is on the disk when this returns. */
export function syncFile(file: string): void {
	sync(file, 'r+');
}

/** A rename is safe from a power cut once its folder is written; Windows has no such thing. */
export function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
	const opened = openSync(path, flags);
	try {
		fsyncSync(opened);
	} finally {
		closeSync(opened);
	}
}

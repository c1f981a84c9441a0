import { closeSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../errors.ts';

const plainHead = Buffer.from('SQLite format 3\0');
/** SQLite's three fixed fractions, which the cipher leaves readable behind the page size. */
const fractions = Buffer.from([64, 32, 32]);
const fractionsAt = 21;
const headLength = fractionsAt + fractions.length;

/** `none`: no file or nothing in it; `other`: what its head says is no database of either kind. */
export type FileKind = 'none' | 'plain' | 'encrypted' | 'other';

/** What a database file is, by its first bytes alone. */
export function kindOf(file: string): FileKind {
	const head = Buffer.alloc(headLength);
	let read = 0;
	try {
		const opened = openSync(file, 'r');
		try {
			read = readSync(opened, head, 0, headLength, 0);
		} finally {
			closeSync(opened);
		}
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
		// A folder, or what cannot be read: whoever opens it says why.
		return 'other';
	}
	if (read === 0) return 'none';
	if (head.subarray(0, plainHead.length).equals(plainHead)) return 'plain';
	return head.subarray(fractionsAt).equals(fractions) ? 'encrypted' : 'other';
}

/** What a file that is there is to be opened with: a plain one opens only without a key. */
export function keyFor(file: string, key: string | undefined): string | undefined {
	const kind = kindOf(file);
	if (kind === 'encrypted' && key === undefined) throw new AppError('STORE_LOCKED');
	return kind === 'plain' ? undefined : key;
}

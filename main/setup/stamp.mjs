import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A short text that changes when any of these files does, by size and time: much quicker than reading
 * them. Folders count with all that is in them; what is not there counts as not there.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
	const hash = createHash('sha256');
	for (const path of paths) addTo(hash, path);
	return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
	const info = statSync(path, { throwIfNoEntry: false });
	if (info?.isDirectory()) {
		for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
	} else {
		hash.update(`${path}\0${info?.size}\0${info?.mtimeMs}\n`);
	}
}

/**
 * Whether `text` was written to this stamp.
 * @param {string} file
 * @param {string} text
 */
export function isStamped(file, text) {
	try {
		return readFileSync(file, 'utf8') === text;
	} catch {
		// No stamp: not done.
		return false;
	}
}

/**
 * @param {string} file
 * @param {string} text
 */
export function writeStamp(file, text) {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(`${file}.part`, text);
	renameSync(`${file}.part`, file);
}

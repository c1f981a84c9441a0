import { AppError } from '../../errors.ts';
import type { Reading, Warning } from './block.ts';
import { isHidden, isOfPrograms } from './gather.ts';
import { type Inside, type Part, readParts } from './inside.ts';
import { titleOf } from './title.ts';
import { type Entry, Zip } from './zip.ts';

/**
 * Reads an archive as one document whose parts are its files: it was dropped as one thing, and is kept, cited and removed
 * as one. Nothing of it is ever written to the disk; a name that would lead out of a folder is left out all the same.
 */
export async function* readZip(bytes: Uint8Array, name: string, inside: Inside): Reading {
	const zip = new Zip(bytes, name);
	const warnings = new Set<Warning>();
	const entries = zip.entries.filter(({ path }) => isFile(path));
	const safe = entries.filter(({ path }) => staysInside(path));
	if (safe.length < entries.length) warnings.add('unsafe-names');
	if (safe.length === 0) throw new AppError('FILE_NO_TEXT', { file: name });
	yield* readParts(partsOf(zip, safe, warnings), safe.length, inside, warnings);
	return { pages: null, warnings: [...warnings] };
}

/** Unpacked one at a time, when its turn comes. */
function* partsOf(zip: Zip, entries: Entry[], warnings: Set<Warning>): Generator<Part> {
	for (const entry of entries) {
		const place = titleOf(entry.path);
		const name = place.slice(place.lastIndexOf('/') + 1);
		if (entry.locked) warnings.add('parts-locked');
		yield { name, place, bytes: entry.locked ? new Uint8Array() : unpacked(zip, entry, warnings) };
	}
}

/** Nothing for what is damaged: the others are still worth having. A bomb ends the whole archive. */
function unpacked(zip: Zip, entry: Entry, warnings: Set<Warning>): Uint8Array {
	try {
		return zip.bytes(entry);
	} catch (error) {
		if (!(error instanceof AppError) || error.values['reason'] !== 'it is damaged or cut short') {
			throw error;
		}
		warnings.add('parts-unread');
		return new Uint8Array();
	}
}

/** A file that a person put there: no folder, nothing hidden, nothing in folders that programs fill. */
function isFile(path: string): boolean {
	const names = path.split(/[/\\]/);
	const file = names.pop() ?? '';
	if (file === '' || isHidden(file)) return false;
	return !names.some((folder) => isOfPrograms(folder) || /^\.[^.]/.test(folder));
}

function staysInside(path: string): boolean {
	return !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..');
}

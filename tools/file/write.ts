import { basename } from 'node:path';
import { z } from 'zod';
import { defineTool, ToolError, type Tool } from '../tool.ts';
import { failure } from './failures.ts';
import { newPlace } from './new-place.ts';
import { candidates, grantedRoots, placeOf, type Folders } from './places.ts';
import { isBinary, readStart, type ReadParts } from './read.ts';
import { fileAt, replaceFile } from './replace.ts';
import { checkSecret } from './secrets.ts';

export const mostCharacters = 2_000_000;
const previewBytes = 200_000;

/** `write_file`: the old version goes to the bin, the new one is there whole or not at all. */
export function createWriteFile(
	folders: Folders,
	bin: string,
	{ decode }: Pick<ReadParts, 'decode'>
): Tool {
	return defineTool({
		name: 'write_file',
		description: 'Write a text file; an existing one is replaced, and its old version kept.',
		brief: 'write a text file',
		effect: 'write',
		input: z.object({
			path: z.string().min(1).describe('The file'),
			content: z.string().describe('The whole text')
		}),
		async run({ path, content }, { allow, signal }) {
			if (content.length > mostCharacters)
				throw failure('LIMIT', 'tooLong', { limit: mostCharacters });
			const target = await findTarget(path, folders);
			const before = await fileAt(target);
			await allow({
				effect: 'write',
				target,
				preview: { before: before === null ? '' : await preview(target, decode), after: content }
			});
			signal.throwIfAborted();
			// Asking may have taken an hour: what was shown must still be what is there.
			const name = basename(target);
			if (JSON.stringify(await fileAt(target)) !== JSON.stringify(before)) {
				throw failure('FAILED', 'changed', { name });
			}
			if ((await findTarget(target, folders)) !== target)
				throw failure('FAILED', 'swapped', { name });
			const undo = await replaceFile(target, content, before, bin);
			const text = `Wrote ${target} (${content.length} characters).`;
			return { parts: [{ type: 'text', text }], origin: 'tool', undo };
		}
	});
}

/** The real path to write to: the existing file of that name, or a new one where its folder is. */
export async function findTarget(name: string, folders: Folders): Promise<string> {
	const roots = await grantedRoots(folders);
	const paths = candidates(name, roots);
	for (const path of paths) {
		const place = await placeOf(path, roots, folders);
		if (place === undefined) continue;
		checkSecret(place.path, true);
		return place.path;
	}
	for (const path of paths) {
		const place = await newPlace(path, roots, folders);
		if (place !== undefined) return place.path;
	}
	throw failure('NOT_GRANTED', 'notGranted', { name });
}

async function preview(path: string, decode: ReadParts['decode']): Promise<string> {
	const { bytes } = await readStart({ path, root: '' }, previewBytes);
	if (isBinary(bytes)) {
		throw new ToolError('DENIED', `${basename(path)} is not a text file, so it is not replaced.`);
	}
	return decode(bytes);
}

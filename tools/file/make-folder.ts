import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { defineTool, type Tool } from '../tool.ts';
import { change, type Wanted } from './change.ts';
import { failure } from './failures.ts';
import { newPlace } from './new-place.ts';
import { candidates, grantedRoots, isInside, placeOf, type Folders } from './places.ts';

/** `make_folder`: with those above it that are missing. */
export function createMakeFolder(folders: Folders, bin: string): Tool {
	return defineTool({
		name: 'make_folder',
		description: 'Make a new folder, and those above it that are missing.',
		brief: 'make a new folder',
		effect: 'write',
		needs: 'folder',
		input: z.object({ path: z.string().trim().min(1).max(4_096).describe('The new folder') }),
		run: ({ path }, context) => change(() => newFolder(path, folders), bin, context)
	});
}

async function newFolder(path: string, folders: Folders): Promise<Wanted> {
	const roots = await grantedRoots(folders);
	const bare = path.replace(/[/\\]+$/, '');
	const paths = candidates(bare, roots).map((one) => one.replace(/[/\\]+$/, ''));
	for (const candidate of paths) {
		const place = await placeOf(candidate, roots, folders);
		if (place !== undefined) throw failure('BAD_INPUT', 'inPlace', { name: basename(place.path) });
	}
	for (const candidate of paths) {
		const place = await newPlace(candidate, roots, folders);
		if (place === undefined) continue;
		const missing = [...place.missing, place.path];
		const folder = dirname(missing[0] ?? place.path);
		if (!roots.some((root) => isInside(folder, root))) continue;
		return { tool: 'make_folder', what: 'make', folder, roots, entries: [], missing };
	}
	throw failure('NOT_GRANTED', 'notGranted', { name: path });
}

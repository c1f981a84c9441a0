import { dirname } from 'node:path';
import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../tool.ts';
import { change, checkTargets, type Wanted } from './change.ts';
import type { Folders } from './places.ts';
import { checkItem, chooseItems } from './sources.ts';
import { findTargets } from './target.ts';

/** Large folders may have to be copied to another disk. */
export const changeTimeout = 600_000;
const input = z.object({
	path: z.string().min(1).max(4_096).describe('The file or folder, or a pattern like *.pdf'),
	to: z.string().min(1).max(4_096).describe('A folder, a new name, or a path')
});

/** `move_files`: into a folder, or under a new name; never over something that is there. */
export function createMoveFiles(folders: Folders, bin: string): Tool {
	return defineTool({
		name: 'move_files',
		description:
			'Move or rename a file or folder. The path may be a pattern like "photos/*.jpg"; "to" is a folder or a new name.',
		brief: 'move or rename a file or folder',
		effect: 'write',
		needs: 'folder',
		timeout: changeTimeout,
		input,
		run: ({ path, to }, context) =>
			change(() => relocation('move_files', path, to, folders, context), bin, context)
	});
}

/** `copy_files`: a copy in a folder, or under a new name; never over something that is there. */
export function createCopyFiles(folders: Folders, bin: string): Tool {
	return defineTool({
		name: 'copy_files',
		description:
			'Copy a file or folder. The path may be a pattern like "photos/*.jpg"; "to" is a folder or a new name.',
		brief: 'copy a file or folder',
		effect: 'write',
		needs: 'folder',
		timeout: changeTimeout,
		input,
		run: ({ path, to }, context) =>
			change(() => relocation('copy_files', path, to, folders, context), bin, context)
	});
}

async function relocation(
	tool: 'move_files' | 'copy_files',
	path: string,
	to: string,
	folders: Folders,
	{ signal }: ToolContext
): Promise<Wanted> {
	const isMove = tool === 'move_files';
	const chosen = await chooseItems(path, folders, signal, { isChange: isMove, filesOf: false });
	const { items, folder, roots } = chosen;
	const targets = await findTargets(to, chosen, folders, signal);
	const entries = items.map((item, index) => ({ item, to: targets.paths[index] ?? item.path }));
	for (const entry of entries) checkItem(entry.item, entry.to, true);
	await checkTargets({ entries });
	const isRename = isMove && entries.every((one) => dirname(one.to) === dirname(one.item.path));
	const what = isRename ? 'rename' : isMove ? 'move' : 'copy';
	return { tool, what, folder, roots, entries, missing: targets.missing };
}

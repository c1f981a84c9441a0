import { z } from 'zod';
import { defineTool, type Tool } from '../tool.ts';
import { change } from './change.ts';
import { changeTimeout } from './move.ts';
import type { Folders } from './places.ts';
import { chooseItems } from './sources.ts';

/** `delete_files`: into Hearth's bin, from where they come back. Nothing is destroyed. */
export function createDeleteFiles(folders: Folders, bin: string): Tool {
	return defineTool({
		name: 'delete_files',
		description:
			'Move a file, a folder, or the files that fit a pattern like "*.tmp" to the bin. They can be brought back.',
		brief: 'move files to the bin',
		effect: 'delete',
		needs: 'folder',
		timeout: changeTimeout,
		input: z.object({
			path: z.string().min(1).max(4_096).describe('The file or folder, or a pattern like *.tmp')
		}),
		run: ({ path }, context) =>
			change(
				async () => {
					const options = { isChange: true, filesOf: false };
					const { items, folder, roots } = await chooseItems(
						path,
						folders,
						context.signal,
						options
					);
					const entries = items.map((item) => ({ item, to: null }));
					return { tool: 'delete_files', what: 'delete', folder, roots, entries, missing: [] };
				},
				bin,
				context
			)
	});
}

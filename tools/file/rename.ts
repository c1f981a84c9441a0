import { basename, dirname, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../tool.ts';
import { change, checkTargets, type Wanted } from './change.ts';
import { failure } from './failures.ts';
import { changeTimeout } from './move.ts';
import { applyRule, settleNames } from './new-names.ts';
import type { Folders } from './places.ts';
import { readRule } from './rename-rule.ts';
import { checkItem, chooseItems } from './sources.ts';

/** `rename_files`: all files of a folder, or those that fit a pattern, by one rule and one yes. */
export function createRenameFiles(folders: Folders, bin: string): Tool {
	return defineTool({
		name: 'rename_files',
		description:
			'Rename all files in a folder by a rule: "by date", "number them", "lower case", "replace spaces with underscores", "add trip in front", "remove copy".',
		brief: 'rename all files in a folder by a rule',
		effect: 'write',
		needs: 'folder',
		timeout: changeTimeout,
		input: z.object({
			path: z.string().min(1).max(4_096).describe('The folder, or a pattern like photos/*.jpg'),
			rule: z.string().min(1).max(500).describe('The rule, in the words of the user')
		}),
		run: ({ path, rule }, context) =>
			change(() => renaming(path, rule, folders, context), bin, context)
	});
}

async function renaming(
	path: string,
	said: string,
	folders: Folders,
	{ signal }: ToolContext
): Promise<Wanted> {
	const rule = readRule(said);
	if (rule === undefined) throw failure('BAD_INPUT', 'noRule', { rule: said });
	const options = { isChange: true, filesOf: true };
	const { items, folder, roots } = await chooseItems(path, folders, signal, options);
	const wanted = applyRule(rule, items);
	const names = new Map(items.map((item, index) => [item, wanted[index] ?? '']));
	const entries: Wanted['entries'] = [];
	for (const place of new Set(items.map((item) => dirname(item.path)))) {
		const here = items.filter((item) => dirname(item.path) === place);
		const own = new Set(here.map((item) => basename(item.path)));
		const kept = (await readdir(place)).filter((name) => !own.has(name));
		const settled = settleNames(
			here,
			here.map((item) => names.get(item) ?? ''),
			kept
		);
		for (const [index, item] of here.entries()) {
			const to = join(place, settled[index] ?? '');
			if (to === item.path) continue;
			checkItem(item, to, true);
			entries.push({ item, to });
		}
	}
	if (entries.length === 0) throw failure('BAD_INPUT', 'noChange', { name: basename(folder) });
	await checkTargets({ entries });
	return { tool: 'rename_files', what: 'rename', folder, roots, entries, missing: [] };
}

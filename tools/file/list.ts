import { failure } from './failures.ts';
import { lstat, opendir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Part } from '../parts.ts';
import { defineTool, type Tool } from '../tool.ts';
import { formatSize, formatTime } from './describe.ts';
import { lookUp } from './lookup.ts';
import { fileError, grantedRoots, type Folders } from './places.ts';

/** Rows that are shown, and names that are counted. */
const mostRows = 500;
const mostNames = 100_000;

interface Listed {
	name: string;
	isFolder: boolean;
}

/** `list_files`: what is in a folder, with sizes and dates. */
export function createListFiles(folders: Folders): Tool {
	return defineTool({
		name: 'list_files',
		description: 'List what is in a folder; "." for the folders that Hearth may use.',
		brief: 'list a folder',
		effect: 'read',
		input: z.object({ path: z.string().describe('The folder; "." for the granted ones') }),
		async run({ path }, { allow, signal }) {
			const roots = await grantedRoots(folders);
			const isAll = ['', '.', './', '*'].includes(path.trim());
			const chosen =
				isAll && roots.length > 1
					? undefined
					: isAll
						? roots[0]
						: await folder(path, folders, signal);
			if (chosen === undefined) return { parts: [tableOfGrants(roots)], origin: 'file' };
			await allow({ effect: 'read', target: chosen });
			return { parts: await listFolder(chosen, signal), origin: 'file' };
		}
	});
}

async function folder(path: string, folders: Folders, signal: AbortSignal): Promise<string> {
	const place = await lookUp(path, 'folder', folders, signal);
	const info = await lstat(place.path).catch((error: unknown) => {
		throw fileError(error, path);
	});
	if (!info.isDirectory()) {
		throw failure('BAD_INPUT', 'readThis', { name: path });
	}
	return place.path;
}

function tableOfGrants(roots: string[]): Part {
	return {
		type: 'table',
		title: 'Granted folders',
		columns: ['Name', 'Folder'],
		rows: roots.map((root) => [basename(root), root]),
		total: roots.length
	};
}

async function listFolder(path: string, signal: AbortSignal): Promise<Part[]> {
	const entries = await opendir(path).catch((error: unknown) => {
		throw fileError(error, basename(path));
	});
	const names: Listed[] = [];
	let total = 0;
	for await (const entry of entries) {
		signal.throwIfAborted();
		if (entry.name.startsWith('.')) continue;
		if (++total > mostNames) break;
		names.push({ name: entry.name, isFolder: entry.isDirectory() });
	}
	const order = new Intl.Collator(undefined, { numeric: true });
	names.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || order.compare(a.name, b.name));
	const rows = await Promise.all(
		names.slice(0, mostRows).map(async ({ name, isFolder }) => {
			// A file that vanished meanwhile, or that this account may not see, keeps its name.
			const info = await lstat(join(path, name)).catch(() => undefined);
			const size = isFolder
				? 'folder'
				: info?.isSymbolicLink()
					? 'link'
					: formatSize(info?.size ?? 0);
			return [name, size, info === undefined ? '' : formatTime(info.mtimeMs)];
		})
	);
	const table: Part = {
		type: 'table',
		title: path,
		columns: ['Name', 'Size', 'Changed'],
		rows,
		total: Math.min(total, mostNames)
	};
	if (total <= mostRows) return [table];
	const count = total > mostNames ? `more than ${mostNames}` : String(total);
	const note = `The folder holds ${count} names; the first ${mostRows} are listed. Use find_files to find one.`;
	return [table, { type: 'text', text: note }];
}

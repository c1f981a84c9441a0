import {
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { takeBack } from '../../../tools/file/changes/take-back.ts';
import type { ToolOutput } from '../../../tools/tool.ts';
import { FileWorld } from './world.ts';

/** Everything below a folder by its path: the text of files, "→ place" for links, "folder" for empty folders. */
export function contents(folder: string, below = ''): Record<string, string> {
	const all: Record<string, string> = {};
	for (const name of readdirSync(join(folder, below)).sort()) {
		const path = below === '' ? name : `${below}/${name}`;
		const info = lstatSync(join(folder, path));
		if (info.isSymbolicLink()) all[path] = `→ ${readlinkSync(join(folder, path))}`;
		else if (!info.isDirectory()) all[path] = readFileSync(join(folder, path), 'utf8');
		else {
			const inside = contents(folder, path);
			if (Object.keys(inside).length === 0) all[path] = 'folder';
			Object.assign(all, inside);
		}
	}
	return all;
}

/** A world with photos, and what a person would look at afterwards. */
export class ChangeWorld extends FileWorld {
	/** Writes files given by their path in the granted folder, with their path as their text. */
	make(...paths: string[]): void {
		for (const path of paths) {
			mkdirSync(dirname(join(this.grant, path)), { recursive: true });
			writeFileSync(join(this.grant, path), path);
		}
	}

	/** What is in the granted folder, without Hearth's own data. */
	files(): Record<string, string> {
		const all = contents(this.grant);
		return Object.fromEntries(
			Object.entries(all).filter(([path]) => !path.startsWith('hearth-data'))
		);
	}

	/** Undoes what a call did, as the activity list does. */
	async undo({ undo }: ToolOutput): Promise<void> {
		if (undo?.kind !== 'changes') throw new Error('There is nothing to take back.');
		// The log keeps it as text.
		const changes = JSON.parse(JSON.stringify(undo.changes)) as typeof undo.changes;
		const cause = { tool: '', target: '', conversationId: null, messageId: null, undoes: 'a' };
		const { onRecorded } = await takeBack(changes, cause, this.bin);
		await onRecorded();
	}
}

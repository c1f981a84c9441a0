import { opendir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

export interface Entry {
	/** Absolute. */
	path: string;
	/** From the folder the walk began in. */
	name: string;
	isFolder: boolean;
}

export interface WalkLimits {
	entries: number;
	depth: number;
	milliseconds: number;
}

/** Folders full of files that nobody wrote. */
const skipped = new Set(['node_modules', '__pycache__', 'venv', 'target', '.git']);

/**
 * Files and folders below `root`, level by level. Links are not followed, hidden names are left out, folders that
 * cannot be read are passed over. Sets `state.cut` when a limit ended it.
 */
export async function* walk(
	root: string,
	limits: WalkLimits,
	signal: AbortSignal,
	state: { cut: boolean } = { cut: false }
): AsyncGenerator<Entry> {
	const end = performance.now() + limits.milliseconds;
	let seen = 0;
	let level = [root];
	for (let depth = 0; depth <= limits.depth && level.length > 0; depth++) {
		const next: string[] = [];
		for (const folder of level) {
			const entries = await opendir(folder).catch(() => undefined);
			if (entries === undefined) continue;
			for await (const entry of entries) {
				signal.throwIfAborted();
				if (++seen > limits.entries || performance.now() > end) {
					state.cut = true;
					return;
				}
				if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
				const path = join(folder, entry.name);
				const isFolder = entry.isDirectory();
				if (isFolder && !skipped.has(entry.name)) next.push(path);
				if (isFolder || entry.isFile()) yield { path, name: relative(root, path), isFolder };
			}
		}
		level = next;
	}
	if (level.length > 0) state.cut = true;
}

const nameLimits: WalkLimits = { entries: 5_000, depth: 4, milliseconds: 400 };

/** Names of files and folders in the granted folders, as a person would type them; at most `most` of each grant. */
export async function namesInGrants(grants: string[], most = 2_000): Promise<string[]> {
	const names = new Set<string>();
	for (const grant of grants) {
		let count = 0;
		for await (const { name } of walk(grant, nameLimits, AbortSignal.timeout(2_000))) {
			names.add(basename(name));
			if (name.includes('/')) names.add(name);
			if (++count >= most) break;
		}
	}
	return [...names];
}

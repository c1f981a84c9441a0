import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';
import type { Store } from './memory/protocol.ts';

const undoSchema = z.object({
	kind: z.literal('file'),
	path: z.string(),
	restore: z.string().nullable()
});

/**
 * Takes back a file effect once: what is there now goes to the bin folder, and the version from before comes back if
 * there was one. Throws NOT_FOUND when there is nothing to take back.
 */
export async function undoFileEffect(store: Store, activityId: string, bin: string): Promise<void> {
	const data = await store.call('activity:undo-data', { activityId });
	if (data === null) throw new AppError('NOT_FOUND', { what: 'What was to be undone' });
	const undo = undoSchema.parse(JSON.parse(data));
	await mkdir(bin, { recursive: true });
	if (await exists(undo.path)) {
		await move(undo.path, join(bin, `${Date.now()}-undone-${basename(undo.path)}`));
	}
	if (undo.restore !== null) {
		if (!(await exists(undo.restore))) throw new AppError('NOT_FOUND', { what: 'The old version' });
		await mkdir(dirname(undo.path), { recursive: true });
		// A copy: the version in the bin stays, in case this is undone by hand again.
		const partial = `${undo.path}.hearth-undo`;
		await copyFile(undo.restore, partial);
		await rename(partial, undo.path);
	}
	await store.call('activity:undone', { activityId });
}

async function exists(path: string): Promise<boolean> {
	return await stat(path).then(
		() => true,
		() => false
	);
}

/** Renames, or copies and removes where the bin is on another disk. */
async function move(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
		await copyFile(from, to);
		await rm(from);
	}
}

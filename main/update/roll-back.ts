import { readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../models/fetch/hash.ts';
import { installCommand } from './installation.ts';
import { putBack } from './replace.ts';
import { forgetWayBack, updatesFolder, type WayBack } from './starts.ts';

/** Read by the store of the version before: it may open what was there before the update. */
const stepBackFile = 'step-back.json';
const stepBackSchema = z.object({ from: z.string(), to: z.string() });

/**
 * Goes back to the version before. What people wrote is not touched: a store that the new version has already changed is
 * set aside by the old one when it opens, and its snapshot from before the update is opened. Where only root may replace
 * Hearth, a person puts the old one back with `rollBackCommand`.
 */
export function rollBack(dataFolder: string, back: WayBack): void {
	if (isOwn(back)) putBack(back.place);
	allowStepBack(dataFolder, back);
	if (isOwn(back)) forgetWayBack(updatesFolder(dataFolder));
}

/** Whether Hearth itself can put the version before back in its place. */
export function isOwn({ kind }: WayBack): boolean {
	return kind === 'folder' || kind === 'AppImage';
}

/** What a person types as root to go back; undefined when the package is not there, or no longer what its makers signed. */
export async function rollBackCommand({ kind, packed }: WayBack): Promise<string | undefined> {
	if (packed === null) return undefined;
	const { path, bytes, sha256 } = packed;
	try {
		// What has lain on a disk for months is not handed to root unread.
		const { size } = await stat(path);
		if (size !== bytes || (await hashOf(path, bytes)) !== sha256) return undefined;
	} catch {
		// A person cleaned up, or the disk cannot be read.
		return undefined;
	}
	return installCommand(kind, path, true);
}

/** The versions that were gone back to and from, until the store has been opened; null where nothing of that kind happened. */
export function readStepBack(dataFolder: string): z.output<typeof stepBackSchema> | null {
	try {
		return stepBackSchema.parse(JSON.parse(readFileSync(join(dataFolder, stepBackFile), 'utf8')));
	} catch {
		return null;
	}
}

function allowStepBack(dataFolder: string, { from, to }: WayBack): void {
	writeFileSync(join(dataFolder, stepBackFile), JSON.stringify({ from, to }), { flush: true });
}

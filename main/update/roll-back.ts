import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { installCommand } from './installation.ts';
import { putBack } from './replace.ts';
import { forgetWayBack, updatesFolder, type WayBack } from './starts.ts';

/** Read by the store of the version before: it may open what was there before the update. */
const stepBackFile = 'step-back.json';
const stepBackSchema = z.object({ from: z.string(), to: z.string() });

/**
 * Goes back to the version before. What people wrote is not touched: a store that the new version has already changed is
 * set aside by the old one when it opens, and its snapshot from before the update is opened. Returns the command that a
 * person must type, where only root may replace Hearth; null when it is done.
 */
export function rollBack(dataFolder: string, back: WayBack): string | null {
	if (back.kind !== 'folder' && back.kind !== 'AppImage') {
		if (back.packed === null) return null;
		allowStepBack(dataFolder, back);
		return installCommand(back.kind, back.packed, true) ?? null;
	}
	putBack(back.place);
	allowStepBack(dataFolder, back);
	forgetWayBack(updatesFolder(dataFolder));
	return null;
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

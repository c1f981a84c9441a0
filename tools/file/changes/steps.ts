import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { failure } from '../failures.ts';
import { isCode } from '../places.ts';
import { copyTree } from './copy-tree.ts';
import type { PinnedFolders } from './pinned.ts';
import { findAt, fold, isSame, type Found } from './versions.ts';

const timeToGoBack = 600_000;
/** Milliseconds; FAT keeps every other second. */
const coarsestDate = 2_000;

const versionSchema = z.object({ size: z.number(), changed: z.number(), inode: z.number() });

/** One thing that is done to the disk, and can be turned round. Paths are real ones. */
export const stepSchema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('make'), to: z.string() }),
	z.object({ act: z.literal('unmake'), to: z.string() }),
	z.object({
		act: z.enum(['move', 'copy']),
		from: z.string(),
		to: z.string(),
		isFolder: z.boolean(),
		/** What must lie at `from`. */
		version: versionSchema
	})
]);
export type Step = z.output<typeof stepSchema>;
export type Transfer = Extract<Step, { act: 'move' | 'copy' }>;

/** Where half of a copy lies until it is whole, and where its source goes before it is removed. Unique to one step. */
export function scratch(step: Transfer, mark: string): { partial: string; gone: string } {
	return {
		partial: join(dirname(step.to), `.hearth-${mark}`),
		gone: join(dirname(step.from), `.hearth-${mark}-gone`)
	};
}

/** Carries out one step. Contract: either it is done, or nothing is changed but for what `undoStep` clears away. */
export async function doStep(
	step: Step,
	mark: string,
	pinned: PinnedFolders,
	signal: AbortSignal
): Promise<void> {
	const to = await pinned.at(step.to);
	switch (step.act) {
		case 'make':
			await mkdir(to).catch((error: unknown) => {
				throw isCode(error, 'EEXIST') ? taken(step.to) : error;
			});
			return;
		case 'unmake':
			await rmdir(to);
			return;
		case 'copy':
		case 'move':
			await transfer(step, mark, pinned, signal);
	}
}

async function transfer(
	step: Transfer,
	mark: string,
	pinned: PinnedFolders,
	signal: AbortSignal
): Promise<void> {
	const [from, to] = [await pinned.at(step.from), await pinned.at(step.to)];
	if (!isSame(await findAt(from), step.version, step.isFolder)) throw changed(step.from);
	// A name in another case is the same entry on some disks: there is nothing to hold free then.
	const isOwn =
		fold(step.from) === fold(step.to) && isSame(await findAt(to), step.version, step.isFolder);
	const { partial, gone } = scratch(step, mark);
	const half = await pinned.at(partial);
	if (step.act === 'copy') {
		await copyTree(from, half, signal);
		await holdFree(to, step).catch(async (error: unknown) => {
			await rm(half, { recursive: true, force: true });
			throw error;
		});
		await rename(half, to);
		return;
	}
	if (!isOwn) await holdFree(to, step);
	try {
		await rename(from, to);
	} catch (error) {
		if (!isCode(error, 'EXDEV')) {
			if (!isOwn) await letGo(to, step.isFolder);
			throw error;
		}
		// To another disk: whole under its new name first, then gone from its old one.
		await copyTree(from, half, signal);
		await rename(half, to);
		const away = await pinned.at(gone);
		await rename(from, away);
		await rm(away, { recursive: true, force: true });
		return;
	}
	const arrived = await findAt(to);
	if (isSame(arrived, step.version, step.isFolder)) return;
	// Something else lay there by then: it goes back.
	await rename(to, from);
	throw changed(step.from);
}

/** Takes the name with something empty, so that nothing is ever overwritten; renaming replaces that. */
async function holdFree(to: string, step: Transfer): Promise<void> {
	try {
		if (!step.isFolder) await (await open(to, 'wx')).close();
		// Windows puts no folder in place of another one, not even of an empty one: it refuses by itself.
		else if (process.platform !== 'win32') await mkdir(to);
	} catch (error) {
		throw isCode(error, 'EEXIST') ? taken(step.to) : error;
	}
}

/** Takes away what only held a name: empty, or it stays. */
async function letGo(to: string, isFolder: boolean): Promise<void> {
	const found = await findAt(to);
	if (found === undefined) return;
	if (isFolder && found.kind === 'folder') await rmdir(to).catch(() => undefined);
	else if (!isFolder && found.kind === 'file' && found.size === 0) await rm(to);
}

/**
 * Turns a step round, whether it was done, done by half or not begun: that shows from the disk. `binFor` says where a copy
 * that nobody wants goes. False when something stands in the way; then all of it stays where it is.
 */
export async function undoStep(
	step: Step,
	mark: string,
	pinned: PinnedFolders,
	binFor: (path: string) => Promise<string>
): Promise<boolean> {
	const to = await pinned.at(step.to);
	switch (step.act) {
		case 'make':
			// Only an empty one goes.
			await rmdir(to).catch(() => undefined);
			return true;
		case 'unmake':
			await mkdir(to).catch((error: unknown) => {
				if (!isCode(error, 'EEXIST')) throw error;
			});
			return true;
		case 'copy':
		case 'move':
			return await sendBack(step, mark, pinned, binFor);
	}
}

async function sendBack(
	step: Transfer,
	mark: string,
	pinned: PinnedFolders,
	binFor: (path: string) => Promise<string>
): Promise<boolean> {
	const { partial, gone } = scratch(step, mark);
	await rm(await pinned.at(partial), { recursive: true, force: true });
	const [from, to] = [await pinned.at(step.from), await pinned.at(step.to)];
	const [old, arrived] = [await findAt(from), await findAt(to)];
	if (arrived === undefined) return old !== undefined;
	// The source of a whole copy on another disk: on its way out, and not needed.
	if (step.act === 'move') await rm(await pinned.at(gone), { recursive: true, force: true });
	const back = AbortSignal.timeout(timeToGoBack);
	if (step.act === 'move' && old === undefined) {
		const turned = { ...step, from: step.to, to: step.from, version: arrived };
		await transfer(turned, `${mark}-back`, pinned, back);
		return true;
	}
	if (isSame(arrived, step.version, step.isFolder)) {
		// One entry under a name in another case.
		if (isSame(old, step.version, step.isFolder)) await rename(to, from);
		return true;
	}
	await letGo(to, step.isFolder);
	const left = await findAt(to);
	if (left === undefined) return true;
	if (!isCopyOf(left, step)) return old !== undefined;
	const binned: Transfer = {
		act: 'move',
		from: step.to,
		to: await binFor(step.to),
		isFolder: step.isFolder,
		version: left
	};
	await transfer(binned, `${mark}-bin`, pinned, back);
	return true;
}

/** A copy has the date of what it was made from, as well as a disk can keep it. */
function isCopyOf(found: Found, { version, isFolder }: Transfer): boolean {
	const isDated = Math.abs(found.changed - version.changed) <= coarsestDate;
	return isDated && (isFolder ? found.kind === 'folder' : found.size === version.size);
}

function taken(path: string): Error {
	return failure('BAD_INPUT', 'taken', { name: basename(path) });
}

function changed(path: string): Error {
	return failure('FAILED', 'changed', { name: basename(path) });
}

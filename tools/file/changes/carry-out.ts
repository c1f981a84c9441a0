import { randomUUID } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ToolError, type FileChange } from '../../tool.ts';
import { changeError, failure } from '../failures.ts';
import { Journal, type Cause, type JournalEntry } from './journal.ts';
import { PinnedFolders } from './pinned.ts';
import { doStep, undoStep, type Step } from './steps.ts';
import { findAt } from './versions.ts';

/** A step, and what the person would say it did; null for one that only makes way. */
export interface Planned {
	step: Step;
	change: Pick<FileChange, 'did' | 'from' | 'to' | 'isFolder'> | null;
}

export interface CarriedOut {
	changes: FileChange[];
	/** To be called when the activity log has it. */
	onRecorded: () => Promise<void>;
}

/**
 * Carries out all steps or none: whatever goes wrong in the middle, Stop included, everything is put back. The journal has
 * the plan before the first step, so that even an end of Hearth in between loses nothing.
 */
export async function carryOut(
	plan: readonly Planned[],
	cause: Cause,
	bin: string,
	signal: AbortSignal
): Promise<CarriedOut> {
	const journal = new Journal(bin);
	const pinned = new PinnedFolders();
	let entry: JournalEntry | undefined;
	let begun = 0;
	let at = 0;
	try {
		entry = await journal.begin(
			cause,
			plan.map(({ step }) => step)
		);
		for (const [index, { step }] of plan.entries()) {
			signal.throwIfAborted();
			at = index;
			// A folder that could not be made is somebody else's; a transfer may have got half way.
			if (step.act === 'move' || step.act === 'copy') begun = index + 1;
			await doStep(step, markOf(entry, index), pinned, signal);
			begun = index + 1;
		}
		await pinned.flush();
		const changes = await changesOf(plan, pinned);
		// Stopped in the last moment: nobody would hear that it was done.
		signal.throwIfAborted();
		await journal.complete(entry, changes);
		const { id } = entry;
		return { changes, onRecorded: () => journal.forget(id) };
	} catch (error) {
		const name = basename((plan[at] ?? plan[0])?.step.to ?? '');
		const told = error instanceof ToolError || signal.aborted ? error : changeError(error, name);
		if (entry === undefined) throw told;
		const left = await turnBack(entry, isUntouched(error) ? at : begun, pinned, bin);
		// What could not be put back stays in the journal, and the next start tries again.
		if (left > 0) throw failure('FAILED', 'leftOver', { count: left }, { cause: error });
		await journal.forget(entry.id);
		throw told;
	} finally {
		await pinned.close();
	}
}

/** These are thrown by steps that have done nothing: what lies at their places is not theirs. */
function isUntouched(error: unknown): boolean {
	const key = error instanceof ToolError ? error.words?.key : undefined;
	return key === 'taken' || key === 'changed' || key === 'swapped';
}

/** Puts back what was done of an entry, its first `begun` steps; returns how many could not be. */
export async function turnBack(
	entry: JournalEntry,
	begun: number,
	pinned: PinnedFolders,
	bin: string
): Promise<number> {
	let left = 0;
	for (let index = begun - 1; index >= 0; index--) {
		const step = entry.steps[index];
		if (step === undefined) continue;
		const isBack = await undoStep(step, markOf(entry, index), pinned, (path) =>
			placeInBin(bin, basename(path))
		).catch(() => false);
		if (!isBack) left++;
	}
	await pinned.flush();
	return left;
}

/** A free place in the bin under the name it had. */
export async function placeInBin(bin: string, name: string): Promise<string> {
	const folder = join(bin, `${Date.now()}-${randomUUID()}`);
	await mkdir(folder, { recursive: true });
	return join(await realpath(folder), name);
}

function markOf({ id }: JournalEntry, index: number): string {
	return `${id}-${index}`;
}

/** What is there now, so that it is known again when it is to be taken back. */
async function changesOf(plan: readonly Planned[], pinned: PinnedFolders): Promise<FileChange[]> {
	const changes: FileChange[] = [];
	for (const { change } of plan) {
		if (change === null) continue;
		const found = await findAt(await pinned.at(change.to));
		const { size = 0, changed = 0, inode = 0 } = found ?? {};
		changes.push({ ...change, version: { size, changed, inode } });
	}
	return changes;
}

import { basename, dirname } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { carryOut, placeInBin, type Planned } from '../tools/file/changes/carry-out.ts';
import { changeSchema, type Cause } from '../tools/file/changes/journal.ts';
import { takeBack, TakeBackRefused } from '../tools/file/changes/take-back.ts';
import { findAt, isSame } from '../tools/file/changes/versions.ts';
import { ToolError, type Undo } from '../tools/tool.ts';
import { AppError } from './errors.ts';
import type { Store } from './memory/protocol.ts';

/** As it is kept in the activity log; entries of earlier versions have no `after`. */
const undoSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('file'),
		path: z.string(),
		restore: z.string().nullable(),
		after: changeSchema.shape.version.optional()
	}),
	z.object({ kind: z.literal('changes'), changes: z.array(changeSchema) })
]);

/**
 * Takes back a file effect once, whole or not at all: what is there now goes to the bin folder or back to where it was, and
 * versions from before come back. Throws NOT_FOUND when there is nothing to take back, UNDO_... when later work would suffer.
 */
export async function undoFileEffect(store: Store, activityId: string, bin: string): Promise<void> {
	const data = await store.call('activity:undo-data', { activityId });
	if (data === null) throw new AppError('NOT_FOUND', { what: 'What was to be undone' });
	const undo = undoSchema.parse(JSON.parse(data));
	const cause: Cause = {
		...{ tool: '', conversationId: null, messageId: null, undoes: activityId },
		target: undo.kind === 'file' ? undo.path : (undo.changes[0]?.to ?? '')
	};
	const { onRecorded } = await (
		undo.kind === 'file' ? bringBack(undo, cause, bin) : takeBack(undo.changes, cause, bin)
	).catch((error: unknown) => {
		throw inWords(error, basename(cause.target));
	});
	await store.call('activity:undone', { activityId });
	await onRecorded().catch(() => undefined);
}

/** The version in the bin stays, in case this is undone by hand again. */
async function bringBack(
	{ path, restore, after }: Extract<Undo, { kind: 'file' }>,
	cause: Cause,
	bin: string
): ReturnType<typeof carryOut> {
	const now = await findAt(path);
	if (after !== undefined && now !== undefined && !isSame(now, after, false)) {
		throw new AppError('UNDO_CHANGED', { name: basename(path) });
	}
	const plan: Planned[] = [];
	if (now !== undefined) {
		const isFolder = now.kind === 'folder';
		const to = await placeInBin(bin, basename(path));
		plan.push({ step: { act: 'move', from: path, to, isFolder, version: now }, change: null });
	}
	if (restore !== null) {
		const old = await findAt(restore);
		if (old === undefined) throw new AppError('NOT_FOUND', { what: 'The old version' });
		await mkdir(dirname(path), { recursive: true });
		const step = { act: 'copy', from: restore, to: path, isFolder: false, version: old } as const;
		plan.push({ step, change: null });
	}
	return await carryOut(plan, cause, bin, AbortSignal.timeout(600_000));
}

function inWords(error: unknown, name: string): unknown {
	if (error instanceof TakeBackRefused) {
		const code = error.reason === 'taken' ? 'UNDO_TAKEN' : 'UNDO_MOVED';
		return new AppError(code, { name: basename(error.path) });
	}
	if (!(error instanceof ToolError)) return error;
	if (error.words?.key === 'diskFull') return new AppError('DISK_FULL', {}, { cause: error });
	return new AppError('UNDO_FAILED', { name }, { cause: error });
}

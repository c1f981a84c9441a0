import { basename, dirname } from 'node:path';
import { turnBack } from '../tools/file/changes/carry-out.ts';
import { Journal, type JournalEntry } from '../tools/file/changes/journal.ts';
import { PinnedFolders } from '../tools/file/changes/pinned.ts';
import type { ErrorCode } from './messages/errors.ts';
import type { Values } from './messages/message.ts';
import type { Store } from './memory/protocol.ts';

/** As many entries of the log are looked through as can have come between. */
const recent = 200;

/**
 * For the start: what was being done to files when Hearth ended is put back, and what was done but not written down is
 * written into the activity log, where it can be undone. `tell` says so to the person.
 */
export async function recoverFiles(
	store: Store,
	bin: string,
	tell: (code: ErrorCode, values: Values) => void
): Promise<void> {
	const journal = new Journal(bin);
	for (const entry of await journal.list()) {
		const folder = folderOf(entry);
		if (entry.done !== null) {
			if (await writeDown(store, entry)) tell('FILES_FINISHED', { folder });
			await journal.forget(entry.id);
			continue;
		}
		const pinned = new PinnedFolders();
		try {
			const left = await turnBack(entry, entry.steps.length, pinned, bin);
			if (left > 0) {
				tell('FILES_LEFT', { folder, count: left });
				continue;
			}
			await journal.forget(entry.id);
			tell('FILES_PUT_BACK', { folder });
		} finally {
			await pinned.close();
		}
	}
}

/** False where the log had it already: Hearth ended between that and throwing the journal away. */
async function writeDown(store: Store, { cause, at, done }: JournalEntry): Promise<boolean> {
	const { tool, target, conversationId, messageId, undoes } = cause;
	if (undoes !== null) {
		await store.call('activity:undone', { activityId: undoes });
		return false;
	}
	const log = await store.call('activity:list', { limit: recent });
	if (log.some((one) => one.tool === tool && one.target === target && one.at >= at)) return false;
	await store.call('activity:add', {
		...{ conversationId, messageId, tool, target, ok: true },
		undo: JSON.stringify({ kind: 'changes', changes: done ?? [] })
	});
	return true;
}

function folderOf({ cause, steps }: JournalEntry): string {
	const [first] = steps;
	const path = first === undefined ? cause.target : 'from' in first ? first.from : first.to;
	return basename(dirname(path));
}

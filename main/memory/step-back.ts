import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Values } from '../messages/message.ts';
import { setStoreAside } from './set-aside.ts';
import { copyNewestSnapshot, type Keys } from './snapshots.ts';

/** Written by the way back from an update that did not start (`main/update/roll-back.ts`). */
const allowed = 'step-back.json';

/**
 * A store that a newer Hearth has changed: when a person went back to this one, the newest snapshot that this one knows is
 * opened and the changed store is set aside. Without that, or without such a snapshot, throws STORE_NEWER and changes
 * nothing: an older Hearth that was installed over a newer one must not bring back old data by itself.
 */
export function stepBack(
	folder: string,
	file: string,
	{ found, known, ...keys }: { found: number; known: number } & Keys
): { code: 'STORE_STEPPED_BACK'; values: Values } {
	const snapshot = existsSync(join(folder, allowed))
		? copyNewestSnapshot(folder, keys, ({ whole, version }) => {
				return whole && version > 0 && version <= known;
			})
		: undefined;
	if (snapshot === undefined) throw new AppError('STORE_NEWER', { found, known });
	const aside = setStoreAside(folder, file, 'newer', snapshot.file);
	return { code: 'STORE_STEPPED_BACK', values: { aside, date: snapshot.date } };
}

/** It counts for one opening only. */
export function forgetStepBack(folder: string): void {
	rmSync(join(folder, allowed), { force: true });
}

import {
	constants,
	copyFileSync,
	existsSync,
	linkSync,
	readdirSync,
	renameSync,
	rmSync
} from 'node:fs';
import { join } from 'node:path';
import { AppError, describeError } from '../../errors.ts';
import { listOriginals } from '../documents/originals.ts';
import { snapshotNames } from '../snapshots.ts';
import { inspect } from '../store.ts';
import { syncFolder } from '../sync.ts';
import type { Change, ChangeStep } from './contract.ts';
import {
	compare,
	convertInPlace,
	copyUnderKey,
	foldLog,
	removeDatabase,
	removeLog
} from './convert.ts';
import { kindOf, keyFor } from './file-kind.ts';
import {
	isRightKey,
	readKeyFile,
	removeKeyFile,
	removeKeyFilePart,
	writeKeyFile
} from './key-file.ts';

/** Where the store is while it is copied; `previous` until what came in its place has opened once. */
const copyName = 'store.converting.db';
const previousName = 'store.previous.db';
const asideName = /^(?:damaged|newer|missing)-[\dTZ-]+$/;

/**
 * Whether the store in `folder` can be opened only with a key: it is encrypted, or it is damaged or gone and what would
 * take its place is encrypted.
 */
export function needsKey(folder: string): boolean {
	const kind = kindOf(join(folder, 'store.db'));
	if (kind === 'encrypted') return true;
	if (kind === 'plain') return false;
	return readKeyFile(folder) !== null || encryptedSnapshots(folder).length > 0;
}

/**
 * Throws STORE_LOCKED without a key where one is needed, and STORE_KEY_WRONG for one that is not the store's: else a wrong
 * key would look like a damaged store.
 */
export function checkKey(folder: string, key: string | undefined): void {
	if (!needsKey(folder)) return;
	if (key === undefined) throw new AppError('STORE_LOCKED');
	const known = isRightKey(folder, key);
	if (known === true) return;
	if (known === false) throw new AppError('STORE_KEY_WRONG');
	// Without the key file, what opens with it proves it.
	const files = [join(folder, 'store.db'), ...encryptedSnapshots(folder)];
	const opens = (file: string): boolean => kindOf(file) === 'encrypted' && canOpen(file, key);
	if (!files.some(opens)) throw new AppError('STORE_KEY_WRONG');
}

/**
 * Encrypts the store that lies closed in `folder`, or decrypts it. Cut off anywhere, the next opening finds the old or the
 * new one, whole. Snapshots follow in `settle`.
 */
export function changeStore(
	folder: string,
	key: string,
	change: Change,
	tell: (step: ChangeStep) => void
): void {
	const [from, to] = change.encrypt ? [undefined, key] : [key, undefined];
	const file = join(folder, 'store.db');
	if (kindOf(file) !== (change.encrypt ? 'plain' : 'encrypted')) return;
	const copy = join(folder, copyName);
	try {
		tell({ phase: 'copying', done: 0, total: 1 });
		foldLog(file, from);
		copyUnderKey(file, from, copy, to);
		tell({ phase: 'checking', done: 0, total: 1 });
		compare(file, from, copy, to);
		keepPrevious(file, join(folder, previousName));
		if (change.encrypt) writeKeyFile(folder, key, change.sealed);
		removeLog(file);
		renameSync(copy, file);
		syncFolder(folder);
	} finally {
		removeDatabase(copy);
	}
}

/**
 * Ends what a change that was cut off has left, before the store is opened: copies by half go, and a new store that does
 * not open makes room for the previous one, which is only deleted when the new one is whole. True when encrypting was
 * begun and came to nothing.
 */
export function cleanUp(folder: string, key: string | undefined): boolean {
	const file = join(folder, 'store.db');
	const previous = join(folder, previousName);
	for (const name of [copyName, `${copyName}-carrier`]) removeDatabase(join(folder, name));
	removeKeyFilePart(folder);
	if (existsSync(previous)) {
		const isWhole = kindOf(file) !== 'none' && inspect(file, keyFor(file, key)).whole;
		if (isWhole) removeDatabase(previous);
		else renameSync(previous, file);
		syncFolder(folder);
	}
	const snapshots = join(folder, 'snapshots');
	const left = existsSync(snapshots) ? readdirSync(snapshots) : [];
	for (const name of left) {
		if (
			/^looking-|\.part$|\.converting(?:-carrier)?(?:-wal|-shm|-journal)?$|^restoring\.db/.test(
				name
			)
		)
			rmSync(join(snapshots, name), { recursive: true, force: true });
	}
	const isGivenUp = readKeyFile(folder) !== null && isAllPlain(folder);
	// The key of nothing is no use.
	if (isGivenUp) removeKeyFile(folder);
	return isGivenUp;
}

/**
 * Brings snapshots to the state of the store that was opened with `key`, or without one: no plain copy stays beside an
 * encrypted store, and none that nobody can read beside a plain one. The key file goes with the last encrypted file.
 * Returns how many could not be brought there.
 */
export function settle(
	folder: string,
	{ storeKey, key }: { storeKey: string | undefined; key: string | undefined },
	tell: (step: ChangeStep) => void
): number {
	if (storeKey === undefined && key === undefined) return 0;
	const wrong = storeKey === undefined ? 'encrypted' : 'plain';
	const files = [...snapshotFiles(folder), ...wholeAside(folder)].filter(
		(file) => kindOf(file) === wrong
	);
	let failed = 0;
	files.forEach((file, index) => {
		tell({ phase: 'snapshots', done: index, total: files.length });
		try {
			// One that is damaged would stay for ever, and readable.
			convertInPlace(file, keyFor(file, key), storeKey);
		} catch (error) {
			failed++;
			console.error(`A copy of the store stays as it is: ${describeError(error)}`);
		}
	});
	if (storeKey === undefined && isAllPlain(folder)) removeKeyFile(folder);
	return failed;
}

/** Copies of the store that are readable without a key: paths inside the data folder. */
export function plainCopies(folder: string): { snapshots: string[]; aside: string[] } {
	const isPlain = (file: string): boolean =>
		kindOf(file) !== 'encrypted' && kindOf(file) !== 'none';
	return {
		snapshots: snapshotFiles(folder).filter(isPlain),
		// Beside what is missing only its log was kept.
		aside: asideNames(folder).filter(
			(name) => name.startsWith('missing-') || isPlain(join(folder, name, 'store.db'))
		)
	};
}

/** What is still encrypted beside a plain store, because decrypting was cut off and the key is not here: by its path. */
export function sealedCopies(folder: string): { snapshots: string[]; originals: string[] } {
	if (needsKey(folder)) return { snapshots: [], originals: [] };
	return { snapshots: encryptedSnapshots(folder), originals: listOriginals(folder).sealed };
}

/** Whether a key is that of what is still encrypted beside a plain store. */
export function opensCopies(folder: string, key: string): boolean {
	const { snapshots } = sealedCopies(folder);
	return isRightKey(folder, key) ?? snapshots.some((file) => canOpen(file, key));
}

/** Deletes the snapshots that nobody can open; the originals of documents stay. */
export function deleteSealedSnapshots(folder: string): void {
	for (const path of sealedCopies(folder).snapshots) rmSync(path, { force: true });
	dropUnneededKey(folder);
}

/** Deletes the copies that anybody could read. */
export function deletePlainCopies(folder: string): void {
	const { snapshots, aside } = plainCopies(folder);
	for (const path of [...snapshots, ...aside.map((name) => join(folder, name))]) {
		rmSync(path, { recursive: true, force: true });
	}
}

/** The key file goes with the last file that it opens; only where the store itself is plain. */
export function dropUnneededKey(folder: string): void {
	if (readKeyFile(folder) !== null && isAllPlain(folder)) removeKeyFile(folder);
}

/** The copy of the store that is being made, by whose size one sees how far it is. */
export function copyPath(folder: string): string {
	return join(folder, copyName);
}

function canOpen(file: string, key: string): boolean {
	return inspect(file, key).version > 0;
}

/** True when the store, all copies of it and all originals are plain. */
function isAllPlain(folder: string): boolean {
	if (kindOf(join(folder, 'store.db')) !== 'plain') return false;
	const files = [
		...snapshotFiles(folder),
		...asideNames(folder).map((name) => join(folder, name, 'store.db'))
	];
	if (files.some((file) => kindOf(file) === 'encrypted')) return false;
	return listOriginals(folder).sealed.length === 0;
}

function encryptedSnapshots(folder: string): string[] {
	return snapshotFiles(folder).filter((file) => kindOf(file) === 'encrypted');
}

function snapshotFiles(folder: string): string[] {
	return snapshotNames(folder).map((name) => join(folder, 'snapshots', name));
}

function asideNames(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).filter((name) => asideName.test(name)) : [];
}

/** Stores that were set aside whole, because a newer Hearth wrote them; those that are damaged cannot be copied. */
function wholeAside(folder: string): string[] {
	return asideNames(folder)
		.filter((name) => name.startsWith('newer-'))
		.map((name) => join(folder, name, 'store.db'))
		.filter((file) => kindOf(file) !== 'none' && !existsSync(`${file}-wal`));
}

/** Gives the store a second name, so that it outlives the file that takes its place. */
function keepPrevious(file: string, previous: string): void {
	rmSync(previous, { force: true });
	try {
		linkSync(file, previous);
	} catch {
		// Not every file system has second names.
		copyFileSync(file, previous, constants.COPYFILE_EXCL);
	}
}

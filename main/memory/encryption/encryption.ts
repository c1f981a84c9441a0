import { randomInt } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Handlers } from '../../operations.ts';
import type { KeyBox } from '../../remote/remotes.ts';
import { listOriginals, type Originals } from '../documents/originals.ts';
import {
	copyPath,
	deletePlainCopies,
	deleteSealedSnapshots,
	dropUnneededKey,
	needsKey,
	opensCopies,
	plainCopies,
	sealedCopies
} from './change.ts';
import type { Change, ChangeStep, encryptionCalls, EncryptionState } from './contract.ts';
import { kindOf } from './file-kind.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { fromRecoveryKey, newKey, plainSigns, toRecoveryKey } from './recovery-key.ts';

/** Milliseconds between two looks at how far a copy is. */
const tellEvery = 300;
const askedGroups = 2;

export interface EncryptionParts {
	/** The app's data folder. */
	folder: string;
	originals: Pick<Originals, 'settle'>;
	keyBox: KeyBox;
	/** Closes the store, changes it in a process of its own, and opens it again. */
	reopen: (change?: Change, tell?: (step: ChangeStep) => void) => Promise<void>;
	/** Whether something is under way that must not be cut into. */
	isBusy: () => boolean;
	onChange: (state: EncryptionState) => void;
}

/**
 * Whether the store is encrypted, and who has its key. The key is in memory only while Hearth runs, in the key file only as
 * the keyring closed it, and otherwise with the person, as the recovery key.
 */
export class Encryption {
	readonly #parts: EncryptionParts;
	/** Typed by a person, or made here; the keyring is asked when it is first needed. */
	#key: string | undefined;
	#prepared: { key: string; asked: number[] } | undefined;
	#change: ChangeStep | null = null;
	#settling: Promise<void> = Promise.resolve();

	constructor(parts: EncryptionParts) {
		this.#parts = parts;
	}

	/** What the store is to be opened with; undefined where it is plain or its key is not here. Asks the keyring. */
	key(): string | undefined {
		return (this.#key ??= this.#fromKeyring());
	}

	state(): EncryptionState {
		const { folder, keyBox } = this.#parts;
		const isEncrypted = needsKey(folder);
		const plain = plainCopies(folder);
		const sealed = sealedCopies(folder);
		return {
			store: !isEncrypted ? 'plain' : this.key() === undefined ? 'locked' : 'encrypted',
			// Turning it on must find out before it is needed.
			keyring: keyBox.seal('') !== null,
			remembered: isEncrypted && this.#fromKeyring() !== undefined,
			change: this.#change,
			plainSnapshots: plain.snapshots.length,
			plainAside: plain.aside,
			plainOriginals: isEncrypted ? listOriginals(folder).plain.length : 0,
			sealedSnapshots: sealed.snapshots.length,
			sealedOriginals: sealed.originals.length
		};
	}

	/** Tries a key that a person typed, null: what the keyring has. A wrong one is forgotten, and says so; the right one goes to the keyring too. */
	async unlock(recoveryKey: string | null): Promise<void> {
		const key = recoveryKey === null ? this.#fromKeyring() : fromRecoveryKey(recoveryKey);
		if (key === undefined) throw new AppError('STORE_LOCKED');
		const before = this.#key;
		this.#key = key;
		try {
			await this.#parts.reopen();
		} catch (error) {
			this.#key = before;
			throw error;
		}
		this.#remember(key);
		this.#tell();
	}

	/** Brings the originals to the state of the store, which a change that was cut off may not have done. */
	settle(tell?: (done: number, total: number) => void): Promise<void> {
		this.#settling = this.#settling.then(async () => {
			await this.#parts.originals.settle(tell);
			dropUnneededKey(this.#parts.folder);
			this.#tell();
		});
		const settling = this.#settling;
		this.#settling = settling.catch(() => undefined);
		return settling;
	}

	/** One function per call of the window. `save` writes a recovery key where the user says. */
	handlers(
		save: (recoveryKey: string) => Promise<string | null>
	): Handlers<typeof encryptionCalls> {
		return {
			'encryption:get': () => this.state(),
			'encryption:prepare': () => {
				// What is left under an earlier key must not be left under two.
				const { snapshots, originals } = sealedCopies(this.#parts.folder);
				const isLeft = snapshots.length + originals.length > 0;
				const key = isLeft ? this.key() : newKey();
				if (key === undefined) throw new AppError('ENCRYPTION_COPIES_LOCKED');
				const groups = toRecoveryKey(key);
				const asked = new Set<number>();
				while (asked.size < askedGroups) asked.add(randomInt(groups.length) + 1);
				this.#prepared = { key, asked: [...asked].sort((one, other) => one - other) };
				return { groups, asked: this.#prepared.asked };
			},
			'encryption:save-key': async () => {
				if (this.#prepared === undefined) throw new AppError('NOT_FOUND', { what: 'The key' });
				return { path: await save(toRecoveryKey(this.#prepared.key).join('-')) };
			},
			'encryption:turn-on': ({ typed }) => this.#turnOn(typed),
			'encryption:turn-off': ({ recoveryKey }) => this.#turnOff(recoveryKey),
			'encryption:unlock': async ({ recoveryKey }) => {
				await this.unlock(recoveryKey);
				return this.state();
			},
			'encryption:open-copies': ({ recoveryKey }) => this.#openCopies(recoveryKey),
			'encryption:delete-copies': () => {
				if (needsKey(this.#parts.folder)) deletePlainCopies(this.#parts.folder);
				else deleteSealedSnapshots(this.#parts.folder);
				return this.#tell();
			}
		};
	}

	async #turnOn(typed: string): Promise<EncryptionState> {
		const prepared = this.#prepared;
		if (prepared === undefined) throw new AppError('NOT_FOUND', { what: 'The key' });
		const groups = toRecoveryKey(prepared.key);
		const wanted = prepared.asked.map((number) => groups[number - 1]).join('');
		if (plainSigns(typed) !== wanted) throw new AppError('RECOVERY_KEY_PART_WRONG');
		this.#checkIdle();
		this.#key = prepared.key;
		try {
			const sealed = this.#parts.keyBox.seal(prepared.key);
			await this.#changeTo({ encrypt: true, sealed });
			this.#prepared = undefined;
		} catch (error) {
			if (!needsKey(this.#parts.folder)) this.#key = undefined;
			throw error;
		}
		return this.#tell();
	}

	async #turnOff(recoveryKey: string | null): Promise<EncryptionState> {
		const key = this.key();
		if (key === undefined) throw new AppError('STORE_LOCKED');
		if (this.#fromKeyring() === undefined || recoveryKey !== null) {
			// Who only found the window open must not be able to.
			if (fromRecoveryKey(recoveryKey ?? '') !== key) throw new AppError('STORE_KEY_WRONG');
		}
		this.#checkIdle();
		await this.#changeTo({ encrypt: false });
		if (readKeyFile(this.#parts.folder) === null) this.#key = undefined;
		return this.#tell();
	}

	async #openCopies(recoveryKey: string): Promise<EncryptionState> {
		const key = fromRecoveryKey(recoveryKey);
		if (!opensCopies(this.#parts.folder, key)) throw new AppError('STORE_KEY_WRONG');
		this.#checkIdle();
		this.#key = key;
		// Opening the store decrypts its snapshots.
		await this.#parts.reopen();
		await this.settle();
		if (readKeyFile(this.#parts.folder) === null) this.#key = undefined;
		return this.#tell();
	}

	async #changeTo(change: Change): Promise<void> {
		const { folder, reopen } = this.#parts;
		const step = (next: ChangeStep | null): void => {
			this.#change = next;
			this.#tell();
		};
		step({ phase: 'copying', done: 0, total: 1 });
		const watching = setInterval(() => {
			if (this.#change?.phase !== 'copying') return;
			void share(copyPath(folder), join(folder, 'store.db')).then((done) => {
				if (this.#change?.phase === 'copying') step({ phase: 'copying', done, total: 1 });
			});
		}, tellEvery);
		try {
			await reopen(change, step);
			await this.settle((done, total) => step({ phase: 'originals', done, total }));
		} finally {
			clearInterval(watching);
			step(null);
		}
	}

	#checkIdle(): void {
		if (this.#change !== null || this.#parts.isBusy()) throw new AppError('ENCRYPTION_BUSY');
	}

	#fromKeyring(): string | undefined {
		const sealed = readKeyFile(this.#parts.folder)?.sealed ?? null;
		return sealed === null ? undefined : (this.#parts.keyBox.open(sealed) ?? undefined);
	}

	#remember(key: string): void {
		const { folder, keyBox } = this.#parts;
		if (kindOf(join(folder, 'store.db')) !== 'encrypted' || this.#fromKeyring() === key) return;
		const sealed = keyBox.seal(key);
		if (sealed !== null || readKeyFile(folder) === null) writeKeyFile(folder, key, sealed);
	}

	#tell(): EncryptionState {
		const state = this.state();
		this.#parts.onChange(state);
		return state;
	}
}

/** How much of `whole` is in `part` by now, 0 to 1. */
async function share(part: string, whole: string): Promise<number> {
	const [one, other] = await Promise.all(
		[part, whole].map((file) =>
			stat(file).then(
				({ size }) => size,
				() => 0
			)
		)
	);
	return Math.min(1, (one ?? 0) / Math.max(1, other ?? 0));
}

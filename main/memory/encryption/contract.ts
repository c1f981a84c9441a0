import { z } from 'zod';
import type { Operations } from '../../operations.ts';

const nothing = z.null();
const typed = z.string().max(500);

/** What is to become of the store; `sealed` is the key as the keyring closed it, null where there is none. */
export const changeSchema = z.discriminatedUnion('encrypt', [
	z.object({ encrypt: z.literal(true), sealed: z.string().nullable() }),
	z.object({ encrypt: z.literal(false) })
]);
export type Change = z.output<typeof changeSchema>;

/** How far encrypting or decrypting the store is. */
export const changeStepSchema = z.object({
	phase: z.enum(['copying', 'checking', 'snapshots', 'originals']),
	/** Snapshots or originals so far, of how many; while copying, the share of bytes. */
	done: z.number(),
	total: z.number()
});
export type ChangeStep = z.output<typeof changeStepSchema>;

export const encryptionSchema = z.object({
	/** `locked`: it is encrypted, and its key is not here. */
	store: z.enum(['plain', 'encrypted', 'locked']),
	/** Whether this system has a keyring that can keep the key. */
	keyring: z.boolean(),
	/** Whether the keyring opens the store, so that nothing is asked at the start. */
	remembered: z.boolean(),
	/** Set while the store is being encrypted or decrypted. */
	change: changeStepSchema.nullable(),
	/** Copies that can be read without a key: how many snapshots, and the folders of stores that were set aside. */
	plainSnapshots: z.int(),
	plainAside: z.array(z.string()),
	/** Originals of documents beside an encrypted store that could not be read, and so not be sealed. */
	plainOriginals: z.int(),
	/** What is still encrypted beside a plain store, and its key not here, because decrypting was cut off. */
	sealedSnapshots: z.int(),
	sealedOriginals: z.int()
});
export type EncryptionState = z.output<typeof encryptionSchema>;

export const encryptionCalls = {
	'encryption:get': { input: nothing, output: encryptionSchema },
	/**
	 * Makes a recovery key, which is kept nowhere yet. `asked` are the numbers (from 1) of the groups that are to be typed
	 * back before it takes effect.
	 */
	'encryption:prepare': {
		input: nothing,
		output: z.object({ groups: z.array(z.string()), asked: z.array(z.int()) })
	},
	/** Saves the recovery key that was prepared as a text, where the user says; `path` is null when they cancelled. */
	'encryption:save-key': { input: nothing, output: z.object({ path: z.string().nullable() }) },
	/** Encrypts the store under the recovery key that was prepared; `typed` are the groups that were asked for. */
	'encryption:turn-on': { input: z.object({ typed }), output: encryptionSchema },
	/** Decrypts the store. Where no keyring has the key, `recoveryKey` must be given. */
	'encryption:turn-off': {
		input: z.object({ recoveryKey: typed.nullable() }),
		output: encryptionSchema
	},
	/** Opens a locked store, and gives the key back to the keyring where there is one; null asks the keyring once more. */
	'encryption:unlock': {
		input: z.object({ recoveryKey: typed.nullable() }),
		output: encryptionSchema
	},
	/** Decrypts what decrypting has left over when it was cut off. */
	'encryption:open-copies': { input: z.object({ recoveryKey: typed }), output: encryptionSchema },
	/** Deletes the copies that can be read without a key; beside a plain store the snapshots that cannot. */
	'encryption:delete-copies': { input: nothing, output: encryptionSchema }
} satisfies Operations;

export const encryptionEvents = [
	z.object({ type: z.literal('encryption'), encryption: encryptionSchema })
] as const;

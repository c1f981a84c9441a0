import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError } from '../errors.ts';
import { encryption as words } from '../messages/encryption.ts';
import { say, type Language } from '../messages/message.ts';
import { errorLine } from './output.ts';

/** Where a recovery key may stand for the shell; an argument would be seen by every other user. */
export const keyVariable = 'HEARTH_RECOVERY_KEY';

const slips = ['RECOVERY_KEY_LENGTH', 'RECOVERY_KEY_TYPO', 'STORE_KEY_WRONG'];

/** Whether an error means that the store is locked and what was given did not open it. */
export function isLocked(error: unknown): boolean {
	return error instanceof AppError && ['STORE_LOCKED', ...slips].includes(error.code);
}

interface Locked {
	/** Opens the store; throws STORE_LOCKED without its key. */
	open: () => Promise<void>;
	unlock: (recoveryKey: string) => Promise<void>;
	language: Language;
}

/**
 * Opens the store, and where it is locked with the recovery key from the environment, else from a person at the terminal,
 * who may try as often as they like. With neither it throws why.
 */
export async function openUnlocked(parts: Locked): Promise<void> {
	const given = process.env[keyVariable];
	// Programs that are started from here on need not know it.
	Reflect.deleteProperty(process.env, keyVariable);
	try {
		await parts.open();
		return;
	} catch (error) {
		if (!(error instanceof AppError && error.code === 'STORE_LOCKED')) throw error;
		if (given !== undefined) await parts.unlock(given);
		else if (process.stdin.isTTY && process.stderr.isTTY) await askUntilOpen(parts);
		else throw error;
	}
	await parts.open();
}

async function askUntilOpen({ unlock, language }: Locked): Promise<void> {
	for (;;) {
		const typed = await askHidden(say(language, words.prompt));
		if (typed === null) throw new AppError('STORE_LOCKED');
		try {
			await unlock(typed);
			return;
		} catch (error) {
			if (!isLocked(error)) throw error;
			process.stderr.write(`${errorLine(language, error)}\n`);
		}
	}
}

/** A line that is not shown while it is typed; null when the person ends instead. */
async function askHidden(prompt: string): Promise<string | null> {
	process.stderr.write(prompt);
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
	const ended = new Promise<null>((resolve) => {
		terminal.once('close', () => resolve(null));
		terminal.once('SIGINT', () => resolve(null));
	});
	try {
		return await Promise.race([terminal.question(''), ended]);
	} finally {
		terminal.close();
		process.stderr.write('\n');
	}
}

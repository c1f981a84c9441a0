import { SetupError } from './step.mjs';

/**
 * Runs a command to its exit status. What goes wrong becomes a sentence; a stack only helps us.
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
	try {
		process.exitCode = await command();
	} catch (error) {
		const known = error instanceof SetupError;
		if (known) console.error(error.message);
		if (!known || process.env.HEARTH_DEBUG) console.error(error);
		process.exitCode = 1;
	}
}

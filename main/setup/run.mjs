import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { noteChild } from './step.mjs';

/**
 * Runs a program to its end without showing what it says; a failure carries the beginning of that.
 * @param {string} command
 * @param {string[]} args
 * @param {{ signal: AbortSignal, cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean, onStatus?: (text: string) => void }} options
 * `onStatus` hears what the program writes to its fourth channel
 */
export async function runQuietly(
	command,
	args,
	{ signal, onStatus, env = process.env, ...options }
) {
	signal.throwIfAborted();
	const child = spawn(command, args, {
		...options,
		env,
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		windowsHide: true
	});
	noteChild(child.pid);
	let said = '';
	/** @param {Buffer} chunk */
	const listen = (chunk) => {
		said = (said + chunk.toString()).slice(0, 20_000);
	};
	child.stdout?.on('data', listen);
	child.stderr?.on('data', listen);
	child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => onStatus?.(chunk.toString()));
	const stop = () => child.kill();
	signal.addEventListener('abort', stop);
	try {
		/** @type {number | null} */
		const code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		signal.throwIfAborted();
		// The cause comes first; what follows is advice and the way there.
		if (code !== 0) throw new Error(stripVTControlCharacters(said).trim().slice(0, 1500));
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

import { spawn } from 'node:child_process';

/**
 * Runs a program to its end without showing what it says; a failure carries the end of that.
 * @param {string} command
 * @param {string[]} args
 * @param {{ signal: AbortSignal, cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean, onOutput?: (text: string) => void }} options
 */
export async function runQuietly(
	command,
	args,
	{ signal, onOutput, env = process.env, ...options }
) {
	signal.throwIfAborted();
	const child = spawn(command, args, {
		...options,
		env: { ...env, NO_COLOR: '1' },
		stdio: ['ignore', 'pipe', 'pipe'],
		windowsHide: true
	});
	let said = '';
	/** @param {Buffer} chunk */
	const listen = (chunk) => {
		said = (said + chunk.toString()).slice(-20_000);
		onOutput?.(chunk.toString());
	};
	child.stdout.on('data', listen);
	child.stderr.on('data', listen);
	const stop = () => child.kill();
	signal.addEventListener('abort', stop);
	try {
		/** @type {number | null} */
		const code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		signal.throwIfAborted();
		if (code !== 0) throw new Error(`${command} ${args.join(' ')}\n${said.trim().slice(-3000)}\n`);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

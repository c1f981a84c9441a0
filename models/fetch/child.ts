import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface WatchOptions {
	/** The folders that grow while the program downloads: the only sign of life many of them give. */
	folders: string[];
	signal?: AbortSignal | undefined;
	onBytes?: ((received: number) => void) | undefined;
	/** The program is ended when they did not grow for so long. */
	stallMilliseconds?: number | undefined;
	/** Told the number of the process, for those who must know what outlives them. */
	onStart?: (pid: number | undefined) => void;
	env?: Record<string, string | undefined>;
	cwd?: string;
}

/** A program that did not do its work; the message ends with the last thing it said. */
export class ChildError extends Error {}

/** Runs a program that downloads something, quietly; throws `ChildError` when it fails or stalls. */
export async function runWatched(
	command: string,
	args: string[],
	{ folders, signal, onBytes, onStart, stallMilliseconds = 60_000, env, cwd }: WatchOptions
): Promise<void> {
	signal?.throwIfAborted();
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
		...(cwd !== undefined && { cwd }),
		windowsHide: true
	});
	onStart?.(child.pid);
	let said = '';
	const listen = (text: Buffer) => (said = (said + text.toString()).slice(-4000));
	child.stdout.on('data', listen);
	child.stderr.on('data', listen);

	const stall = new AbortController();
	let size = -1;
	let grown = performance.now();
	const watch = setInterval(() => {
		void Promise.all(folders.map(sizeOfFolder)).then((sizes) => {
			const now = sizes.reduce((sum, one) => sum + one, 0);
			if (now !== size) {
				size = now;
				grown = performance.now();
				onBytes?.(now);
			} else if (performance.now() - grown > stallMilliseconds) {
				stall.abort();
				child.kill('SIGKILL');
			}
		});
	}, 250);
	const stop = () => child.kill('SIGKILL');
	signal?.addEventListener('abort', stop);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		}).catch((error: unknown) => {
			throw new ChildError(`${command} could not be started.`, { cause: error });
		});
		signal?.throwIfAborted();
		if (stall.signal.aborted) throw new ChildError(`${command} stopped making progress.`);
		if (code !== 0) throw new ChildError(`${command} failed: ${lastLine(said)}`);
	} finally {
		clearInterval(watch);
		signal?.removeEventListener('abort', stop);
	}
}

function lastLine(text: string): string {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return lines.at(-1)?.trim() ?? 'it said nothing';
}

/** Bytes of all files below a folder. Files that vanish meanwhile count as nothing. */
async function sizeOfFolder(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const sizes = entries
		.filter((entry) => entry.isFile())
		.map((entry) => stat(join(entry.parentPath, entry.name)).catch(() => undefined));
	return (await Promise.all(sizes)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

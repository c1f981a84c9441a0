import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('program-worker.ts', import.meta.url));
const limitMilliseconds = 30_000;

/** What a program prints and its last value; null when it fails or takes too long. Each has a process of its own. */
export function runProgram(
	language: 'python' | 'javascript',
	code: string
): Promise<string | null> {
	const child = fork(worker, [], {
		execArgv: ['--import', import.meta.resolve('tsx')],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	return new Promise((resolve) => {
		const timer = setTimeout(() => child.kill('SIGKILL'), limitMilliseconds);
		child.once('message', (answer: { printed?: string }) => {
			resolve(answer.printed ?? null);
			child.kill('SIGKILL');
		});
		child.once('exit', () => {
			clearTimeout(timer);
			resolve(null);
		});
		child.send({ language, code });
	});
}

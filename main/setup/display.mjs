import { spawn } from 'node:child_process';
import { hasDisplay } from './libraries.mjs';
import { SetupError } from './step.mjs';

/**
 * Runs `work` with a display: the one that is there, or a virtual one that ends with it.
 * @template Result
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withDisplay(work) {
	if (hasDisplay()) return await work(process.env);
	// It picks a free number itself and writes it to the fourth channel once it takes connections.
	const server = spawn(
		'Xvfb',
		['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
		{
			stdio: ['ignore', 'ignore', 'ignore', 'pipe']
		}
	);
	const end = () => server.kill();
	process.on('exit', end);
	try {
		const number = await new Promise((resolve, reject) => {
			server.once('error', reject);
			server.once('exit', (code) => reject(new SetupError(`Xvfb ended with status ${code}.`)));
			server.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
		});
		return await work({ ...process.env, DISPLAY: `:${String(number)}` });
	} finally {
		end();
		process.off('exit', end);
	}
}

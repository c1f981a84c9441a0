import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './run.mjs';
import { root } from './step.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { say } from './words.mjs';

const stamp = join(root, 'out/.stamp');

const sources = [
	'main',
	'renderer',
	'tools',
	'models/catalogue.ts',
	'models/kernels.ts',
	'models/fetch',
	'test/dispatch/requests.jsonl',
	'electron.vite.config.ts',
	'sandbox.vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
].map((path) => join(root, path));

/**
 * The same as `npm run build`.
 * @type {[string, ...string[]][]}
 */
const builds = [
	['electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
	['vite/bin/vite.js', 'build', '--config', 'sandbox.vite.config.ts', '--logLevel', 'warn']
];

/** @type {import('./step.mjs').Step} */
export const build = {
	name: say('build'),
	done: () => existsSync(join(root, 'out/main/index.js')) && isStamped(stamp, fingerprint(sources)),
	async run({ signal }) {
		rmSync(stamp, { force: true });
		// What is built is what was there when it began: a file saved meanwhile is built next time.
		const built = fingerprint(sources);
		for (const [program, ...args] of builds) {
			await runQuietly(process.execPath, [join(root, 'node_modules', program), ...args], {
				cwd: root,
				signal
			});
		}
		writeStamp(stamp, built);
	}
};

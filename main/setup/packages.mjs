import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './run.mjs';
import { root } from './step.mjs';
import { say } from './words.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/**
 * The packages of a lock file, by place.
 * @param {string} file
 * @returns {Packages | undefined}
 */
function readLock(file) {
	if (!existsSync(file)) return undefined;
	try {
		const lock = /** @type {{ packages?: Packages }} */ (JSON.parse(readFileSync(file, 'utf8')));
		return lock.packages;
	} catch {
		// Cut short by a crash: the same as not there.
		return undefined;
	}
}

/**
 * Whether `npm ci` ended here for this lock file: npm writes its own list last, so that a broken-off
 * installation has none. Optional packages may be missing, because most are for other systems.
 */
export function packagesInstalled(folder = root) {
	const wanted = readLock(join(folder, 'package-lock.json'));
	const present = readLock(join(folder, 'node_modules/.package-lock.json'));
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
		if (place === '') return true;
		const found = present[place];
		return found ? found.version === version : optional === true || devOptional === true;
	});
}

/** @type {import('./step.mjs').Step} */
export const packages = {
	name: say('packages'),
	done: () => packagesInstalled(),
	async run({ report, signal }) {
		const places = Object.entries(readLock(join(root, 'package-lock.json')) ?? {})
			.filter(([place, { optional }]) => place !== '' && optional !== true)
			.map(([place]) => join(root, place, 'package.json'));
		const watch = setInterval(() => {
			report.progress(places.filter((place) => existsSync(place)).length / places.length);
		}, 500);
		try {
			await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], signal);
		} finally {
			clearInterval(watch);
		}
	}
};

/**
 * Runs the npm that runs us, or the one on the path.
 * @param {string[]} args
 * @param {AbortSignal} signal
 */
async function npm(args, signal) {
	const own = process.env.npm_execpath;
	const options = { cwd: root, signal, shell: !own && process.platform === 'win32' };
	await runQuietly(own ? process.execPath : 'npm', own ? [own, ...args] : args, options);
}

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const wrapper = join(root, 'node_modules/electron');

/** Where the program is inside a distribution of Electron. */
const programs = {
	darwin: 'Electron.app/Contents/MacOS/Electron',
	win32: 'electron.exe',
	linux: 'electron'
};
const program =
	process.platform in programs
		? programs[/** @type {keyof programs} */ (process.platform)]
		: programs.linux;

/** The version that the lock file names. */
export function electronVersion() {
	const about = /** @type {{ version: string }} */ (
		JSON.parse(readFileSync(join(wrapper, 'package.json'), 'utf8'))
	);
	return about.version;
}

/** Where a distribution is put that was not unpacked by Electron's own installer. */
export function assembledFolder(version = electronVersion()) {
	return join(root, '.cache/electron', version);
}

/**
 * The Electron to start: the one named by `ELECTRON_OVERRIDE_DIST_PATH`, the one its own installer
 * unpacked, or the one we assembled. Undefined when there is none of the right version.
 */
export function electronBinary() {
	const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	if (own) return existing(join(own, program));
	if (!existsSync(join(wrapper, 'package.json'))) return undefined;
	const version = electronVersion();
	// Its installer writes this file last.
	const finished = existsSync(join(wrapper, 'path.txt'));
	return (
		(finished ? ofVersion(join(wrapper, 'dist'), version) : undefined) ??
		ofVersion(assembledFolder(version), version)
	);
}

/**
 * @param {string} folder
 * @param {string} version
 */
function ofVersion(folder, version) {
	const file = join(folder, 'version');
	if (!existsSync(file) || readFileSync(file, 'utf8').trim().replace(/^v/, '') !== version) {
		return undefined;
	}
	return existing(join(folder, program));
}

/** @param {string} path */
function existing(path) {
	return existsSync(path) ? path : undefined;
}

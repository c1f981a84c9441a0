import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { electronBinary } from '../electron-dist/index.mjs';
import { runQuietly } from './run.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { cache, root, SetupError } from './step.mjs';
import { say } from './words.mjs';

const stamp = join(cache, 'libraries');

/** The system's own list of libraries: it changes whenever one is installed or removed. */
const systemList = '/etc/ld.so.cache';

/**
 * How each package manager installs what Electron needs. What these depend on comes with them.
 * @type {Record<string, { install: string, packages: string[], display: string }>}
 */
const managers = {
	'apt-get': {
		install: 'apt-get install -y --no-install-recommends',
		packages: [
			'libgtk-3-0',
			'libnss3',
			'libasound2',
			'libgbm1',
			'libatk-bridge2.0-0',
			'libcups2',
			'libdrm2',
			'libxkbcommon0'
		],
		display: 'xvfb'
	},
	dnf: {
		install: 'dnf install -y',
		packages: [
			'gtk3',
			'nss',
			'alsa-lib',
			'mesa-libgbm',
			'at-spi2-atk',
			'cups-libs',
			'libdrm',
			'libxkbcommon'
		],
		display: 'xorg-x11-server-Xvfb'
	},
	pacman: {
		install: 'pacman -S --needed --noconfirm',
		packages: [
			'gtk3',
			'nss',
			'alsa-lib',
			'mesa',
			'at-spi2-core',
			'libcups',
			'libdrm',
			'libxkbcommon'
		],
		display: 'xorg-server-xvfb'
	}
};

/**
 * The libraries of the system that Electron loads. Comes after Electron, which is asked for them.
 * @type {import('./step.mjs').Step}
 */
export const libraries = {
	name: say('libraries'),
	done: () =>
		process.platform !== 'linux' ||
		isStamped(stamp, fingerprint([systemList, electronBinary() ?? ''])),
	async run({ report, signal }) {
		const binary = electronBinary() ?? '';
		const missing = missingLibraries(binary);
		if (missing.length > 0) await installPackages('packages', missing, report, signal);
		const still = missingLibraries(binary);
		if (still.length > 0)
			throw new SetupError(say('missingLibrariesUnknown', { names: still.join(', ') }));
		checkSandbox(binary);
		writeStamp(stamp, fingerprint([systemList, binary]));
	}
};

/**
 * What shows the windows of the tests where there is no display.
 * @type {import('./step.mjs').Step}
 */
export const virtualDisplay = {
	name: say('virtualDisplay'),
	done: () => process.platform !== 'linux' || hasDisplay() || onPath('Xvfb') !== undefined,
	async run({ report, signal }) {
		await installPackages('display', ['Xvfb'], report, signal);
	}
};

export function hasDisplay(platform = process.platform, env = process.env) {
	return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Names the command that installs what is missing. In a container nobody is there to type it, so it is run.
 * @param {'packages' | 'display'} what
 * @param {string[]} missing
 * @param {import('./progress.mjs').Report} report
 * @param {AbortSignal} signal
 */
async function installPackages(what, missing, report, signal) {
	const name = Object.keys(managers).find((one) => onPath(one) !== undefined);
	const manager = name === undefined ? undefined : managers[name];
	const names = missing.join(', ');
	if (!manager) throw new SetupError(say('missingLibrariesUnknown', { names }));
	const mayRun = process.getuid?.() === 0 && (!process.stdin.isTTY || process.env.CI === 'true');
	// A fresh container has no list of packages yet.
	if (mayRun && name === 'apt-get') await apt('apt-get update', report, signal);
	const wanted = (what === 'packages' ? manager.packages : [manager.display]).map((one) =>
		name === 'apt-get' ? debianName(one) : one
	);
	const command = `${manager.install} ${wanted.join(' ')}`;
	if (!mayRun) {
		const asRoot = process.getuid?.() === 0 ? command : `sudo ${command}`;
		throw new SetupError(say('missingLibraries', { names, command: asRoot }));
	}
	await apt(command, report, signal);
}

/**
 * @param {string} command
 * @param {import('./progress.mjs').Report} report
 * @param {AbortSignal} signal
 */
async function apt(command, report, signal) {
	report.note(say('installing', { command }));
	const [program = '', ...args] = command.split(' ');
	const status = program === 'apt-get' ? ['-o', 'APT::Status-Fd=3'] : [];
	await runQuietly(program, [...args, ...status], {
		signal,
		cwd: root,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		onStatus(text) {
			const percent = /^(?:dl|pm)status:[^:]*:([\d.]+):/m.exec(text)?.[1];
			if (percent !== undefined) report.progress(Number(percent) / 100);
		}
	});
}

/**
 * Since 2024 some libraries carry `t64` in their name on Debian and Ubuntu.
 * @param {string} name
 */
function debianName(name) {
	try {
		const known = execFileSync('apt-cache', ['pkgnames', `${name}t64`], { encoding: 'utf8' });
		return known.split('\n').includes(`${name}t64`) ? `${name}t64` : name;
	} catch {
		// Without the list the old name is as good a guess as any.
		return name;
	}
}

/** @param {string} binary */
function missingLibraries(binary) {
	/** @type {{ stdout?: string }} */
	let result;
	try {
		result = { stdout: execFileSync('ldd', [binary], { encoding: 'utf8', stdio: 'pipe' }) };
	} catch (error) {
		throw new SetupError(say('notGlibc'), { cause: error });
	}
	return parseMissing(result.stdout ?? '');
}

/**
 * The names that `ldd` could not find.
 * @param {string} said
 */
export function parseMissing(said) {
	return [...said.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

/**
 * Electron builds its sandbox with a feature of Linux that some systems keep from ordinary users.
 * Then it needs the helper beside it to belong to root.
 * @param {string} binary
 */
function checkSandbox(binary) {
	if (process.getuid?.() === 0 || !isForbidden()) return;
	const helper = join(dirname(binary), 'chrome-sandbox');
	const info = statSync(helper, { throwIfNoEntry: false });
	if (info?.uid === 0 && (info.mode & 0o4000) !== 0) return;
	const command = `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`;
	throw new SetupError(say('noSandbox', { command }));
}

function isForbidden() {
	return (
		setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
		setting('kernel/unprivileged_userns_clone') === '0' ||
		setting('user/max_user_namespaces') === '0'
	);
}

/** @param {string} name */
function setting(name) {
	const file = join('/proc/sys', name);
	return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** @param {string} program */
export function onPath(program) {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		try {
			accessSync(join(folder, program), constants.X_OK);
			return join(folder, program);
		} catch {
			// Not in this folder.
		}
	}
	return undefined;
}

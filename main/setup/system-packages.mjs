import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * How each package manager installs what Electron needs. What these depend on comes with them.
 * @type {Record<string, { install: string, packages: string[], display: string, notifications: string }>}
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
		display: 'xvfb',
		notifications: 'libnotify4'
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
		display: 'xorg-x11-server-Xvfb',
		notifications: 'libnotify'
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
		display: 'xorg-server-xvfb',
		notifications: 'libnotify'
	}
};

/**
 * The command that installs what Electron, a virtual display or notifications need, in the words of this system's package manager;
 * undefined where that is not known.
 * @param {'packages' | 'display' | 'notifications'} what
 * @returns {{ manager: string, command: string } | undefined}
 */
export function installCommand(what) {
	const manager = Object.keys(managers).find((one) => onPath(one) !== undefined);
	const known = manager === undefined ? undefined : managers[manager];
	if (manager === undefined || known === undefined) return undefined;
	const wanted = (what === 'packages' ? known.packages : [known[what]]).map((one) =>
		manager === 'apt-get' ? debianName(one) : one
	);
	return { manager, command: `${known.install} ${wanted.join(' ')}` };
}

/**
 * As whoever is not root types it.
 * @param {string} command
 */
export function asRoot(command) {
	return process.getuid?.() === 0 ? command : `sudo ${command}`;
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

/**
 * The names that `ldd` could not find.
 * @param {string} said
 */
export function parseMissing(said) {
	return [...said.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
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

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronBinary } from '../electron-dist/index.mjs';
import { runQuietly } from './run.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { cache, root, SetupError } from './step.mjs';
import { asRoot, installCommand, onPath, parseMissing } from './system-packages.mjs';
import { say } from './words.mjs';

const stamp = join(cache, 'libraries');

/** The system's own list of libraries: it changes whenever one is installed or removed. */
const systemList = '/etc/ld.so.cache';

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
	const found = installCommand(what);
	const names = missing.join(', ');
	if (!found) throw new SetupError(say('missingLibrariesUnknown', { names }));
	const mayRun = process.getuid?.() === 0 && (!process.stdin.isTTY || process.env.CI === 'true');
	// A fresh container has no list of packages yet.
	if (mayRun && found.manager === 'apt-get') await apt('apt-get update', report, signal);
	const { command } = installCommand(what) ?? found;
	if (!mayRun) {
		throw new SetupError(say('missingLibraries', { names, command: asRoot(command) }));
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

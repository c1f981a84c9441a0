import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { electronBinary } from '../electron-dist/index.mjs';
import { hasDisplay } from './libraries.mjs';
import { utf8Locale } from './locale.mjs';
import { root, SetupError } from './step.mjs';
import { say } from './words.mjs';

const chatter = /^\[\d+:\d{4}\/\d{6}\.\d+:(?:INFO|WARNING|ERROR):|^libva |^\s*$/;

/**
 * What Chromium says to nobody: about buses and graphics that are not there.
 * @param {string} line
 */
export function isChatter(line) {
	return chatter.test(line);
}

/**
 * The switches Electron needs on this machine.
 * @param {{ window: boolean, root?: boolean, platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv }} given
 */
export function electronSwitches({
	window,
	root: isRoot = process.getuid?.() === 0,
	platform = process.platform,
	env = process.env
}) {
	if (platform !== 'linux') return [];
	const switches = isRoot ? ['--no-sandbox'] : [];
	if (!window || !hasDisplay(platform, env))
		return [...switches, '--ozone-platform=headless', '--disable-gpu'];
	return env.DISPLAY ? switches : [...switches, '--ozone-platform=wayland'];
}

/**
 * Starts the app with a window. `args` are the app's own, such as `--data DIR`.
 * @param {string[]} args
 */
export async function startWindow(args) {
	return await startElectron(electronSwitches({ window: true }), args, {});
}

/**
 * Starts the app as a shell: no window, the terminal is its own. The words of the user reach it as JSON
 * in HEARTH_ARGS and not as arguments, because Chromium would take those that begin with `--` for its own
 * switches.
 * @param {string[]} args
 */
export async function startShell(args) {
	const env = { HEARTH_ARGS: JSON.stringify(args), NODE_NO_WARNINGS: '1' };
	return await startElectron(electronSwitches({ window: false }), [], env);
}

/**
 * Runs Electron on the built app until it ends, and returns its exit status.
 * @param {string[]} switches
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>}
 */
async function startElectron(switches, args, env) {
	const child = spawn(electronBinary() ?? 'electron', [...switches, root, ...args], {
		// npm changes the folder; paths in the arguments are meant from where the person stands.
		cwd: process.env.INIT_CWD ?? process.cwd(),
		env: { ...process.env, ...utf8Locale(), ...env },
		stdio: ['inherit', 'inherit', 'pipe']
	});
	// The keys of the terminal reach both; the app decides when to end.
	const ignore = () => undefined;
	process.on('SIGINT', ignore);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	createInterface({ input: child.stderr }).on('line', (line) => {
		if (!isChatter(line)) process.stderr.write(`${line}\n`);
	});
	return await new Promise((resolve, reject) => {
		child.once('error', (error) => {
			const tooMuch = 'code' in error && error.code === 'E2BIG';
			const text = tooMuch ? say('tooMuch') : say('notStarted', { reason: error.message });
			reject(new SetupError(text, { cause: error }));
		});
		child.once('close', (code, signal) => {
			resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}

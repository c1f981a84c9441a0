import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import { showStep } from './progress.mjs';
import { say } from './words.mjs';

/** The folder that holds `package.json`. */
export const root = resolve(import.meta.dirname, '../..');

/** What set-up keeps: Electron, notes on what was done, results of tests. Safe to delete. */
export const cache = join(root, '.cache');

const lockFile = join(cache, 'setup.lock');

/**
 * One thing that must be there before the app can start.
 * @typedef {object} Step
 * @property {string} name in words
 * @property {() => boolean} done quick and without side effects: it is asked at every start
 * @property {(tools: { report: import('./progress.mjs').Report, signal: AbortSignal }) => Promise<void>} run
 * can be broken off at any moment and run again
 */

/** A failure that is already a sentence for the person who ran the command. */
export class SetupError extends Error {}

/**
 * Does what is not done yet, in order. Says nothing when there is nothing to do.
 * @param {Step[]} steps
 */
export async function setUp(steps) {
	if (steps.every((step) => step.done())) return;
	const stop = new AbortController();
	const onSignal = () => stop.abort();
	process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
	const release = await lock(stop.signal);
	try {
		for (const step of steps) {
			if (step.done()) continue;
			await runStep(step, stop.signal);
		}
	} catch (error) {
		if (!stop.signal.aborted) throw error;
		throw new SetupError(say('brokenOff'), { cause: error });
	} finally {
		release();
		process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
	}
}

/**
 * @param {Step} step
 * @param {AbortSignal} signal
 */
async function runStep(step, signal) {
	const report = showStep(step.name);
	try {
		signal.throwIfAborted();
		await step.run({ report, signal });
		signal.throwIfAborted();
		report.end(say('done'));
	} catch (error) {
		report.end('');
		if (signal.aborted || error instanceof SetupError) throw error;
		throw new SetupError(say('failed', { step: step.name, reason: reasonOf(error) }), {
			cause: error
		});
	}
}

/**
 * The messages of an error and its causes, as one line.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
	if (!(error instanceof Error)) return String(error);
	const causes =
		Array.isArray(error.cause) || error.cause === undefined ? '' : reasonOf(error.cause);
	return causes === '' ? error.message : `${error.message} (${causes})`;
}

/**
 * Two set-ups of one folder would spoil each other: the second waits.
 * @param {AbortSignal} signal
 */
async function lock(signal) {
	mkdirSync(cache, { recursive: true });
	for (let said = false; ; said = true) {
		try {
			writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
			const beat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 5000);
			return () => {
				clearInterval(beat);
				rmSync(lockFile, { force: true });
			};
		} catch (error) {
			if (!isCode(error, 'EEXIST')) throw error;
		}
		if (!isHeld()) {
			rmSync(lockFile, { force: true });
			continue;
		}
		if (!said) console.error(say('waiting'));
		await wait(500, undefined, { signal }).catch((/** @type {unknown} */ error) => {
			throw new SetupError(say('brokenOff'), { cause: error });
		});
	}
}

/**
 * A program that set-up started and that would go on if set-up were killed: the next one waits for it.
 * @param {number | undefined} pid
 */
export function noteChild(pid) {
	if (pid !== undefined && existsSync(lockFile)) appendFileSync(lockFile, `\n${pid}`);
}

/**
 * Whether somebody in the lock still runs. Its time counts as well, because numbers of processes are used
 * again: the holder renews it, and nothing it leaves behind runs for ten minutes.
 */
function isHeld() {
	const written = statSync(lockFile, { throwIfNoEntry: false });
	if (!written || Date.now() - written.mtimeMs > 10 * 60_000) return false;
	return readFileSync(lockFile, 'utf8').split('\n').map(Number).some(isRunning);
}

/** @param {number} pid */
function isRunning(pid) {
	// A lock without a number was just made, or its maker died in that very moment.
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return isCode(error, 'EPERM');
	}
}

/**
 * @param {unknown} error
 * @param {string} code
 */
export function isCode(error, code) {
	return error instanceof Error && 'code' in error && error.code === code;
}

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './step.mjs';

/** A suite that takes longer hangs: it is ended and counts as failed. */
const limitMilliseconds = 40 * 60_000;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, programs: string[][] } | { name: string, projects: string[] }} Suite */

/**
 * Runs one suite, showing what it says, and counts its tests. A check such as the types is one test.
 * @param {Suite} suite
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
export async function runSuite(suite, env) {
	console.log(`\n=== ${suite.name}`);
	if ('projects' in suite) return await runVitest(suite, env);
	let failed = false;
	for (const [path = '', ...args] of suite.programs) {
		failed = (await runShown(join(root, 'node_modules', path), args, env)) !== 0 || failed;
	}
	console.log(failed ? `${suite.name}: failed` : `${suite.name}: passed`);
	return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
}

/**
 * @param {{ name: string, projects: string[] }} suite
 * @param {NodeJS.ProcessEnv} env
 */
async function runVitest({ name, projects }, env) {
	const results = join(cache, 'test', `${name}.json`);
	mkdirSync(join(cache, 'test'), { recursive: true });
	rmSync(results, { force: true });
	const which = projects.flatMap((project) => ['--project', project]);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
	const program = join(root, 'node_modules/vitest/vitest.mjs');
	const status = await runShown(program, ['run', ...which, ...reporters], env);
	const text = existsSync(results) ? readFileSync(results, 'utf8') : '{}';
	return countResults(/** @type {VitestResults} */ (JSON.parse(text)), status);
}

/**
 * @typedef {object} VitestResults
 * @property {number} [numPassedTests]
 * @property {number} [numFailedTests]
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {{ status: string, assertionResults: unknown[] }[]} [testResults]
 */

/**
 * A file that could not even be read has no tests to fail, and an error outside of tests belongs to
 * none: both count as one failure, so that nothing red is reported as green.
 * @param {VitestResults} results
 * @param {number} status
 * @returns {Counts}
 */
export function countResults(results, status) {
	const unreadable = (results.testResults ?? []).filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	).length;
	const failed = (results.numFailedTests ?? 0) + unreadable;
	return {
		passed: results.numPassedTests ?? 0,
		failed: failed === 0 && status !== 0 ? 1 : failed,
		skipped: (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0)
	};
}

/**
 * Runs a program of ours in a process group of its own, so that nothing it started outlives it.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
async function runShown(program, args, env) {
	const group = process.platform !== 'win32';
	const child = spawn(process.execPath, [program, ...args], {
		cwd: root,
		env,
		stdio: ['ignore', 'inherit', 'inherit'],
		detached: group
	});
	const end = () => {
		if (child.pid === undefined) return;
		try {
			process.kill(group ? -child.pid : child.pid, 'SIGKILL');
		} catch {
			// It has ended, and everything it started as well.
		}
	};
	const stop = () => {
		end();
		process.exit(130);
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
	const limit = setTimeout(() => {
		console.error(`This took longer than ${limitMilliseconds / 60_000} minutes and was ended.`);
		end();
	}, limitMilliseconds);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (code) => resolve(code ?? 1));
		});
	} finally {
		clearTimeout(limit);
		end();
		process.off('SIGINT', stop).off('SIGTERM', stop);
	}
}

import { spawnSync } from 'node:child_process';

/**
 * What is to be added to the environment of Electron so that it takes names of files for the UTF-8 they are. Chromium loses
 * without a word every file whose name does not fit the locale, and where that is not installed, or none is set, only
 * ASCII does. The person's language stays what it was. The installed command does the same (`main/package/linux/hearth`).
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {Record<string, string>}
 */
export function utf8Locale(env = process.env, platform = process.platform) {
	if (platform !== 'linux') return {};
	const { status, stdout } = spawnSync('locale', ['charmap'], { env, encoding: 'utf8' });
	// Where the command is missing, nothing says that something is wrong.
	if (status !== 0 || stdout.trim() === 'UTF-8') return {};
	const language = env.LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG;
	return { LC_ALL: 'C.UTF-8', ...(language && { LANGUAGE: language }) };
}

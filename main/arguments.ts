import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';

/**
 * The words for the shell; undefined when the window is meant. From the sources they come in HEARTH_ARGS (a JSON array),
 * from the installed command behind `--hearth-shell --`: elsewhere on the command line Chromium takes those that begin with
 * `--` for its own.
 */
export function shellArguments(): { words: string[] } | undefined {
	const at = process.argv.indexOf('--hearth-shell');
	if (at > 0 && process.argv[at + 1] === '--') return { words: process.argv.slice(at + 2) };
	const given = process.env['HEARTH_ARGS'];
	if (given === undefined) return undefined;
	const words: unknown = JSON.parse(given);
	return { words: Array.isArray(words) ? words.map(String) : [] };
}

/** Where the data is: `--data DIR`, else HEARTH_DATA, else the system's folder for the data of apps. */
export function findDataFolder(words: string[]): string {
	const { values } = parseArgs({
		args: words,
		options: { data: { type: 'string' } },
		strict: false,
		allowPositionals: true
	});
	const chosen = values.data ?? process.env['HEARTH_DATA'];
	if (typeof chosen === 'string' && chosen !== '') return resolve(chosen);
	return join(app.getPath('appData'), 'Hearth');
}

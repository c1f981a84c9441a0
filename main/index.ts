import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, protocol } from 'electron';
import { interpreterScheme } from './interpreter/window.ts';
import { startDesktop } from './desktop.ts';
import { startTerminal } from './terminal.ts';
import { appScheme } from './window.ts';

/**
 * The first file of the app. It is the shell when words come for it, else it is the window. From the sources they come in
 * HEARTH_ARGS (a JSON array), from the installed command behind `--hearth-shell --`: elsewhere on the command line Chromium
 * takes those that begin with `--` for its own.
 */
protocol.registerSchemesAsPrivileged([appScheme, interpreterScheme]);
// Every renderer is sandboxed, also one that forgets to say so; as root the system has no sandbox to offer.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const shellArgs = shellArguments();
const dataFolder = findDataFolder(shellArgs?.words ?? process.argv.slice(1));
// Chromium's own files (and the lock of the one instance) stay beside the user's data, not among it.
app.setPath('userData', join(dataFolder, 'chromium'));
app.setName('Hearth');

if (shellArgs === undefined) startDesktop(dataFolder);
else startTerminal(dataFolder, shellArgs.words);

function shellArguments(): { words: string[] } | undefined {
	const at = process.argv.indexOf('--hearth-shell');
	if (at > 0 && process.argv[at + 1] === '--') return { words: process.argv.slice(at + 2) };
	const given = process.env['HEARTH_ARGS'];
	if (given === undefined) return undefined;
	const words: unknown = JSON.parse(given);
	return { words: Array.isArray(words) ? words.map(String) : [] };
}

/** `--data DIR`, else HEARTH_DATA, else the system's folder for the data of apps. */
function findDataFolder(words: string[]): string {
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

import { join } from 'node:path';
import { app, protocol } from 'electron';
import { findDataFolder, shellArguments } from './arguments.ts';
import { interpreterScheme } from './interpreter/window.ts';
import { startDesktop } from './desktop.ts';
import { appScheme } from './window.ts';

/**
 * Begins the app: the shell when words come for it, else the window. Runs before Electron is ready. `giveUp` is called when
 * a part that is loaded later cannot be loaded.
 */
export async function begin(giveUp: (error: unknown) => void): Promise<void> {
	protocol.registerSchemesAsPrivileged([appScheme, interpreterScheme]);
	// Every renderer is sandboxed, also one that forgets to say so; as root the system has no sandbox to offer.
	if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

	const shellArgs = shellArguments();
	const dataFolder = findDataFolder(shellArgs?.words ?? process.argv.slice(1));
	// Chromium's own files (and the lock of the one instance) stay beside the user's data, not among it.
	app.setPath('userData', join(dataFolder, 'chromium'));
	app.setName('Hearth');

	if (shellArgs === undefined) startDesktop(dataFolder, giveUp);
	else (await import('./terminal.ts')).startTerminal(dataFolder, shellArgs.words);
}

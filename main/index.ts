import { app } from 'electron';
import { findDataFolder, shellArguments } from './arguments.ts';
import { wayBackDialog } from './desktop/way-back-dialog.ts';
import { neededWayBack, noteStart, updatesFolder } from './update/starts.ts';

/**
 * The first file of the app, and small: what it loads must work when the rest of a new version does not. After two starts
 * of an updated version that came to nothing, it offers the way back to the version before.
 */
const shellWords = shellArguments()?.words;
const dataFolder = findDataFolder(shellWords ?? process.argv.slice(1));
const updates = updatesFolder(dataFolder);
const version = app.getVersion();
const back = shellWords === undefined ? neededWayBack(updates, version) : null;

if (back !== null) offer();
else {
	await import('./begin.ts').then(({ begin }) => begin(giveUp)).catch(giveUpEarly);
}

function offer(): void {
	app
		.whenReady()
		.then(() => wayBackDialog(dataFolder, neededWayBack(updates, version)))
		.catch((error: unknown) => {
			console.error(error);
			app.exit(1);
		});
}

/** The first parts of the app could not even be loaded: nothing has counted this start yet. */
function giveUpEarly(error: unknown): void {
	if (app.isPackaged && shellWords === undefined) noteStart(updates, version);
	giveUp(error);
}

function giveUp(error: unknown): void {
	console.error(error);
	if (shellWords !== undefined) app.exit(1);
	else offer();
}

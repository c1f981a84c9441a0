import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ModelEntry } from '../../models/catalogue.ts';

const root = join(import.meta.dirname, '../..');

/** Where the file of a model is: in the source tree, or where the app keeps what it downloads. */
export function findInstalled({ id, file }: ModelEntry): string {
	const folders = [
		join(root, 'models/weights'),
		join(root, 'models/starter'),
		join(process.env['HEARTH_DATA'] ?? join(dataOfApps(), 'Hearth'), 'models')
	];
	const path = folders.map((folder) => join(folder, file)).find((place) => existsSync(place));
	if (path !== undefined) return path;
	throw new Error(`${id} is not installed: there is no ${file} in ${folders.join(' or ')}.`);
}

/** The system's folder for the data of apps, as Electron knows it. */
function dataOfApps(): string {
	if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
	if (process.platform === 'win32')
		return process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming');
	return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

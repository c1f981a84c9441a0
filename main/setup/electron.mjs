import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronBinary } from '../electron-dist/index.mjs';
import { root } from './step.mjs';
import { readTypeScript } from './typescript.mjs';
import { say } from './words.mjs';

/** @type {import('./step.mjs').Step} */
export const electron = {
	get name() {
		return say('electron', { version: wantedVersion() });
	},
	done: () => electronBinary() !== undefined,
	async run({ report, signal }) {
		await readTypeScript();
		const { installElectron } = await import('../electron-dist/install.ts');
		await installElectron(report, signal);
	}
};

/** From our own list, because the name is asked for before the packages are there. */
function wantedVersion() {
	const file = join(root, 'package.json');
	if (!existsSync(file)) return '';
	const about = /** @type {{ devDependencies: Record<string, string> }} */ (
		JSON.parse(readFileSync(file, 'utf8'))
	);
	return about.devDependencies.electron ?? '';
}

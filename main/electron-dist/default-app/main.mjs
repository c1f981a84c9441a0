/**
 * Starts the app whose folder is the first argument that is no switch, as Electron's own default app
 * does; `-r FILE` loads a file before it, which Playwright uses. The app is awaited here, at the top
 * level: otherwise Electron would be ready before the app's main file has run.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** Two functions that Electron has for its own default app. */
const settings =
	/** @type {typeof app & Record<'setVersion' | 'setAppPath', (value: string) => void>} */ (app);

/** @param {string[]} args */
function readArguments(args) {
	/** @type {string[]} */
	const before = [];
	for (let at = 0; at < args.length; at++) {
		const arg = args[at] ?? '';
		if (arg === '-r' || arg === '--require') before.push(args[++at] ?? '');
		else if (!arg.startsWith('-')) return { before, path: resolve(arg) };
	}
	return { before, path: undefined };
}

/** @param {string} path */
function mainFileOf(path) {
	if (!statSync(path).isDirectory()) return path;
	const about =
		/** @type {Partial<Record<'productName' | 'name' | 'version' | 'main', string>>} */ (
			JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
		);
	app.setName(about.productName ?? about.name ?? 'Electron');
	settings.setVersion(about.version ?? '');
	settings.setAppPath(path);
	return join(path, about.main ?? 'index.js');
}

const { before, path } = readArguments(process.argv.slice(1));
for (const file of before) require(file);
if (path === undefined) {
	console.error('Name the folder of the app to start.');
	app.exit(2);
} else {
	await import(pathToFileURL(mainFileOf(path)).href);
}

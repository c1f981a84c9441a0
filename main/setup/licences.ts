/**
 * Writes THIRD_PARTY.md: everything of others that is in the app, with its licence. Run with
 * `npm run licences` after a change of packages; a test fails while the page is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shipped } from '../../models/catalogue.ts';
import { readLock, resolvePlace, type Lock } from './lock-file.ts';
import { root } from './step.mjs';

type Packages = Lock['packages'];

export const page = join(root, 'THIRD_PARTY.md');

/** Imported to start or build the app; what the app carries of them is named apart. */
const buildTools = ['node_modules/electron', 'node_modules/vite'];

/** What a package says of its licence when the lock file does not. */
const unsaid = 'see the package';

export function writeThirdParty(): string {
	const { packages } = readLock();
	const rows = shippedPackages()
		.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
		.sort();
	const weights = shipped.map(
		({ title, file, licence }) => `| ${title} | \`${file}\` | ${licence} |`
	);
	return [
		'# What Hearth is built with',
		'',
		'Hearth itself is under the MIT licence. It carries the work of others under their own licences, named here; the texts come with the packages. This page is written by `npm run licences`.',
		'',
		'## Runtime',
		'| name | version | licence |',
		'| --- | --- | --- |',
		`| Electron | ${packages['node_modules/electron']?.version ?? ''} | MIT; the parts of Chromium and Node in it as \`LICENSES.chromium.html\` beside the program says |`,
		'',
		'## Models',
		'| name | file | licence |',
		'| --- | --- | --- |',
		...weights,
		'',
		'## Packages',
		'| name | version | licence |',
		'| --- | --- | --- |',
		...new Set(rows),
		''
	].join('\n');
}

/** Every package whose code is in the app, with what it needs. */
export function shippedPackages(): { name: string; version: string; license: string }[] {
	const { packages } = readLock();
	const start = [...runtimePackages(packages), ...importedPackages(packages)];
	return [...closure(packages, start)].map((place) => {
		const { version = '', license = unsaid } = packages[place] ?? {};
		return { name: nameOf(place), version, license };
	});
}

function runtimePackages(packages: Packages): string[] {
	return Object.keys(packages['']?.dependencies ?? {}).map((name) => `node_modules/${name}`);
}

/** What the build puts into the app although it is only needed to build it: found by the imports. */
function importedPackages(packages: Packages): string[] {
	const files = ['main', 'renderer', 'tools', 'models/fetch'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => /\.(ts|svelte)$/.test(file))
			.map((file) => join(folder, file))
			.filter((file) => !/^main.(setup|electron-dist)\b/.test(file))
	);
	const found = files.flatMap((file) => {
		const text = readFileSync(join(root, file), 'utf8');
		return [...text.matchAll(/(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[\w-][\w.-]*)/g)];
	});
	const places = found.map(([, name]) => `node_modules/${name ?? ''}`);
	return places.filter((place) => place in packages && !buildTools.includes(place));
}

/** These packages and all that they need, as places in `node_modules`. */
function closure(packages: Packages, start: string[]): Set<string> {
	const seen = new Set<string>();
	const waiting = [...start];
	for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
		if (seen.has(place)) continue;
		seen.add(place);
		const { dependencies, optionalDependencies } = packages[place] ?? {};
		for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
			const at = resolvePlace(packages, place, name);
			if (at !== undefined) waiting.push(at);
		}
	}
	return seen;
}

function nameOf(place: string): string {
	return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, writeThirdParty());

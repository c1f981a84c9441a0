/**
 * Completes package-lock.json after `npm install`: `npm run lock`. npm leaves out optional packages of
 * other systems when the registry it asked does not carry them, and then `npm ci` refuses the whole file.
 * What is added has no checksum, because the file could not be seen here.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './step.mjs';

const names = z.record(z.string(), z.string());
const lockSchema = z.looseObject({
	packages: z.record(
		z.string(),
		z.looseObject({
			version: z.string().optional(),
			license: z.string().optional(),
			dependencies: names.optional(),
			optionalDependencies: names.optional()
		})
	)
});
export type Lock = z.output<typeof lockSchema>;

const file = join(root, 'package-lock.json');

export function readLock(): Lock {
	return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Where Node would find `name` from a package at `place`: in it, or in a folder above it. */
export function resolvePlace(packages: object, place: string, name: string): string | undefined {
	for (
		let from = place;
		;
		from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))
	) {
		const at = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
		if (at in packages) return at;
		if (from === '') return undefined;
	}
}

/** The optional packages that the file names as needed and does not hold. */
export function missingFromLock({ packages }: Lock): { place: string; version: string }[] {
	return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
		Object.entries(optionalDependencies)
			// Packages for one system are asked for in one exact version.
			.filter(([, version]) => /^\d/.test(version))
			.filter(([name, version]) => {
				const at = resolvePlace(packages, parent, name);
				return at === undefined || packages[at]?.version !== version;
			})
			.map(([name, version]) => ({ place: besideParent(parent, name), version }))
	);
}

function besideParent(parent: string, name: string): string {
	return parent.slice(0, parent.lastIndexOf('node_modules/')) + `node_modules/${name}`;
}

const systemSchema = z.object({
	os: z.array(z.string()).optional(),
	cpu: z.array(z.string()).optional(),
	libc: z.array(z.string()).optional(),
	license: z.string().optional()
});

function completeLock(): void {
	const lock = readLock();
	for (const { place, version } of missingFromLock(lock)) {
		const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
		const fields = ['os', 'cpu', 'libc', 'license', '--json', '--loglevel=error'];
		const said = execFileSync('npm', ['view', name, ...fields], { encoding: 'utf8' });
		lock.packages[place] = { version, optional: true, ...systemSchema.parse(JSON.parse(said)) };
	}
	writeFileSync(file, `${JSON.stringify(lock, undefined, '\t')}\n`);
	// Brings it into npm's own order.
	execFileSync('npm', ['install', '--package-lock-only', '--loglevel=error'], { cwd: root });
}

if (process.argv[1] === import.meta.filename) completeLock();

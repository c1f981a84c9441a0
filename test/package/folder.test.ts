import { readdirSync, readFileSync, rmSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weigh } from '../../main/package/deb.ts';
import { runBuilder, unpackedFolder } from '../../main/package/unpacked.ts';

/** The unpacked app, read back as it lies on the disk. */
const output = mkdtempSync(join(tmpdir(), 'hearth-folder-'));
const folder = unpackedFolder(output);
const archive = join(folder, 'resources/app.asar');

beforeAll(async () => {
	await runBuilder(['dir'], { output, version: '9.8.7' });
});
afterAll(() => rmSync(output, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')(
	'the program cannot be used as Node, inspected, or given another app',
	async () => {
		const fuses = await getCurrentFuseWire(join(folder, 'hearth'));
		// Each fuse is one character in the program: '1' for on.
		const on = (fuse: FuseV1Options): boolean => Number(fuses[fuse]) === '1'.charCodeAt(0);
		expect({
			runAsNode: on(FuseV1Options.RunAsNode),
			nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
			inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
			filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
			integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
			onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar)
		}).toEqual({
			runAsNode: false,
			nodeOptions: false,
			inspect: false,
			filePrivileges: false,
			integrity: true,
			onlyAsar: true
		});
	}
);

test('the archive holds the app, says its version, and carries the hash of every file', () => {
	const about = JSON.parse(extractFile(archive, 'package.json').toString()) as { version: string };
	expect(about.version).toBe('9.8.7');
	const withoutHash: string[] = [];
	const walk = (entry: Entry, path: string): void => {
		for (const [name, child] of Object.entries(entry.files ?? {})) walk(child, `${path}/${name}`);
		const isFile = entry.files === undefined && entry.link === undefined;
		if (isFile && entry.integrity === undefined) withoutHash.push(path);
	};
	walk(getRawHeader(archive).header, '');
	expect(withoutHash).toEqual([]);
});

interface Entry {
	files?: Record<string, Entry>;
	link?: string;
	integrity?: { hash: string };
}

test('the weights lie beside the archive, native parts are out of it, and nothing else is', () => {
	const resources = join(folder, 'resources');
	const models = readdirSync(join(resources, 'models'), { recursive: true, encoding: 'utf8' });
	expect(models.filter((name) => name.endsWith('.gguf')).length).toBeGreaterThanOrEqual(3);
	const outside = readdirSync(join(resources, 'app.asar.unpacked'), {
		recursive: true,
		encoding: 'utf8'
	}).filter((name) => statSync(join(resources, 'app.asar.unpacked', name)).isFile());
	const foreign = outside.filter((name) => !/\.node$|@node-llama-cpp|\/package\.json$/.test(name));
	expect(foreign).toEqual([]);
});

test('only builds of the engine that every machine of this system can use are packed', () => {
	const engines = readdirSync(
		join(folder, 'resources/app.asar.unpacked/node_modules/@node-llama-cpp')
	);
	expect(engines).toEqual([`linux-${process.arch}`]);
});

test('no sources, maps or tests of others travel along', () => {
	const unwanted = listPackage(archive, { isPack: false }).filter((name) =>
		/\.(map|d\.ts|cpp|bundle)$|^\/(main\/(?!package)|renderer|test|models)/.test(name)
	);
	expect(unwanted).toEqual([]);
});

test('all of it weighs less than 650 MB, and its licences are in it', async () => {
	expect(await weigh(folder)).toBeLessThan(650e6);
	for (const file of ['LICENSE', 'THIRD_PARTY.md', 'LICENSES.chromium.html']) {
		expect(readFileSync(join(folder, file), 'utf8').length).toBeGreaterThan(500);
	}
});

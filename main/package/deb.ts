import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/step.mjs';
import { layOut } from './tree.ts';
import type { Packing } from './unpacked.ts';

/** What Electron loads, by the names of Debian; since 2024 some of them end in t64. */
const libraries = [
	...['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcups2'].map(
		(name) => `${name} | ${name}t64`
	),
	...['libnss3', 'libgbm1', 'libdrm2', 'libxkbcommon0']
];

/** What opens links and shows notifications: the app works without. */
const helpers = ['xdg-utils', 'libnotify4'];

/**
 * Lays the unpacked app out as Debian wants it and packs it with Debian's own tool; electron-builder would need another
 * one for it that it downloads. Returns the path of the package.
 */
export async function makeDeb(
	packing: Packing,
	compression: 'small' | 'quick' = 'small'
): Promise<string> {
	const tree = join(packing.output, 'deb');
	await layOut(tree, packing);
	await addControl(tree, packing.version);
	const architecture = debianArchitecture();
	const file = join(packing.output, `hearth_${packing.version}_${architecture}.deb`);
	const how = compression === 'small' ? ['-Zxz', '-z3'] : ['-Zgzip', '-z1'];
	await promisify(execFile)('dpkg-deb', [...how, '--root-owner-group', '--build', tree, file]);
	await rm(tree, { recursive: true, force: true });
	return file;
}

async function addControl(tree: string, version: string): Promise<void> {
	const folder = join(tree, 'DEBIAN');
	await mkdir(folder, { recursive: true });
	const fields = {
		Package: 'hearth',
		// In Debian a tilde sorts before the end: 1.0.0~beta is older than 1.0.0.
		Version: version.replace('-', '~'),
		Architecture: debianArchitecture(),
		Maintainer: 'The Hearth contributors <hearth@localhost>',
		'Installed-Size': String(Math.ceil((await weigh(tree)) / 1024)),
		Depends: libraries.join(', '),
		Recommends: helpers.join(', '),
		Section: 'utils',
		Priority: 'optional',
		Description: [
			await describe(),
			' Documents, tools and conversations around a language model that runs on this',
			' machine. Starts with a small model of its own; needs no network and no account.'
		].join('\n')
	};
	const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
	await writeFile(join(folder, 'control'), lines.join(''));
	for (const script of ['postinst', 'postrm']) {
		await copyFile(join(root, 'main/package/linux', script), join(folder, script));
		await chmod(join(folder, script), 0o755);
	}
}

/** What `package.json` says Hearth is. */
export async function describe(): Promise<string> {
	const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
		description: string;
	};
	return about.description;
}

function debianArchitecture(): string {
	return { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch;
}

/** Bytes of all files in a folder. */
export async function weigh(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const sizes = await Promise.all(
		files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size)
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}

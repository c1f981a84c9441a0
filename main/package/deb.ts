import { execFile } from 'node:child_process';
import {
	chmod,
	copyFile,
	cp,
	mkdir,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	writeFile
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/step.mjs';
import { unpackedFolder, type Packing } from './unpacked.ts';

/** Where the app lies once installed. The profile of AppArmor and the maintainer scripts name it too. */
const place = 'opt/Hearth';

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
	await rm(tree, { recursive: true, force: true });
	await cp(unpackedFolder(packing.output), join(tree, place), { recursive: true });
	await addSystemFiles(tree);
	await addControl(tree, packing.version);
	// Whoever packs may keep their own files to themselves; what is installed is for everyone to read.
	await promisify(execFile)('chmod', ['--recursive', 'u+rwX,go+rX,go-w', tree]);
	const architecture = debianArchitecture();
	const file = join(packing.output, `hearth_${packing.version}_${architecture}.deb`);
	const how = compression === 'small' ? ['-Zxz', '-z3'] : ['-Zgzip', '-z1'];
	await promisify(execFile)('dpkg-deb', [...how, '--root-owner-group', '--build', tree, file]);
	await rm(tree, { recursive: true, force: true });
	return file;
}

async function addSystemFiles(tree: string): Promise<void> {
	const from = (name: string): string => join(root, 'main/package', name);
	const add = async (source: string, target: string): Promise<void> => {
		const path = join(tree, target);
		await mkdir(dirname(path), { recursive: true });
		await copyFile(source, path);
		await chmod(path, 0o644);
	};
	await add(from('linux/hearth.desktop'), 'usr/share/applications/hearth.desktop');
	await add(from('linux/mime.xml'), 'usr/share/mime/packages/hearth.xml');
	await add(join(root, 'LICENSE'), 'usr/share/doc/hearth/copyright');
	const icons = 'usr/share/icons/hicolor';
	await add(from('icon/icon.svg'), `${icons}/scalable/apps/hearth.svg`);
	for (const file of await readdir(from('icon'))) {
		const size = /^(\d+x\d+)\.png$/.exec(file)?.[1];
		if (size !== undefined) await add(from(`icon/${file}`), `${icons}/${size}/apps/hearth.png`);
	}
	await mkdir(join(tree, 'usr/bin'), { recursive: true });
	await symlink(`../../${place}/resources/bin/hearth`, join(tree, 'usr/bin/hearth'));
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

async function describe(): Promise<string> {
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

import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/step.mjs';
import { unpackedFolder, type Packing } from './unpacked.ts';

/** Where the app lies once installed. The profile of AppArmor and the maintainer scripts name it too. */
const place = 'opt/Hearth';

/** Lays the unpacked app and what the system wants beside it out under `tree`, as it lies on a machine once installed. */
export async function layOut(tree: string, packing: Packing): Promise<void> {
	await rm(tree, { recursive: true, force: true });
	await cp(unpackedFolder(packing.output), join(tree, place), { recursive: true });
	await addSystemFiles(tree);
	await readableByAll(tree);
}

/** Whoever packs may keep their own files to themselves; what is installed is for everyone to read. */
async function readableByAll(tree: string): Promise<void> {
	await promisify(execFile)('chmod', ['--recursive', 'u+rwX,go+rX,go-w', tree]);
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

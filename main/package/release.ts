/**
 * Makes the signed list of versions that an installed Hearth asks for.
 * `npm run release -- keys FOLDER`: a new pair of keys; the private one never goes into the repository.
 * `npm run release -- sign [FOLDER]`: describes the packages in FOLDER (`dist`) in `releases.json` and signs it with the
 * private key in HEARTH_RELEASE_KEY. A `releases.json` that is there already is carried on.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand } from '../setup/command.mjs';
import { root, SetupError } from '../setup/step.mjs';
import { notesOf, readChangelog } from './release-notes.ts';
import { describeRelease, makeKeys, publish } from './release-list.ts';

async function keys(folder: string): Promise<number> {
	const { privateKey, publicKey } = makeKeys();
	await mkdir(folder, { recursive: true });
	// Fails where a key is already: a lost one means that no installed Hearth believes a new version.
	await writeFile(join(folder, 'release-key.pem'), privateKey, { mode: 0o600, flag: 'wx' });
	const source = { address: 'https://example.org/hearth/', publicKey };
	await writeFile(join(folder, 'update.json'), `${JSON.stringify(source, null, '\t')}\n`);
	console.log(`${folder}: keep release-key.pem to yourself; put the address into update.json and`);
	console.log('that file into main/package before packing.');
	return 0;
}

async function signList(folder: string): Promise<number> {
	const key = process.env['HEARTH_RELEASE_KEY'];
	if (key === undefined) throw new SetupError('HEARTH_RELEASE_KEY holds no private key.');
	const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const release = await describeRelease(folder, {
		version: about.version,
		date: new Date().toISOString().slice(0, 10),
		notes: notesOf(readChangelog(), about.version)
	});
	const publicKey = await publish(folder, release, key);
	for (const { file, sha256 } of release.files) console.log(`${sha256}  ${file}`);
	console.log(`Signed; installed ones must have the public key ${publicKey}`);
	return 0;
}

await runCommand(async () => {
	const [what, folder = join(root, 'dist')] = process.argv.slice(2);
	if (what === 'keys') return await keys(resolve(folder));
	if (what === 'sign') return await signList(resolve(folder));
	throw new SetupError('Say `keys FOLDER` or `sign [FOLDER]`.');
});

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../../models/fetch/index.ts';
import type { PackageKind } from '../update/contract.ts';
import { listSchema, releaseSchema, type Release, type ReleaseFile } from '../update/feed.ts';
import { compareVersions } from '../update/version.ts';

const listName = 'releases.json';

/** How packages are named by what makes them: what each is, and for which machines. */
const names: [RegExp, PackageKind, ReleaseFile['platform']][] = [
	[/^hearth-.+-linux-(?:x64|arm64)\.tar\.gz$/, 'folder', 'linux'],
	[/\.AppImage$/, 'AppImage', 'linux'],
	[/\.deb$/, 'deb', 'linux'],
	[/\.rpm$/, 'rpm', 'linux'],
	[/\.dmg$/, 'disk-image', 'darwin'],
	// The portable one is a file of the person's own; the installer would make a second Hearth beside it.
	[/^(?!.*portable).*\.exe$/i, 'installer', 'win32']
];

/** A new pair of keys: the private one signs releases and stays with whoever makes them, the public one is packed. */
export function makeKeys(): { privateKey: string; publicKey: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	return {
		privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
		publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
	};
}

/** The packages of `version` in a folder, with their hashes. */
export async function describeRelease(
	folder: string,
	about: Pick<Release, 'version' | 'date' | 'notes'>
): Promise<Release> {
	const files: ReleaseFile[] = [];
	for (const file of (await readdir(folder)).sort()) {
		const found = names.find(([pattern]) => pattern.test(file));
		if (found === undefined || !file.includes(about.version)) continue;
		const [, kind, platform] = found;
		const path = join(folder, file);
		const bytes = (await stat(path)).size;
		const arch = /arm64|aarch64/.test(file) ? 'arm64' : 'x64';
		files.push({ kind, platform, arch, file, bytes, sha256: await hashOf(path, bytes) });
	}
	if (files.length === 0) throw new Error(`${folder} holds no package of ${about.version}.`);
	return releaseSchema.parse({ ...about, files });
}

/**
 * Puts a release into the list of a folder, in the place of an earlier one of the same version, and signs the list. Returns
 * the public key that it is to be checked with.
 */
export async function publish(
	folder: string,
	release: Release,
	privateKey: string
): Promise<string> {
	const key = createPrivateKey(privateKey);
	if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key is no Ed25519 key.');
	const path = join(folder, listName);
	const known = await readFile(path, 'utf8').catch(() => '{"releases": []}');
	const others = listSchema
		.parse(JSON.parse(known))
		.releases.filter(({ version }) => version !== release.version);
	const releases = [release, ...others].sort((a, b) => compareVersions(b.version, a.version));
	const bytes = Buffer.from(`${JSON.stringify({ releases }, null, '\t')}\n`);
	await writeFile(path, bytes);
	await writeFile(`${path}.sig`, `${sign(null, bytes, key).toString('base64')}\n`);
	return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { packageKindSchema, type PackageKind } from './contract.ts';
import { compareVersions, versionSchema } from './version.ts';

/** Bytes of the list of versions; what is longer is none. */
const longestList = 1_000_000;
const patience = 20_000;

/** Where new versions come from, put into the app when it is packed. */
const sourceSchema = z.object({
	/** The address of the folder with `releases.json`, its signature and the packages. */
	address: z
		.url()
		.refine(isSafe, 'https, or this machine')
		.transform((address) => (address.endsWith('/') ? address : `${address}/`)),
	/** An Ed25519 key in SPKI form, base64. */
	publicKey: z.string().min(1)
});
export type UpdateSource = z.output<typeof sourceSchema>;

const fileSchema = z.object({
	kind: packageKindSchema,
	platform: z.enum(['linux', 'darwin', 'win32']),
	arch: z.enum(['x64', 'arm64']),
	/** A plain name beside the list. */
	file: z
		.string()
		.regex(/^[A-Za-z0-9][A-Za-z0-9._+~-]*$/)
		.max(200),
	bytes: z.int().positive(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/)
});
export type ReleaseFile = z.output<typeof fileSchema>;

export const releaseSchema = z.object({
	version: versionSchema,
	date: z.string().max(30),
	notes: z.string().max(20_000),
	files: z.array(fileSchema)
});
export type Release = z.output<typeof releaseSchema>;

export const listSchema = z.object({ releases: z.array(releaseSchema).max(1000) });

/** The release and the one of its files that this machine takes. */
export interface Offer {
	release: Release;
	file: ReleaseFile;
	url: string;
}

/** Reads where new versions come from; null where the file is not there. Throws when it is not what it should be. */
export function readSource(path: string): UpdateSource | null {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		return null;
	}
	return sourceSchema.parse(JSON.parse(text));
}

/**
 * The newest release above `version` with a package for this machine; null when there is none. The list counts only with a
 * good signature over exactly its bytes, and nothing of it is looked at before. An old list can hide a new version, but
 * never bring an older one.
 */
export async function findRelease(
	source: UpdateSource,
	version: string,
	wanted: { kind: PackageKind; platform: string; arch: string },
	signal: AbortSignal
): Promise<Offer | null> {
	const listUrl = new URL('releases.json', source.address);
	const list = await get(listUrl, signal);
	const signature = await get(new URL('releases.json.sig', source.address), signal);
	if (!isSigned(list, signature.toString('utf8').trim(), source.publicKey)) {
		throw new AppError('UPDATE_BAD_SIGNATURE', { host: listUrl.host });
	}
	const { releases } = parseList(list, listUrl.host);
	const newer = releases
		.filter((release) => compareVersions(release.version, version) > 0)
		.sort((left, right) => compareVersions(right.version, left.version));
	for (const release of newer) {
		const file = release.files.find(
			({ kind, platform, arch }) =>
				kind === wanted.kind && platform === wanted.platform && arch === wanted.arch
		);
		if (file !== undefined) {
			return { release, file, url: new URL(file.file, source.address).href };
		}
	}
	return null;
}

/** Whether these very bytes were signed with the key that belongs to `publicKey`. */
export function isSigned(bytes: Buffer, signature: string, publicKey: string): boolean {
	try {
		const key = createPublicKey({
			key: Buffer.from(publicKey, 'base64'),
			format: 'der',
			type: 'spki'
		});
		return (
			key.asymmetricKeyType === 'ed25519' &&
			verify(null, bytes, key, Buffer.from(signature, 'base64'))
		);
	} catch {
		return false;
	}
}

function parseList(bytes: Buffer, host: string): z.output<typeof listSchema> {
	try {
		return listSchema.parse(JSON.parse(bytes.toString('utf8')));
	} catch (cause) {
		// Signed, but in a form that this version does not know.
		throw new AppError('UPDATE_UNREADABLE', { host }, { cause });
	}
}

/** Not longer than a list may be, not for longer than one waits. */
async function get(url: URL, signal: AbortSignal): Promise<Buffer> {
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	try {
		const response = await fetch(url, { signal: limit, redirect: 'follow', cache: 'no-store' });
		if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
		const pieces: Uint8Array[] = [];
		let length = 0;
		const reader = response.body.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return Buffer.concat(pieces);
			length += value.byteLength;
			if (length > longestList) throw new Error('sends too much');
			pieces.push(value);
		}
	} catch (cause) {
		signal.throwIfAborted();
		throw new AppError('UPDATE_UNREACHABLE', { host: url.host }, { cause });
	}
}

/** What is on the way is signed and hashed; who asks for it is still nobody else's to read. */
function isSafe(address: string): boolean {
	const { protocol, hostname } = new URL(address);
	return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

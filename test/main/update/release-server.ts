import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { PackageKind } from '../../../main/update/contract.ts';
import type { Release, UpdateSource } from '../../../main/update/feed.ts';
import { serveFile } from '../../models/file-server.ts';

/** What stands in the way of a request; true when it was answered. */
type Trouble = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface ReleaseServer {
	source: UpdateSource;
	/** Every address that was asked for, with the range. */
	asked: string[];
	/** Publishes a version with one package; a hash of its own is a lie. */
	publish: (version: string, body: Buffer, lie?: { sha256: string }) => void;
	/** Signs the list with another key from now on. */
	forge: () => void;
	/** The list as it is signed now, for one who sends it again later. */
	signed: () => { list: Buffer; signature: string };
	replay: (kept: { list: Buffer; signature: string }) => void;
	disturb: (trouble: Trouble | undefined) => void;
	stop: () => Promise<void>;
}

/** A real server of new versions on this machine, with a key of its own. Ends with the test. */
export async function releaseServer(kind: PackageKind = 'folder'): Promise<ReleaseServer> {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	let key: KeyObject = privateKey;
	let trouble: Trouble | undefined;
	let replayed: { list: Buffer; signature: string } | undefined;
	const releases: Release[] = [];
	const bodies = new Map<string, Buffer>();
	const asked: string[] = [];
	const signed = () => {
		const list = Buffer.from(JSON.stringify({ releases }));
		return replayed ?? { list, signature: sign(null, list, key).toString('base64') };
	};
	const server = createServer((request, response) => {
		asked.push(`${request.url ?? ''} ${request.headers.range ?? ''}`.trim());
		if (trouble?.(request, response) === true) return;
		const name = (request.url ?? '').slice(1);
		const body = bodies.get(name);
		if (name === 'releases.json') response.end(signed().list);
		else if (name === 'releases.json.sig') response.end(`${signed().signature}\n`);
		else if (body !== undefined) serveFile(request, response, body);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const stop = async (): Promise<void> => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	onTestFinished(stop);
	return {
		source: {
			address: `http://127.0.0.1:${address.port}/`,
			publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
		},
		asked,
		publish: (version, body, lie) => {
			const file = `hearth-${version}.package`;
			bodies.set(file, body);
			const sha256 = createHash('sha256').update(body).digest('hex');
			const { platform, arch } = process as { platform: 'linux'; arch: 'x64' };
			releases.push({
				...{ version, date: '2026-11-26', notes: `What ${version} brings.` },
				files: [{ kind, platform, arch, file, bytes: body.length, sha256, ...lie }]
			});
		},
		forge: () => (key = generateKeyPairSync('ed25519').privateKey),
		signed,
		replay: (kept) => (replayed = kept),
		disturb: (next) => (trouble = next),
		stop
	};
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeRelease, makeKeys, publish } from '../../../main/package/release-list.ts';
import { notesOf, readChangelog } from '../../../main/package/release-notes.ts';
import { findRelease, isSigned, readSource } from '../../../main/update/feed.ts';
import { fileServer } from '../../models/file-server.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const about = (version: string) => ({ version, date: '2026-11-26', notes: 'Better.' });

function pack(version: string): void {
	const names = [
		`hearth-${version}-linux-x64.tar.gz`,
		`hearth_${version}_amd64.deb`,
		`Hearth-${version}-arm64.dmg`,
		`Hearth-${version}-setup.exe`,
		`Hearth-${version}-portable.exe`,
		'builder-debug.yml'
	];
	for (const name of names) writeFileSync(join(folder, name), `${name} itself`);
}

test('the notes of a version end where the next one begins', () => {
	const changelog =
		'# Changes\n\n## Unreleased\n- c\n\n## 0.2.0 (2026-11-26)\n- b\n- bb\n\n## [0.1.0]\n- a\n';
	expect(notesOf(changelog, '0.2.0')).toBe('- b\n- bb');
	expect(notesOf(changelog, '0.1.0')).toBe('- a');
	expect(() => notesOf(changelog, '0.2')).toThrow('says nothing about 0.2.');
	expect(notesOf(readChangelog(), 'Unreleased')).toContain('- ');
});

test('a published list is found and believed by the part that asks for it, and by no other key', async () => {
	const { privateKey, publicKey } = makeKeys();
	for (const version of ['0.2.0', '0.10.0']) {
		pack(version);
		const release = await describeRelease(folder, about(version));
		expect(await publish(folder, release, privateKey)).toBe(publicKey);
	}
	const { url } = await fileServer((request, response) => {
		response.end(readFileSync(join(folder, (request.url ?? '').slice(1))));
	});
	const find = (key: string, kind: 'deb' | 'AppImage') =>
		findRelease(
			{ address: new URL('/', url).href, publicKey: key },
			'0.1.0',
			{ kind, platform: 'linux', arch: 'x64' },
			new AbortController().signal
		);
	expect(await find(publicKey, 'deb')).toMatchObject({
		release: { version: '0.10.0', notes: 'Better.' },
		file: { file: 'hearth_0.10.0_amd64.deb' }
	});
	expect(await find(publicKey, 'AppImage')).toBeNull();
	await expect(find(makeKeys().publicKey, 'deb')).rejects.toThrow('not signed');
});

test('each package is told with what it is, and the portable one is left out', async () => {
	pack('0.2.0');
	const { files } = await describeRelease(folder, about('0.2.0'));
	expect(files.map(({ kind, platform, arch }) => `${kind} ${platform} ${arch}`)).toEqual([
		'disk-image darwin arm64',
		'installer win32 x64',
		'folder linux x64',
		'deb linux x64'
	]);
});

test('without packages nothing is signed', async () => {
	await expect(describeRelease(folder, about('0.2.0'))).rejects.toThrow('no package of 0.2.0');
});

test('a signature of another kind, or none, is no signature', () => {
	const { publicKey } = makeKeys();
	for (const signature of ['', 'AAAA', 'x'.repeat(88)]) {
		expect(isSigned(Buffer.from('{}'), signature, publicKey)).toBe(false);
	}
	expect(isSigned(Buffer.from('{}'), '', 'no key')).toBe(false);
});

test('only https, or this very machine, is taken for the address of new versions', () => {
	const read = (address: string) => {
		writeFileSync(join(folder, 'update.json'), JSON.stringify({ address, publicKey: 'k' }));
		return readSource(join(folder, 'update.json'));
	};
	expect(read('https://example.org/hearth')?.address).toBe('https://example.org/hearth/');
	expect(read('http://127.0.0.1:4000/')?.address).toBe('http://127.0.0.1:4000/');
	expect(() => read('http://example.org/')).toThrow();
	expect(() => read('http://127.0.0.1.example.org/')).toThrow();
	expect(() => read('file:///tmp/')).toThrow();
	expect(readSource(join(folder, 'nothing.json'))).toBeNull();
});

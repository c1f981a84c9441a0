import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { snapshotNames } from '../../../main/memory/snapshots.ts';
import type { UpdateState } from '../../../main/update/contract.ts';
import type { Installation } from '../../../main/update/installation.ts';
import { readWayBack, updatesFolder } from '../../../main/update/starts.ts';
import { Updates, type UpdatesParts } from '../../../main/update/updates.ts';
import { openStoreInProcess } from '../../helpers/store.ts';
import { releaseServer, type ReleaseServer } from './release-server.ts';

/** Updates against a real server, with a real store, real folders and real archives. */

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-update-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** A folder that looks like an unpacked Hearth. */
function makeHearth(folder: string, version: string): void {
	mkdirSync(join(folder, 'resources'), { recursive: true });
	writeFileSync(join(folder, 'hearth'), `#!/bin/sh\necho ${version}\n`);
	chmodSync(join(folder, 'hearth'), 0o755);
	writeFileSync(join(folder, 'resources/app.asar'), `asar of ${version}`);
}

/** The same as `npm run package` lays it into a tar.gz, with something in it that does not pack well. */
function makeArchive(version: string, filler = 300_000): Buffer {
	const folder = temporaryFolder();
	makeHearth(join(folder, `hearth-${version}`), version);
	const noise = Buffer.alloc(filler);
	for (let at = 0; at < filler; at++) noise[at] = (at * 7919 + (at >> 3) * 31 + (at >> 7)) % 256;
	writeFileSync(join(folder, `hearth-${version}`, 'noise'), noise);
	const packed = join(folder, 'packed.tar.gz');
	execFileSync('tar', ['-czf', packed, '-C', folder, `hearth-${version}`]);
	return readFileSync(packed);
}

interface Hearth {
	updates: Updates;
	dataFolder: string;
	installation: Installation;
	states: { state: UpdateState; news: boolean }[];
	/** What is done when Hearth ends for a new version. */
	left: (() => void)[];
	opened: string[];
	until: (phase: UpdateState['phase']) => Promise<UpdateState>;
	/** The same Hearth after a new start. */
	restart: (change?: Partial<UpdatesParts>) => Promise<Hearth>;
	close: () => Promise<void>;
}

async function openHearth(
	server: ReleaseServer,
	change: Partial<UpdatesParts> = {},
	folder = temporaryFolder()
): Promise<Hearth> {
	const dataFolder = join(folder, 'data');
	const place = join(folder, 'Hearth');
	if (!existsSync(place)) makeHearth(place, '0.1.0');
	const opened = await openStoreInProcess(dataFolder);
	const installation = {
		kind: 'folder' as const,
		place,
		program: join(place, 'hearth')
	};
	const hearth = {
		states: [] as Hearth['states'],
		left: [] as Hearth['left'],
		opened: [] as string[]
	};
	const updates = new Updates({
		...{ source: server.source, installation, version: '0.1.0', dataFolder, store: opened.store },
		openInstaller: (file) => {
			hearth.opened.push(file);
			return Promise.resolve(true);
		},
		leave: (_program, last) => hearth.left.push(last),
		onState: (state, news) => hearth.states.push({ state, news }),
		onError: () => undefined,
		fetching: { retryMilliseconds: 1, stallMilliseconds: 60_000 },
		...change
	});
	await updates.start();
	let closed = false;
	const close = async (): Promise<void> => {
		if (closed) return;
		closed = true;
		await updates.close();
		await opened.close();
	};
	onTestFinished(close);
	return {
		...{ updates, dataFolder, close },
		...hearth,
		installation: change.installation ?? installation,
		until: (phase) =>
			vi.waitFor(
				() => {
					if (updates.state.phase !== phase) throw new Error(JSON.stringify(updates.state));
					return updates.state;
				},
				{ timeout: 60_000, interval: 10 }
			),
		restart: async (next = {}) => {
			await close();
			return await openHearth(server, { ...change, ...next }, folder);
		}
	};
}

function says({ installation }: Hearth): string {
	return execFileSync(installation.program, { encoding: 'utf8' }).trim();
}

test('nothing is asked of the network before a person wants it', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	expect(hearth.updates.state).toMatchObject({ automatic: false, phase: 'idle', release: null });
	expect(server.asked).toEqual([]);
});

test('once it is turned on it looks by itself, tells a version once, and downloads nothing', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	let hearth = await openHearth(server);
	await hearth.updates.setAutomatic(true);
	await hearth.until('available');
	expect(hearth.states.filter(({ news }) => news)).toHaveLength(1);
	expect(server.asked).toEqual(['/releases.json', '/releases.json.sig']);
	hearth = await hearth.restart();
	await hearth.updates.check();
	expect(hearth.updates.state).toMatchObject({ automatic: true, phase: 'available' });
	expect(hearth.states.filter(({ news }) => news)).toEqual([]);
	expect(readdirSync(hearth.dataFolder)).not.toContain('updates');
});

test('a good version is downloaded, takes a snapshot, and takes the place of the old one, which is kept', async () => {
	const server = await releaseServer();
	server.publish('0.1.5', makeArchive('0.1.5'));
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	expect(await hearth.updates.check()).toMatchObject({
		phase: 'available',
		release: { version: '0.2.0', notes: 'What 0.2.0 brings.' }
	});
	await hearth.updates.download();
	await hearth.until('ready');
	expect(says(hearth)).toBe('0.1.0');
	await hearth.updates.install();
	expect(snapshotNames(hearth.dataFolder)).toContainEqual(expect.stringContaining('before-update'));
	// Not before Hearth has ended.
	expect(says(hearth)).toBe('0.1.0');
	await hearth.close();
	hearth.left[0]?.();
	expect(says(hearth)).toBe('0.2.0');
	expect(existsSync(`${hearth.installation.place}.previous/hearth`)).toBe(true);
	expect(readWayBack(updatesFolder(hearth.dataFolder))).toMatchObject({
		from: '0.1.0',
		to: '0.2.0'
	});
});

test('who says no has the old version and may say yes another time', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	await hearth.updates.install();
	hearth.updates.stayed();
	expect(hearth.updates.state.phase).toBe('ready');
	const later = await hearth.restart();
	expect(says(later)).toBe('0.1.0');
	expect((await later.updates.check()).phase).toBe('ready');
	expect(server.asked.filter((one) => one.startsWith('/hearth-'))).toHaveLength(1);
});

test('a list with another signature is not believed, whatever it says', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	server.forge();
	const hearth = await openHearth(server);
	expect(await hearth.updates.check()).toMatchObject({
		phase: 'idle',
		release: null,
		error: { code: 'UPDATE_BAD_SIGNATURE' }
	});
	expect(await hearth.updates.download()).toMatchObject({ phase: 'idle' });
});

test('a list that was changed by one sign is not believed', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const { list, signature } = server.signed();
	list[list.indexOf('0.2.0')] = '9'.charCodeAt(0);
	server.replay({ list, signature });
	const hearth = await openHearth(server);
	expect((await hearth.updates.check()).error?.code).toBe('UPDATE_BAD_SIGNATURE');
});

test('an old list, signed as it was, cannot bring an older version', async () => {
	const server = await releaseServer();
	server.publish('0.0.9', makeArchive('0.0.9'));
	server.publish('0.1.0', makeArchive('0.1.0'));
	const hearth = await openHearth(server);
	expect(await hearth.updates.check()).toMatchObject({ phase: 'newest', release: null });
});

test('a package that is not the signed one is thrown away', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'), { sha256: 'a'.repeat(64) });
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	const state = await hearth.until('available');
	expect(state.error?.code).toBe('UPDATE_WRONG');
	expect(readdirSync(join(updatesFolder(hearth.dataFolder), '0.2.0'))).toEqual([]);
});

test('a package that was changed after it came is not installed', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	const file = join(updatesFolder(hearth.dataFolder), '0.2.0/hearth-0.2.0.package');
	const bytes = readFileSync(file);
	bytes[1000] = (bytes[1000] ?? 0) ^ 1;
	writeFileSync(file, bytes);
	expect((await hearth.updates.install()).error?.code).toBe('UPDATE_WRONG');
	expect(hearth.left).toEqual([]);
});

test('a download that broke off goes on after a new start, from where it stopped', async () => {
	const server = await releaseServer();
	const body = makeArchive('0.2.0');
	server.publish('0.2.0', body);
	const half = Math.floor(body.length / 2);
	server.disturb((request, response) => {
		if (!request.url?.startsWith('/hearth-') || request.headers.range !== undefined) return false;
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		// It falls silent in the middle.
		response.write(body.subarray(0, half));
		return true;
	});
	let hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await vi.waitFor(
		() => expect(hearth.updates.state.download?.doneBytes).toBeGreaterThanOrEqual(half),
		{ timeout: 60_000, interval: 10 }
	);
	hearth = await hearth.restart();
	expect(await hearth.updates.check()).toMatchObject({
		phase: 'paused',
		download: { doneBytes: half, totalBytes: body.length }
	});
	await hearth.updates.download();
	await hearth.until('ready');
	expect(server.asked.at(-1)).toBe(`/hearth-0.2.0.package bytes=${half}-`);
});

test('pausing keeps what has arrived', async () => {
	const server = await releaseServer();
	const body = makeArchive('0.2.0');
	server.publish('0.2.0', body);
	server.disturb((request, response) => {
		if (!request.url?.startsWith('/hearth-') || request.headers.range !== undefined) return false;
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, 5000));
		return true;
	});
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await vi.waitFor(() => expect(hearth.updates.state.download?.doneBytes).toBe(5000), {
		timeout: 60_000,
		interval: 10
	});
	expect(await hearth.updates.pause()).toMatchObject({
		phase: 'paused',
		error: null,
		download: { doneBytes: 5000 }
	});
	await hearth.updates.download();
	await hearth.until('ready');
});

test('a server that is gone is said, and what was known stays', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await server.stop();
	expect(await hearth.updates.check()).toMatchObject({
		phase: 'available',
		release: { version: '0.2.0' },
		error: { code: 'UPDATE_UNREACHABLE' }
	});
	await hearth.updates.download();
	expect((await hearth.until('available')).error?.code).toBe('DOWNLOAD_UNREACHABLE');
});

test('a server that sends without end is left', async () => {
	const server = await releaseServer();
	server.disturb((_request, response) => {
		const flood = Buffer.alloc(1 << 16, ' ');
		const more = (): void => {
			while (!response.destroyed && response.write(flood));
		};
		response.on('drain', more);
		more();
		return true;
	});
	const hearth = await openHearth(server);
	expect((await hearth.updates.check()).error?.code).toBe('UPDATE_UNREACHABLE');
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
test.runIf(canMount)(
	'a full disk is said, nothing is replaced, and it goes on when there is room',
	async () => {
		const server = await releaseServer();
		server.publish('0.2.0', makeArchive('0.2.0', 6_000_000));
		const folder = temporaryFolder();
		const hearth = await openHearth(server, {}, folder);
		const updates = updatesFolder(hearth.dataFolder);
		mkdirSync(updates);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', updates]);
		try {
			await hearth.updates.check();
			await hearth.updates.download();
			const state = await hearth.until('available');
			expect(state.error?.code).toBe('DOWNLOAD_NO_SPACE');
		} finally {
			execFileSync('umount', ['--lazy', updates]);
		}
		await hearth.updates.download();
		await hearth.until('ready');
		// Now there is no room to unpack it.
		mkdirSync(`${hearth.installation.place}.next`);
		const small = join(folder, 'small');
		mkdirSync(small);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]);
		const place = join(small, 'Hearth');
		makeHearth(place, '0.1.0');
		const cramped = await hearth.restart({
			installation: { kind: 'folder', place, program: join(place, 'hearth') }
		});
		try {
			await cramped.updates.check();
			expect((await cramped.updates.install()).error?.code).toBe('DISK_FULL');
			expect(says(cramped)).toBe('0.1.0');
			expect(readdirSync(small)).toEqual(['Hearth']);
			expect(cramped.left).toEqual([]);
		} finally {
			execFileSync('umount', ['--lazy', small]);
		}
	}
);

test('without room for a snapshot nothing is installed', async () => {
	const server = await releaseServer();
	server.publish('0.2.0', makeArchive('0.2.0'));
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	// A file where the folder of the snapshots should be.
	rmSync(join(hearth.dataFolder, 'snapshots'), { recursive: true, force: true });
	writeFileSync(join(hearth.dataFolder, 'snapshots'), '');
	expect((await hearth.updates.install()).error).not.toBeNull();
	expect(hearth.left).toEqual([]);
	expect(says(hearth)).toBe('0.1.0');
});

test('an archive that holds no Hearth is not put in its place', async () => {
	const server = await releaseServer();
	const folder = temporaryFolder();
	mkdirSync(join(folder, 'other'));
	writeFileSync(join(folder, 'other/readme'), 'nothing');
	execFileSync('tar', ['-czf', join(folder, 'x.tar.gz'), '-C', folder, 'other']);
	server.publish('0.2.0', readFileSync(join(folder, 'x.tar.gz')));
	const hearth = await openHearth(server);
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	expect((await hearth.updates.install()).error?.code).toBe('UPDATE_NOT_INSTALLED');
	expect(says(hearth)).toBe('0.1.0');
});

test('a deb is handed to the system, with the command that does the same, and the earlier one is kept', async () => {
	const server = await releaseServer('deb');
	server.publish('0.1.1', Buffer.from('the package of 0.1.1'));
	const installation = {
		kind: 'deb' as const,
		place: '/opt/Hearth',
		program: '/opt/Hearth/hearth'
	};
	let hearth = await openHearth(server, { installation });
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	const file = join(updatesFolder(hearth.dataFolder), '0.1.1/hearth-0.1.1.package');
	expect(await hearth.updates.install()).toMatchObject({
		phase: 'handed-over',
		command: `sudo apt install ${file}`
	});
	expect(hearth.opened).toEqual([file]);
	// The new one runs, and finds the next.
	server.publish('0.1.2', Buffer.from('the package of 0.1.2'));
	hearth = await hearth.restart({ version: '0.1.1' });
	await hearth.updates.check();
	await hearth.updates.download();
	await hearth.until('ready');
	await hearth.updates.install();
	// A second click finds the same way back.
	await hearth.updates.install();
	expect(readWayBack(updatesFolder(hearth.dataFolder))).toMatchObject({
		from: '0.1.1',
		to: '0.1.2',
		packed: { path: file }
	});
	hearth = await hearth.restart({ version: '0.1.2' });
	expect(existsSync(file)).toBe(true);
	hearth = await hearth.restart({ version: '0.1.3' });
	expect(existsSync(file)).toBe(false);
});

test('a version without a package for this machine is passed over', async () => {
	const server = await releaseServer('rpm');
	server.publish('0.2.0', Buffer.from('an rpm'));
	const hearth = await openHearth(server);
	expect((await hearth.updates.check()).phase).toBe('newest');
});

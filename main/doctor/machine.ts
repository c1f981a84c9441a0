import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readdir, statfs } from 'node:fs/promises';
import { arch, cpus, release, totalmem, type as systemName } from 'node:os';
import { promisify } from 'node:util';
import { gigabytes } from '../models/fit.ts';
import { availableMemory } from '../models/memory.ts';
import { asRoot, installCommand, parseMissing } from '../setup/system-packages.mjs';
import type { DoctorParts } from './doctor.ts';
import { finding, type Found } from './finding.ts';

const least = { memory: 1e9, disk: 2e9, diskAtAll: 200e6 };

export function versions({ version }: DoctorParts): Found[] {
	const { electron, node, chrome } = process.versions;
	return [
		finding('version', 'good', 'version', { version, electron, node, chrome }),
		finding('system', 'good', 'plain', { value: `${systemName()} ${release()} ${arch()}` })
	];
}

export async function devices(): Promise<Found[]> {
	const processors = cpus();
	const cards = [
		...(await names('/dev', /^nvidia\d+$/)),
		...(await names('/dev/dri', /^renderD\d+$/))
	];
	const processor = finding('processor', 'good', 'processor', {
		name: processors[0]?.model.trim() ?? '',
		count: processors.length
	});
	if (process.platform !== 'linux') return [processor];
	return [
		processor,
		cards.length === 0
			? finding('graphics', 'good', 'noCard')
			: finding('graphics', 'good', 'card', { names: cards.join(', ') })
	];
}

export async function memory(): Promise<Found[]> {
	const available = await availableMemory();
	const values = { available: gigabytes(available), total: gigabytes(totalmem()) };
	return [
		available < least.memory
			? finding('memory', 'warning', 'littleMemory', values)
			: finding('memory', 'good', 'memory', values)
	];
}

/** The folder of the data: where it is, whether it can be written to, and how much fits. */
export async function dataFolder({ dataFolder: folder }: DoctorParts): Promise<Found[]> {
	try {
		await mkdir(folder, { recursive: true });
		await access(folder, constants.W_OK);
	} catch {
		return [finding('data', 'bad', 'notWritable', { folder })];
	}
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	const values = { free: gigabytes(free) };
	const state = free < least.diskAtAll ? 'bad' : free < least.disk ? 'warning' : 'good';
	return [
		finding('data', 'good', 'plain', { value: folder }),
		finding('disk', state, state === 'good' ? 'disk' : 'littleDisk', values)
	];
}

export function sandbox({ sandboxed }: DoctorParts): Found[] {
	return [
		sandboxed
			? finding('sandbox', 'good', 'sandboxOn')
			: finding('sandbox', 'warning', process.getuid?.() === 0 ? 'sandboxRoot' : 'sandboxOff')
	];
}

/** Libraries of the system that the app's own program wants and does not find, with what installs them. */
export async function libraries({ program }: DoctorParts): Promise<Found[]> {
	if (process.platform !== 'linux') return [];
	let said: string;
	try {
		said = (await promisify(execFile)('ldd', [program])).stdout;
	} catch {
		// Without this tool nothing can be said about it.
		return [finding('libraries', 'good', 'librariesUnknown')];
	}
	const missing = parseMissing(said);
	if (missing.length === 0) return [finding('libraries', 'good', 'librariesThere')];
	const found = installCommand('packages');
	const values = { names: missing.join(', ') };
	return [
		found === undefined
			? finding('libraries', 'bad', 'librariesMissing', values)
			: finding('libraries', 'bad', 'librariesInstall', {
					...values,
					command: asRoot(found.command)
				})
	];
}

/** Electron loads this library only when something is to be shown, and shows nothing where it is not there. */
export async function notifications(): Promise<Found[]> {
	if (process.platform !== 'linux') return [];
	const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
	const known = await promisify(execFile)('ldconfig', ['-p'], { env }).catch(() => null);
	// Without this tool nothing can be said about it.
	if (known === null || /\blibnotify\.so/.test(known.stdout)) return [];
	const found = installCommand('notifications');
	return [
		found === undefined
			? finding('notifications', 'warning', 'notificationsMissing')
			: finding('notifications', 'warning', 'notificationsInstall', {
					command: asRoot(found.command)
				})
	];
}

async function names(folder: string, pattern: RegExp): Promise<string[]> {
	const all = await readdir(folder).catch(() => []);
	return all.filter((name) => pattern.test(name));
}

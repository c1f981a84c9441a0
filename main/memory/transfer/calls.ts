import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Storage, transferCalls } from '../../contract.ts';
import type { Handlers } from '../../operations.ts';
import type { Store } from '../protocol.ts';
import { emptyBin } from './file-bin.ts';
import type { Transfers } from './transfers.ts';

export interface TransferCallParts {
	store: Store;
	transfers: Transfers;
	/** The app's data folder. */
	folder: string;
	/** Null when the user cancelled. */
	chooseFile: () => Promise<string | null>;
	chooseFolder: () => Promise<string | null>;
	chooseSavePath: (name: string) => Promise<string | null>;
}

/** What the window can do about storage, snapshots, export and import. */
export function createTransferCalls(parts: TransferCallParts): Handlers<typeof transferCalls> {
	const { store, transfers, folder } = parts;
	return {
		'storage:used': () => storageUsed(folder),
		'storage:empty-bin': async () => {
			await emptyBin(join(folder, 'bin'), store);
			return await storageUsed(folder);
		},
		'storage:sources': () => store.call('source:list', null),
		'storage:look': (source) => store.call('source:look', source),
		'storage:restore': (chosen) => transfers.restore(chosen),
		'transfer:export': async () => {
			const day = new Date().toISOString().slice(0, 10);
			const path = await parts.chooseSavePath(`Hearth ${day}.zip`);
			if (path !== null) await transfers.export(/\.zip$/iu.test(path) ? path : `${path}.zip`);
			return { path };
		},
		'transfer:choose': async ({ folder: whole }) => {
			const path = await (whole ? parts.chooseFolder() : parts.chooseFile());
			return path === null ? null : await transfers.look(path);
		},
		'transfer:import': ({ path }) => transfers.import(path),
		'transfer:stop': () => {
			transfers.stop();
			return null;
		},
		'transfer:take-back': async (brought) => {
			await transfers.takeBack(brought);
			return null;
		}
	};
}

/** How many bytes each part of the data folder takes. */
export async function storageUsed(folder: string): Promise<Storage> {
	const names = await readdir(folder);
	const sizeOf = async (wanted: (name: string) => boolean): Promise<number> => {
		const sizes = await Promise.all(names.filter(wanted).map((name) => size(join(folder, name))));
		return sizes.reduce((sum, bytes) => sum + bytes, 0);
	};
	const { bavail, bsize } = await statfs(folder);
	return {
		folder,
		store: await sizeOf((name) => name.startsWith('store.')),
		originals: await sizeOf((name) => name === 'originals'),
		models: await sizeOf((name) => name === 'models'),
		snapshots: await sizeOf((name) => name === 'snapshots'),
		damaged: await sizeOf((name) => /^(?:damaged|missing)-/.test(name)),
		bin: await sizeOf((name) => name === 'bin'),
		cache: await sizeOf((name) => ['cache', 'chromium', 'logs'].includes(name)),
		free: bavail * bsize
	};
}

/** What is deleted meanwhile counts nothing. */
async function size(path: string): Promise<number> {
	try {
		const info = await stat(path);
		if (!info.isDirectory()) return info.size;
		let sum = 0;
		for (const name of await readdir(path)) sum += await size(join(path, name));
		return sum;
	} catch {
		return 0;
	}
}

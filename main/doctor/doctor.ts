import type { Kernel } from '../kernel/kernel.ts';
import type { Encryption } from '../memory/encryption/encryption.ts';
import type { Models } from '../models/models.ts';
import type { SettingsStore } from '../settings.ts';
import type { Finding } from './contract.ts';
import { failure, finding, type Found } from './finding.ts';
import {
	dataFolder,
	devices,
	libraries,
	memory,
	notifications,
	sandbox,
	versions
} from './machine.ts';
import { checkModels } from './models.ts';
import { measureSpeed } from './speed.ts';

export interface DoctorParts {
	version: string;
	dataFolder: string;
	logFolder: string;
	modelFolders: string[];
	/** The app's own program, whose libraries are looked for. */
	program: string;
	/** Whether web pages and programs run in the system's sandbox. */
	sandboxed: boolean;
	/** Opens the store; throws why it cannot. */
	open: () => Promise<void>;
	encryption: Pick<Encryption, 'state'>;
	settings: Pick<SettingsStore, 'get'>;
	kernel: Pick<Kernel, 'plan'>;
	models: Pick<Models, 'ready' | 'lazyEngine'>;
	signal: AbortSignal;
}

/**
 * Looks at everything that Hearth needs, one thing after the other, and tells each finding as soon as it is there. What is
 * broken is a finding and ends nothing; only an abort throws.
 */
export async function examine(
	parts: DoctorParts,
	tell: (found: Finding) => void = () => undefined
): Promise<Finding[]> {
	const findings: Found[] = [];
	const take = async (
		topic: Found['topic'],
		look: () => Promise<Found[]> | Found[]
	): Promise<void> => {
		parts.signal.throwIfAborted();
		const found = await Promise.resolve()
			.then(look)
			.catch((error: unknown) => {
				parts.signal.throwIfAborted();
				return [failure(topic, 'bad', error)];
			});
		findings.push(...found);
		found.forEach(tell);
	};
	await take('version', () => versions(parts));
	await take('processor', devices);
	await take('memory', memory);
	await take('data', () => dataFolder(parts));
	await take('logs', () => [finding('logs', 'good', 'plain', { value: parts.logFolder })]);
	await take('sandbox', () => sandbox(parts));
	await take('libraries', () => libraries(parts));
	await take('notifications', notifications);
	await take('store', () => openStore(parts));
	await take('encryption', () => encryptionState(parts));
	await take('model', () => checkModels(parts));
	// What to measure with is chosen in the store.
	const isOpen = findings.some(({ topic, state }) => topic === 'store' && state === 'good');
	await take('speed', () =>
		isOpen ? measureSpeed(parts) : [finding('speed', 'warning', 'notMeasured')]
	);
	return findings;
}

async function openStore({ open }: DoctorParts): Promise<Found[]> {
	try {
		await open();
		return [finding('store', 'good', 'storeOpen')];
	} catch (error) {
		const found = failure('store', 'bad', error);
		// The window has it open, or its key is with a person: nothing is wrong with that.
		const isFine = ['STORE_IN_USE', 'STORE_LOCKED'].includes(found.error?.code ?? '');
		return [isFine ? { ...found, state: 'warning' } : found];
	}
}

function encryptionState({ encryption }: DoctorParts): Found[] {
	const { store, remembered, plainSnapshots, plainAside, plainOriginals } = encryption.state();
	if (store === 'plain') return [finding('encryption', 'good', 'encryptionOff')];
	if (store === 'locked') return [finding('encryption', 'warning', 'encryptionLocked')];
	const count = plainSnapshots + plainAside.length + plainOriginals;
	return [
		finding('encryption', 'good', remembered ? 'encryptionOn' : 'encryptionAsks'),
		...(count > 0 ? [finding('encryption', 'warning', 'encryptionCopies', { count })] : [])
	];
}

import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Facts } from '../../tools/memory/index.ts';
import { ToolError } from '../../tools/tool.ts';
import type { factCalls } from '../contract.ts';
import { AppError, describeError } from '../errors.ts';
import type { Handlers } from '../operations.ts';
import type { SettingsStore } from '../settings.ts';
import { Scanner } from './documents/scan.ts';
import { exportFacts, readFacts, type FileFacts } from './fact-files.ts';
import type { Store } from './protocol.ts';

/** More than a file of 10,000 facts with their history. */
const largestFile = 64_000_000;

export interface FactCallParts {
	store: Store;
	settings: SettingsStore;
	/** Something about the facts has changed. */
	onFacts: () => void;
	/** Null when the user cancelled. */
	chooseFile: () => Promise<string | null>;
	save: (name: string, text: string) => Promise<string | null>;
}

/** What the window can do with facts. */
export function createFactCalls(parts: FactCallParts): Handlers<typeof factCalls> {
	const { store, settings, onFacts } = parts;
	const changed = async <T>(work: Promise<T>): Promise<T> => {
		const value = await work;
		onFacts();
		return value;
	};

	return {
		'fact:list': () => store.call('fact:list', null),
		'fact:add': ({ text }) =>
			changed(store.call('fact:add', { text, origin: 'user', source: null })),
		'fact:accept': async ({ messageId, text, here }) => {
			const { conversationId } = await store.call('message:get', { messageId });
			const source = { conversationId, messageId };
			const scope = here ? conversationId : null;
			return await changed(store.call('fact:add', { text, origin: 'user', source, scope }));
		},
		'fact:dismiss': (fact) => store.call('fact:dismiss', fact),
		'fact:news': async ({ messageId }) =>
			store.call('fact:news', { messageId, suggest: (await settings.get()).learning }),
		'fact:edit': (change) => changed(store.call('fact:edit', change)),
		'fact:scope': (change) => changed(store.call('fact:scope', change)),
		'fact:history': (fact) => store.call('fact:history', fact),
		'fact:forget': (fact) => changed(store.call('fact:forget', fact)),
		'fact:restore': (fact) => changed(store.call('fact:restore', fact)),
		'fact:bin': () => store.call('fact:bin', null),
		'fact:conflicts': () => store.call('fact:conflicts', null),
		'fact:choose': (choice) => changed(store.call('fact:choose', choice)),
		'fact:agree': (facts) => changed(store.call('fact:agree', facts)),
		'fact:save': async ({ format }) => {
			const { name, text } = await exportFacts(store, format);
			return { path: await parts.save(name, text) };
		},
		'fact:choose-import': async () => {
			const path = await parts.chooseFile();
			return path === null ? null : await previewImport(store, path);
		},
		'fact:import': (facts) => changed(store.call('fact:import', facts))
	};
}

/** Says what importing a file of facts would do. */
export async function previewImport(store: Store, path: string) {
	const { facts, tooLong } = await readFactFile(path);
	const compared = await store.call('fact:compare', { facts });
	const suspicious = [...compared.fresh, ...compared.known]
		.filter(({ text, history }) => [text, ...history.map((old) => old.text)].some(isSuspicious))
		.map(({ text }) => text);
	return { ...compared, file: basename(path), leftOut: compared.leftOut + tooLong, suspicious };
}

function isSuspicious(text: string): boolean {
	const scanner = new Scanner();
	scanner.look(text);
	return scanner.warnings.length > 0;
}

async function readFactFile(path: string): Promise<FileFacts> {
	const file = basename(path);
	let content: Buffer;
	try {
		const handle = await open(path, 'r');
		try {
			const { size } = await handle.stat();
			if (size > largestFile) {
				throw new AppError('IMPORT_BAD_FILE', { file, reason: 'it is too large' });
			}
			content = await handle.readFile();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error instanceof AppError) throw error;
		const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		const reason = missing ? 'there is no such file' : describeError(error);
		throw new AppError('FILE_UNREADABLE', { file, reason }, { cause: error });
	}
	return readFacts(file, content);
}

/** The memory as the tools see it: nothing is remembered while learning is paused or in a conversation without memory. */
export function conversationFacts(store: Store, settings: SettingsStore): Facts {
	return {
		add: async (text, source, origin) => {
			if (!(await settings.get()).learning) throw new ToolError('MEMORY_PAUSED', pausedText);
			try {
				await store.call('fact:add', { text, origin, source });
			} catch (error) {
				const temporary = error instanceof AppError && error.code === 'MEMORY_TEMPORARY';
				throw temporary ? new ToolError('MEMORY_TEMPORARY', error.message) : error;
			}
		},
		search: (query, conversationId) =>
			store.call('fact:search', { query, limit: query === '' ? mostListed : 8, conversationId })
	};
}

/** As many facts as one answer lists; the memory view has all. */
const mostListed = 100;

const pausedText = 'The user has paused learning: nothing may be remembered. Nothing was kept.';

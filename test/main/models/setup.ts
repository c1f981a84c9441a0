import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { AppEvent } from '../../../main/contract.ts';
import type { Model } from '../../../main/models/contract.ts';
import { Models, type ModelsParts } from '../../../main/models/models.ts';
import type { Engine } from '../../../main/model/protocol.ts';
import { SettingsStore } from '../../../main/settings.ts';
import { openStoreInProcess } from '../../helpers/store.ts';
import { gguf, modelKeys, modelTensors, type TestValue } from '../model/gguf.ts';

/** A whole model of `megabytes`, or about: its bytes differ with its name. */
export function modelFile(name: string, megabytes = 0, more: [string, TestValue][] = []): Buffer {
	const rows = Math.ceil((megabytes * 1e6) / 16);
	return gguf({
		keys: [...modelKeys, ['general.name', { text: name }], ...more],
		tensors: [...modelTensors, ...(rows > 0 ? [{ name: 'filler', size: [4, rows] }] : [])]
	});
}

export function sha256(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}

/** An engine that remembers what it was asked and answers at once. */
export function recordingEngine(): Engine & { calls: [string, unknown][] } {
	const calls: [string, unknown][] = [];
	const usage = {
		promptTokens: 40,
		cachedTokens: 0,
		generatedTokens: 41,
		firstTokenMs: 100,
		ms: 2100
	};
	return {
		calls,
		call: (name, input) => {
			calls.push([name, input]);
			const contextTokens =
				name === 'load' ? (input as { contextTokens: number }).contextTokens : 0;
			return Promise.resolve({
				...{ contextTokens, parameters: 1, trainedContextTokens: 8192 },
				...{ text: 'words', reason: 'end', usage }
			} as never);
		}
	};
}

export interface TestModels {
	models: Models;
	settings: SettingsStore;
	engine: ReturnType<typeof recordingEngine>;
	/** The data folder; downloads and imports lie in `models` inside. */
	folder: string;
	events: AppEvent[];
	/** Waits until the model is as `isRight` says. */
	until: (modelId: string, isRight: (model: Model) => boolean) => Promise<Model>;
	/** Writes `catalogue.json` with these entries. */
	list: (...entries: unknown[]) => void;
	/** The same folders as after a start of Hearth. */
	restart: () => Promise<TestModels>;
}

/** The real parts in folders of their own, with an engine that only remembers. Ends with the test. */
export async function openModels(
	change: Partial<ModelsParts> = {},
	folder = temporaryFolder()
): Promise<TestModels> {
	const opened = await openStoreInProcess(join(folder, 'data'));
	const settings = new SettingsStore(opened.store, () => undefined);
	const engine = recordingEngine();
	const events: AppEvent[] = [];
	const models = new Models({
		folders: [join(folder, 'models'), join(folder, 'shipped')],
		catalogueFile: join(folder, 'catalogue.json'),
		adapter: join(folder, 'adapter.gguf'),
		appFolder: folder,
		...{ engine, settings, store: opened.store },
		onEvent: (event) => events.push(event),
		availableMemory: () => Promise.resolve(64e9),
		fetching: { retryMilliseconds: 1, stallMilliseconds: 60_000 },
		...change
	});
	let closed = false;
	const close = async (): Promise<void> => {
		if (closed) return;
		closed = true;
		await models.close();
		await opened.close();
	};
	onTestFinished(close);
	return {
		...{ models, settings, engine, folder, events },
		until: (modelId, isRight) =>
			vi.waitFor(
				async () => {
					const model = await models.get(modelId);
					if (!isRight(model)) throw new Error(`not yet: ${JSON.stringify(model)}`);
					return model;
				},
				{ timeout: 60_000, interval: 20 }
			),
		list: (...entries) =>
			writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ models: entries })),
		restart: async () => {
			await close();
			return await openModels(change, folder);
		}
	};
}

export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-models-'));
	mkdirSync(join(folder, 'models'));
	mkdirSync(join(folder, 'shipped'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../main/child/channel.ts';
import { EngineClient } from '../../main/model/client.ts';
import type { EngineState } from '../../main/contract.ts';
import { starter } from '../../models/catalogue.ts';
import { forkSource } from './fork.ts';

const root = join(import.meta.dirname, '../..');

/** The starter's weights, where `npm start` puts them. */
export const starterPath = join(root, 'models/weights', starter.file);
export const hasStarter = existsSync(starterPath);

/** The real engine process, from source. */
export function forkEngine(): Channel {
	return forkSource('main/model/worker.ts');
}

/** An engine with the starter loaded; `close` it when done. */
export async function openEngine(
	onState: (state: EngineState) => void = () => undefined
): Promise<EngineClient> {
	const engine = new EngineClient(forkEngine, onState);
	await engine.call('load', {
		path: starterPath,
		adapterPath: null,
		contextTokens: 1024,
		sequences: 2
	});
	return engine;
}

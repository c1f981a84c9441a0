import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { forkNode, type Channel } from '../../main/child/channel.ts';
import { EngineClient } from '../../main/model/client.ts';
import type { EngineState } from '../../main/contract.ts';
import { starter } from '../../models/catalogue.ts';

const root = join(import.meta.dirname, '../..');

/** The starter's weights, where `npm start` puts them. */
export const starterPath = join(root, 'models/weights', starter.file);
export const hasStarter = existsSync(starterPath);

/** The real engine process, from source; Node reads TypeScript through tsx there. */
export function forkEngine(): Channel {
	const before = process.env.NODE_OPTIONS;
	process.env.NODE_OPTIONS = `--import=${import.meta.resolve('tsx')}`;
	try {
		return forkNode(join(root, 'main/model/worker.ts'));
	} finally {
		if (before === undefined) delete process.env.NODE_OPTIONS;
		else process.env.NODE_OPTIONS = before;
	}
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

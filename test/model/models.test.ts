import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import { starter } from '../../models/catalogue.ts';
import { forkEngine, hasStarter, starterPath } from '../helpers/engine.ts';
import { adapterKeys, adapterTensors, gguf } from '../main/model/gguf.ts';
import { openModels, temporaryFolder, type TestModels } from '../main/models/setup.ts';

const adapter = join(import.meta.dirname, '../../models/starter/hearth-decider.gguf');
const request = {
	...{ sequence: 's', maxTokens: 24, temperature: 0.7, stop: [] },
	prompt: [{ text: 'Once upon a time', special: false }]
};

describe.skipIf(!hasStarter)('models with the real engine', () => {
	const engine = new EngineClient(forkEngine);
	afterAll(() => engine.close());

	async function open(adapterFile = adapter, on = engine): Promise<TestModels> {
		const folder = temporaryFolder();
		const folders = [join(folder, 'models'), dirname(starterPath)];
		return await openModels({ engine: on, folders, adapter: adapterFile }, folder);
	}

	test('the first request loads the starter, and its speed is measured', async () => {
		const { models } = await open();
		expect(await models.get(starter.id)).toMatchObject({ installed: true, loaded: false });
		const { text } = await models.lazyEngine().call('generate', request);
		expect(text.length).toBeGreaterThan(10);
		const { loaded, speed } = await models.get(starter.id);
		expect(loaded).toBe(true);
		expect(speed?.wordsPerSecond).toBeGreaterThan(0);
	});

	test('what was given back comes again with the next request', async () => {
		const { models, until } = await open();
		await models.ready();
		await models.unload();
		await until(starter.id, ({ loaded }) => !loaded);
		await models.lazyEngine().call('generate', request);
		expect((await models.get(starter.id)).loaded).toBe(true);
	});

	test('an adapter for another model is refused by its name', async () => {
		const folder = temporaryFolder();
		const wrong = join(folder, 'wrong-adapter.gguf');
		writeFileSync(wrong, gguf({ keys: adapterKeys, tensors: adapterTensors }));
		const { models } = await open(wrong);
		await expect(models.ready()).rejects.toMatchObject({
			code: 'MODEL_BAD_FILE',
			values: { file: 'wrong-adapter.gguf', reason: 'it was made for another model' }
		});
	});

	test.runIf(process.platform === 'linux')(
		'the memory that is said beforehand is what the engine takes, and not less',
		async () => {
			const fresh = new EngineClient(forkEngine);
			onTestFinished(() => fresh.close());
			const { models } = await open(adapter, fresh);
			// Starts the process, which has no model yet.
			await expect(fresh.call('count', { texts: ['a'] })).rejects.toThrow();
			const before = ownMemory();
			const { fit } = await models.get(starter.id);
			// The starter's windows are made when they are needed: each conversation has one.
			for (const sequence of ['one', 'other']) {
				await models.lazyEngine().call('generate', { ...request, sequence });
			}
			const taken = ownMemory() - before;
			const said = (fit?.neededBytes ?? 0) - (fit?.weightsBytes ?? 0);
			expect(taken).toBeLessThan(said * 1.1);
			expect(taken).toBeGreaterThan(said * 0.6);
		}
	);
});

/** Bytes of memory that the newest engine process has for itself; weights are read from the file and not counted. */
function ownMemory(): number {
	const read = (pid: string, name: string): string => {
		try {
			return readFileSync(`/proc/${pid}/${name}`, 'utf8');
		} catch {
			return '';
		}
	};
	const engines = readdirSync('/proc').filter(
		(pid) =>
			/^\d+$/.test(pid) &&
			read(pid, 'cmdline').includes('model/worker') &&
			read(pid, 'status').includes(`PPid:\t${process.pid}\n`)
	);
	const newest = engines.map(Number).sort((one, other) => other - one)[0];
	const status = read(String(newest), 'status');
	return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

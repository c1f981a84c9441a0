import { expect, test } from 'vitest';
import { channelPair, type Channel } from '../../../main/child/channel.ts';
import { serve } from '../../../main/child/serve.ts';
import type { EngineState } from '../../../main/contract.ts';
import { AppError } from '../../../main/errors.ts';
import { EngineClient } from '../../../main/model/client.ts';
import { engineOperations, type EngineHandlers } from '../../../main/model/protocol.ts';
import { freeCores } from '../../../main/model/threads.ts';

const usage = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, firstTokenMs: 1, ms: 1 };
const model = { path: '/models/a.gguf', adapterPath: null, contextTokens: 512, sequences: 1 };

/** Engine processes without a model behind them; `loads` lists what each was asked to load. */
function makeEngine(handlers: Partial<EngineHandlers> = {}): {
	engine: EngineClient;
	loads: string[];
	states: EngineState[];
	kill: () => void;
	/** How often a process was started. */
	starts: () => number;
} {
	const loads: string[] = [];
	const states: EngineState[] = [];
	let current: Channel | undefined;
	let starts = 0;
	const start = (): Channel => {
		starts++;
		const [near, far] = channelPair();
		current = near;
		let loaded = false;
		serve(
			engineOperations,
			{
				load: ({ path }, { emit }) => {
					loads.push(path);
					emit({ progress: 0.5 });
					loaded = true;
					return { contextTokens: 512, parameters: 1, trainedContextTokens: 2048 };
				},
				unload: () => null,
				decide: () => ({ text: 'reply()', usage }),
				generate: () => ({ text: '', reason: 'end' as const, usage }),
				chat: () => ({ text: '', call: null, reason: 'end' as const, usage }),
				count: ({ texts }) => {
					if (!loaded) throw new AppError('MODEL_NOT_LOADED');
					return texts.map((text) => text.length);
				},
				embed: () => [],
				...handlers
			},
			far
		);
		return near;
	};
	const engine = new EngineClient(start, (state) => states.push(state), {
		stalledMilliseconds: 200
	});
	return { engine, loads, states, kill: () => current?.kill(), starts: () => starts };
}

test('without a model a call says so', async () => {
	const { engine } = makeEngine();
	await expect(engine.call('count', { texts: ['a'] })).rejects.toMatchObject({
		code: 'MODEL_NOT_LOADED'
	});
});

test('calls made while the model loads wait for it', async () => {
	const { engine, loads } = makeEngine();
	const loading = engine.call('load', model);
	expect(await engine.call('count', { texts: ['four'] })).toEqual([4]);
	await loading;
	expect(loads).toEqual(['/models/a.gguf']);
});

test('the first call after the process died loads the model again, once', async () => {
	const { engine, loads, kill } = makeEngine();
	await engine.call('load', model);
	kill();
	const counts = await Promise.all([
		engine.call('count', { texts: ['one'] }),
		engine.call('count', { texts: ['three'] })
	]);
	expect(counts).toEqual([[3], [5]]);
	expect(loads).toEqual(['/models/a.gguf', '/models/a.gguf']);
});

test('what was unloaded is not loaded again', async () => {
	const { engine, loads, kill } = makeEngine();
	await engine.call('load', model);
	await engine.call('unload', null);
	kill();
	await expect(engine.call('count', { texts: ['a'] })).rejects.toMatchObject({
		code: 'MODEL_NOT_LOADED'
	});
	expect(loads).toHaveLength(1);
});

test('the process ends with its model, and the next call gets a new one', async () => {
	const { engine, starts } = makeEngine();
	await engine.call('load', model);
	await engine.call('unload', null);
	expect(await engine.call('embed', { path: '/models/e.gguf', texts: [] })).toEqual([]);
	expect(starts()).toBe(2);
});

test('a process that has something else to do gives back the model alone', async () => {
	let finish = (): void => undefined;
	const { engine, starts } = makeEngine({
		embed: () => new Promise((resolve) => (finish = () => resolve([])))
	});
	await engine.call('load', model);
	const vectors = engine.call('embed', { path: '/models/e.gguf', texts: [] });
	await engine.call('unload', null);
	finish();
	expect(await vectors).toEqual([]);
	expect(starts()).toBe(1);
});

test('of two loads at once the last one stays', async () => {
	const { engine, loads, kill } = makeEngine();
	await Promise.all([
		engine.call('load', model),
		engine.call('load', { ...model, path: '/models/b.gguf' })
	]);
	kill();
	await engine.call('count', { texts: ['a'] });
	expect(loads).toEqual(['/models/a.gguf', '/models/b.gguf', '/models/b.gguf']);
});

test('a load that comes to no end is ended, and the file is named as the reason', async () => {
	const { engine, states } = makeEngine({ load: () => new Promise(() => undefined) });
	await expect(engine.call('load', model)).rejects.toMatchObject({
		code: 'MODEL_BAD_FILE',
		values: { file: 'a.gguf', reason: 'loading it does not come to an end' }
	});
	expect(states.at(-1)).toMatchObject({ state: 'failed', error: { code: 'MODEL_BAD_FILE' } });
});

test('a file that makes the process die is named as the reason', async () => {
	let die = (): void => undefined;
	const { engine, kill } = makeEngine({
		load: () => {
			setImmediate(() => die());
			return new Promise(() => undefined);
		}
	});
	die = kill;
	await expect(engine.call('load', model)).rejects.toMatchObject({
		code: 'MODEL_BAD_FILE',
		values: { reason: 'the engine stopped while reading it' }
	});
});

test('the states are told in the order a person lives them', async () => {
	const { engine, states, kill } = makeEngine({
		generate: async (_, { emit }) => {
			emit({ type: 'reading', tokens: 1000 });
			await new Promise((resolve) => setTimeout(resolve, 5));
			emit({ type: 'text', text: 'one two three ' });
			return { text: 'one two three ', reason: 'end', usage };
		}
	});
	await engine.call('load', model);
	await engine.call('generate', {
		sequence: 'a',
		prompt: [],
		maxTokens: 1,
		temperature: 0,
		stop: []
	});
	kill();
	expect(states.map(({ state }) => state)).toEqual([
		'loading',
		'loading',
		'ready',
		'reading',
		'writing',
		'ready',
		'failed'
	]);
	expect(states[3]).toEqual({ state: 'reading', model: 'a.gguf', words: 750 });
	expect(states[4]).toMatchObject({ state: 'writing', wordsPerSecond: 12 });
});

test('threads are what other programs leave free, at least one', () => {
	expect([
		freeCores(8, 8, 0.2),
		freeCores(8, 8, 6.4),
		freeCores(2, 2, 1.1),
		freeCores(2, 2, 5),
		freeCores(32, 8, 3),
		freeCores(1, 1, 0)
	]).toEqual([8, 2, 1, 1, 8, 1]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ModelsParts } from '../../../main/models/models.ts';
import { starter } from '../../../models/catalogue.ts';
import { modelFile, openModels, type TestModels } from './setup.ts';

/** Two small models of the user's own, `one` and `two`, and an adapter file for the starter. */
async function openTwo(change: Partial<ModelsParts> = {}): Promise<TestModels> {
	const opened = await openModels(change);
	for (const name of ['one', 'two'])
		writeFileSync(join(opened.folder, 'models', `${name}.gguf`), modelFile(name, 1));
	return opened;
}

function loads({ engine }: TestModels): unknown[] {
	return engine.calls.filter(([name]) => name === 'load').map(([, input]) => input);
}

const request = { sequence: 's', prompt: [], maxTokens: 10, temperature: 0.7, stop: [] };

test('using a model loads it, keeps the choice and says so', async () => {
	const opened = await openTwo();
	const { models, settings, folder, until } = opened;
	await models.use('one');
	expect(loads(opened)).toMatchObject([
		{ path: join(folder, 'models/one.gguf'), adapterPath: null, gpuLayers: 'auto' }
	]);
	expect((await settings.get()).model).toBe('one');
	await until('one', ({ active, loaded }) => active && loaded);
	expect(await models.decision()).toBe('native');
});

test('a model for one run only leaves the saved choice alone', async () => {
	const { models, settings } = await openTwo();
	await models.use('one', { remember: false });
	expect((await models.get('one')).active).toBe(true);
	expect(await models.chosenId()).toBe('one');
	expect((await settings.get()).model).toBe(starter.id);
});

test('many requests at once load the model once', async () => {
	const opened = await openTwo();
	await opened.settings.set({ model: 'one' });
	const engine = opened.models.lazyEngine();
	await Promise.all(Array.from({ length: 5 }, () => engine.call('generate', request)));
	expect(loads(opened)).toHaveLength(1);
	await opened.settings.set({ model: 'two' });
	await engine.call('generate', request);
	expect(loads(opened)).toHaveLength(2);
});

test('a model that is too big is refused before the engine sees it, with what is needed and free', async () => {
	const opened = await openTwo({ availableMemory: () => Promise.resolve(50e6) });
	const { models, settings } = opened;
	expect((await models.get('one')).fit).toMatchObject({ verdict: 'too-big', exact: true });
	await expect(models.use('one')).rejects.toMatchObject({
		code: 'MODEL_TOO_BIG',
		values: { model: 'one', free: '0.1 GB' }
	});
	expect(opened.engine.calls).toEqual([]);
	expect((await settings.get()).model).toBe(starter.id);
	await models.use('one', { force: true });
	expect((await models.get('one')).loaded).toBe(true);
	// Who wanted it once is not asked again after it was idle.
	await models.unload();
	await models.ready();
	expect((await models.get('one')).loaded).toBe(true);
});

test('what is loaded gives way when there is no room beside it', async () => {
	let free = 64e9;
	const opened = await openTwo({ availableMemory: () => Promise.resolve(free) });
	await opened.models.use('one');
	free = 50e6;
	const answer = opened.engine.call.bind(opened.engine);
	opened.engine.call = (name, input) => {
		if (name === 'unload') free = 64e9;
		return answer(name, input);
	};
	await opened.models.use('two');
	expect(opened.engine.calls.map(([name]) => name)).toEqual(['load', 'unload', 'load']);
});

test('the starter is loaded even on a machine that is full: it is all there is', async () => {
	const opened = await openTwo({ availableMemory: () => Promise.resolve(1) });
	const { folder } = opened;
	const body = modelFile('starter');
	const sources = [{ kind: 'path', path: 'x' }];
	const entry = { id: starter.id, title: 'Starter', file: 'starter.gguf', decision: 'starter' };
	opened.list({ ...entry, bytes: body.length, sources });
	writeFileSync(join(folder, 'shipped/starter.gguf'), body);
	writeFileSync(join(folder, 'adapter.gguf'), 'adapter');
	await opened.models.ready();
	expect(loads(opened)).toMatchObject([{ adapterPath: join(folder, 'adapter.gguf') }]);
	expect(await opened.models.decision()).toBe('starter');
});

test('a model that nobody used gives its memory back, and comes again by itself', async () => {
	const opened = await openTwo({ minute: 50 });
	const { models, settings, until } = opened;
	await settings.set({ idleUnloadMinutes: 1 });
	await models.use('one');
	await until('one', ({ loaded }) => !loaded);
	expect(opened.engine.calls.at(-1)?.[0]).toBe('unload');
	await models.lazyEngine().call('generate', request);
	expect(loads(opened)).toHaveLength(2);
});

test('a model that is at work is not taken away', async () => {
	const opened = await openTwo({ minute: 5 });
	const { models, settings, engine } = opened;
	await settings.set({ idleUnloadMinutes: 1, model: 'one' });
	await models.ready();
	let finish = (): void => undefined;
	const answer = engine.call.bind(engine);
	engine.call = (name, input) =>
		name === 'generate'
			? new Promise((resolve) => {
					finish = () => resolve(answer(name, input));
				})
			: answer(name, input);
	const working = models.lazyEngine().call('generate', request);
	await new Promise((resolve) => setTimeout(resolve, 200));
	const unloads = engine.calls.filter(([name]) => name === 'unload').length;
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(engine.calls.filter(([name]) => name === 'unload')).toHaveLength(unloads);
	finish();
	await working;
});

test('0 minutes means that a model stays', async () => {
	const opened = await openTwo({ minute: 1 });
	await opened.settings.set({ idleUnloadMinutes: 0 });
	await opened.models.use('one');
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect((await opened.models.get('one')).loaded).toBe(true);
});

test('options are kept over a start, and a new window means loading anew', async () => {
	const first = await openTwo();
	await first.models.setOptions('one', { contextTokens: 512, gpuLayers: 3 });
	const opened = await first.restart();
	const { models } = opened;
	expect((await models.get('one')).options).toEqual({
		...{ contextTokens: 512, gpuLayers: 3, temperature: null }
	});
	await models.use('one');
	await models.setOptions('one', { gpuLayers: 0 });
	await models.ready();
	expect(loads(opened)).toMatchObject([{ gpuLayers: 3 }, { gpuLayers: 0 }]);
});

test('the temperature of a model is for talk; decisions stay as sure as they are', async () => {
	const opened = await openTwo();
	await opened.models.use('one');
	await opened.models.setOptions('one', { temperature: 1.5 });
	const engine = opened.models.lazyEngine();
	await engine.call('generate', request);
	await engine.call('generate', { ...request, temperature: 0 });
	const asked = opened.engine.calls.filter(([name]) => name === 'generate');
	expect(asked).toMatchObject([
		['generate', { temperature: 1.5 }],
		['generate', { temperature: 0 }]
	]);
});

test('how fast a model reads and writes here is measured by answers and kept', async () => {
	const first = await openTwo();
	await first.models.use('one');
	await first.models.lazyEngine().call('generate', request);
	const { models } = await first.restart();
	// 40 tokens in two seconds after the first, at three words for four tokens.
	expect((await models.get('one')).speed).toEqual({
		wordsPerSecond: 15,
		readWordsPerSecond: 300
	});
});

test('a model that is not here, does not talk or does not exist is not used', async () => {
	const { models, settings } = await openTwo();
	await expect(models.use('qwen3-8b')).rejects.toMatchObject({ code: 'MODEL_NOT_HERE' });
	await expect(models.use('all-minilm-l6-v2')).rejects.toMatchObject({
		code: 'MODEL_NOT_FOR_TALKING'
	});
	await expect(models.use('gpt')).rejects.toMatchObject({ code: 'NOT_FOUND' });
	expect((await settings.get()).model).toBe(starter.id);
});

test('a model that fails to load leaves the one before chosen', async () => {
	const opened = await openTwo();
	await opened.models.use('one');
	const answer = opened.engine.call.bind(opened.engine);
	opened.engine.call = (name, input) =>
		name === 'load' && JSON.stringify(input).includes('two')
			? Promise.reject(new Error('llama.cpp said no'))
			: answer(name, input);
	await expect(opened.models.use('two')).rejects.toThrow('said no');
	expect((await opened.settings.get()).model).toBe('one');
	await opened.models.lazyEngine().call('generate', request);
	expect((await opened.models.get('one')).loaded).toBe(true);
});

test('a model of the user that is gone is replaced by the starter until another is chosen', async () => {
	const opened = await openTwo();
	await opened.settings.set({ model: 'deleted' });
	await expect(opened.models.ready()).rejects.toMatchObject({ code: 'MODEL_MISSING' });
	expect(await opened.models.decision()).toBe('starter');
});

test('a model of another machine is chosen without loading anything', async () => {
	const one = await (await openTwo()).models.get('one');
	const big = { ...one, id: 'big', origin: 'remote' as const };
	const opened = await openTwo({ others: { list: () => Promise.resolve([big]) } });
	await opened.models.use('big');
	await opened.models.ready();
	expect(opened.engine.calls).toEqual([]);
	expect((await opened.settings.get()).model).toBe('big');
});

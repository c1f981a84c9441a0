import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, starter } from '../../../models/catalogue.ts';
import { adapterKeys, adapterTensors, gguf } from '../model/gguf.ts';
import { modelFile, openModels, sha256, temporaryFolder } from './setup.ts';

test('the list begins with the starter and holds every model of the catalogue', async () => {
	const { models } = await openModels();
	const listed = await models.list();
	expect(listed.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
	expect(listed[0]).toMatchObject({ id: starter.id, active: true, parameters: '135M' });
	expect(listed.every(({ verified }) => verified === 'hash')).toBe(true);
});

test('a list of the user is added, and an entry of it may replace one of the catalogue', async () => {
	const { models, list } = await openModels();
	const sources = [{ kind: 'web', url: 'http://127.0.0.1/x.gguf' }];
	list(
		{ id: 'mine', title: 'Mine', file: 'mine.gguf', sources },
		{ id: 'qwen3-8b', title: 'From my mirror', file: 'Qwen3-8B-Q4_K_M.gguf', sources }
	);
	expect(await models.get('mine')).toMatchObject({ role: 'kernel', decision: 'native' });
	expect((await models.get('qwen3-8b')).title).toBe('From my mirror');
	expect(await models.list()).toHaveLength(catalogue.length + 1);
});

test('two that read a list of the user at once both see all of it', async () => {
	const { models, list } = await openModels();
	const sources = [{ kind: 'web', url: 'http://127.0.0.1/x.gguf' }];
	list({ id: 'mine', title: 'Mine', file: 'mine.gguf', sources });
	const both = await Promise.all([models.get('mine'), models.get('mine')]);
	expect(both.map(({ title }) => title)).toEqual(['Mine', 'Mine']);
});

test('a list of the user that cannot be read is told once, left as it is, and costs no other model', async () => {
	const { models, folder, events } = await openModels();
	writeFileSync(join(folder, 'catalogue.json'), '{"models": [');
	expect(await models.list()).toHaveLength(catalogue.length);
	await models.list();
	const notices = events.filter(({ type }) => type === 'notice');
	expect(notices).toMatchObject([{ code: 'CATALOGUE_UNREADABLE' }]);
	expect(readFileSync(join(folder, 'catalogue.json'), 'utf8')).toBe('{"models": [');
});

test('one bad entry in the list of the user does not cost the good ones', async () => {
	const { models, list, events } = await openModels();
	const sources = [{ kind: 'web', url: 'http://127.0.0.1/x.gguf' }];
	list(
		{ id: 'bad', title: 'Bad', file: '../bad.gguf', sources },
		{ id: 'good', title: 'Good', file: 'good.gguf', sources },
		{ id: 'good', title: 'Again', file: 'again.gguf', sources }
	);
	expect((await models.get('good')).title).toBe('Good');
	await expect(models.get('bad')).rejects.toMatchObject({ code: 'NOT_FOUND' });
	expect(events).toMatchObject([{ code: 'CATALOGUE_SKIPPED', values: { count: 2 } }]);
});

test('GGUF files in the folder of the user are listed with what their header says; what goes with a model is not', async () => {
	const { models, settings, folder } = await openModels();
	const own = join(folder, 'my models');
	mkdirSync(own);
	writeFileSync(
		join(own, 'Fine Model.Q4_K_M.gguf'),
		modelFile('Fine', 0, [['general.license', { text: 'mit' }]])
	);
	writeFileSync(join(own, 'adapter.gguf'), gguf({ keys: adapterKeys, tensors: adapterTensors }));
	writeFileSync(join(own, 'cut.gguf'), modelFile('cut').subarray(0, 200));
	await settings.set({ modelFolder: own });
	const found = (await models.list()).filter(({ origin }) => origin === 'own');
	expect(found).toMatchObject([
		{
			...{ id: 'fine-model.q4-k-m', title: 'Fine', licence: 'mit', quantization: 'Q4_K_M' },
			...{ contextLength: 64, installed: true, removable: false, verified: 'header' }
		},
		{ id: 'cut', problem: { code: 'MODEL_BAD_FILE' }, verified: null }
	]);
	await expect(models.remove('fine-model.q4-k-m')).rejects.toMatchObject({ code: 'MODEL_KEPT' });
	await expect(models.use('cut')).rejects.toMatchObject({ code: 'MODEL_BAD_FILE' });
});

test('a folder of the user that is gone holds nothing and breaks nothing', async () => {
	const { models, settings, folder } = await openModels();
	await settings.set({ modelFolder: join(folder, 'unplugged') });
	expect(await models.list()).toHaveLength(catalogue.length);
});

test('a model file of the catalogue that is cut short says so, and is no model to use', async () => {
	const { models, folder } = await openModels();
	writeFileSync(join(folder, 'models', starter.file), 'GGUF and no more');
	expect(await models.get(starter.id)).toMatchObject({
		installed: false,
		problem: { code: 'MODEL_BAD_FILE', values: { file: starter.file } }
	});
	await expect(models.ready()).rejects.toMatchObject({ code: 'MODEL_BAD_FILE' });
});

test('a dropped file is taken in under a second name, and the original stays', async () => {
	const { models, folder, events } = await openModels();
	const original = join(folder, 'My Model.gguf');
	writeFileSync(original, modelFile('mine', 1));
	const model = await models.import(original);
	expect(model).toMatchObject({ id: 'my-model', origin: 'own', installed: true, removable: true });
	expect(events).toContainEqual({ type: 'models' });
	await models.remove(model.id);
	expect(readdirSync(join(folder, 'models'))).toEqual([]);
	expect(statSync(original).size).toBe(modelFile('mine', 1).length);
});

test('the same file dropped twice is one model; another of the same name is a second one', async () => {
	const { models, folder } = await openModels();
	for (const [place, name] of [
		['one', 'first'],
		['two', 'first'],
		['three', 'other']
	] as const) {
		mkdirSync(join(folder, place));
		writeFileSync(join(folder, place, 'model.gguf'), modelFile(name));
		await models.import(join(folder, place, 'model.gguf'));
	}
	expect(readdirSync(join(folder, 'models')).sort()).toEqual(['model-2.gguf', 'model.gguf']);
});

test.each([
	['an empty file', Buffer.alloc(0)],
	['a page', Buffer.from('<html>')],
	['a model cut short', modelFile('cut', 1).subarray(0, 500_000)],
	['an adapter', gguf({ keys: adapterKeys, tensors: adapterTensors })]
])('%s is refused by name when it is dropped, and nothing is left of it', async (_kind, body) => {
	const { models, folder } = await openModels();
	writeFileSync(join(folder, 'dropped.gguf'), body);
	await expect(models.import(join(folder, 'dropped.gguf'))).rejects.toMatchObject({
		code: 'MODEL_BAD_FILE',
		values: { file: 'dropped.gguf' }
	});
	expect(readdirSync(join(folder, 'models'))).toEqual([]);
});

test('a dropped file that is one of the list gets its place there, whatever it was called', async () => {
	const { models, folder, list } = await openModels();
	const body = modelFile('known');
	const sources = [{ kind: 'web', url: 'http://127.0.0.1/x.gguf' }];
	const known = { bytes: body.length, sha256: sha256(body), sources };
	list({ id: 'known', title: 'Known', file: 'known.gguf', ...known });
	writeFileSync(join(folder, 'usb stick (1).gguf'), body);
	const model = await models.import(join(folder, 'usb stick (1).gguf'));
	expect(model).toMatchObject({ id: 'known', verified: 'hash', installed: true });
	// A file that only has the name of a listed one does not take its place.
	mkdirSync(join(folder, 'fake'));
	writeFileSync(join(folder, 'fake/known.gguf'), modelFile('other'));
	expect(await models.import(join(folder, 'fake/known.gguf'))).toMatchObject({
		file: 'known-2.gguf',
		origin: 'own'
	});
});

test('what a crash left of an import is forgotten', async () => {
	const { models, folder } = await openModels();
	writeFileSync(join(folder, 'models/old.gguf.importing'), 'half');
	writeFileSync(join(folder, 'new.gguf'), modelFile('new'));
	await models.import(join(folder, 'new.gguf'));
	expect(readdirSync(join(folder, 'models'))).toEqual(['new.gguf']);
});

test('models that ship with Hearth are never removed', async () => {
	const folder = temporaryFolder();
	const body = modelFile('shipped');
	const { models, list } = await openModels({}, folder);
	writeFileSync(join(folder, 'shipped/shipped.gguf'), body);
	const sources = [{ kind: 'path', path: 'shipped/shipped.gguf' }];
	list({ id: 'shipped', title: 'Shipped', file: 'shipped.gguf', bytes: body.length, sources });
	expect(await models.get('shipped')).toMatchObject({ installed: true, removable: false });
	await expect(models.remove('shipped')).rejects.toMatchObject({ code: 'MODEL_KEPT' });
	linkSync(join(folder, 'shipped/shipped.gguf'), join(folder, 'models/shipped.gguf'));
	await models.remove('shipped');
	expect((await models.get('shipped')).installed).toBe(true);
});

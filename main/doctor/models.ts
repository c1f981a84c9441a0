import { join } from 'node:path';
import { isRight } from '../../models/fetch/index.ts';
import { Library, type KnownModel } from '../models/library.ts';
import type { DoctorParts } from './doctor.ts';
import { failure, finding, type Found } from './finding.ts';
import { withoutPerson } from './privacy.ts';

/** Reading more than this takes too long for a look at everything; the models view checks such a file by itself. */
const readThrough = 2e9;

/** Every model that is here, and whether its file is whole. Needs no store: what is in settings is taken as unset then. */
export async function checkModels(parts: DoctorParts): Promise<Found[]> {
	const { modelFolders, dataFolder, settings, signal } = parts;
	const chosen = await settings.get().catch(() => null);
	const library = new Library(
		{
			folders: modelFolders,
			catalogueFile: join(dataFolder, 'catalogue.json'),
			ownFolder: () => Promise.resolve(chosen?.modelFolder ?? null)
		},
		() => undefined
	);
	const known = await library.list();
	const here = known.filter(({ path, problem }) => path !== undefined || problem !== null);
	const checked = await Promise.all(here.map((model) => checkFile(model, signal)));
	const active = known.find(({ entry }) => entry.id === chosen?.model);
	const isMissing = active !== undefined && !here.includes(active);
	const none = !here.some(({ entry, problem }) => entry.role === 'kernel' && problem === null);
	return [
		...checked,
		...(isMissing
			? [
					finding('model', 'bad', 'modelMissing', {
						title: active.entry.title,
						id: active.entry.id
					})
				]
			: []),
		...(none && !isMissing ? [finding('model', 'bad', 'noModel')] : [])
	];
}

async function checkFile(
	{ entry, path, bytes, problem }: KnownModel,
	signal: AbortSignal
): Promise<Found> {
	const { title } = entry;
	if (problem !== null || path === undefined) {
		const error = problem && { code: problem.code, values: withoutPerson(problem.values) };
		return { ...finding('model', 'bad', 'modelUnusable', { title }), error };
	}
	if (bytes > readThrough || entry.sha256 === null) {
		return finding('model', 'good', 'modelHere', { title });
	}
	try {
		return (await isRight(entry, path, { signal }))
			? finding('model', 'good', 'modelWhole', { title })
			: finding('model', 'bad', 'modelDamaged', { title });
	} catch (error) {
		return failure('model', 'bad', error);
	}
}

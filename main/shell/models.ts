import { join } from 'node:path';
import { catalogue, type ModelEntry } from '../../models/catalogue.ts';
import { fetchModel, isRight } from '../../models/fetch/index.ts';
import { AppError } from '../errors.ts';
import { shell } from '../messages/shell.ts';
import { usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `models list | pull ID | verify` */
export async function models(
	parts: ShellParts,
	[action = 'list', id]: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	switch (action) {
		case 'list':
			for (const model of await parts.models.list()) {
				output.object(model);
				output.text(
					`${model.active ? '*' : ' '} ${model.id}  ${model.title}  ${model.parameters}  ${Math.round(model.bytes / 1e6)} MB  ${model.licence}${model.installed ? '' : '  (not installed)'}\n`
				);
			}
			return;
		case 'pull':
			await pull(parts, entryOf(id, output), output);
			return;
		case 'verify':
			for (const entry of catalogue) output.line(await verify(parts, entry), { file: entry.file });
			return;
		default:
			throw usageError(output.language, 'unknownCommand', { command: `models ${action}` });
	}
}

function entryOf(id: string | undefined, output: Output): ModelEntry {
	if (id === undefined)
		throw usageError(output.language, 'needs', { command: 'models pull', what: 'ID' });
	const entry = catalogue.find((one) => one.id === id);
	if (entry === undefined) throw new AppError('NOT_FOUND', { what: id });
	return entry;
}

async function pull(parts: ShellParts, entry: ModelEntry, output: Output): Promise<void> {
	const [folder] = parts.modelFolders;
	if (folder === undefined) throw new AppError('INTERNAL');
	try {
		const path = await fetchModel(entry, { folder, signal: parts.signal });
		output.object({ id: entry.id, path });
		output.text(`${path}\n`);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new AppError('DOWNLOAD_FAILED', { file: entry.file, reason }, { cause: error });
	}
}

async function verify(
	parts: ShellParts,
	entry: ModelEntry
): Promise<(typeof shell)['verified' | 'damaged' | 'missing']> {
	const models = await parts.models.list();
	if (!models.some((model) => model.id === entry.id && model.installed)) return shell.missing;
	for (const folder of parts.modelFolders) {
		if (await isRight(entry, join(folder, entry.file), {})) return shell.verified;
	}
	return shell.damaged;
}

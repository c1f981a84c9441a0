import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type ModelEntry } from '../../models/catalogue.ts';
import { fetchModel, isRight } from '../../models/fetch/index.ts';
import { AppError } from '../errors.ts';
import { shell } from '../messages/shell.ts';
import { ToldError, checkAction, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `models list | pull ID | verify` */
export async function models(
	parts: ShellParts,
	[action = 'list', id]: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	checkAction(output.language, ['models', action], id ?? '', { list: '', pull: 'ID', verify: '' });
	await parts.open();
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
			await pull(parts, entryOf(id), output);
			return;
		case 'verify':
			await verifyAll(parts, output);
			return;
	}
}

function entryOf(id = ''): ModelEntry {
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

/** Reads every installed file through; a damaged one is a failure, one that was never installed is not. */
async function verifyAll(parts: ShellParts, output: Output): Promise<void> {
	let damaged = false;
	for (const entry of catalogue) {
		const { id, file } = entry;
		const state = await verify(parts, entry);
		damaged ||= state === 'damaged';
		output.object({ id, file, state });
		output.line(shell[state], { file });
	}
	if (damaged) throw new ToldError();
}

async function verify(
	parts: ShellParts,
	entry: ModelEntry
): Promise<'verified' | 'damaged' | 'missing'> {
	const found = parts.modelFolders
		.map((folder) => join(folder, entry.file))
		.filter((path) => existsSync(path));
	if (found.length === 0) return 'missing';
	for (const path of found) {
		if (await isRight(entry, path, {})) return 'verified';
	}
	return 'damaged';
}

import { failureWords } from '../../messages/file-failures.ts';
import { fileAnswers } from '../../messages/files.ts';
import { say, type Language, type Values } from '../../messages/message.ts';
import { showHidden } from '../../messages/visible.ts';
import type { FinishedCall } from './compose.ts';
import { escape } from './markdown.ts';

/** What a call did to files, with the counts and names of its result; undefined for other tools. */
export function tellFiles(call: FinishedCall, language: Language): string | undefined {
	const words = (key: keyof typeof fileAnswers, values: Values = {}): string =>
		say(language, fileAnswers[key], values);
	const withUndo = (text: string): string => `${text} ${words('undoHere')}`;
	if (call.tool === 'append_file') {
		return withUndo(words('appended', { path: shown(String(call.input['path'])) }));
	}
	const table = call.parts.find((part) => part.type === 'table');
	if (table === undefined) return undefined;
	const { rows, total, title } = table;
	const [from = '', to = ''] = (rows[0] ?? []).map(shown);
	const isOne = total === 1;
	const folders = rows.filter(([name = '']) => name.endsWith('/')).length;
	const things = words(folders === 0 ? 'files' : folders === rows.length ? 'folders' : 'both');
	const above = to.replace(/\/?[^/]+\/?$/, '') || to;
	const values = { count: total, things, folder: shown(title), from, to: isOne ? to : above };
	switch (call.tool) {
		case 'make_folder':
			return withUndo(words('made', { to: shown(rows.at(-1)?.[1] ?? '') }));
		case 'delete_files':
			return withUndo(words(isOne ? 'deletedOne' : 'deleted', values));
		case 'copy_files':
			return withUndo(words(isOne ? 'copiedOne' : 'copied', values));
		case 'rename_files':
			return withUndo(words(isOne ? 'renamedOne' : 'renamed', values));
		case 'move_files': {
			const isRename = isOne && !to.replace(/\/$/, '').includes('/');
			return withUndo(words(isRename ? 'renamedOne' : isOne ? 'movedOne' : 'moved', values));
		}
		default:
			return undefined;
	}
}

/** Why nothing was changed, in the person's language; undefined where only the English is known. */
export function tellFailure(call: FinishedCall, language: Language): string | undefined {
	for (const part of call.parts) {
		if (part.type !== 'error' || part.words === undefined) continue;
		const { key, values } = part.words;
		const message = Object.hasOwn(failureWords, key) ? failureWords[key] : undefined;
		if (message === undefined) continue;
		return say(
			language,
			message,
			Object.fromEntries(
				Object.entries(values).map(([name, value]) => [
					name,
					typeof value === 'string' ? shown(value) : value
				])
			)
		);
	}
	return undefined;
}

function shown(name: string): string {
	return escape(showHidden(name));
}

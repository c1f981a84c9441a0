import { resolve } from 'node:path';
import type { DocumentInfo } from '../contract.ts';
import { errorText } from '../errors.ts';
import { narrow } from '../memory/documents/plain-filter.ts';
import type { ErrorCode } from '../messages/errors.ts';
import type { Values } from '../messages/message.ts';
import { sayWarning } from '../messages/notes.ts';
import { shell } from '../messages/shell.ts';
import { checkAction, ToldError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `documents add PATH... | list | remove ID | search QUERY [--limit N]` */
export async function documents(
	parts: ShellParts,
	[action = 'list', ...words]: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ').trim();
	const needs = { add: 'PATH', list: '', remove: 'ID', search: 'QUERY' };
	checkAction(output.language, ['documents', action], text, needs);
	await parts.open();
	switch (action) {
		case 'add': {
			await add(parts, words, output);
			return;
		}
		case 'list': {
			const list = await parts.store.call('document:list', null);
			if (list.length === 0) output.line(shell.nothing);
			for (const document of list) {
				output.object(document);
				output.line(shell.added, summary(document));
			}
			return;
		}
		case 'remove': {
			const documentId = text;
			const { title } = await parts.store.call('document:get', { documentId });
			await parts.documents.remove(documentId);
			output.object({ id: documentId, title });
			output.line(shell.removed, { what: title });
			return;
		}
		case 'search': {
			const limit = Math.min(Math.max(Math.trunc(Number(given.limit ?? 10)) || 10, 1), 50);
			const hits = await parts.store.call('passage:search', {
				...(await narrow(parts.store, text, null)),
				limit,
				perDocument: limit
			});
			if (hits.length === 0) output.line(shell.notFound, { query: text });
			for (const hit of hits) {
				output.object(hit);
				output.text(`${hit.title}${hit.place && `, ${hit.place}`}\n${hit.text}\n\n`);
			}
			return;
		}
	}
}

function summary({ id, state, title, passages }: DocumentInfo): Values {
	return { id, state, title, passages };
}

/** Waits until everything is read and can be found by its meaning, so that a script can search right after. */
async function add(parts: ShellParts, paths: string[], output: Output): Promise<void> {
	const { documents: added, refused } = await parts.documents.add(
		paths.map((path) => resolve(path))
	);
	await parts.documents.idle();
	await parts.embedding.idle();
	let failed = refused.length;
	for (const { path, code, values } of refused) {
		output.object({ path, error: code });
		output.error(errorText(output.language, { code, values }));
	}
	for (const { id } of added) {
		const document = await parts.store.call('document:get', { documentId: id });
		output.object(document);
		output.line(shell.added, summary(document));
		for (const warning of document.warnings)
			output.text(`  ! ${sayWarning(output.language, warning)}\n`);
		if (document.error !== null) {
			const { code, values } = document.error;
			output.error(errorText(output.language, { code: code as ErrorCode, values }));
			failed += 1;
		}
	}
	if (failed > 0) throw new ToldError();
}

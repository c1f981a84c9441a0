import { resolve } from 'node:path';
import type { ArchivePreview } from '../contract.ts';
import { programs } from '../memory/transfer/import.ts';
import { encryption } from '../messages/encryption.ts';
import { transfer as words } from '../messages/transfer.ts';
import { usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

type Parts = Pick<ShellParts, 'open' | 'transfers'>;

/** `export DIR | FILE.zip` */
export async function exportEverything(
	{ open, transfers }: Parts,
	[to]: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	if (to === undefined)
		throw usageError(output.language, 'needs', { command: 'export', what: 'DIR' });
	await open();
	const path = resolve(to);
	const { conversations, documents } = await transfers.export(path);
	output.object({ path, conversations, documents });
	output.line(words.exported, { path });
	output.line(encryption.exportHint);
}

/** `import FILE [--plan]`; with --plan it only says what would come. */
export async function importEverything(
	{ open, transfers }: Parts,
	[from]: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	if (from === undefined)
		throw usageError(output.language, 'needs', { command: 'import', what: 'FILE' });
	await open();
	const path = resolve(from);
	const preview = await transfers.look(path);
	if (given.plan === true) output.object(preview);
	tellPreview(preview, output);
	if (given.plan === true) return;
	const { conversationIds, messages, factIds, documentIds } = await transfers.import(path);
	const counts = {
		...{ conversations: conversationIds.length, facts: factIds.length },
		documents: documentIds.length
	};
	output.object({ ...counts, messages });
	output.line(words.imported, counts);
	if (messages > 0) output.line(words.merged, { count: messages });
}

function tellPreview(preview: ArchivePreview, output: Output): void {
	const { kind, fresh, more, known, messages, facts, documents, missing, unreadable } = preview;
	output.line(kind === 'hearth' ? words.kindHearth : words.kindOther, { program: programs[kind] });
	output.line(words.fresh, { count: fresh, messages });
	if (more > 0) output.line(words.more, { count: more });
	if (known > 0) output.line(words.known, { count: known });
	if (facts.fresh + facts.known > 0) output.line(words.freshFacts, facts);
	if (documents.fresh + documents.known > 0) output.line(words.freshDocuments, documents);
	if (missing > 0) output.line(words.missingFiles, { count: missing });
	if (unreadable > 0) output.line(words.unreadableTalks, { count: unreadable });
}

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { documentSchema, type SourceContent } from '../../contract.ts';
import { conversationHandlers } from '../conversations.ts';
import { copyUnderKey } from '../encryption/convert.ts';
import { keyFor } from '../encryption/file-kind.ts';
import { factRow, insertFactAs, keepVersion, selectFacts } from '../facts.ts';
import { messageHandlers } from '../messages.ts';
import { migrate, type OpenStore } from '../open.ts';
import { migrations } from '../migrations.ts';
import { passageHandlers } from '../passages.ts';
import type { StoreHandlers } from '../protocol.ts';
import { snapshotNames } from '../snapshots.ts';
import { Database } from '../store.ts';
import type { VectorIndex } from '../vector-index.ts';
import { mergeConversation, mergeHandlers } from './merge.ts';
import { salvage } from './salvage.ts';

const damagedName = /^damaged-[\dTZ-]+$/;
const idRow = z.object({ id: z.string() });
const hereRow = z.object({ id: z.string(), text: z.string(), binned: z.int() });
const editRow = z.object({ text: z.string(), replacedAt: z.int() });
const documentRow = documentSchema.pick({ id: true, title: true, bytes: true, addedAt: true });
const wholeDocumentRow = z.object({
	...{ id: z.string(), hash: z.string(), title: z.string(), path: z.string(), kind: z.string() },
	...{ bytes: z.int(), addedAt: z.int(), state: z.string(), pages: z.int().nullable() },
	...{ warnings: z.string(), passages: z.int() }
});
/** Passages that are copied at a time. */
const pieceSize = 500;

/** What can be gone back to: snapshots, and damaged files that were set aside. They are only read, never changed. */
export function sourceHandlers(store: () => OpenStore, vectors: VectorIndex) {
	const database = (): Database => store().database;

	return {
		'source:list': () => {
			const { folder } = store();
			const snapshots = snapshotNames(folder).map((name) => ({
				...{ name, kind: 'snapshot' as const },
				...measure([join(folder, 'snapshots', name)])
			}));
			const damaged = readdirSync(folder)
				.filter((name) => damagedName.test(name))
				.map((name) => ({
					...{ name, kind: 'damaged' as const },
					...measure(['store.db', 'store.db-wal'].map((file) => join(folder, name, file)))
				}));
			return [...snapshots, ...damaged].toSorted((one, other) => other.at - one.at);
		},

		'source:look': ({ name }) =>
			withSource(store(), name, (source, unreadable) => ({
				...contentOf(database(), source),
				unreadable
			})),

		'source:restore': ({ name, conversationIds, factIds, documentIds }) =>
			withSource(store(), name, (source) =>
				database().transaction(() => {
					const merged = conversationIds.map((conversationId) =>
						mergeConversation(database(), readConversation(source, conversationId), null)
					);
					const counted = merged.filter(({ state }) => state === 'more');
					return {
						conversationIds: merged
							.filter(({ state }) => state === 'new')
							.map(({ conversationId }) => conversationId),
						messages: counted.reduce((sum, { messages }) => sum + messages, 0),
						factIds: factIds.filter((factId) => restoreFact(database(), source, factId)),
						documentIds: documentIds.map((documentId) =>
							restoreDocument(database(), source, documentId, vectors)
						)
					};
				})
			)
	} satisfies Partial<StoreHandlers>;
}

function measure(files: string[]): { at: number; bytes: number } {
	const there = files.filter((file) => existsSync(file)).map((file) => statSync(file));
	return {
		at: Math.floor(Math.max(0, ...there.map(({ mtimeMs }) => mtimeMs))),
		bytes: there.reduce((sum, { size }) => sum + size, 0)
	};
}

/** Works with a source in today's form, on a copy that is deleted afterwards. */
function withSource<T>(
	{ folder, key, database }: OpenStore,
	name: string,
	work: (source: Database, unreadable: number) => T
): T {
	const isSnapshot = snapshotNames(folder).includes(name);
	const isDamaged = damagedName.test(name) && existsSync(join(folder, name));
	if (!isSnapshot && !isDamaged) throw new AppError('NOT_FOUND', { what: name });
	mkdirSync(join(folder, 'snapshots'), { recursive: true });
	const place = mkdtempSync(join(folder, 'snapshots', 'looking-'));
	const file = join(place, 'store.db');
	try {
		let unreadable = 0;
		const own = database.key;
		const from = isSnapshot ? join(folder, 'snapshots', name) : join(folder, name, 'store.db');
		const fromKey = keyFor(from, key);
		if (isSnapshot) copyUnderKey(from, fromKey, file, own);
		else unreadable = salvage(join(folder, name), { key: fromKey }, file, own);
		const source = new Database(file, own);
		try {
			migrate(source, source.version, migrations);
			return work(source, unreadable);
		} finally {
			source.close();
		}
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}

function contentOf(database: Database, source: Database): Omit<SourceContent, 'unreadable'> {
	const conversations = conversationHandlers(() => source)['conversation:list']({ bin: false });
	const compared = mergeHandlers(() => database)['archive:compare']({
		conversations: conversations.map(({ id }) => ({
			id,
			messageIds: source
				.all(idRow, 'select id from messages where conversation_id = ?', [id])
				.map((message) => message.id)
		}))
	});
	return {
		conversations: conversations.flatMap(({ id, title, updatedAt }, index) => {
			const { state, messages } = compared[index] ?? { state: 'here', messages: 0 };
			return state === 'here' ? [] : [{ id, title, updatedAt, messages, here: state === 'more' }];
		}),
		facts: source
			.all(factRow, `${selectFacts} where deleted_at is null order by number desc`)
			.filter(({ fact }) => !isFactHere(database, fact))
			.map(({ fact: { id, text, updatedAt } }) => ({ id, text, updatedAt })),
		documents: source
			.all(
				documentRow.extend({ hash: z.string() }),
				`select id, hash, title, bytes, added_at as addedAt from documents
				where deleted_at is null and version_of is null order by number desc`
			)
			.filter(
				({ hash }) =>
					database.get(idRow, 'select id from documents where hash = ? and deleted_at is null', [
						hash
					]) === undefined
			)
			.map(({ id, title, bytes, addedAt }) => ({ id, title, bytes, addedAt }))
	};
}

/** A fact is here when its id is, whatever it says by now, or when the same words are. */
function isFactHere(database: Database, { id, text }: { id: string; text: string }): boolean {
	const sql = `select id, text, deleted_at is not null as binned from facts
		where deleted_at is null and (id = ? or text = ?) limit 1`;
	return database.get(hereRow, sql, [id, text]) !== undefined;
}

function readConversation(source: Database, conversationId: string) {
	const input = { conversationId };
	const conversation = conversationHandlers(() => source)['conversation:get'](input);
	const messages = messageHandlers(() => source)['conversation:messages'](input);
	return {
		...conversation,
		messages: messages.map((message) => ({ ...message, missing: [] }))
	};
}

/** True when it was not here. */
function restoreFact(database: Database, source: Database, id: string): boolean {
	const found = source.get(factRow, `${selectFacts} where id = ?`, [id]);
	if (found === undefined) throw new AppError('NOT_FOUND', { what: 'The fact' });
	if (isFactHere(database, found.fact)) return false;
	if (database.run('update facts set deleted_at = null where id = ?', [id]) > 0) return true;
	const { scope } = found.fact;
	const sql = 'select id from conversations where id = ?';
	// It would hold where nobody said so if its conversation is not here.
	if (scope !== null && database.get(idRow, sql, [scope]) === undefined) return false;
	const { number } = insertFactAs(database, id, found.fact);
	const versions = `select text, replaced_at as replacedAt from fact_edits where fact_number = ? order by rowid`;
	for (const version of source.all(editRow, versions, [found.number]))
		keepVersion(database, number, version);
	return true;
}

/** The id it has here; its passages come along, and where there are none it is to be read again. */
function restoreDocument(
	database: Database,
	source: Database,
	id: string,
	vectors: VectorIndex
): string {
	const columns = `id, hash, title, path, kind, bytes, added_at as addedAt, state, pages, warnings, passages`;
	const found = source.get(wholeDocumentRow, `select ${columns} from documents where id = ?`, [id]);
	if (found === undefined) throw new AppError('NOT_FOUND', { what: 'The document' });
	const here = database.get(idRow, 'select id from documents where hash = ?', [found.hash]);
	if (here !== undefined) {
		const back = 'update documents set deleted_at = null, version_of = null where id = ?';
		database.run(back, [here.id]);
		return here.id;
	}
	const isRead = found.state === 'ready' && found.passages > 0;
	database.run(
		`insert into documents (id, hash, title, path, kind, bytes, added_at, state, progress, pages, warnings)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[
			...[id, found.hash, found.title, found.path, found.kind, found.bytes, found.addedAt],
			...[isRead ? 'ready' : 'queued', isRead ? 1 : 0, found.pages, found.warnings]
		]
	);
	if (!isRead) return id;
	const read = passageHandlers(() => source, vectors)['passage:list'];
	const add = passageHandlers(() => database, vectors)['passage:add'];
	for (let from = 0; from < found.passages; from += pieceSize) {
		add({ documentId: id, from, passages: read({ documentId: id, from, count: pieceSize }) });
	}
	return id;
}

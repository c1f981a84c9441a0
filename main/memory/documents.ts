import { sep } from 'node:path';
import { z } from 'zod';
import {
	documentSchema,
	messageSchema,
	removedDocumentSchema,
	type DocumentInfo
} from '../contract.ts';
import { AppError } from '../errors.ts';
import { newId } from './ids.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { json, toJson } from './text.ts';

const documentRow = documentSchema.extend({
	error: json(messageSchema.shape.error.unwrap()).nullable(),
	warnings: json(z.array(z.string()))
});
const select = `select id, title, path, kind, bytes, added_at as addedAt, state, progress, error, passages, pages,
	warnings, (select count(*) + 1 from documents old where old.version_of = documents.id and old.deleted_at is not null)
	as version, (select max(progress) from documents next where next.version_of = documents.id
	and next.deleted_at is null) as updating from documents`;
/** The document itself, not one of its other versions. */
const current = 'deleted_at is null and version_of is null';
const hashRow = z.object({ hash: z.string() });
const originalRow = hashRow.extend({ versionOf: z.string().nullable() });
const idRow = z.object({ id: z.string() });
const versionRow = z.object({
	number: z.int(),
	id: z.string(),
	state: z.string(),
	versionOf: z.string().nullable(),
	deletedAt: z.int().nullable()
});
const fileRow = z.object({
	documentId: z.string(),
	path: z.string(),
	bytes: z.int(),
	modifiedAt: z.number(),
	inBin: z.int().transform(Boolean)
});

export function documentHandlers(database: () => Database) {
	const byId = (id: string): DocumentInfo => {
		const found = database().get(documentRow, `${select} where id = ?`, [id]);
		if (found === undefined) throw missingDocument();
		return found;
	};
	const setDeleted = (id: string, at: number | null): null => {
		if (database().run('update documents set deleted_at = ? where id = ?', [at, id]) === 0) {
			throw missingDocument();
		}
		return null;
	};

	const rowOf = (where: string, value: string): z.output<typeof versionRow> | undefined =>
		database().get(
			versionRow,
			`select number, id, state, version_of as versionOf, deleted_at as deletedAt from documents where ${where}`,
			[value]
		);
	const dropNext = (id: string): void => {
		database().run('delete from documents where version_of = ? and deleted_at is null', [id]);
	};
	/** The version takes the id of the document, and the document becomes an old version in the bin. */
	const replace = (version: z.output<typeof versionRow>, documentId: string): DocumentInfo => {
		const old = newId();
		database().run('update documents set id = ?, version_of = ?, deleted_at = ? where id = ?', [
			old,
			documentId,
			Date.now(),
			documentId
		]);
		database().run(
			`update documents set id = ?, version_of = null, deleted_at = null,
			added_at = (select added_at from documents where id = ?) where number = ?`,
			[documentId, old, version.number]
		);
		return byId(documentId);
	};

	return {
		/** A document that is dropped again comes back from the bin; one that was changed back, too. */
		'document:add': ({ hash, title, path, kind, bytes, modifiedAt = null }) =>
			database().transaction(() => {
				const known = rowOf('hash = ?', hash);
				const there = modifiedAt === null ? undefined : rowOf(`path = ? and ${current}`, path);
				if (known === undefined) {
					const id = newId();
					if (there !== undefined) dropNext(there.id);
					database().run(
						`insert into documents
						(id, hash, title, path, kind, bytes, added_at, state, progress, modified_at, version_of)
						values (?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?)`,
						[id, hash, title, path, kind, bytes, Date.now(), modifiedAt, there?.id ?? null]
					);
					return { document: byId(there?.id ?? id), isNew: true, readId: id };
				}
				const { id, versionOf, deletedAt } = known;
				if (versionOf !== null && deletedAt === null) {
					return { document: byId(versionOf), isNew: false, readId: id };
				}
				const move = 'update documents set path = ?, modified_at = ? where number = ?';
				if (modifiedAt !== null && (deletedAt !== null || there?.id === id)) {
					database().run(move, [path, modifiedAt, known.number]);
				}
				if (versionOf !== null && there !== undefined && there.id === versionOf) {
					if (known.state === 'ready') {
						dropNext(versionOf);
						return { document: replace(known, versionOf), isNew: false, readId: versionOf };
					}
					dropNext(versionOf);
					database().run('update documents set deleted_at = null where id = ?', [id]);
					return { document: byId(versionOf), isNew: false, readId: id };
				}
				database().run('update documents set deleted_at = null, version_of = null where id = ?', [
					id
				]);
				return { document: byId(id), isNew: false, readId: id };
			}),

		// What went to the bin with its file has no time of one.
		'document:is-unwanted': ({ hash, path }) =>
			rowOf(
				'deleted_at is not null and version_of is null and modified_at is not null and hash = ?',
				hash
			) !== undefined && rowOf(`${current} and path = ?`, path) === undefined,

		'original:hashes': () =>
			database()
				.all(hashRow, 'select hash from documents')
				.map(({ hash }) => hash),

		'document:unread': () =>
			database()
				.all(
					idRow,
					`select id from documents where state in ('queued', 'reading') and deleted_at is null order by number`
				)
				.map(({ id }) => id),

		'document:original': ({ documentId }) => {
			const sql = 'select hash, version_of as versionOf from documents where id = ?';
			const found = database().get(originalRow, sql, [documentId]);
			if (found === undefined) throw missingDocument();
			return found;
		},

		'document:replace': ({ documentId, pages, warnings }) =>
			database().transaction(() => {
				const next = rowOf('id = ?', documentId);
				if (next === undefined || next.versionOf === null) throw missingDocument();
				database().run(
					`update documents set state = 'ready', progress = 1, pages = ?, warnings = ? where id = ?`,
					[pages, toJson(warnings), documentId]
				);
				return replace(next, next.versionOf);
			}),

		'document:drop-version': ({ documentId }) => {
			database().run('delete from documents where id = ? and version_of is not null', [documentId]);
			return null;
		},

		'document:files': ({ folder }) => {
			const below = folder.endsWith(sep) ? folder : folder + sep;
			return database().all(
				fileRow,
				`select id as documentId, path, bytes, modified_at as modifiedAt, deleted_at is not null as inBin
				from documents where version_of is null and modified_at is not null
				and substr(path, 1, length(?)) = ? order by inBin desc`,
				[below, below]
			);
		},

		'document:get': ({ documentId }) => byId(documentId),

		'document:list': () =>
			database().all(documentRow, `${select} where ${current} order by number desc`),

		'document:bin': () =>
			database().all(
				removedDocumentSchema,
				`select id, title, deleted_at as deletedAt from documents
				where deleted_at is not null and version_of is null order by deleted_at desc, number desc`
			),

		'document:update': ({ documentId, modifiedAt, ...change }) =>
			database().transaction(() => {
				if (modifiedAt !== undefined) {
					const sql = 'update documents set modified_at = ? where id = ?';
					database().run(sql, [modifiedAt, documentId]);
				}
				const document = { ...byId(documentId), ...change };
				database().run(
					`update documents set title = ?, path = ?, state = ?, progress = ?, error = ?, pages = ?, warnings = ?
					where id = ?`,
					[
						document.title,
						document.path,
						document.state,
						document.progress,
						document.error === null ? null : toJson(document.error),
						document.pages,
						toJson(document.warnings),
						documentId
					]
				);
				return byId(documentId);
			}),

		'document:remove': ({ documentId, fileGone = false }) =>
			database().transaction(() => {
				dropNext(documentId);
				if (fileGone)
					database().run('update documents set modified_at = null where id = ?', [documentId]);
				return setDeleted(documentId, Date.now());
			}),
		'document:restore': ({ documentId }) => setDeleted(documentId, null)
	} satisfies Partial<StoreHandlers>;
}

export function missingDocument(): AppError {
	return new AppError('NOT_FOUND', { what: 'The document' });
}

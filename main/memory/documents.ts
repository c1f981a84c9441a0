import { z } from 'zod';
import { documentSchema, messageSchema, type DocumentInfo } from '../contract.ts';
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
	warnings from documents`;
const hashRow = z.object({ hash: z.string() });

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

	return {
		/** A document that is dropped again comes back from the bin. */
		'document:add': ({ hash, title, path, kind, bytes }) =>
			database().transaction(() => {
				const known = database().get(documentRow, `${select} where hash = ?`, [hash]);
				if (known !== undefined) {
					setDeleted(known.id, null);
					return { document: known, isNew: false };
				}
				const id = newId();
				database().run(
					`insert into documents (id, hash, title, path, kind, bytes, added_at, state, progress)
					values (?, ?, ?, ?, ?, ?, ?, 'queued', 0)`,
					[id, hash, title, path, kind, bytes, Date.now()]
				);
				return { document: byId(id), isNew: true };
			}),

		'document:get': ({ documentId }) => byId(documentId),

		'document:hash': ({ documentId }) => {
			const found = database().get(hashRow, 'select hash from documents where id = ?', [
				documentId
			]);
			if (found === undefined) throw missingDocument();
			return found.hash;
		},

		'document:list': () =>
			database().all(documentRow, `${select} where deleted_at is null order by number desc`),

		'document:update': ({ documentId, ...change }) =>
			database().transaction(() => {
				const document = { ...byId(documentId), ...change };
				database().run(
					`update documents set title = ?, state = ?, progress = ?, error = ?, pages = ?, warnings = ?
					where id = ?`,
					[
						document.title,
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

		'document:remove': ({ documentId }) => setDeleted(documentId, Date.now()),
		'document:restore': ({ documentId }) => setDeleted(documentId, null)
	} satisfies Partial<StoreHandlers>;
}

export function missingDocument(): AppError {
	return new AppError('NOT_FOUND', { what: 'The document' });
}

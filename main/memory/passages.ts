import { z } from 'zod';
import { passageHitSchema, passageSchema, type Passage, type PassageResult } from '../contract.ts';
import { AppError } from '../errors.ts';
import { missingDocument } from './documents.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';
import { TextIndex, type Filter } from './text-index.ts';
import { groupSize, type VectorIndex } from './vector-index.ts';

/** A passage's number is its document's number times this, plus its place: see `migrations.ts`. */
const perDocumentRoom = groupSize;

const documentRow = z.object({ number: z.int(), id: z.string(), passages: z.int() });
const passageRow = passageSchema
	.omit({ id: true, documentId: true, index: true })
	.extend({ number: z.int() });
const hitRow = passageHitSchema
	.omit({ id: true, index: true, score: true })
	.extend({ number: z.int(), reading: z.int() });
const numberRow = z.object({ number: z.int() });
const among = '(rowid >> 20) in (select value from json_each(?))';
const columns = 'passages.number, text, heading, place, start_at as start, end_at as end';

export function passageHandlers(database: () => Database, vectors: VectorIndex) {
	const documentOf = (documentId: string) => {
		const sql = 'select number, id, passages from documents where id = ?';
		const found = database().get(documentRow, sql, [documentId]);
		if (found === undefined) throw missingDocument();
		return found;
	};

	return {
		'passage:add': ({ documentId, from, passages }) =>
			database().transaction(() => {
				const document = documentOf(documentId);
				if (from > document.passages || from + passages.length > perDocumentRoom) {
					throw new AppError('BAD_INPUT', {
						reason: `passages ${from} to ${from + passages.length} do not fit`
					});
				}
				const first = document.number * perDocumentRoom;
				vectors.forget(first);
				database().run('delete from passages where number >= ? and number < ?', [
					first + from,
					first + perDocumentRoom
				]);
				const index = new TextIndex(database(), 'passage');
				passages.forEach(({ text, heading, place, start, end }, position) => {
					const number = first + from + position;
					database().run(
						'insert into passages (number, text, heading, place, start_at, end_at) values (?, ?, ?, ?, ?, ?)',
						[number, text, heading, place, start, end]
					);
					index.set(number, heading === null ? text : `${heading}\n${text}`);
				});
				database().run('update documents set passages = ? where id = ?', [
					from + passages.length,
					documentId
				]);
				return null;
			}),

		'passage:list': ({ documentId, from, count }) => {
			const first = documentOf(documentId).number * perDocumentRoom;
			return database()
				.all(
					passageRow,
					`select ${columns} from passages where number >= ? and number < ? order by number limit ?`,
					[first + from, first + perDocumentRoom, count]
				)
				.map((row) => toPassage(documentId, row));
		},

		'passage:get': ({ passageId }) => {
			const [documentId, index] = passageId.split('.');
			const place = Number(index);
			if (documentId === undefined || !Number.isSafeInteger(place)) throw missingPassage();
			const number = documentOf(documentId).number * perDocumentRoom + place;
			const row = database().get(passageRow, `select ${columns} from passages where number = ?`, [
				number
			]);
			if (row === undefined) throw missingPassage();
			return toPassage(documentId, row);
		},

		'passage:search': ({ query, limit, documentIds, perDocument, vector }) => {
			const taken = new Map<number, number>();
			const { filter, admits } = inDocuments(database(), documentIds);
			return new TextIndex(database(), 'passage')
				.search(query, filter, vector && vectors.near(vector, admits))
				.filter(({ number }) => {
					const document = Math.floor(number / perDocumentRoom);
					const count = (taken.get(document) ?? 0) + 1;
					taken.set(document, count);
					return count <= perDocument;
				})
				.slice(0, limit)
				.flatMap(({ number, score }) => readHit(database(), number, score));
		}
	} satisfies Partial<StoreHandlers>;
}

/**
 * Only documents that were read, or are being read so far, and are not in the bin; of these, only the named ones, if any are named. The
 * condition is tried on each row that has a word, so it says no more than it must: the range is for the index itself.
 */
function inDocuments(
	database: Database,
	documentIds: string[] | null
): { filter: Filter; admits: (document: number) => boolean } {
	const ready = `state in ('ready', 'reading') and deleted_at is null and version_of is null`;
	if (documentIds === null) {
		const hidden = database
			.all(numberRow, `select number from documents where not (${ready})`)
			.map(({ number }) => number);
		const filter =
			hidden.length === 0
				? { sql: 'true', values: [] }
				: { sql: `not ${among}`, values: [JSON.stringify(hidden)] };
		const left = new Set(hidden);
		return { filter, admits: (document) => !left.has(document) };
	}
	const sql = `select number from documents where ${ready} and id in (select value from json_each(?)) order by number`;
	const numbers = database
		.all(numberRow, sql, [JSON.stringify(documentIds)])
		.map(({ number }) => number);
	const range = [
		(numbers[0] ?? 0) * perDocumentRoom,
		((numbers.at(-1) ?? 0) + 1) * perDocumentRoom
	];
	// The index looks only at this range of its rows where both ends are integers, and numbers come here as reals.
	const within = 'rowid >= cast(? as integer) and rowid < cast(? as integer)';
	const named = new Set(numbers);
	return {
		filter:
			numbers.length === 1
				? { sql: within, values: range }
				: { sql: `${within} and ${among}`, values: [...range, JSON.stringify(numbers)] },
		admits: (document) => named.has(document)
	};
}

function readHit(database: Database, number: number, score: number): PassageResult[] {
	return database
		.all(
			hitRow,
			`select ${columns}, documents.id as documentId, documents.title, state = 'reading' as reading from passages
			join documents on documents.number = passages.number >> 20 where passages.number = ?`,
			[number]
		)
		.map(({ reading, ...row }) => ({
			...toPassage(row.documentId, row),
			title: row.title,
			score,
			...(reading === 1 && { reading: true })
		}));
}

function toPassage(documentId: string, row: z.output<typeof passageRow>): Passage {
	const { number, ...passage } = row;
	const index = number % perDocumentRoom;
	return { ...passage, id: `${documentId}.${index}`, documentId, index };
}

function missingPassage(): AppError {
	return new AppError('NOT_FOUND', { what: 'The passage' });
}

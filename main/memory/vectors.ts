import { z } from 'zod';
import { flag } from './text.ts';
import { AppError } from '../errors.ts';
import type { StoreHandlers, Unembedded } from './protocol.ts';
import type { Database } from './store.ts';
import type { VectorIndex } from './vector-index.ts';

type Kind = Unembedded['kind'];

const embedderRow = z.object({
	number: z.int(),
	id: z.string(),
	dimensions: z.int().nullable(),
	wanted: flag,
	serves: flag
});
const textRow = z.object({ number: z.int(), text: z.string() });

/** What an embedder is given of a row; facts come first, because they are few and short, and old talk last. */
const texts: Record<Kind, { text: string; from: string; searched: string }> = {
	fact: { text: 'facts.text', from: 'facts', searched: 'deleted_at is null' },
	passage: {
		text: `coalesce(heading || char(10), '') || text`,
		from: 'passages join documents on documents.number = passages.number >> 20',
		searched: `state = 'ready' and deleted_at is null`
	},
	message: {
		// No embedder reads more than the beginning.
		text: 'substr(messages.text, 1, 2000)',
		from: 'messages join conversations on conversations.id = messages.conversation_id',
		searched: `messages.status <> 'running' and messages.text <> '' and not conversations.temporary and conversations.deleted_at is null`
	}
};
const kinds = ['fact', 'passage', 'message'] as const;

/** The queue of texts without vectors, and which embedder's vectors a search may use. */
export function vectorHandlers(database: () => Database, indexes: Record<Kind, VectorIndex>) {
	const byId = (id: string) =>
		database().get(embedderRow, 'select * from embedders where id = ?', [id]);

	/** The wanted embedder, made so if another was: then every text without a vector of its own is in the queue. */
	const want = (id: string): z.output<typeof embedderRow> => {
		const known = byId(id);
		if (known?.wanted) return known;
		database().run('update embedders set wanted = 0');
		database().run(
			`insert into embedders (id, wanted, serves) values (?, 1, not exists (select 1 from embedders where serves))
			on conflict (id) do update set wanted = 1`,
			[id]
		);
		dropUnused();
		const embedder = byId(id);
		if (embedder === undefined) throw new AppError('INTERNAL');
		for (const kind of kinds) {
			database().run(`delete from ${kind}s_to_embed`);
			database().run(
				`insert into ${kind}s_to_embed select number from ${kind}s
				where number not in (select number from ${kind}_vectors where embedder = ?)`,
				[embedder.number]
			);
		}
		return embedder;
	};

	const dropUnused = (): void => {
		const unused = 'select number from embedders where not wanted and not serves';
		for (const kind of kinds) {
			database().run(`delete from ${kind}_vectors where embedder in (${unused})`);
			indexes[kind].reset();
		}
		database().run('delete from embedders where not wanted and not serves');
	};

	const waiting = (kind: Kind, count: number): Unembedded[] => {
		const { text, from, searched } = texts[kind];
		const sql = `select ${kind}s.number, ${text} as text from ${kind}s_to_embed cross join ${from}
			where ${kind}s.number = ${kind}s_to_embed.number and ${searched}
			order by ${kind}s_to_embed.number limit ?`;
		return database()
			.all(textRow, sql, [count])
			.map((row) => ({ kind, ...row }));
	};

	return {
		'vector:serving': ({ embedder }) =>
			database().transaction(() => {
				want(embedder);
				const sql = 'select * from embedders where serves and dimensions is not null';
				return database().get(embedderRow, sql)?.id ?? null;
			}),

		'vector:warm': ({ embedder }) => indexes.passage.warm(embedder),

		'vector:next': ({ embedder, count }) =>
			database().transaction(() => {
				const wanted = want(embedder);
				const next = kinds.reduce<Unembedded[]>(
					(found, kind) => [...found, ...waiting(kind, count - found.length)],
					[]
				);
				if (next.length === 0 && !wanted.serves) {
					database().run('update embedders set serves = wanted');
					dropUnused();
				}
				return next;
			}),

		'vector:set': ({ embedder, vectors }) => {
			try {
				return database().transaction(() => {
					const wanted = want(embedder);
					const dimensions =
						wanted.dimensions ?? vectors.find(({ vector }) => vector)?.vector?.length;
					if (dimensions !== undefined && wanted.dimensions === null) {
						const sql = 'update embedders set dimensions = ? where number = ?';
						database().run(sql, [dimensions, wanted.number]);
					}
					for (const { kind, number, text, vector } of vectors) {
						if (vector !== null && vector.length !== dimensions) {
							throw new AppError('BAD_INPUT', { reason: 'vectors of different lengths' });
						}
						const sql = `select number, ${texts[kind].text} as text from ${kind}s where number = ?`;
						if (database().get(textRow, sql, [number])?.text !== text) continue;
						if (vector !== null) indexes[kind].set(wanted, number, vector);
						database().run(`delete from ${kind}s_to_embed where number = ?`, [number]);
					}
					return null;
				});
			} catch (error) {
				kinds.forEach((kind) => indexes[kind].reset());
				throw error;
			}
		}
	} satisfies Partial<StoreHandlers>;
}

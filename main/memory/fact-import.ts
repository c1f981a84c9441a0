import { z } from 'zod';
import type { ImportedFact } from '../contract.ts';
import { gist } from './fact-reading.ts';
import { factRow, insertFact, keepVersion, selectFacts, type FactRow } from './facts.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';

const versionRow = z.object({ text: z.string() });
const foundRow = z.object({ found: z.int() });

/** Facts that come from a file: doubles are merged, nothing is overwritten. */
export function factImportHandlers(database: () => Database) {
	return {
		'fact:compare': ({ facts }) => {
			const here = facts.filter(({ scope }) => isHere(database(), scope));
			const known = knownFacts(database());
			const seen = new Set<string>();
			const different = here.filter((fact) => {
				const key = keyOf(fact);
				const isNew = !seen.has(key);
				seen.add(key);
				return isNew;
			});
			return {
				fresh: different.filter((fact) => !known.has(keyOf(fact))),
				known: different.filter((fact) => known.has(keyOf(fact))),
				leftOut: facts.length - here.length
			};
		},

		'fact:import': ({ facts }) =>
			database().transaction(() => {
				const known = knownFacts(database());
				let added = 0;
				let merged = 0;
				for (const fact of facts.filter(({ scope }) => isHere(database(), scope))) {
					const found = known.get(keyOf(fact));
					const row = found ?? insertFact(database(), { ...fact, source: null });
					known.set(keyOf(fact), row);
					const news = addVersions(database(), row, fact);
					if (found === undefined) added++;
					else if (news > 0) merged++;
				}
				return { added, merged };
			})
	} satisfies Partial<StoreHandlers>;
}

function knownFacts(database: Database): Map<string, FactRow> {
	const rows = database.all(factRow, `${selectFacts} where deleted_at is null`);
	return new Map(rows.map((row) => [keyOf(row.fact), row]));
}

function keyOf({ text, scope }: Pick<ImportedFact, 'text' | 'scope'>): string {
	return JSON.stringify([gist(text), scope]);
}

/** A fact of one conversation would hold where nobody said so if that conversation is not there. */
function isHere(database: Database, scope: string | null): boolean {
	const sql = 'select count(*) as found from conversations where id = ?';
	return scope === null || database.get(foundRow, sql, [scope])?.found === 1;
}

/** Writes down earlier versions that are not known yet; a file's words are no history of what the person said themselves. */
function addVersions(database: Database, { number, fact }: FactRow, from: ImportedFact): number {
	if (fact.origin !== from.origin) return 0;
	const sql = 'select text from fact_edits where fact_number = ?';
	const known = new Set(database.all(versionRow, sql, [number]).map(({ text }) => gist(text)));
	const fresh = from.history.filter(({ text }) => !known.has(gist(text)));
	for (const version of fresh) keepVersion(database, number, version);
	return fresh.length;
}

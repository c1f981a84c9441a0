import { createHash } from 'node:crypto';
import { z } from 'zod';
import { keepsNoMemory } from './conversations.ts';
import { findConflicts } from './fact-conflicts.ts';
import { gist, readFact } from './fact-reading.ts';
import { suggestFacts } from './fact-suggestions.ts';
import { getMessage } from './messages.ts';
import type { StoreHandlers } from './protocol.ts';
import type { Database } from './store.ts';

const textRow = z.object({ text: z.string() });
const foundRow = z.object({ found: z.int() });

/** What an answer brought for the memory. Suggestions are made of what the person typed, never of anything else. */
export function factNewsHandlers(database: () => Database) {
	return {
		'fact:news': ({ messageId, suggest }) => {
			const answer = getMessage(database(), messageId);
			if (answer.role !== 'assistant' || answer.parentId === null) return nothing();
			if (keepsNoMemory(database(), answer.conversationId)) return nothing();
			const { id, text } = getMessage(database(), answer.parentId);
			const conflicts = findConflicts(database()).filter(({ facts }) =>
				facts.some(({ source }) => source?.messageId === id || source?.messageId === messageId)
			);
			// What was remembered by a call needs no suggestion.
			const remembered = answer.steps.some(
				(step) => step.kind === 'result' && step.tool === 'remember' && step.ok
			);
			const suggested = suggest && !remembered ? suggestFacts(text) : [];
			const known = suggested.length > 0 ? knownKeys(database()) : new Set();
			const suggestions = suggested
				.filter((fact) => !known.has(keyOf(fact)) && !isDismissed(database(), fact))
				.map((fact) => ({ messageId: id, text: fact }));
			return { suggestions, conflicts };
		},

		'fact:dismiss': ({ text }) => {
			database().run('insert or ignore into fact_dismissals (hash, at) values (?, ?)', [
				hashOf(text),
				Date.now()
			]);
			return null;
		}
	} satisfies Partial<StoreHandlers>;
}

function nothing() {
	return { suggestions: [], conflicts: [] };
}

function knownKeys(database: Database): Set<string> {
	const facts = database.all(textRow, 'select text from facts where deleted_at is null');
	return new Set(facts.map(({ text }) => keyOf(text)));
}

function isDismissed(database: Database, text: string): boolean {
	const sql = 'select count(*) as found from fact_dismissals where hash = ?';
	return (database.get(foundRow, sql, [hashOf(text)])?.found ?? 0) > 0;
}

/** What was declined is not kept, only how to know it again. */
function hashOf(text: string): string {
	return createHash('sha256').update(keyOf(text)).digest('hex');
}

/** The same for sentences that say the same: "I live in Busan" and "I'm living in Busan now". */
function keyOf(text: string): string {
	const reading = readFact(text);
	return reading === undefined ? gist(text) : `${reading.about}|${gist(reading.value)}`;
}

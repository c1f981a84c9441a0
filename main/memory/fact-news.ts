import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Step } from '../contract.ts';
import { keepsNoMemory } from './conversations.ts';
import { findConflicts } from './fact-conflicts.ts';
import { gist, readFact } from './fact-reading.ts';
import { isSecret, suggestFacts, tidy } from './fact-suggestions.ts';
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
			const recalled = linesOfRecall(answer.steps);
			const conflicts = findConflicts(database()).filter(({ facts }) =>
				facts.some(
					({ source, text: fact }) =>
						source?.messageId === id || source?.messageId === messageId || recalled.has(fact)
				)
			);
			// What was remembered by a call needs no suggestion.
			const remembered = answer.steps.some(
				(step) => step.kind === 'result' && step.tool === 'remember' && step.ok
			);
			const suggested =
				suggest && !remembered
					? withoutTwins([...suggestFacts(text), ...offered(answer.steps)])
					: [];
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

/** What an answer brought back from memory, fact by fact. */
function linesOfRecall(steps: readonly Step[]): Set<string> {
	const parts = steps.flatMap((step) =>
		step.kind === 'result' && step.tool === 'recall' ? step.parts : []
	);
	const lines = parts.flatMap((part) => (part.type === 'text' ? part.text.split('\n') : []));
	return new Set(lines.map((line) => line.replace(/^- /, '')));
}

/** What the model would have remembered without being asked to. */
function offered(steps: readonly Step[]): string[] {
	const unasked = new Set(
		steps.flatMap((step) =>
			step.kind === 'result' &&
			step.parts.some((part) => part.type === 'error' && part.words?.key === 'MEMORY_UNASKED')
				? [step.callId]
				: []
		)
	);
	return steps.flatMap((step) => {
		if (step.kind !== 'decision' || !unasked.has(step.callId)) return [];
		const text = tidy(String(step.input['text']));
		return isSecret(text) ? [] : [text];
	});
}

/** Of texts that say the same, or of which one holds the other, the first. */
function withoutTwins(texts: string[]): string[] {
	const kept: string[] = [];
	for (const text of texts) {
		const words = gist(text);
		const isTwin = kept.some((one) => gist(one).includes(words) || words.includes(gist(one)));
		if (!isTwin) kept.push(text);
	}
	return kept;
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

import { z } from 'zod';
import { originSchema } from '../../tools/parts.ts';
import type { Operations } from '../operations.ts';

const id = z.string().min(1).max(64);
const time = z.int();
const nothing = z.null();
const factText = z.string().min(1).max(4000);

/** Something to know about the person and their world. */
export const factSchema = z.object({
	id,
	text: z.string(),
	createdAt: time,
	updatedAt: time,
	origin: originSchema,
	/** The message it was said in, when it came from a conversation. */
	source: z.object({ conversationId: id, messageId: id }).nullable(),
	/** The conversation it holds in; null when it holds everywhere. */
	scope: id.nullable(),
	/** How many earlier versions are kept. */
	edits: z.int()
});
export type Fact = z.output<typeof factSchema>;

/** What a fact said until `replacedAt`. */
export const factVersionSchema = z.object({ text: z.string(), replacedAt: time });
export type FactVersion = z.output<typeof factVersionSchema>;

/** Facts about the same thing that do not fit together, the newest first. */
export const factConflictSchema = z.object({ facts: z.array(factSchema) });
export type FactConflict = z.output<typeof factConflictSchema>;

/** What an answer brought for the memory: what might be remembered, and what was said differently before. */
export const factNewsSchema = z.object({
	/** In the person's own words; `messageId` is the message that has them. */
	suggestions: z.array(z.object({ messageId: id, text: z.string() })),
	conflicts: z.array(factConflictSchema)
});
export type FactNews = z.output<typeof factNewsSchema>;

/** A fact as files carry it. Who said it is not taken from a file: what comes from one is marked so. */
export const importedFactSchema = z.object({
	text: factText,
	createdAt: time,
	updatedAt: time,
	origin: originSchema,
	scope: id.nullable(),
	history: z.array(factVersionSchema).max(1000)
});
export type ImportedFact = z.output<typeof importedFactSchema>;

/** What an import would do. */
export const factImportSchema = z.object({
	file: z.string(),
	fresh: z.array(importedFactSchema),
	/** Texts that are remembered already; only their earlier versions may be new. */
	known: z.array(importedFactSchema),
	/** How many cannot come along: they are too long, or hold in conversations that are not here. */
	leftOut: z.int(),
	/** Texts of facts that read like orders to a model or hide something, in their own words or in earlier ones. */
	suspicious: z.array(z.string()).optional()
});
export type FactImport = z.output<typeof factImportSchema>;

/** Which new facts an import takes where nobody chooses: what reads like an order only when somebody wants it. */
export function unsuspicious({ fresh, suspicious }: FactImport): Set<string> {
	const held = new Set(suspicious);
	return new Set(fresh.map(({ text }) => text).filter((text) => !held.has(text)));
}

/** What is imported when these new ones were chosen: they, and earlier versions of what is known, unless suspicious. */
export function factsToImport(found: FactImport, chosen: ReadonlySet<string>): ImportedFact[] {
	const held = new Set(found.suspicious);
	return [
		...found.fresh.filter(({ text }) => chosen.has(text)),
		...found.known.filter(({ text }) => !held.has(text))
	];
}

export const factCalls = {
	'fact:list': { input: nothing, output: z.array(factSchema) },
	'fact:add': { input: z.object({ text: factText }), output: factSchema },
	/** Yes to a suggestion; `here` keeps it to the conversation it was said in. */
	'fact:accept': {
		input: z.object({ messageId: id, text: factText, here: z.boolean() }),
		output: factSchema
	},
	/** No to a suggestion, for good. */
	'fact:dismiss': { input: z.object({ text: factText }), output: nothing },
	/** For the answer `messageId`. */
	'fact:news': { input: z.object({ messageId: id }), output: factNewsSchema },
	'fact:edit': { input: z.object({ factId: id, text: factText }), output: factSchema },
	'fact:scope': { input: z.object({ factId: id, scope: id.nullable() }), output: factSchema },
	/** Earlier versions, the oldest first. */
	'fact:history': { input: z.object({ factId: id }), output: z.array(factVersionSchema) },
	'fact:forget': { input: z.object({ factId: id }), output: nothing },
	'fact:restore': { input: z.object({ factId: id }), output: nothing },
	/** Forgotten facts; they can be restored for 30 days. */
	'fact:bin': { input: nothing, output: z.array(factSchema) },
	'fact:conflicts': { input: nothing, output: z.array(factConflictSchema) },
	/** This one holds; the others go to the bin, and older ones into its history. */
	'fact:choose': {
		input: z.object({ factId: id, over: z.array(id).min(1).max(100) }),
		output: factSchema
	},
	/** All of these hold: they are no contradiction. */
	'fact:agree': { input: z.object({ factIds: z.array(id).min(2).max(100) }), output: nothing },
	/** Asks where with the system's dialog and writes there; `path` is null when the user cancelled. */
	'fact:save': {
		input: z.object({ format: z.enum(['markdown', 'json']) }),
		output: z.object({ path: z.string().nullable() })
	},
	/** Asks for a file and says what importing it would do, without doing it; null when the user cancelled. */
	'fact:choose-import': { input: nothing, output: factImportSchema.nullable() },
	'fact:import': {
		input: z.object({ facts: z.array(importedFactSchema).max(10_000) }),
		output: z.object({ added: z.int(), merged: z.int() })
	}
} satisfies Operations;

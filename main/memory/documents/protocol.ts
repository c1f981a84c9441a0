import { z } from 'zod';
import { archiveKinds, passageSchema } from '../../contract.ts';
import type { Operations } from '../../operations.ts';
import { archivedConversationSchema } from '../transfer/protocol.ts';
import { kinds } from './kinds.ts';

/** At most this much of a web page is turned into Markdown. */
export const maximumHtml = 20_000_000;

/**
 * What the document reader's process serves. It reads one document at a time and hands it out piece by piece as it
 * is asked, so that neither side holds more than a piece and the first pages are there before the last are read.
 */
export const extractorOperations = {
	/** Begins with a document; one that was under way is dropped. `name` is what people call it. */
	open: {
		input: z.object({
			path: z.string().min(1),
			name: z.string(),
			kind: z.enum(kinds),
			/** What opens the file itself, where it is a sealed original. */
			key: z.string().nullable(),
			password: z.string().nullable()
		}),
		output: z.null()
	},
	/** The next passages, in document order; `end` is set with the last of them. */
	next: {
		input: z.null(),
		output: z.object({
			passages: z.array(
				passageSchema.pick({ text: true, heading: true, place: true, start: true, end: true })
			),
			/** 0 to 1. */
			progress: z.number(),
			/** How many pictures were read for this: each is given time of its own. */
			pictures: z.int(),
			/** How many pages of a PDF were read for this: each is given a little time. */
			pages: z.int(),
			end: z
				.object({
					pages: z.int().nullable(),
					/** Keys of `main/messages/notes.ts`. */
					warnings: z.array(z.string())
				})
				.nullable()
		})
	},
	/** Begins with an archive of conversations. */
	'archive-open': {
		input: z.object({ path: z.string().min(1) }),
		output: z.object({ kind: z.enum(archiveKinds), base: z.string() })
	},
	/** The next conversations of it. One that is broken is counted and stops nothing. */
	'archive-next': {
		input: z.null(),
		output: z.object({
			conversations: z.array(archivedConversationSchema),
			unreadable: z.int(),
			progress: z.number(),
			end: z.boolean()
		})
	},
	/** A web page as Markdown; links are numbered in the text (`text [3]`) and listed. Nothing is fetched. */
	html: {
		input: z.object({
			html: z.string().max(maximumHtml),
			url: z.string(),
			maxCharacters: z.int().min(1)
		}),
		output: z.object({
			title: z.string(),
			markdown: z.string(),
			links: z.array(z.object({ text: z.string(), url: z.string() })),
			/** Keys of `main/messages/notes.ts`: what a person would not see on the page or not expect. */
			warnings: z.array(z.string())
		})
	}
} satisfies Operations;

export type ExtractorOperations = typeof extractorOperations;

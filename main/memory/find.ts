import { z } from 'zod';
import type { OutputOf } from '../operations.ts';
import type { StoreHandlers, StoreOperations } from './protocol.ts';
import type { Database, Value } from './store.ts';
import { fold, isCjk, quoted, trigramsOf, wellFormed, withPairs } from './text.ts';

type Found = OutputOf<StoreOperations, 'conversation:search'>[number];

const titleRow = z.object({ conversationId: z.string(), title: z.string(), at: z.int() });
const messageRow = titleRow.extend({ number: z.int(), messageId: z.string(), text: z.string() });

/** Parts of a query that are looked for. */
const partLimit = 32;
const pageSize = 200;
/** Messages that are read for one search, newest first: an upper bound for queries that the indexes cannot narrow. */
const readLimit = 20_000;
const snippetBefore = 60;
const snippetLength = 200;

export function findHandlers(database: () => Database) {
	return {
		/** Titles first, then messages, newest first. What is found holds every word of the query as it was typed. */
		'conversation:search': ({ query, limit }) => {
			const parts = partsOf(query);
			if (parts.length === 0) return [];
			const titles = findTitles(database(), parts).slice(0, limit);
			return [...titles, ...findMessages(database(), parts, limit - titles.length)];
		}
	} satisfies Partial<StoreHandlers>;
}

/** The folded words of a query; text in quotation marks is one part. */
function partsOf(query: string): string[] {
	const parts = [...fold(query).matchAll(/"([^"]+)"|[^\s"]+/gu)].map((match) =>
		(match[1] ?? match[0]).trim()
	);
	return [...new Set(parts.filter((part) => part !== ''))].slice(0, partLimit);
}

function holdsAll(text: string, parts: string[]): boolean {
	const folded = fold(text);
	return parts.every((part) => folded.includes(part));
}

function findTitles(database: Database, parts: string[]): Found[] {
	return database
		.all(
			titleRow,
			`select id as conversationId, title, updated_at as at from conversations
			where not temporary and deleted_at is null order by updated_at desc`
		)
		.filter(({ title }) => holdsAll(title, parts))
		.map((row) => ({ ...row, messageId: null, snippet: '' }));
}

function findMessages(database: Database, parts: string[], limit: number): Found[] {
	const { sql, values } = candidates(parts);
	const found: Found[] = [];
	let before = Number.MAX_SAFE_INTEGER;
	for (let read = 0; read < readLimit && found.length < limit; read += pageSize) {
		const page = database.all(
			messageRow,
			`select messages.number, messages.id as messageId, messages.conversation_id as conversationId,
				messages.text, messages.created_at as at, conversations.title
			from messages join conversations on conversations.id = messages.conversation_id
			where not conversations.temporary and conversations.deleted_at is null
				and messages.number < ? and ${sql}
			order by messages.number desc limit ?`,
			[before, ...values, pageSize]
		);
		for (const { conversationId, messageId, title, at, text } of page) {
			// The trigrams of a part may stand apart from each other, so the text itself decides.
			if (holdsAll(text, parts)) {
				found.push({ conversationId, messageId, title, at, snippet: snippet(text, parts) });
			}
		}
		const last = page.at(-1);
		if (last === undefined || page.length < pageSize) break;
		before = last.number;
	}
	return found.slice(0, limit);
}

/** What the indexes can say about which messages hold all parts. */
function candidates(parts: string[]): { sql: string; values: Value[] } {
	const trigrams = parts.flatMap((part) => trigramsOf(part, partLimit)).map(quoted);
	const words = parts
		.filter((part) => Array.from(part).length < 3 && /^[\p{L}\p{N}]+$/u.test(part))
		.map(wordMatch);
	const conditions = [
		{ index: 'message_trigrams', match: trigrams },
		{ index: 'message_words', match: words }
	].filter(({ match }) => match.length > 0);
	return {
		sql: [
			'true',
			...conditions.map(({ index }) => `messages.number in (select rowid from ${index}(?))`)
		].join(' and '),
		values: conditions.map(({ match }) => match.join(' AND '))
	};
}

/** One or two characters: a pair where there are no spaces, the beginning of a word elsewhere. */
function wordMatch(part: string): string {
	return isCjk(part) && Array.from(part).length === 2
		? quoted(withPairs(part).trim().split(' ')[0] ?? part)
		: `${quoted(part)}*`;
}

function snippet(text: string, parts: string[]): string {
	const lower = text.toLowerCase();
	const places = parts.map((part) => lower.indexOf(part)).filter((place) => place >= 0);
	const start = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - snippetBefore);
	const cut = wellFormed(text.slice(start, start + snippetLength))
		.replace(/\s+/gu, ' ')
		.trim();
	return `${start > 0 ? '…' : ''}${cut}${start + snippetLength < text.length ? '…' : ''}`;
}

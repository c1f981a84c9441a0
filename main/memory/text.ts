import { z } from 'zod';

/**
 * Text as SQLite can keep it: lone surrogates and NUL, which it would cut off or misread, become the replacement
 * character.
 */
export function wellFormed(text: string): string {
	return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}

/** A value as JSON with every text in it well-formed. */
export function toJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'string' ? wellFormed(inner) : inner
	);
}

/** A column that holds JSON, parsed by `schema`. */
export function json<Schema extends z.ZodType>(schema: Schema) {
	return z
		.string()
		.transform((text): unknown => JSON.parse(text))
		.pipe(z.unknown().transform((value) => schema.parse(value)));
}

/** A column that holds 0 or 1. */
export const flag = z.int().transform((value) => value !== 0);

const cjk = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3005\u30FC`;
const cjkRuns = new RegExp(`[${cjk}]+`, 'gu');
const words = new RegExp(`[${cjk}]+|[\\p{L}\\p{M}\\p{N}]+`, 'gu');

/**
 * Text as it is compared in searches: compatibility forms, case and the accents of Latin, Greek and Cyrillic letters
 * are folded away; the voicing marks of Japanese and the vowels of other scripts stay.
 */
export function fold(text: string): string {
	return wellFormed(text)
		.normalize('NFKD')
		.replace(/[\u0300-\u036F]/gu, '')
		.normalize('NFC')
		.toLowerCase();
}

/**
 * Folded text for the index of words. Chinese, Japanese and Korean are written without spaces, or with endings on the
 * words, so each run of them becomes its pairs of characters: "세금을" is found by "세금".
 */
export function withPairs(folded: string): string {
	return folded.replace(cjkRuns, (run) => ` ${pairs(run).join(' ')} `);
}

/** Every two neighbours, and the last character by itself, so that one character finds the words that begin with it. */
function pairs(run: string): string[] {
	const characters = Array.from(run);
	return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** The different words of a folded text in order; runs without spaces as their pairs. */
export function termsOf(folded: string, limit: number): string[] {
	const terms = new Set<string>();
	for (const [word] of folded.matchAll(words)) {
		const characters = Array.from(word);
		if (isCjk(word)) {
			const found = characters.length === 1 ? characters : pairs(word).slice(0, -1);
			found.forEach((term) => terms.add(term));
		} else {
			terms.add(characters.slice(0, 64).join(''));
		}
		if (terms.size >= limit) break;
	}
	return [...terms].slice(0, limit);
}

/** Whether a folded text begins with a character of Chinese, Japanese or Korean. */
export function isCjk(folded: string): boolean {
	return folded.search(cjkRuns) === 0;
}

/** The three-character pieces of a folded text, as the index of trigrams holds them; none for shorter ones. */
export function trigramsOf(folded: string, limit: number): string[] {
	const characters = Array.from(folded).slice(0, limit + 2);
	return [
		...new Set(
			characters
				.slice(2)
				.map((last, index) => `${characters[index] ?? ''}${characters[index + 1] ?? ''}${last}`)
		)
	];
}

/** A string in the query language of FTS5: quoted, so that nothing in it is an operator. */
export function quoted(term: string): string {
	return `"${term.replaceAll('"', '""')}"`;
}

import { partsToText, type PassageHit } from '../../../tools/parts.ts';
import type { Citation } from '../../contract.ts';
import type { NoteKey } from '../../messages/notes.ts';
import type { FinishedCall } from './compose.ts';
import { namesOccur } from './names.ts';
import { keyOf, nearClaims, type Claim, type Likeness } from './near.ts';
import { contradicts } from './negation.ts';
import { sharesWords } from './quote.ts';

/** What calls gave, as a model reads it: passages are numbered through all of them, so that `[3]` means one thing. */
export function readResults(calls: readonly FinishedCall[]): {
	outputs: string[];
	passages: PassageHit[];
} {
	const passages: PassageHit[] = [];
	const outputs = calls.map(({ parts }) =>
		parts
			.map((part) => {
				if (part.type !== 'passages' || passages.length === 0) {
					if (part.type === 'passages') passages.push(...part.items);
					return partsToText([part]);
				}
				const before = passages.length;
				passages.push(...part.items);
				return part.items
					.map(
						({ title, place, text }, index) =>
							`[${before + index + 1}] ${title}${place && `, ${place}`}\n${text}`
					)
					.join('\n\n');
			})
			.join('\n')
	);
	return { outputs, passages };
}

export interface CheckedAnswer {
	citations: Citation[];
	/** What a person should know of the answer: keys of `main/messages/notes.ts` with their values. */
	notes: { note: NoteKey; values: Record<string, string> }[];
}

/**
 * Compares an answer that a model wrote in its own words with what it was given. Nothing is changed in it: a number, a
 * quotation or a source that cannot be found is told beside it.
 */
export async function checkAnswer(
	answer: string,
	calls: readonly FinishedCall[],
	given: readonly string[],
	likeness?: Likeness
): Promise<CheckedAnswer> {
	const { outputs, passages } = readResults(calls);
	const sources = [...given, ...outputs];
	const notes: CheckedAnswer['notes'] = [];
	const { citations, isSupported } = await cite(answer, passages, likeness);
	if (!isSupported) notes.push({ note: 'source-not-found', values: {} });
	const number = findForeignNumber(answer.replace(citationPattern, ''), sources);
	if (number !== undefined) {
		notes.push(
			calls.length === 0
				? { note: 'no-tool-ran', values: {} }
				: { note: 'number-not-found', values: { number } }
		);
	}
	if (calls.length > 0 && !quotationsOf(answer).every((text) => isQuoted(text, sources)))
		notes.push({ note: 'quotation-not-found', values: {} });
	return { citations, notes };
}

const citationPattern = /\[(\d{1,3})\]/g;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Which passages are cited, and whether each sentence that cites one is supported by it: its numbers and names occur there,
 * it says no where the passage does, and it shares words or, where that can be told, meaning.
 */
async function cite(
	answer: string,
	passages: readonly PassageHit[],
	likeness: Likeness | undefined
): Promise<{ citations: Citation[]; isSupported: boolean }> {
	const claims = sentencesOf(answer).flatMap((sentence) =>
		[...sentence.matchAll(citationPattern)].map(([, digits]) => ({
			number: Number(digits),
			words: sentence.replace(citationPattern, ' '),
			passage: passages[Number(digits) - 1]
		}))
	);
	const inOtherWords = claims.flatMap(({ words, passage }): Claim[] =>
		passage !== undefined && fits({ words, passage }) && !sharesWords(words, passage.text)
			? [{ words, passage }]
			: []
	);
	const near =
		likeness === undefined ? new Set<string>() : await nearClaims(inOtherWords, likeness);
	const supported = new Map<number, boolean>();
	let isSupported = true;
	for (const { number, words, passage } of claims) {
		const holds =
			passage !== undefined &&
			fits({ words, passage }) &&
			(sharesWords(words, passage.text) || near.has(keyOf({ words, passage })));
		isSupported &&= holds;
		if (passage !== undefined) supported.set(number, (supported.get(number) ?? true) && holds);
	}
	const citations = [...supported].flatMap(([number, holds]): Citation[] => {
		const passage = passages[number - 1];
		if (passage === undefined) return [];
		const { passageId, documentId, title, place, text } = passage;
		return [{ number, passageId, documentId, title, place, text, supported: holds }];
	});
	return { citations: citations.sort((left, right) => left.number - right.number), isSupported };
}

/** Whether nothing in a claim speaks against its passage. */
function fits({ words, passage }: Claim): boolean {
	return (
		namesOccur(words, [passage.text, passage.title]) &&
		findForeignNumber(words, [passage.text, passage.title, passage.place]) === undefined &&
		!contradicts(words, passage.text)
	);
}

/** Sentences with the citation that follows their full stop. */
function sentencesOf(text: string): string[] {
	const found: string[] = [];
	for (const { segment } of sentences.segment(text)) {
		const [leading = ''] = /^\s*(?:\[\d{1,3}\]\s*)+/.exec(segment) ?? [];
		const last = found.length - 1;
		if (leading !== '' && last >= 0) found[last] = `${found[last] ?? ''}${leading}`;
		found.push(leading !== '' && last >= 0 ? segment.slice(leading.length) : segment);
	}
	return found;
}

const numberPattern = /\d+(?:[.,]\d+)*/g;

/** A number of an answer that is in none of the texts, also not as one that was rounded to it. Single digits count things. */
function findForeignNumber(answer: string, texts: readonly string[]): string | undefined {
	const known = texts.flatMap((text) => text.match(numberPattern) ?? []);
	const spellings = new Set(known);
	const values = known.map(valueOf);
	const exact = new Set(values);
	return (answer.match(numberPattern) ?? []).find((number) => {
		if (/^\d$/.test(number) || spellings.has(number)) return false;
		const value = valueOf(number);
		if (exact.has(value)) return false;
		const decimals = /\.(\d+)$/.exec(number)?.[1]?.length ?? 0;
		return !values.some(
			(one) => one.toFixed(Math.min(decimals, 20)) === value.toFixed(Math.min(decimals, 20))
		);
	});
}

function valueOf(number: string): number {
	return Number(number.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.'));
}

/** Quotations of more than a few words, and quoted lines. */
function quotationsOf(answer: string): string[] {
	const inMarks = [...answer.matchAll(/[“"]([^“”"\n]{24,})[”"]/g)].map(([, text = '']) => text);
	const lines = [...answer.matchAll(/^>\s?(.{24,})$/gm)].map(([, text = '']) => text);
	return [...inMarks, ...lines];
}

function isQuoted(quotation: string, sources: readonly string[]): boolean {
	const wanted = fold(quotation.replace(citationPattern, '')).replace(/[.,!?…]+$/u, '');
	return sources.some((source) => fold(source).includes(wanted));
}

function fold(text: string): string {
	return text
		.replace(/[\s*_>]+/gu, ' ')
		.trim()
		.toLowerCase();
}

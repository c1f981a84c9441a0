import { partsToText, type Part, type PassageHit } from '../../../tools/parts.ts';
import type { Citation } from '../../contract.ts';
import type { NoteKey } from '../../messages/notes.ts';
import type { FinishedCall } from './compose.ts';
import { namesOccur } from './names.ts';
import { nearClaims, type Claim, type Likeness } from './near.ts';
import { contradicts } from './negation.ts';
import { hostOf, plainText, type PagePart } from './pages.ts';
import { bestSentences, sharesWords, speaksOfSame } from './sentences.ts';

/** What an answer may cite: a passage of a document, or a page of the web. */
interface Source extends PassageHit {
	url?: string;
}

/**
 * What calls gave, as a model reads it. Passages are numbered through all of them, so that `[3]` means one thing; pages
 * as well, where `numbersPages`: then their links are told by `#3`, which is how they are followed.
 */
export function readResults(
	calls: readonly FinishedCall[],
	numbersPages: boolean
): { outputs: string[]; sources: Source[] } {
	const sources: Source[] = [];
	const print = (part: Part): string => {
		if (part.type === 'page' && numbersPages) {
			sources.push(sourceOf(part));
			const text = part.markdown.replace(/ \[(\d+)\]/g, ' (#$1)');
			return `[${sources.length}] ${part.title}\n${part.url}\n\n${text}`;
		}
		if (part.type !== 'passages') return partsToText([part]);
		const before = sources.length;
		sources.push(...part.items);
		return part.items
			.map(
				({ title, place, text }, index) =>
					`[${before + index + 1}] ${title}${place && `, ${place}`}\n${text}`
			)
			.join('\n\n');
	};
	const outputs = calls.map(({ parts }) => parts.map(print).join('\n'));
	return { outputs, sources };
}

function sourceOf({ url, title, markdown }: PagePart): Source {
	const place = hostOf(url);
	const known = { passageId: '', documentId: '', score: 0, place, url };
	return { ...known, title: title === '' ? place : title, text: plainText(markdown) };
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
	const { outputs, sources: cited } = readResults(calls, true);
	const sources = [...given, ...outputs];
	const notes: CheckedAnswer['notes'] = [];
	const { citations, isSupported } = await cite(answer, cited, likeness);
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
	sources: readonly Source[],
	likeness: Likeness | undefined
): Promise<{ citations: Citation[]; isSupported: boolean }> {
	const cited = sentencesOf(answer).flatMap((sentence) =>
		[...sentence.matchAll(citationPattern)].map(([, digits]) => {
			const words = sentence.replace(citationPattern, ' ');
			const number = Number(digits);
			return { number, words, claim: claimOf(words, sources[number - 1]) };
		})
	);
	const fitting = cited.flatMap(({ claim }) => (claim !== undefined && fits(claim) ? [claim] : []));
	const inOtherWords = fitting.filter(({ words, near }) => !sharesWords(words, near));
	const alike = likeness && (await nearClaims(inOtherWords, likeness));
	const holding = new Set(
		fitting.filter((claim) => !inOtherWords.includes(claim) || alike?.has(claim) === true)
	);
	const supported = new Map<number, boolean>();
	/** What was said with each number. */
	const saying = new Map<number, string>();
	let isSupported = true;
	for (const { number, words, claim } of cited) {
		saying.set(number, `${saying.get(number) ?? ''} ${words}`);
		const holds = claim !== undefined && holding.has(claim);
		isSupported &&= holds;
		if (claim !== undefined) supported.set(number, (supported.get(number) ?? true) && holds);
	}
	const citations = [...supported].flatMap(([number, holds]): Citation[] => {
		const source = sources[number - 1];
		if (source === undefined) return [];
		const { passageId, documentId, title, place, url } = source;
		const text = nearest(saying.get(number) ?? '', source);
		const citation = { number, passageId, documentId, title, place, text, supported: holds };
		return [url === undefined ? citation : { ...citation, url }];
	});
	return { citations: citations.sort((left, right) => left.number - right.number), isSupported };
}

interface SourceClaim extends Claim {
	source: Source;
}

function claimOf(words: string, source: Source | undefined): SourceClaim | undefined {
	return source && { words, source, near: nearest(words, source) };
}

/** Whether nothing in a claim speaks against what its source says nearest to it. */
function fits({ words, near, source: { title, place } }: SourceClaim): boolean {
	return (
		namesOccur(words, [near, title]) &&
		findForeignNumber(words, [near, title, place]) === undefined &&
		!contradicts(words, near)
	);
}

/** Of a whole page so many sentences are what a claim is held against. */
const nearSentences = 4;

/** A passage as it is; of a whole page what is nearest to the words: any page shares words with any sentence. */
function nearest(words: string, { text, url }: Source): string {
	if (url === undefined) return text;
	const best = bestSentences(words, text, nearSentences);
	// A number that stands there in another matter is no support.
	const same = best.filter((sentence) => speaksOfSame(words, sentence));
	return (same.length > 0 ? same : best).join(' ');
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

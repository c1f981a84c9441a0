import type { Citation } from '../../contract.ts';
import type { PassageHit } from '../../../tools/parts.ts';

/** A passage's own words that answer the request. */
interface Quote {
	passage: PassageHit;
	text: string;
	score: number;
}

const wordPattern = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;
const cjkPattern = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words that ask rather than say what is sought. */
const askingWords = new Set(
	(
		'a an and any are about according as at be by can could did do does document documents file find for from get gets got had happen happens has have how i if in ' +
		'is it its know look many me much my need needs of on or our papers please say said says search see should so tell take takes that the their them there ' +
		'these they this to us was we were what when where which who whose why will with would you your ' +
		'문서 문서에서 파일 파일에서 무엇 뭐 뭐라고 뭐야 언제 어디 누가 누구 어떻게 얼마 얼마나 알려줘 찾아줘 말해줘 있어 있나요 있어요 나와 대해 관해 이 그 저'
	).split(' ')
);
const quoteLimit = 3;
/** More than this share of a question, by the weight of its words, must a sentence and what is around it hold to answer it. */
const leastOfSentence = 0.2;
const leastCovered = 0.5;
/** Where words are looked up by pairs of letters, many pairs are only endings. */
const leastCoveredPairs = 0.3;

/**
 * Picks, from the passages a search found, the sentences that say most about the request.
 * A very small model cannot be trusted to retell a document, so it is quoted: every line is the document's own,
 * and cited. Returns nothing when no sentence shares enough with the request.
 */
export function quotePassages(
	request: string,
	passages: PassageHit[]
): { text: string; citations: Citation[] } | undefined {
	const terms = [...new Set(termsOf(request))];
	if (terms.length === 0) return undefined;
	const sentences = passages.flatMap((passage) =>
		sentencesOf(passage.text).map((text) => ({ passage, text, terms: termsOf(text) }))
	);
	const weights = new Map(
		terms.map((term) => {
			const containing = sentences.filter((sentence) =>
				sentence.terms.some((word) => alike(word, term))
			).length;
			return [term, containing === 0 ? 0 : Math.log(1 + sentences.length / containing)];
		})
	);
	// A term that occurs nowhere still counts as missing, at the weight of a rare one.
	const total = terms.reduce(
		(sum, term) => sum + (weights.get(term) || Math.log(1 + sentences.length)),
		0
	);
	const ranked: Quote[] = sentences
		.map(({ passage, text, terms: words }) => {
			const found = terms.filter((term) => words.some((word) => alike(word, term)));
			return {
				passage,
				text,
				score: found.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) / total
			};
		})
		.sort((left, right) => right.score - left.score);
	const best = ranked[0];
	if (best === undefined || best.score < leastOfSentence) return undefined;
	// A sentence that has one word of the question answers it only where the rest is around it.
	const around = termsOf(`${best.passage.title} ${best.passage.text}`);
	const covered = terms
		.filter((term) => around.some((word) => alike(word, term)))
		.reduce((sum, term) => sum + (weights.get(term) || Math.log(1 + sentences.length)), 0);
	if (covered <= total * (cjkPattern.test(request) ? leastCoveredPairs : leastCovered))
		return undefined;
	const chosen = ranked.filter(({ score }) => score >= best.score * 0.75).slice(0, quoteLimit);
	return cite(chosen);
}

/** Quotes the beginning of what is there, for requests about a document as a whole. */
export function quoteBeginning(passages: PassageHit[]): { text: string; citations: Citation[] } {
	const first = passages.slice(0, quoteLimit).map((passage) => ({
		passage,
		text: sentencesOf(passage.text).slice(0, 2).join(' '),
		score: 1
	}));
	return cite(first.filter(({ text }) => text !== ''));
}

/** The sentences of a text that say most about a request, in their order; the first ones when none says anything. */
export function bestSentences(request: string, text: string, count: number): string[] {
	const sentences = sentencesOf(text);
	const terms = [...new Set(termsOf(request))];
	const scored = sentences.map((sentence, index) => {
		const words = termsOf(sentence);
		return {
			sentence,
			index,
			score: terms.filter((term) => words.some((word) => alike(word, term))).length
		};
	});
	const found = scored
		.filter(({ score }) => score > 0)
		.sort((left, right) => right.score - left.score);
	const chosen = (found.length > 0 ? found : scored).slice(0, count);
	return chosen.sort((left, right) => left.index - right.index).map(({ sentence }) => sentence);
}

function cite(quotes: Quote[]): { text: string; citations: Citation[] } {
	const passages = [...new Set(quotes.map(({ passage }) => passage))];
	const lines = quotes.map(({ passage, text }) => `> ${text} [${passages.indexOf(passage) + 1}]`);
	const citations = passages.map((passage, index) => ({
		number: index + 1,
		passageId: passage.passageId,
		documentId: passage.documentId,
		title: passage.title,
		place: passage.place,
		text: passage.text,
		supported: quotes
			.filter((quote) => quote.passage === passage)
			.every(({ text }) => contains(passage.text, text))
	}));
	return { text: lines.join('\n>\n'), citations };
}

/** Whether a passage really holds these words, white space aside. */
function contains(passage: string, words: string): boolean {
	const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();
	return fold(passage).includes(fold(words));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text, rows of lists and tables among them, none longer than can be quoted. */
export function sentencesOf(text: string): string[] {
	// A line break ends a sentence only where a list or table row ends: PDFs break lines inside sentences.
	const lines = text.split(/\n{2,}|\n(?=\s*(?:[-*•|#]|\d+[.)]\s))/u);
	return lines
		.flatMap((line) =>
			[...segmenter.segment(line.replace(/\s+/gu, ' '))].map(({ segment }) => segment.trim())
		)
		.filter((sentence) => sentence.length > 1)
		.map((sentence) => (sentence.length > 400 ? sentence.slice(0, 400) : sentence));
}

/** The words that carry meaning, lower case; for scripts without spaces or with particles, pairs of letters. */
export function termsOf(text: string): string[] {
	return (text.toLowerCase().match(wordPattern) ?? []).flatMap((word) => {
		if (askingWords.has(word)) return [];
		if (!cjkPattern.test(word)) return [word];
		return word.length < 3
			? [word]
			: Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
	});
}

/** Whether a sentence says anything that a text says: a third of the words that carry meaning, or it has none. */
export function sharesWords(sentence: string, text: string): boolean {
	const terms = [...new Set(termsOf(sentence))];
	const words = termsOf(text);
	const found = terms.filter((term) => words.some((word) => alike(word, term)));
	return found.length * 3 >= terms.length;
}

/** Whether two sentences have a word in common that carries meaning; the same number alone says nothing. */
export function speaksOfSame(sentence: string, other: string): boolean {
	const words = termsOf(other);
	return termsOf(sentence).some(
		(term) => !/\d/.test(term) && words.some((one) => alike(one, term))
	);
}

/** Same word, or same stem: "cancelled" and "cancellation" share a beginning long enough. */
function alike(left: string, right: string): boolean {
	if (left === right) return true;
	const shorter = Math.min(left.length, right.length);
	if (shorter < 4 || /\d/.test(left)) return false;
	const shared = Math.max(4, Math.ceil(shorter * 0.8));
	return left.slice(0, shared) === right.slice(0, shared);
}

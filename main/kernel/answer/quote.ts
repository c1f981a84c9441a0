import type { Citation } from '../../contract.ts';
import type { PassageHit } from '../../../tools/parts.ts';
import { answersWith, sectionAsked } from './related.ts';
import { alike, isCjk, itemMark, sentencesOf, termsOf } from './sentences.ts';
import { haveMeaning, meaningsOf, sharingLanguage } from './translate.ts';
import { comparesSeveral, holdsWanted, isLabel, wantedBy, type Wanted } from './wanted.ts';

/** A passage's own words that answer the request. */
interface Quote {
	passage: PassageHit;
	text: string;
	/** How much of the request it says itself, from 0 to 1. */
	own: number;
	/** The same, with what stands around it and whether it is the kind of thing that was asked for. */
	score: number;
}

/** The words of a request that carry meaning, and whether words of a document have one of them. */
interface Asked {
	terms: string[];
	isIn: (words: readonly string[], term: string) => boolean;
	/** How much of a request its passage must hold. */
	least: number;
}

interface Sentence {
	passage: PassageHit;
	text: string;
	terms: string[];
}

const quoteLimit = 3;
/** More than this share of a question, by the weight of its words, must a sentence and what is around it hold to answer it. */
const leastOfSentence = 0.2;
const leastCovered = 0.5;
/** Where words are looked up by pairs of letters, many pairs are only endings. */
const leastCoveredPairs = 0.3;
/** Of a comparison each document holds its part only. */
const leastCoveredPart = 0.35;
/** What the rest of its document counts for a passage. */
const restShare = 0.5;
/** What of its surroundings counts for a sentence. */
const aroundShare = 0.35;
/** How much more a sentence counts that holds a date where "when" was asked, and how much less one that does not. */
const wantedGain = 1.3;
const unwantedLoss = 0.7;
/** A heading or the sender of a mail says what follows, not the answer. */
const labelLoss = 0.5;
/** With so much of a request a heading is what was asked about: what is under it is the answer. */
const ofItself = 0.6;

/**
 * Picks, from the passages a search found, the sentences that say most about the request.
 * A very small model cannot be trusted to retell a document, so it is quoted: every line is the document's own,
 * and cited. Returns nothing when no sentence shares enough with the request.
 */
export function quotePassages(
	request: string,
	passages: PassageHit[],
	{ isPart = false } = {}
): Quoted | undefined {
	const parts = quoteParts(request, passages);
	if (parts !== undefined) return parts;
	const isOwn = sharingLanguage(request);
	const own = new Set(passages.filter(({ text }) => isOwn(text)));
	const chosen =
		chosenFor(request, [...own], isPart) ??
		chosenInOtherLanguage(
			request,
			passages.filter((passage) => !own.has(passage)),
			isPart
		);
	return chosen && cite(chosen);
}

function chosenInOtherLanguage(
	request: string,
	passages: PassageHit[],
	isPart: boolean
): Quote[] | undefined {
	if (passages.length === 0) return undefined;
	return chosenFor(request, passages, isPart, askedInOtherLanguage(request));
}

/** Two questions in one ("what is the total and when is it due?"), each answered; the second is about what the first is. */
function quoteParts(request: string, passages: PassageHit[]): Quoted | undefined {
	const [first, second, ...more] = request.split(
		/,? and (?=(?:(?:until|by|since|from) )?(?:when|what|who|where|which|why|how)\b)/iu
	);
	if (first === undefined || second === undefined || more.length > 0) return undefined;
	const one = chosenFor(first, passages, false);
	const documents = new Set(one?.map(({ passage }) => passage.documentId));
	const same = passages.filter(({ documentId }) => documents.has(documentId));
	const other = one && chosenFor(second, same, true);
	if (one === undefined || other === undefined) return undefined;
	const added = other.filter(({ text }) => !one.some((quote) => quote.text === text));
	return cite([...one, ...added].slice(0, quoteLimit + 1));
}

interface Quoted {
	text: string;
	citations: Citation[];
}

/** The sentences that answer, best first; `isPart` when the passages are known to be of what is asked about. */
function chosenFor(
	request: string,
	passages: PassageHit[],
	isPart: boolean,
	asked = askedIn(request)
): Quote[] | undefined {
	if (asked.terms.length === 0 || passages.length === 0) return undefined;
	const sentences: Sentence[] = passages.flatMap((passage) =>
		sentencesOf(passage.text).map((text) => ({ passage, text, terms: termsOf(text) }))
	);
	const weigh = weigher(
		asked,
		sentences.map((sentence) => sentence.terms)
	);
	const covered = coverage(passages, weigh);
	const wanted = wantedBy(request);
	const ranked: Quote[] = sentences
		.map(({ passage, text, terms: words }) => {
			const own = weigh(words);
			const around = covered.get(passage) ?? 0;
			const fits =
				wanted === undefined && own >= ofItself && isLabelIn(text, passage)
					? 1
					: fitness(text, passage, wanted);
			const score = (own + aroundShare * Math.max(0, around - own)) * fits;
			return { passage, text, own, score };
		})
		.filter(({ own }) => own > 0)
		.sort((left, right) => right.score - left.score);
	const several = comparesSeveral(request);
	if (wanted === undefined && !several && !isPart) {
		const section = sectionNamed(request, asked, sentences);
		if (section !== undefined) return section;
	}
	const least = several || isPart ? Math.min(asked.least, leastCoveredPart) : asked.least;
	const answering = ranked.filter(
		({ own, passage }) => own >= leastOfSentence && (covered.get(passage) ?? 0) > least
	);
	const [best] = answering;
	if (best === undefined) return undefined;
	if (several) {
		const parts = partsOf(answering, asked);
		if (parts.length > 1) return parts.slice(0, quoteLimit);
	}
	const isFound = (text: string): boolean => wanted !== undefined && holdsWanted(text, wanted);
	if (isLabelIn(best.text, best.passage)) {
		// What the heading does not say of the request, a line under it may.
		const said = termsOf(best.text);
		const open = asked.terms.filter((term) => !asked.isIn(said, term));
		const under = ranked.find(
			({ passage, text }) =>
				passage === best.passage &&
				isFound(text) &&
				!isLabelIn(text, passage) &&
				open.some((term) => asked.isIn(termsOf(text), term))
		);
		return under === undefined ? sectionUnder(best) : [under];
	}
	const chosen = answering.filter(
		({ score, text, passage }) =>
			score >= best.score * 0.75 &&
			(!isFound(best.text) || isFound(text)) &&
			!isLabelIn(text, passage)
	);
	return withoutTwins(chosen).slice(0, quoteLimit);
}

/** A sentence that a document says more than once is quoted once. */
function withoutTwins(quotes: Quote[]): Quote[] {
	const keys = quotes.map(({ passage, text }) => `${passage.documentId} ${text}`);
	return quotes.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/**
 * What stands under the heading that a request asks for: the one that has all its words but those that stand before it
 * in its document, which say what the document is about.
 */
function sectionNamed(
	request: string,
	{ terms, isIn }: Asked,
	sentences: Sentence[]
): Quote[] | undefined {
	const kind = sectionAsked(request);
	const isAbout = terms.some((term) => kind?.words.test(term) !== true);
	const labels = sentences.filter(({ passage, text }) => isLabelIn(text, passage));
	const found = labels.flatMap((label) => {
		const { passage } = label;
		const at = sentences.indexOf(label);
		const heading = label.text.replace(/^#+\s*/u, '');
		const before = sentences.filter((one, index) =>
			one.passage === passage
				? index < at
				: one.passage.documentId === passage.documentId && placeOf(one.passage) < placeOf(passage)
		);
		const above = passage.heading?.split(' > ').slice(0, -1).join(' ') ?? '';
		const named = [
			...termsOf(`${wordsOfTitle(passage.title)} ${above}`),
			...before.flatMap((one) => one.terms)
		];
		const open = terms.filter((term) => !isIn(named, term));
		const rest = open.filter((term) => !isIn(label.terms, term));
		const isMeant =
			isAbout &&
			kind?.heading.test(heading) === true &&
			rest.every((term) => kind.words.test(term));
		const isNamed = rest.length === 0 && open.length > 0;
		return isMeant || isNamed ? [{ label, isMeant, count: open.length }] : [];
	});
	const best = found.toSorted(
		(left, right) => Number(right.isMeant) - Number(left.isMeant) || right.count - left.count
	)[0];
	if (best === undefined) return undefined;
	const { passage, text } = best.label;
	const label = { passage, text, own: 1, score: 1 };
	const under = sectionUnder(label);
	return under.includes(label) ? undefined : under;
}

/** A line that names what follows, or the heading that the passage stands under. */
function isLabelIn(text: string, { title, heading }: PassageHit): boolean {
	return isLabel(text, title) || text === heading?.split(' > ').at(-1);
}

/**
 * How much of a request each passage holds. What a document is about stands in its beginning, not in every passage: what
 * its other passages hold counts in part.
 */
function coverage(
	passages: PassageHit[],
	weigh: (words: string[]) => number
): Map<PassageHit, number> {
	const terms = new Map(
		passages.map((passage) => [passage, termsOf(`${namesOf(passage)}\n${passage.text}`)])
	);
	const wholes = new Map(
		[...new Set(passages.map(({ documentId }) => documentId))].map((id) => {
			const same = passages.filter(({ documentId }) => documentId === id);
			return [id, weigh(same.flatMap((one) => terms.get(one) ?? []))];
		})
	);
	return new Map(
		passages.map((passage) => {
			const own = weigh(terms.get(passage) ?? []);
			const whole = wholes.get(passage.documentId) ?? own;
			return [passage, own + restShare * (whole - own)];
		})
	);
}

/** What a passage is called by what is around it: the title of its document, and the headings above it. */
function namesOf(passage: PassageHit): string {
	return `${wordsOfTitle(passage.title)} ${passage.heading ?? ''}`;
}

/** A title is a name of a file: its words hang together by anything but spaces. */
export function wordsOfTitle(title: string): string {
	return title.replace(/[._-]/gu, ' ');
}

/** Its place among the passages of its document. */
function placeOf({ passageId }: PassageHit): number {
	return Number(passageId.split('.').at(-1));
}

/**
 * For a comparison, what each document says: of the words of the request, those that several documents have are what is
 * compared, and the others name the documents.
 */
function partsOf(answering: Quote[], { terms, isIn }: Asked): Quote[] {
	const said = new Map<string, Set<string>>();
	const topicIn = ({ text }: Quote): string[] => {
		const words = termsOf(text);
		return terms.filter((term) => isIn(words, term));
	};
	for (const quote of answering) {
		for (const term of topicIn(quote)) {
			said.set(term, (said.get(term) ?? new Set()).add(quote.passage.documentId));
		}
	}
	const shared = terms.filter((term) => (said.get(term)?.size ?? 0) > 1);
	if (shared.length === 0) return [];
	const parts = new Map<string, { quote: Quote; count: number }>();
	for (const quote of answering) {
		const count = topicIn(quote).filter((term) => shared.includes(term)).length;
		const known = parts.get(quote.passage.documentId);
		if (count > (known?.count ?? 0)) parts.set(quote.passage.documentId, { quote, count });
	}
	const most = Math.max(...[...parts.values()].map(({ count }) => count));
	return [...parts.values()].filter(({ count }) => count === most).map(({ quote }) => quote);
}

/** What stands under a heading that has the words of the request; the heading itself where nothing does. */
function sectionUnder(label: Quote): Quote[] {
	const { passage } = label;
	const sentences = sentencesOf(passage.text);
	const after = sentences.slice(sentences.indexOf(label.text) + 1);
	const listed = after.slice(
		0,
		leastIndex(after, (text) => !itemMark.test(text))
	);
	const under =
		listed.length > 0
			? listed.slice(0, listLimit)
			: after.filter((text) => !isLabelIn(text, passage)).slice(0, 2);
	return under.length === 0 ? [label] : under.map((text) => ({ ...label, text }));
}

/** A list is told whole, up to this. */
const listLimit = 15;

function leastIndex(texts: string[], test: (text: string) => boolean): number {
	const at = texts.findIndex(test);
	return at < 0 ? texts.length : at;
}

/** Whether a sentence is what was asked for, as a factor of its score. */
function fitness(text: string, passage: PassageHit, wanted: Wanted | undefined): number {
	if (wanted !== undefined && holdsWanted(text, wanted)) return wantedGain;
	return (wanted === undefined ? 1 : unwantedLoss) * (isLabelIn(text, passage) ? labelLoss : 1);
}

function askedIn(request: string): Asked {
	return {
		terms: [...new Set(termsOf(request))],
		// A word of a document is one of the request, or answers to it.
		isIn: (words, term) => words.some((word) => alike(word, term) || answersWith(term, word)),
		least: isCjk(request) ? leastCoveredPairs : leastCovered
	};
}

/** What is asked for where papers are written in another language: any of the words that may stand for one of the request. */
function askedInOtherLanguage(request: string): Asked {
	const meanings = meaningsOf(request);
	return {
		terms: [...meanings.keys()],
		isIn: (words, term) => haveMeaning(words, meanings.get(term) ?? []),
		least: leastCovered
	};
}

/** The share of a request that some words hold, rare ones being more of it. */
function weigher({ terms, isIn }: Asked, sentences: string[][]): (words: string[]) => number {
	const weights = new Map(
		terms.map((term) => {
			const containing = sentences.filter((words) => isIn(words, term));
			// A term that occurs nowhere still counts as missing, at the weight of a rare one.
			return [term, Math.log(1 + sentences.length / Math.max(1, containing.length))];
		})
	);
	const total = terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
	return (words) =>
		terms
			.filter((term) => isIn(words, term))
			.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) / total;
}

/** Quotes the beginning of what is there, for requests about a document as a whole. */
export function quoteBeginning(passages: PassageHit[]): Quoted {
	const first = passages.slice(0, quoteLimit).map((passage) => ({
		passage,
		text: sentencesOf(passage.text).slice(0, 2).join(' '),
		own: 1,
		score: 1
	}));
	return cite(first.filter(({ text }) => text !== ''));
}

function cite(quotes: Quote[]): Quoted {
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

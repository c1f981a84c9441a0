/** Words and sentences of texts, as answers are picked from them. */

const wordPattern = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;
const cjkPattern = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words that ask rather than say what is sought. */
const askingWords = new Set(
	(
		'a all allow allowed an am and any anything are about according as at be between both by can compare compared could did differ difference differences do does document documents each file find for from get gets got had happen happens has have how i if in ' +
		'is it its know list long look many me much must my need needs of often on or our papers please say said says search see should show so tell take takes that the their them there ' +
		'these they this to two until us use used uses versus vs was we were what when where which who whose why will with would you your ' +
		'문서 문서에서 파일 파일에서 무엇 뭐 뭐라고 뭐야 언제 어디 누가 누구 어떻게 얼마 얼마나 알려줘 찾아줘 말해줘 있어 있나요 있어요 나와 대해 관해 이 그 저 비교 비교해 비교해줘 차이 차이가 각각'
	).split(' ')
);

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How an item of a list begins. */
export const itemMark = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/u;

/** The sentences of a text, rows of lists and tables among them, none longer than can be quoted. */
export function sentencesOf(text: string): string[] {
	const lines = text
		.split(/\n{2,}|\n(?=\s*(?:[-*•|#]|\d+[.)]\s|\p{Lu}[\p{L} ]{1,24}: ))/u)
		.flatMap(endedLines);
	return lines
		.flatMap((line) =>
			withNumbers(
				[...segmenter.segment(line.replace(/\s+/gu, ' '))].map(({ segment }) => segment.trim())
			)
		)
		.filter((sentence) => sentence.length > 1)
		.map((sentence) => (sentence.length > 400 ? sentence.slice(0, 400) : sentence));
}

/** The number of an item ("2.") is no sentence of its own. */
function withNumbers(segments: string[]): string[] {
	return segments.flatMap((segment, index) => {
		const before = segments[index - 1] ?? '';
		if (isNumber.test(segment) && index < segments.length - 1) return [];
		return [isNumber.test(before) ? `${before} ${segment}` : segment];
	});
}

const isNumber = /^\d{1,3}[.)]$/u;
/** Nobody writes prose in lines that are shorter. */
const narrowest = 30;

/**
 * The lines of a paragraph that end something. Where the next word had room on a line, its end was meant; where it had
 * none, the line was only full, and its sentence goes on.
 */
function endedLines(paragraph: string): string[] {
	const lines = paragraph.split('\n').map((line) => line.trim());
	const width = Math.max(...lines.map(({ length }) => length));
	const ended: string[] = [];
	if (width < narrowest) return lines;
	let room = 0;
	for (const line of lines) {
		const word = /^\S*/.exec(line)?.[0] ?? '';
		if (ended.length === 0 || word.length + 1 <= room) ended.push(line);
		else ended.push(`${ended.pop() ?? ''} ${line}`);
		room = width - line.length;
	}
	return ended;
}

/** The words that carry meaning, lower case; for scripts without spaces or with particles, pairs of letters. */
export function termsOf(text: string): string[] {
	// Names in programs are words too: "retryLimit".
	const spaced = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').toLowerCase();
	return (spaced.match(wordPattern) ?? []).flatMap((word) => {
		if (askingWords.has(word)) return [];
		if (/^\p{Script=Hangul}/u.test(word)) return koreanTerms(word);
		if (!cjkPattern.test(word))
			return /^\p{L}+(?:-\p{L}+)+$/u.test(word) ? [word, ...word.split('-')] : [word];
		return pairsOf(word);
	});
}

/** What a Korean question asks with, whatever ending it has. */
const askingKorean =
	/^(?:얼마|언제|어디|누구|누가|뭐|무엇|무슨|어떤|어떻게|며칠|몇|알려|찾아|말해|보여|비교|있나|있어|인가|되나|하나요)/u;
const particle =
	/(?:에서는|에서|까지|부터|에게|으로|이랑|이나|이에요|예요|은|는|이|가|을|를|의|에|로|와|과|도|만)$/u;

function koreanTerms(word: string): string[] {
	if (askingKorean.test(word)) return [];
	const stem = word.replace(particle, '');
	return pairsOf(stem.length > 1 ? stem : word);
}

function pairsOf(word: string): string[] {
	return word.length < 3
		? [word]
		: Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
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
export function alike(left: string, right: string): boolean {
	if (left === right || left === `${right}s` || right === `${left}s`) return true;
	const shorter = Math.min(left.length, right.length);
	if (shorter < 4 || /\d/.test(left)) return false;
	const shared = Math.max(4, Math.ceil(shorter * 0.8));
	return left.slice(0, shared) === right.slice(0, shared);
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

/** Whether a text has letters of Chinese, Japanese or Korean. */
export function isCjk(text: string): boolean {
	return cjkPattern.test(text);
}

/** Whether a text has letters of Korean. */
export function isKorean(text: string): boolean {
	return /\p{Script=Hangul}/u.test(text);
}

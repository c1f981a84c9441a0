/** Words and sentences of texts, as answers are picked from them. */

const wordPattern = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;
const cjkPattern = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words that ask rather than say what is sought. */
const askingWords = new Set(
	(
		'a allow allowed an am and any are about according as at be between both by can compare compared could did differ difference differences do does document documents each file find for from get gets got had happen happens has have how i if in ' +
		'is it its know look many me much my need needs of on or our papers please say said says search see should so tell take takes that the their them there ' +
		'these they this to us use used uses versus vs was we were what when where which who whose why will with would you your ' +
		'문서 문서에서 파일 파일에서 무엇 뭐 뭐라고 뭐야 언제 어디 누가 누구 어떻게 얼마 얼마나 알려줘 찾아줘 말해줘 있어 있나요 있어요 나와 대해 관해 이 그 저 비교 비교해 비교해줘 차이 차이가 각각'
	).split(' ')
);

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text, rows of lists and tables among them, none longer than can be quoted. */
export function sentencesOf(text: string): string[] {
	// A line break ends a sentence only where a list or table row ends: PDFs break lines inside sentences.
	const lines = text.split(/\n{2,}|\n(?=\s*(?:[-*•|#]|\d+[.)]\s|\p{Lu}[\p{L} ]{1,24}: ))/u);
	return lines
		.flatMap((line) =>
			[...segmenter.segment(line.replace(/\s+/gu, ' '))].map(({ segment }) => segment.trim())
		)
		.filter((sentence) => sentence.length > 1)
		.map((sentence) => (sentence.length > 400 ? sentence.slice(0, 400) : sentence));
}

/** The words that carry meaning, lower case; for scripts without spaces or with particles, pairs of letters. */
export function termsOf(text: string): string[] {
	// Names in programs are words too: "retryLimit".
	const spaced = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').toLowerCase();
	return (spaced.match(wordPattern) ?? []).flatMap((word) => {
		if (askingWords.has(word)) return [];
		if (!cjkPattern.test(word))
			return /^\p{L}+(?:-\p{L}+)+$/u.test(word) ? [word, ...word.split('-')] : [word];
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

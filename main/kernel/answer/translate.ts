import { stemOf } from '../whole/words.ts';
import { english } from './glossary.ts';
import { alike, isKorean, termsOf } from './sentences.ts';

/**
 * Questions in one language about papers in the other, Korean and English. Nothing is translated but the words to look
 * for: what a paper says is quoted as it stands.
 */

/** Words of the other language that may stand for a word of a request, the usual one first; none where it is not known. */
export type Translation = ReadonlyMap<string, readonly string[]>;

/** What may follow a Korean noun of one syllable, which else is only the beginning of another word. */
const particle = /^(?:은|는|이|가|을|를|의|에|에서|에는|로|으로|와|과|도|만|이랑|랑|까지|부터)?$/u;
/** Korean words that say nothing about what is sought. */
const empty =
	/^(?:우리|하는|하면|하려면|해야|했|한|할|되는|된|돼|되나|대한|관한|위한|위해|따라|따르면|때문|동안|경우|있|없|이번|저희|제가|그리고|혹시|정도|모두|전부|어느|더|가장|제일|하루)/u;
/** One syllable by itself, as those of counts and hours. */
const short = /^.(?:은|는|이|가|을|를|의|에|로|도|만)?$/u;
const numeral = /^(?:\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇|여러)$/u;
const runs = /\p{Script=Hangul}+|[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;

/** Longest first. The letters of a syllable apart: "끝나" begins "끝난다". */
const stems = [...english.keys()]
	.sort((one, other) => other.length - one.length)
	.map((korean) => ({ korean, letters: korean.normalize('NFD') }));

const korean = new Map<string, string[]>();
for (const [word, meanings] of english) {
	for (const meaning of meanings) {
		const stem = stemOf(meaning);
		korean.set(stem, [...new Set([...(korean.get(stem) ?? []), word])]);
	}
}

/** The words of a request that carry meaning, each with those of the other language. */
export function translate(request: string): Translation {
	return isKorean(request) ? fromKorean(request) : fromEnglish(request);
}

/** What to look for in papers of the other language; undefined where no word of the request is known. */
export function otherQuery(request: string): string | undefined {
	const translation = [...translate(request)];
	if (translation.every(([, meanings]) => meanings.length === 0)) return undefined;
	return translation
		.flatMap(([word, meanings]) =>
			meanings.length > 0 || isKorean(word) ? meanings.slice(0, mostMeanings) : [word]
		)
		.join(' ')
		.replaceAll('-', ' ');
}

/** A word with more meanings says little in a search. */
const mostMeanings = 8;

/** The words of a request, each with what stands for it in a text: itself or one of its meanings, as the terms that they are made of. */
export function meaningsOf(request: string): Map<string, string[][]> {
	return new Map(
		[...translate(request)].map(([word, others]) => [
			word,
			[word, ...others].map(termsOf).filter(({ length }) => length > 0)
		])
	);
}

/** Whether words of a text have one of these meanings; of one that is several terms, all. */
export function haveMeaning(words: readonly string[], meanings: readonly string[][]): boolean {
	return meanings.some((terms) => terms.every((term) => words.some((word) => alike(word, term))));
}

/** Tells of papers whether they have enough of the language of a request to be asked in it: a tenth of the letters, of one in both. */
export function sharingLanguage(request: string): (text: string) => boolean {
	return shareOfHangul(request) > 0.25
		? (text) => shareOfHangul(text) >= 0.1
		: (text) => shareOfHangul(text) <= 0.9;
}

function shareOfHangul(text: string): number {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
	return hangul / Math.max(1, letters);
}

function fromEnglish(request: string): Translation {
	return new Map(
		termsOf(request)
			.filter((term) => !term.includes('-'))
			.map((term) => [term, korean.get(stemOf(term)) ?? koreanNear(term)])
	);
}

/** For a form of a word that is known: "cancelled". */
function koreanNear(term: string): string[] {
	return [...korean].flatMap(([word, others]) => (alike(word, term) ? others : []));
}

function fromKorean(request: string): Translation {
	const found = new Map<string, readonly string[]>();
	const words = request.toLowerCase().match(runs) ?? [];
	for (const [at, word] of words.entries()) {
		if (!isKorean(word)) {
			found.set(word, []);
			continue;
		}
		if (termsOf(word).length === 0) continue;
		// "두 개를" are two of something, and no dogs.
		if (short.test(word) && numeral.test(words[at - 1] ?? '')) continue;
		const known = stemsOf(word);
		for (const stem of known) found.set(stem, english.get(stem) ?? []);
		// The last word is what is said of the others: "... 돼요?"
		const isNothing = empty.test(word) || short.test(word) || at === words.length - 1;
		if (known.length === 0 && !isNothing) found.set(word, []);
	}
	return found;
}

/** The known stems that a Korean word is made of: "월세계약서" of two. */
function stemsOf(word: string): string[] {
	const letters = word.normalize('NFD');
	const found = stems.find((stem) => letters.startsWith(stem.letters) && fits(stem, letters));
	if (found === undefined) return [];
	const rest = letters.slice(found.letters.length).normalize('NFC');
	return [found.korean, ...(/^[가-힣]{2}/u.test(rest) ? stemsOf(rest) : [])];
}

function fits(
	{ korean: stem, letters }: { korean: string; letters: string },
	word: string
): boolean {
	return stem.length > 1 || particle.test(word.slice(letters.length).normalize('NFC'));
}

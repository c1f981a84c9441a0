import { fold } from '../../memory/text.ts';

/** One word of a request, folded, with where it stands. */
export interface Word {
	text: string;
	start: number;
	end: number;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*/gu;
/** Longest first, so that a particle is cut whole. */
const particles =
	/(?:으로부터|에서는|에게서|이라는|라는|까지|부터|에서|에게|으로|되는|하는|된|한|이나|처럼|마다|별로|들의|들은|들이|들을|들|은|는|이|가|을|를|의|에|로|와|과|도|만|인|별|님)$/u;

/** The words of a text that was folded. */
export function wordsOf(folded: string): Word[] {
	return [...folded.matchAll(wordPattern)].map(({ 0: text, index }) => ({
		text,
		start: index,
		end: index + text.length
	}));
}

/** A phrase as it is compared: folded, each word by its stem. */
export function phraseKey(text: string): string {
	return wordsOf(fold(text))
		.map((word) => stemOf(word.text))
		.join(' ');
}

/** The forms a word of a request may stand for: Korean ones also without their particles. */
export function formsOf(word: string): string[] {
	const stem = stemOf(word);
	if (!/\p{Script=Hangul}/u.test(word)) return [stem];
	const forms = [word];
	for (let rest = word; particles.test(rest) && rest.length > 1;) {
		rest = rest.replace(particles, '');
		if (rest !== '') forms.push(stemOf(rest));
	}
	return forms;
}

/** English words without the endings of plurals and of possession. */
export function stemOf(word: string): string {
	const bare = word.replace(/['’]s$/u, '');
	if (bare.length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
	if (bare.length > 4 && /(?:s|x|z|ch|sh)es$/u.test(bare)) return bare.slice(0, -2);
	if (bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss')) return bare.slice(0, -1);
	return bare;
}

/** Where a phrase (by its key) begins among words, from `from` on; -1 when nowhere. */
export function findPhrase(words: readonly Word[], key: string, from = 0): number {
	const parts = key.split(' ');
	if (key === '') return -1;
	for (let start = from; start + parts.length <= words.length; start++) {
		const matches = parts.every((part, offset) =>
			formsOf(words[start + offset]?.text ?? '').includes(part)
		);
		if (matches) return start;
	}
	return -1;
}

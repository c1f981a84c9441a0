import { fold } from '../../memory/text.ts';

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/**
 * Whether every name in a sentence stands in one of the texts. Names are words with a capital letter or a digit inside
 * the sentence (the first word has its capital from its place), and words that are capitals altogether.
 */
export function namesOccur(sentence: string, texts: readonly string[]): boolean {
	const known = new Set(texts.flatMap((text) => fold(text).match(word) ?? []));
	return namesIn(sentence).every((name) => {
		const folded = fold(name).replace(/['’]s$/, '');
		return known.has(folded) || known.has(`${folded}s`) || known.has(folded.replace(/s$/, ''));
	});
}

function namesIn(sentence: string): string[] {
	return [...sentence.matchAll(word)].flatMap(({ 0: name, index }) => {
		const before = sentence.slice(0, index).trimEnd();
		const isFirst = before === '' || /[.!?:“"(>*•-]$/u.test(before);
		const isCapitals = /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(name);
		const isName = /^\p{Lu}\p{Ll}/u.test(name) && !isFirst;
		return (isCapitals || isName) && !/^(?:I|OK|PDF|It|The|This|That|You|Your)$/.test(name)
			? [name]
			: [];
	});
}

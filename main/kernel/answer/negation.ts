import { bestSentences } from './sentences.ts';

const english =
	/\b(?:not|never|cannot|without|neither|nor|nobody|nothing|none)\b|n['’]t\b|\bno\b(?!\.?\s*\d)/giu;
/** "Not only" says that it is so. */
const emphatic = /\bnot only\b|\bnothing but\b/giu;
/** Forms of not doing, not being able, not being there and not being; "안" and "못" only as words of their own. */
const korean = /않|없|아니|(?<![\p{L}\p{N}])[안못](?=\s)|못하|지\s*마/gu;

/**
 * Whether a sentence says no where its source says yes, or the other way round: compared with the sentence of the source
 * that shares most of its words. Two noes are a yes.
 */
export function contradicts(sentence: string, source: string): boolean {
	const [nearest] = bestSentences(sentence, source, 1);
	return nearest !== undefined && isNegative(sentence) !== isNegative(nearest);
}

function isNegative(text: string): boolean {
	const plain = text.replace(emphatic, ' ');
	const count = (plain.match(english) ?? []).length + (plain.match(korean) ?? []).length;
	return count % 2 === 1;
}

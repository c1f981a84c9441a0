import { englishReadings } from './fact-reading-english.ts';
import { koreanReadings } from './fact-reading-korean.ts';
import { fold } from './text.ts';

/** One sentence about the person, taken apart. */
export interface Reading {
	/** What it is about, the same in both languages where they have a word for it: "home", "birthday", "favourite tea". */
	about: string;
	value: string;
	/** There can only be one: who says another one contradicts. */
	single: boolean;
	/** Worth suggesting when it is said in passing. */
	lasting: boolean;
}

/** How a sentence shape is read; `value` and `of` are named groups of the pattern. */
export interface SentenceShape {
	pattern: RegExp;
	/** `{of}` stands for the group. */
	about: string;
	single?: boolean;
	/** Given what was matched; false by default for shapes that say almost anything. */
	lasting?: boolean | ((of: string) => boolean);
}

/** Words for the same thing in both languages, and spellings. */
const names: Record<string, string> = {
	이름: 'name',
	생일: 'birthday',
	직업: 'job',
	'work as': 'job',
	profession: 'job',
	occupation: 'job',
	고향: 'origin',
	'home town': 'origin',
	hometown: 'origin',
	주소: 'address',
	전화번호: 'phone number',
	'전화 번호': 'phone number',
	이메일: 'email',
	'email address': 'email',
	'e-mail': 'email',
	취미: 'hobby',
	혈액형: 'blood type'
};
const longest = 400;

/** Reads a sentence as something about the person; undefined for everything else. */
export function readFact(text: string): Reading | undefined {
	const sentence = bare(text);
	if (sentence.length > longest) return undefined;
	for (const shape of [...englishReadings, ...koreanReadings]) {
		const groups = shape.pattern.exec(sentence)?.groups;
		const value = groups?.['value']?.trim() ?? '';
		if (value === '') continue;
		const of = fold(groups?.['of'] ?? '').trim();
		const about = shape.about.replace('{of}', of).replace('favorite', 'favourite');
		return {
			about: Object.hasOwn(names, about) ? (names[about] ?? about) : about,
			value,
			single: shape.single ?? false,
			lasting: typeof shape.lasting === 'function' ? shape.lasting(of) : (shape.lasting ?? true)
		};
	}
	return undefined;
}

/** Whether two readings cannot both hold. Said in more words, or in other letters, is not said differently. */
export function contradicts(one: Reading, other: Reading): boolean {
	if (!one.single || !other.single || one.about !== other.about) return false;
	const [first, second] = [wordsOf(one.value), wordsOf(other.value)];
	if (first.size === 0 || second.size === 0) return false;
	if (isHangul(one.value) !== isHangul(other.value)) return false;
	return !holds(second, first) && !holds(first, second);
}

/** What stays the same of a text however it is typed: for telling doubles. */
export function gist(text: string): string {
	return fold(bare(text)).replace(/\s+/gu, ' ');
}

function bare(text: string): string {
	return text
		.replace(/[’‘]/gu, "'")
		.trim()
		.replace(/[\s.!。…~]+$/u, '');
}

function wordsOf(value: string): Set<string> {
	const words = fold(value).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !/^(?:a|an|the|of|in|at)$/.test(word)));
}

function holds(all: Set<string>, some: Set<string>): boolean {
	return [...some].every((word) => all.has(word));
}

function isHangul(value: string): boolean {
	return /\p{Script=Hangul}/u.test(value);
}

import type { Passage } from '../../contract.ts';
import { fold } from '../../memory/text.ts';
import { ownText } from '../../memory/documents/split.ts';

/** What can be counted in a text that is no table: its own parts. */
export type Thing =
	| 'pages'
	| 'slides'
	| 'sheets'
	| 'sections'
	| 'functions'
	| 'classes'
	| 'items'
	| 'done'
	| 'open'
	| 'words';

export type TextQuestion = { thing: Thing } | { occurrencesOf: string };

/** A thing with the passage it stands in. */
export interface Found {
	text: string;
	passage: Passage;
}

const things: [Thing, RegExp][] = [
	['slides', /\bslides?\b|슬라이드/u],
	['sheets', /\b(?:work)?sheets?\b(?= (?:are|does|do|has|in)\b)|시트(?:가|는)?\s*(?=몇|개수)/u],
	['pages', /\bpages?\b|몇\s*(?:쪽|페이지)|(?:쪽|페이지)\s*수/u],
	['functions', /\b(?:functions?|methods?|procedures?|subroutines?)\b|함수|메서드/u],
	['classes', /\bclass(?:es)?\b|클래스/u],
	[
		'sections',
		/\b(?:sections?|headings?|chapters?)\b|(?:소)?제목|단원|챕터|(?<!\p{L})(?:절|장)(?=이|은|을|의|\s|$)/u
	],
	[
		'done',
		/\b(?:done|finished|completed|checked(?: off)?) (?:tasks?|to-?dos?|items?)\b|\b(?:tasks?|to-?dos?|items?) (?:are |is )?(?:done|finished|completed|checked)\b|(?:끝난|완료된|마친) (?:할 ?일|항목|일)/u
	],
	[
		'open',
		/\b(?:open|unfinished|remaining|undone|unchecked) (?:tasks?|to-?dos?|items?)\b|\b(?:tasks?|to-?dos?|items?) (?:are |is )?(?:open|left|unfinished|not done|remaining|still to do)\b|(?:남은|안 끝난|미완료) (?:할 ?일|항목|일)/u
	],
	['items', /\b(?:tasks?|to-?dos?|bullet(?: point)?s?|list items?|points?)\b|할 ?일|항목/u],
	['words', /\bwords\b|단어/u]
];
const occurs =
	/(?:how (?:many times|often)|\bnumber of times|\boccurrences of|\bmentions of|몇\s*(?:번|회))/u;
const verbs =
	/\b(?:is|are|was|were|do|does|did|has|have|the|words?|phrase|name|term|occurs?|appears?|mentioned|used|written|come up|comes up|said|in|my|this|document|file|text)\b/gu;

/** What a request that counts asks of a text; undefined when it is none of its own parts. */
export function readTextQuestion(request: string): TextQuestion | undefined {
	const folded = fold(request).replace(/\s+/gu, ' ');
	if (occurs.test(folded)) {
		const quoted = /["“”'‘「『]([^"“”'’」』]{1,80})["“”'’」』]/u.exec(request)?.[1];
		const korean =
			/([\p{L}\p{N}-]+?)(?:이라는|라는|란|이|가|은|는)?\s+(?:말|단어|낱말|이름)?(?:이|가|은|는)?\s*(?:모두\s*)?몇\s*(?:번|회)/u.exec(
				folded
			)?.[1];
		const plain = folded
			.replace(occurs, ' ')
			.replace(verbs, ' ')
			.replace(/[?.!]/g, ' ')
			.replace(/\s+/gu, ' ')
			.trim();
		const words = quoted ?? korean ?? plain;
		return words === '' || words.split(' ').length > 5 ? undefined : { occurrencesOf: words };
	}
	const thing = things.find(([, pattern]) => pattern.test(folded))?.[0];
	return thing === undefined ? undefined : { thing };
}

const code: Record<'functions' | 'classes', RegExp> = {
	functions:
		/^[ \t]*(?:export\s+|default\s+|public\s+|private\s+|protected\s+|static\s+|async\s+|pub(?:\([^)]*\))?\s+|unsafe\s+|const\s+fn\b|inline\s+)*(?:(?:function\*?|def|fn|func|fun|sub)\s+(?:\([^)]*\)\s*)?([\p{L}_$][\p{L}\p{N}_$!?]*)|(?:const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::[^=\n]+)?=\s*(?:async\s*)?(?:function\b|\([^\n]*\)\s*(?::[^=\n]+)?=>|[\p{L}_$][\p{L}\p{N}_$]*\s*=>))/gmu,
	classes:
		/^[ \t]*(?:export\s+|default\s+|public\s+|private\s+|abstract\s+|final\s+|static\s+|sealed\s+|data\s+|pub\s+)*(?:class|interface|struct|trait|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu
};
const checkbox = /^\s*[-*+]\s+\[([ xX])\]\s+(.*)$/u;
const bullet = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.+)$/u;

/** Counts in a text that is given in pieces, in their order. Every piece is read, and nothing of it is kept but what counts. */
export class TextCounter {
	readonly #question: TextQuestion;
	readonly found: Found[] = [];
	/** How many there are; more than `found` where only a number is wanted. */
	count = 0;
	#last = '';
	/** The end of the piece before, in which a phrase may begin. */
	#tail = '';

	constructor(question: TextQuestion) {
		this.#question = question;
	}

	push(passage: Passage): void {
		const text = ownText(passage);
		const question = this.#question;
		if ('occurrencesOf' in question) {
			this.#occurrences(question.occurrencesOf, text, passage);
			return;
		}
		switch (question.thing) {
			case 'pages':
			case 'slides':
			case 'sheets':
				this.#part(passage, { pages: 'page', slides: 'slide', sheets: 'sheet' }[question.thing]);
				break;
			case 'sections':
				if (passage.heading !== null && passage.heading !== this.#last) {
					this.#add(passage.heading, passage);
					this.#last = passage.heading;
				}
				break;
			case 'functions':
			case 'classes':
				for (const match of text.matchAll(code[question.thing]))
					this.#add(match[1] ?? match[2] ?? '', passage);
				break;
			case 'items':
			case 'done':
			case 'open':
				this.#items(question.thing, text, passage);
				break;
			case 'words':
				this.count += text.match(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
				break;
		}
	}

	#add(text: string, passage: Passage): void {
		this.count++;
		this.found.push({ text, passage });
	}

	/** A page or slide without text has no passage: the last one's number says how many there are. */
	#part(passage: Passage, word: string): void {
		const part = passage.place.split(', ').find((one) => one.startsWith(`${word} `));
		if (part === undefined || part === this.#last) return;
		this.#last = part;
		const number = word === 'sheet' ? NaN : Number(part.slice(word.length + 1));
		this.found.push({ text: part, passage });
		this.count = Number.isInteger(number) ? Math.max(this.count, number) : this.count + 1;
	}

	#items(which: 'items' | 'done' | 'open', text: string, passage: Passage): void {
		for (const line of text.split('\n')) {
			const box = checkbox.exec(line);
			if (which === 'items') {
				const item = box?.[2] ?? bullet.exec(line)?.[1];
				if (item !== undefined) this.#add(item.trim(), passage);
			} else if (box !== null && (box[1] !== ' ') === (which === 'done')) {
				this.#add((box[2] ?? '').trim(), passage);
			}
		}
	}

	/** Whole words; a Korean word also with its particles. */
	#occurrences(words: string, text: string, passage: Passage): void {
		const wanted = fold(words).replace(/\s+/gu, ' ').trim();
		const pattern = new RegExp(
			`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')}${/\p{Script=Hangul}$/u.test(wanted) ? '' : '(?![\\p{L}\\p{N}])'}`,
			'gu'
		);
		const folded = fold(text);
		const matches = [...folded.matchAll(pattern)];
		// Counted here only when it reaches from the piece before into this one.
		const bridge = `${this.#tail}${folded.slice(0, wanted.length + 1)}`;
		const bridged = [...bridge.matchAll(pattern)].filter(
			({ index, 0: match }) => index < this.#tail.length && index + match.length > this.#tail.length
		);
		const line = passage.text.slice(0, 160);
		for (let hit = bridged.length + matches.length; hit > 0; hit--) this.#add(line, passage);
		this.#tail = folded.slice(-(wanted.length + 1));
	}
}

import type { Passage } from '../../contract.ts';
import { ownText } from '../../memory/documents/split.ts';
import { itemMark, sentencesOf, termsOf } from '../answer/sentences.ts';
import { isLabel } from '../answer/wanted.ts';

/** Words of a document, with the passage they stand in. */
export interface Line {
	text: string;
	passage: Passage;
	/** They stand there as they are, not put together of the items of a list. */
	isWhole: boolean;
	label?: string;
	value?: string;
}

interface Sentence extends Line {
	section: number;
	at: number;
	score: number;
}

const row = /^\|.*\|$/u;
/** How a letter opens and closes, which says nothing of what it is about. */
const manners =
	/^(?:dear|hi|hello|hey|good (?:morning|afternoon)|(?:kind|best|warm)? ?regards|sincerely|yours|thanks|thank you|cheers|best wishes|안녕|감사합니다|드림)(?!\p{L})/iu;
const shownItems = 6;

/**
 * The sentences that say most about a document, in its order: of each section the one that has most in common with the
 * rest, then the best of what is left. All of them are the document's own; the items of a list come as one line.
 */
export function summaryOf(
	passages: readonly Passage[],
	count: number,
	without: readonly string[] = []
): Line[] {
	const sentences = ranked(linesOf(passages).filter(({ text }) => !without.includes(text)));
	const best = (among: Sentence[]): Sentence[] =>
		among.toSorted((left, right) => right.score - left.score || left.at - right.at);
	const bySection = new Map<number, Sentence>();
	for (const sentence of best(sentences)) {
		if (!bySection.has(sentence.section)) bySection.set(sentence.section, sentence);
	}
	const leading = best([...bySection.values()]).slice(0, count);
	const more = best(sentences.filter((sentence) => !leading.includes(sentence)));
	// What is short enough is not cut down further than it must be.
	const room = Math.max(0, Math.min(count, Math.ceil(sentences.length / 2)) - leading.length);
	return [...leading, ...more.slice(0, room)]
		.toSorted((left, right) => left.at - right.at)
		.map(({ text, passage, isWhole }) => ({ text, passage, isWhole }));
}

/** The lines that have a name ("Price: 11,900 euros"), by that name in lower case. */
export function labelled(passages: readonly Passage[]): Map<string, Line> {
	const found = new Map<string, Line>();
	for (const passage of passages) {
		for (const text of sentencesOf(ownText(passage))) {
			const [, label = '', value = ''] =
				/^(?:[-*•]\s+)?([\p{L}][\p{L} ]{1,30}?)\s*[:：]\s+(.+)$/u.exec(text) ?? [];
			const name = label.toLowerCase();
			if (value === '' || found.has(name) || /^(?:from|to|cc|subject)$/u.test(name)) continue;
			found.set(name, { text, passage, isWhole: true, label, value });
		}
	}
	return found;
}

function linesOf(passages: readonly Passage[]): Omit<Sentence, 'score'>[] {
	const lines: Omit<Sentence, 'score'>[] = [];
	let section = 0;
	let heading = '';
	let items: string[] = [];
	const add = (text: string, passage: Passage, isWhole: boolean): void => {
		lines.push({ text, passage, isWhole, section, at: lines.length });
	};
	const endList = (passage: Passage | undefined): void => {
		if (items.length > 0 && passage !== undefined) {
			const shown = items
				.slice(0, shownItems)
				.map((text) => text.replace(itemMark, '').replace(/[.;,]$/u, ''));
			const rest = items.length > shownItems ? ` … (+${items.length - shownItems})` : '';
			const name = heading === '' ? '' : `${heading}: `;
			add(`${name}${shown.join('; ')}${rest}`, passage, items.length === 1 && heading === '');
		}
		items = [];
	};
	let last: Passage | undefined;
	for (const passage of passages) {
		if (passage.heading !== (last?.heading ?? null) || passage.place !== last?.place) {
			endList(last);
			section++;
			heading = passage.heading?.split(' > ').at(-1) ?? '';
		}
		for (const text of sentencesOf(ownText(passage))) {
			if (row.test(text) || manners.test(text)) continue;
			if (itemMark.test(text) && !isNumberedHeading(text)) {
				items.push(text);
				continue;
			}
			endList(passage);
			if (isLabel(text, '\n') || isNumberedHeading(text)) {
				section++;
				heading = text.replace(/^#+\s*|[:：]$/gu, '');
				continue;
			}
			add(text, passage, true);
		}
		last = passage;
	}
	endList(last);
	return lines;
}

/** "2. Rent and deposit": short, and nothing that a sentence would end with. */
function isNumberedHeading(text: string): boolean {
	return (
		/^(?:\d{1,2}\.){1,3}\d{0,2}\s+\p{Lu}[^.!?:;,]{1,50}$/u.test(text) && text.split(' ').length <= 7
	);
}

function ranked(lines: Omit<Sentence, 'score'>[]): Sentence[] {
	const terms = lines.map(({ text }) => [...new Set(termsOf(text))]);
	const counts = new Map<string, number>();
	for (const term of terms.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
	const firsts = new Set<number>();
	return lines.map((line, index) => {
		const own = terms[index] ?? [];
		const shared = own.reduce((sum, term) => sum + Math.log1p((counts.get(term) ?? 1) - 1), 0);
		const isFirst = !firsts.has(line.section);
		firsts.add(line.section);
		const figures = /\p{N}/u.test(line.text) ? 1.25 : 1;
		const length = own.length < 3 ? 0.6 : 1;
		const place = (isFirst ? 1.2 : 1) * (index === 0 ? 1.3 : 1);
		return {
			...line,
			score: ((1 + shared) / Math.sqrt(own.length + 3)) * figures * length * place
		};
	});
}

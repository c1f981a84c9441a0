import type { Part } from '../../../tools/parts.ts';
import type { Citation } from '../../contract.ts';
import { ordersAssistant } from '../pages/orders.ts';
import { escape } from './markdown.ts';
import { bestSentences, sentencesOf, termsOf } from './sentences.ts';

export type PagePart = Extract<Part, { type: 'page' }>;

const quotedSentences = 3;
const quotedAlone = 4;

/** What each page says about the request, in its own words and with its number; the citations are of the pages. */
export function quotePages(
	request: string,
	pages: readonly PagePart[]
): { quotes: { page: PagePart; text: string }[]; citations: Citation[] } {
	const asked = request.replace(/\S+[./]\S+/gu, ' ').replace(comparing, ' ');
	const texts = pages.map(({ markdown }) => plainText(markdown));
	const quotes = pages.map((page, index) => ({
		page,
		sentences: sentencesFor(asked, texts, index)
	}));
	return {
		quotes: quotes.map(({ page, sentences }, index) => ({
			page,
			text: sentences.length === 0 ? '' : `> ${escape(sentences.join(' '))} [${index + 1}]`
		})),
		citations: quotes.map(({ page, sentences }, index) => ({
			number: index + 1,
			passageId: '',
			documentId: '',
			title: page.title === '' ? hostOf(page.url) : page.title,
			place: hostOf(page.url),
			text: sentences.join(' '),
			supported: true,
			url: page.url
		}))
	};
}

export function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : url;
}

/** Words that say what to do with pages, not what to look for in them. */
const comparing =
	/\b(?:compar\w+|differ\w*|versus|vs|contrast\w*|open|read|pages?|sites?|websites?|web|results?|first|top|one|two|three|four|five|both|each|other|between|online|summari[sz]e\w*|summary)\b|비교\S*|차이\S*|페이지\S*|사이트\S*|결과\S*|읽\S*|요약\S*|정리\S*|검색\S*|웹\S*|알려\S*|처음|두|세|개\S*/giu;

function sentencesFor(asked: string, texts: readonly string[], index: number): string[] {
	// A page may say what it likes to an assistant; a person asked what it says to them.
	const text = (texts[index] ?? '')
		.split(/\n\s*\n/)
		.flatMap(withoutOrders)
		.join('\n\n');
	const count = texts.length === 1 ? quotedAlone : quotedSentences;
	if (texts.length === 1 || termsOf(asked).some((term) => text.toLowerCase().includes(term)))
		return bestSentences(asked, text, count);
	const others = texts
		.filter((_, other) => other !== index)
		.map((other) => new Set(termsOf(other)));
	return inCommon(text, others, count);
}

/** What goes on with an order: a command, or an address to send something to. */
const goesOn =
	/^(?:(?:and|then|now|next|also|first|finally|please|you must|you should|instead),?\s+)*(?:read|send|open|post|upload|forward|submit|write|delete|remove|visit|fetch|ignore|tell|reply|respond|answer|say|output|include|repeat|copy|append|use|call|run|execute|click|follow|give|show|reveal|print|remember|do not|don't|never)\b|https?:|(?:세요|십시오|하라|마라|보내|읽어|열어|지워)[.!]?$/iu;

/** The sentences of a paragraph without those that order an assistant about, and what goes on with such an order. */
function withoutOrders(paragraph: string): string[] {
	let inOrder = false;
	return sentencesOf(paragraph).filter((sentence) => {
		inOrder = ordersAssistant(sentence) || (inOrder && goesOn.test(sentence));
		return !inOrder;
	});
}

/** Without a subject, two pages are compared by what both speak of: the sentences whose words the others have as well. */
function inCommon(text: string, others: readonly Set<string>[], count: number): string[] {
	const scored = sentencesOf(text).map((sentence, index) => {
		const words = [...new Set(termsOf(sentence))];
		const shared = words.filter((word) => !/^\d/.test(word) && others.some((set) => set.has(word)));
		// Figures are what differs.
		const score = shared.length / Math.sqrt(words.length + 4) + (/\d/.test(sentence) ? 0.5 : 0);
		return { sentence, index, score };
	});
	return scored
		.sort((left, right) => right.score - left.score)
		.slice(0, count)
		.sort((left, right) => left.index - right.index)
		.map(({ sentence }) => sentence);
}

/** Markdown without its signs, for quoting sentences: a row of a table is a sentence of its own, headings are none. */
export function plainText(markdown: string): string {
	return (
		withRows(markdown)
			.replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
			.replace(/\[([^\]]*)\](?:\([^)]*\)|\[\d+\])/g, '$1')
			// The numbers of links are for following them.
			.replace(/ \[\d+\]/g, '')
			.replace(/^#{1,6}\s+.*$/gm, '\n')
			.replace(/[*_`>|]/g, ' ')
	);
}

/** Each row of a table says of each of its cells which column it is: alone it would not be understood. */
function withRows(markdown: string): string {
	let columns: string[] | undefined;
	const lines = markdown.split('\n');
	return lines
		.map((line, index) => {
			if (!/^\|.*\|$/.test(line)) {
				columns = undefined;
				return line;
			}
			const cells = line
				.slice(1, -1)
				.split(/(?<!\\)\|/)
				.map((cell) => cell.trim());
			if (columns === undefined && isRule(lines[index + 1] ?? '')) {
				columns = cells;
				return '';
			}
			if (isRule(line)) return '';
			const names = columns ?? [];
			const told = cells.flatMap((cell, place) => {
				if (cell === '') return [];
				const name = names[place] ?? '';
				return [name === '' ? cell : `${name}: ${cell}`];
			});
			return `\n${told.join(' · ')}\n`;
		})
		.join('\n');
}

function isRule(line: string): boolean {
	return /^\|(?:\s*:?-+:?\s*\|)+$/.test(line);
}

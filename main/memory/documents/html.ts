import { Readability } from '@mozilla/readability';
import renderTree from 'dom-serializer';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import type { Warning } from './block.ts';
import {
	type Element,
	elementsOf,
	hasChildren,
	isTag,
	isText,
	parsePage,
	removeAll,
	textOf,
	type ChildNode,
	type Page
} from './html-tree.ts';
import { isInstructionLike } from './instructions.ts';
import { Scanner, mergeWarnings } from './scan.ts';
import { removeUnseen } from './unseen-html.ts';

export interface PageText {
	title: string;
	markdown: string;
	links: { text: string; url: string }[];
	/** What a person would not see on it or not expect. */
	warnings: Warning[];
}

/**
 * A web page as Markdown: its article where it has one, else all of it. Links are numbered in the text (`text [3]`)
 * and listed; only http and https ones, made absolute. Nothing is fetched and no script runs.
 */
export function pageToMarkdown(html: string, url: string, maxCharacters: number): PageText {
	const page = parsePage(html);
	const elements = elementsOf(page);
	const title = titleOf(elements);
	const base = baseOf(elements, url);
	const hidden = warnOfHidden(removeUnseen(page));
	const article = articleOf(page);
	const links: PageText['links'] = [];
	const numberOf = new Map<string, number>();
	const numbered = (text: string, href: string): string => {
		const target = resolve(href, base);
		const words = text.trim();
		if (target === null || words === '') return text;
		let number = numberOf.get(target);
		if (number === undefined) {
			number = links.push({ text: words.replace(/\s+/g, ' ').slice(0, 200), url: target });
			numberOf.set(target, number);
		}
		return `${text} [${number}]`;
	};
	const { markdown, left } = beginningOf(article ?? page, maxCharacters, numbered);
	const scanner = new Scanner();
	scanner.look(`${title}\n${markdown}`);
	const warnings = mergeWarnings([...hidden, ...scanner.warnings]);
	return cut({ title, markdown, links, warnings }, left, maxCharacters);
}

/** A document of the user's: all of its text, links as plain words; `onHidden` hears of what nobody would see in it. */
export function documentToMarkdown(
	html: string,
	onHidden: (warnings: Warning[]) => void = () => undefined
): string {
	const page = parsePage(html);
	onHidden(warnOfHidden(removeUnseen(page)));
	return markdownWriter((text) => text)(page.children);
}

/** What a page hides, where its text is read from elsewhere. */
export function hiddenIn(html: string): Warning[] {
	return warnOfHidden(removeUnseen(parsePage(html)));
}

/** Less disguised text than this is a blank or a mark for counting visitors. */
const littleText = 20;

/** Folding something away is ordinary; folding an order to a model away is not. */
function warnOfHidden({ disguised, folded }: { disguised: string; folded: string }): Warning[] {
	const ordered = [disguised, folded].some(isInstructionLike);
	const isHidden = disguised.replace(/\s+/g, '').length >= littleText;
	return [
		...(isHidden || ordered ? (['hidden-text'] as const) : []),
		...(ordered ? (['instruction-like'] as const) : [])
	];
}

/** A document with the manners of a browser's, for the libraries that want one; they get what is left of a page. */
function documentOf(nodes: ChildNode[]): ReturnType<typeof parseHTML>['document'] {
	const html = renderTree(nodes, { encodeEntities: 'utf8' });
	return parseHTML(`<html><head></head><body>${html}</body></html>`).document;
}

function titleOf(elements: Element[]): string {
	const title = ['title', 'h1'].flatMap(
		(each) => elements.find(({ name }) => name === each) ?? []
	)[0];
	return (title === undefined ? '' : textOf(title)).replace(/\s+/g, ' ').trim().slice(0, 300);
}

function baseOf(elements: Element[], url: string): string {
	const base = elements.find(({ name, attribs }) => name === 'base' && attribs['href']);
	return resolve(base?.attribs['href'] ?? url, url) ?? url;
}

function resolve(href: string, base: string): string | null {
	if (!URL.canParse(href, base)) return null;
	const url = new URL(href, base);
	return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** Readability looks at every element many times: it is for pages that it has read before anybody notices. */
const readableElements = 4_000;
/** The share of a page's text that its main part holds at least. */
const leastOfReadable = 0.25;
const leastOfMain = 0.5;

/** The main part: by Readability, on long pages the one that is marked as such; null when it is a small share of all. */
function articleOf(page: Page): Page | Element | null {
	const all = lengthOf(page);
	const elements = elementsOf(page);
	if (elements.length > readableElements) {
		const marked = elements.filter(isMarkedAsMain);
		const main = marked.find((element) => lengthOf(element) >= all * leastOfMain) ?? null;
		if (main !== null) removeAll(new Set(elementsOf(main).filter(({ name }) => name === 'nav')));
		return main;
	}
	const article = new Readability(documentOf(page.children), { charThreshold: 200 }).parse();
	if (typeof article?.content !== 'string') return null;
	const found = (article.textContent ?? '').replace(/\s+/g, ' ').length;
	return found < all * leastOfReadable ? null : parsePage(article.content);
}

function isMarkedAsMain({ name, attribs }: Element): boolean {
	return name === 'main' || name === 'article' || attribs['role'] === 'main';
}

/** How much text there is, blanks between words counted as one. */
function lengthOf(node: ChildNode | Page): number {
	if (isText(node)) return node.data.replace(/\s+/g, ' ').length;
	if (!hasChildren(node)) return 0;
	return node.children.reduce((sum, child) => sum + lengthOf(child), 0);
}

/** What a box only holds together: its pieces may be read one after the other. */
const boxes = new Set('html body main article section div header footer aside'.split(' '));
const pieceLength = 5_000;

/**
 * The beginning of a page as Markdown, at least as long as asked for where there is so much, and about how many
 * characters of text come after it. A long page is not turned into Markdown only to be cut.
 */
function beginningOf(
	root: Page | Element,
	wanted: number,
	link: (text: string, href: string) => string
): { markdown: string; left: number } {
	const pieces: string[] = [];
	const write = markdownWriter(link);
	let length = 0;
	let left = 0;
	let held: ChildNode[] = [];
	let heldLength = 0;
	const writeHeld = (): void => {
		const piece = write(held);
		held = [];
		heldLength = 0;
		if (piece === '') return;
		pieces.push(piece);
		length += piece.length + 2;
	};
	const take = (nodes: ChildNode[]): void => {
		for (const node of nodes) {
			const text = lengthOf(node);
			if (length > wanted) {
				left += text;
				continue;
			}
			const isBox = isTag(node) && boxes.has(node.name);
			// Words that stand between the pieces would be lost.
			if (isBox && text > pieceLength && node.children.every(standsAlone)) {
				writeHeld();
				take(node.children);
				writeHeld();
				continue;
			}
			held.push(node);
			heldLength += text;
			if (heldLength > pieceLength && standsAlone(node)) writeHeld();
		}
	};
	take(isTag(root) ? [root] : root.children);
	writeHeld();
	return { markdown: pieces.join('\n\n'), left };
}

const inline = new Set(
	'a abbr b bdi bdo br button cite code data del dfn em font i img input ins kbd label mark q s samp small span strong sub sup time u var'.split(
		' '
	)
);

function standsAlone(node: ChildNode): boolean {
	if (isTag(node)) return !inline.has(node.name);
	return !isText(node) || node.data.trim() === '';
}

function markdownWriter(
	link: (text: string, href: string) => string
): (nodes: ChildNode[]) => string {
	const turndown = new TurndownService({
		headingStyle: 'atx',
		codeBlockStyle: 'fenced',
		bulletListMarker: '-',
		emDelimiter: '*'
	});
	// Text stays as it is written: nobody renders this Markdown, it is read.
	turndown.escape = (text) => text;
	addTables(turndown);
	turndown.addRule('link', {
		filter: 'a',
		replacement: (text, node) => link(text, node.getAttribute('href') ?? '')
	});
	turndown.addRule('picture', {
		filter: 'img',
		replacement: (_text, node) => {
			const words = (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
			return words === '' ? '' : `[picture: ${words}]`;
		}
	});
	return (nodes) =>
		turndown
			.turndown(documentOf(nodes).body)
			.replace(/^(\s*)- {3}/gm, '$1- ')
			.replace(/[ \t]+$/gm, '')
			.replace(/\n{3,}/g, '\n\n')
			.trim();
}

/** Tables keep their rows and columns; those that only lay out a page become its paragraphs. */
function addTables(turndown: TurndownService): void {
	turndown.addRule('cell', {
		filter: ['td', 'th'],
		replacement: (content, node) => {
			if (laysOut(node.closest('table'))) return `\n\n${content}\n\n`;
			return ` ${content
				.trim()
				.replace(/\s*\n\s*/g, ' ')
				.replaceAll('|', '\\|')} |`;
		}
	});
	turndown.addRule('row', {
		filter: 'tr',
		replacement: (content, node) => {
			const table = node.closest('table');
			if (laysOut(table)) return content;
			const isFirst = table?.querySelector('tr') === node;
			const rule = isFirst ? `\n|${' --- |'.repeat(node.children.length)}` : '';
			return `\n|${content}${rule}`;
		}
	});
	turndown.addRule('table-part', {
		filter: ['thead', 'tbody', 'tfoot'],
		replacement: (content) => content
	});
	turndown.addRule('table', {
		filter: 'table',
		replacement: (content) => `\n\n${content.trim()}\n\n`
	});
}

function laysOut(table: HTMLTableElement | null): boolean {
	if (table === null) return true;
	if (table.querySelector('table, h1, h2, h3, ul, ol, form') !== null) return true;
	return [...table.querySelectorAll('tr')].every((row) => row.children.length < 2);
}

/** At most so many characters, ended at a line; the links whose numbers are gone go as well. */
function cut(page: PageText, left: number, maxCharacters: number): PageText {
	if (page.markdown.length <= maxCharacters && left === 0) return page;
	const kept = page.markdown.slice(0, maxCharacters);
	const end = kept.lastIndexOf('\n');
	const more = Math.max(0, page.markdown.length - maxCharacters) + left;
	const markdown = `${end > maxCharacters / 2 ? kept.slice(0, end) : kept}\n\n[The page goes on: ${more} more characters.]`;
	const highest = Math.max(
		0,
		...[...kept.matchAll(/ \[(\d+)\]/g)].map((match) => Number(match[1]))
	);
	return { ...page, markdown, links: page.links.slice(0, highest) };
}

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import type { Warning } from './block.ts';
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

type Page = ReturnType<typeof parseHTML>['document'];

/**
 * A web page as Markdown: its article where it has one, else all of it. Links are numbered in the text (`text [3]`)
 * and listed; only http and https ones, made absolute. Nothing is fetched and no script runs.
 */
export function pageToMarkdown(html: string, url: string, maxCharacters: number): PageText {
	const { document } = parse(html);
	const title = titleOf(document);
	const base = baseOf(document, url);
	const hidden = warnOfHidden(removeUnseen(document));
	const article = articleOf(document);
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
	const { markdown, left } = beginningOf(article ?? document.body, maxCharacters, numbered);
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
	const { document } = parse(html);
	onHidden(warnOfHidden(removeUnseen(document)));
	return toMarkdown(document.body, (text) => text);
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

/** linkedom adds no element of its own: a page that left out its body gets one. */
function parse(html: string): { document: Page } {
	if (/<body[\s>]/i.test(html)) return parseHTML(html);
	const content = html.replace(/<!doctype[^>]*>|<\/?(?:html|head)(?:\s[^>]*)?>/gi, '');
	return parseHTML(`<html><body>${content}</body></html>`);
}

function titleOf(document: Page): string {
	const title =
		document.querySelector('title')?.textContent ?? document.querySelector('h1')?.textContent;
	return (title ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
}

function baseOf(document: Page, url: string): string {
	return resolve(document.querySelector('base[href]')?.getAttribute('href') ?? url, url) ?? url;
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
function articleOf(document: Page): HTMLElement | null {
	const all = lengthOf(document.body);
	if (document.querySelectorAll('*').length > readableElements) {
		const marked = [...document.querySelectorAll<HTMLElement>('main, [role="main"], article')];
		const main = marked.find((element) => lengthOf(element) >= all * leastOfMain) ?? null;
		for (const element of main?.querySelectorAll('nav') ?? []) element.remove();
		return main;
	}
	const copy = parse(document.documentElement.outerHTML).document;
	const article = withoutOverflow(
		() => new Readability(copy, { charThreshold: 200 }).parse(),
		null
	);
	if (typeof article?.content !== 'string') return null;
	const found = (article.textContent ?? '').replace(/\s+/g, ' ').length;
	return found < all * leastOfReadable
		? null
		: parse(`<html><body>${article.content}</body></html>`).document.body;
}

function lengthOf(element: HTMLElement): number {
	return element.textContent.replace(/\s+/g, ' ').length;
}

/** What a box only holds together: its pieces may be read one after the other. */
const boxes = new Set(['BODY', 'MAIN', 'ARTICLE', 'SECTION', 'DIV', 'HEADER', 'FOOTER', 'ASIDE']);
const pieceLength = 5_000;
const deepest = 50;

/**
 * The beginning of an element as Markdown, at least as long as asked for where there is so much, and about how many
 * characters of text come after it. A long page is not turned into Markdown only to be cut.
 */
function beginningOf(
	root: HTMLElement,
	wanted: number,
	link: (text: string, href: string) => string
): { markdown: string; left: number } {
	const pieces: string[] = [];
	let length = 0;
	let left = 0;
	const take = (element: HTMLElement, depth: number): void => {
		const text = element.textContent.length;
		if (length > wanted) {
			left += text;
			return;
		}
		const isSplit = text > pieceLength && depth < deepest && boxes.has(element.tagName);
		// Words that stand between the pieces would be lost.
		if (isSplit && [...element.childNodes].every(standsAlone)) {
			for (const child of [...element.children]) take(child as HTMLElement, depth + 1);
			return;
		}
		const piece = toMarkdown(alone(element), link);
		if (piece === '') return;
		pieces.push(piece);
		length += piece.length + 2;
	};
	take(root, 0);
	return { markdown: pieces.join('\n\n'), left };
}

/** In a box of its own: what turns an element into Markdown leaves out the sign of the element itself. */
function alone(element: HTMLElement): HTMLElement {
	if (boxes.has(element.tagName)) return element;
	const box = element.ownerDocument.createElement('div');
	box.append(element);
	return box;
}

const inline = new Set(
	'A ABBR B BDI BDO BR BUTTON CITE CODE DATA DEL DFN EM FONT I IMG INPUT INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR'.split(
		' '
	)
);

function standsAlone(node: Node): boolean {
	if (node.nodeType === 1) return !inline.has((node as Element).tagName);
	return node.nodeType !== 3 || (node.textContent ?? '').trim() === '';
}

function toMarkdown(root: HTMLElement, link: (text: string, href: string) => string): string {
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
	return withoutOverflow(() => turndown.turndown(root), root.textContent)
		.replace(/^(\s*)- {3}/gm, '$1- ')
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Elements nested thousands deep overflow the stack of whoever goes through them: then the bare text has to do. */
function withoutOverflow<T>(work: () => T, otherwise: T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof RangeError) return otherwise;
		throw error;
	}
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

function laysOut(table: Element | null): boolean {
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

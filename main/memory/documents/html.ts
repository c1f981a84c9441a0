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
	const article = articleOf(html, document);
	const links: PageText['links'] = [];
	const numberOf = new Map<string, number>();
	const markdown = toMarkdown(article ?? document.body, (text, href) => {
		const target = resolve(href, base);
		const words = text.trim();
		if (target === null || words === '') return text;
		let number = numberOf.get(target);
		if (number === undefined) {
			number = links.push({ text: words.replace(/\s+/g, ' ').slice(0, 200), url: target });
			numberOf.set(target, number);
		}
		return `${text} [${number}]`;
	});
	const scanner = new Scanner();
	scanner.look(`${title}\n${markdown}`);
	const warnings = mergeWarnings([...hidden, ...scanner.warnings]);
	return cut({ title, markdown, links, warnings }, maxCharacters);
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

/** The main part by Readability, unless it found only a small share of what there is. */
function articleOf(html: string, document: Page): HTMLElement | null {
	const copy = parse(html).document;
	removeUnseen(copy);
	const article = withoutOverflow(
		() => new Readability(copy, { charThreshold: 200, maxElemsToParse: 100_000 }).parse(),
		null
	);
	if (typeof article?.content !== 'string') return null;
	const all = document.body.textContent.replace(/\s+/g, ' ').length;
	const found = (article.textContent ?? '').replace(/\s+/g, ' ').length;
	return found < all * 0.25
		? null
		: parse(`<html><body>${article.content}</body></html>`).document.body;
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
function cut(page: PageText, maxCharacters: number): PageText {
	if (page.markdown.length <= maxCharacters) return page;
	const kept = page.markdown.slice(0, maxCharacters);
	const end = kept.lastIndexOf('\n');
	const markdown = `${end > maxCharacters / 2 ? kept.slice(0, end) : kept}\n\n[The page goes on: ${page.markdown.length - maxCharacters} more characters.]`;
	const highest = Math.max(
		0,
		...[...kept.matchAll(/ \[(\d+)\]/g)].map((match) => Number(match[1]))
	);
	return { ...page, markdown, links: page.links.slice(0, highest) };
}

import DOMPurify from 'dompurify';
import { markCitations, type CitationMark } from './citations.ts';
import type { Library } from './library.svelte.ts';
import { toHtml } from './marked.ts';

export interface RenderOptions {
	/** The sources of this text: `[1]` becomes a button for them. */
	citations: CitationMark[];
	words: {
		/** Shown instead of a picture that has no description. */
		pictureLeftOut: string;
		/** Of code without a language. */
		code: string;
		copyCode: string;
	};
	library: Library;
}

// Text and its structure only: nothing that loads, runs, frames, submits or styles.
const allowedTags = [
	...['p', 'br', 'hr', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'code', 'kbd'],
	...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
	...['a', 'em', 'strong', 'b', 'i', 'u', 's', 'del', 'ins', 'mark', 'sub', 'sup', 'small', 'span'],
	...['img', 'details', 'summary']
];
const allowedAttributes = [
	...['href', 'src', 'alt', 'title', 'align', 'start', 'type', 'checked', 'disabled', 'dir'],
	...['colspan', 'rowspan', 'data-code', 'data-formula', 'data-display']
];

/** One block of Markdown as nodes that are safe to show, whoever wrote it. */
export function renderBlock(markdown: string, options: RenderOptions): DocumentFragment {
	const fragment = DOMPurify.sanitize(toHtml(markdown), {
		ALLOWED_TAGS: allowedTags,
		ALLOWED_ATTR: allowedAttributes,
		ALLOW_DATA_ATTR: false,
		ALLOW_ARIA_ATTR: false,
		RETURN_DOM_FRAGMENT: true
	});
	for (const picture of fragment.querySelectorAll('img')) replacePicture(picture, options);
	for (const input of fragment.querySelectorAll('input')) settleInput(input);
	for (const link of fragment.querySelectorAll('a')) settleLink(link);
	for (const table of fragment.querySelectorAll('table')) frameTable(table);
	for (const code of fragment.querySelectorAll('pre')) frameCode(code, options);
	for (const formula of fragment.querySelectorAll<HTMLElement>('[data-formula]')) {
		options.library.formula(formula);
	}
	markCitations(fragment, options.citations);
	return fragment;
}

/** Pictures are never loaded: a request would tell the other side that, when and where this was read. */
function replacePicture(
	picture: HTMLImageElement,
	{ words: { pictureLeftOut } }: RenderOptions
): void {
	const place = document.createElement('span');
	place.className = 'picture';
	const host = hostOf(picture.getAttribute('src') ?? '');
	const said = picture.alt || pictureLeftOut;
	place.textContent = host === undefined ? said : `${said} (${host})`;
	picture.replaceWith(place);
}

/** Only the boxes of a task list, and those only to look at. */
function settleInput(input: HTMLInputElement): void {
	if (input.getAttribute('type') === 'checkbox') input.disabled = true;
	else input.remove();
}

/** A link says where it leads; one that does not lead to the web is only its words. */
function settleLink(link: HTMLAnchorElement): void {
	const address = link.getAttribute('href') ?? '';
	const host = hostOf(address);
	if (host === undefined) {
		link.replaceWith(...link.childNodes);
		return;
	}
	link.title = address;
	link.rel = 'noreferrer noopener';
	if (bareAddress(link.textContent) === bareAddress(address)) return;
	const where = document.createElement('span');
	where.className = 'host';
	where.textContent = host;
	link.append(where);
}

/** A head with the language and a way to copy; the click is handled by `Markdown.svelte`. */
function frameCode(code: HTMLPreElement, { library, words }: RenderOptions): void {
	const frame = document.createElement('figure');
	frame.className = 'code';
	const head = document.createElement('figcaption');
	const copy = document.createElement('button');
	copy.type = 'button';
	copy.dataset['copy'] = '';
	copy.textContent = words.copyCode;
	head.append(code.dataset['code'] || words.code, copy);
	code.replaceWith(frame);
	code.tabIndex = 0;
	code.dir = 'ltr';
	library.code(code);
	frame.append(head, code);
}

function frameTable(table: HTMLTableElement): void {
	const frame = document.createElement('div');
	frame.className = 'table';
	frame.tabIndex = 0;
	table.replaceWith(frame);
	frame.append(table);
}

function bareAddress(address: string): string {
	return address
		.trim()
		.replace(/^https?:\/\//i, '')
		.replace(/\/$/, '')
		.toLowerCase();
}

/** The host of an http(s) address, in the letters it really has (punycode); undefined for anything else. */
export function hostOf(address: string): string | undefined {
	if (!/^https?:/i.test(address.trim()) || !URL.canParse(address)) return undefined;
	return new URL(address).host;
}

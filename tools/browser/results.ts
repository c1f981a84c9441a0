import { z } from 'zod';

export interface SeenLink {
	text: string;
	url: string;
	/** The text of the block it stands in. */
	around: string;
}

export interface SearchResult {
	title: string;
	url: string;
	snippet: string;
}

const resultLimit = 10;
const snippetLimit = 300;
/** Parameters in which engines carry the address that a link of theirs leads on to. */
const wrappers = ['uddg', 'url', 'q', 'u', 'target', 'to'];

/**
 * The results on a search engine's page, told by what they have in common: links that lead away from the engine, once
 * each, in order. Knows no engine by name, so that any address template works.
 */
export function readResults(page: {
	url: string;
	text: string;
	links: SeenLink[];
}): SearchResult[] {
	const answered = jsonResults(page.text);
	if (answered !== undefined) return answered;
	const engine = siteOf(page.url);
	const results = new Map<string, SearchResult>();
	for (const link of page.links) {
		const url = unwrap(link.url, engine);
		if (url === null || siteOf(url) === engine) continue;
		const key = url.replace(/^https?:\/\/(www\.)?/, '').replace(/[/#]+$/, '');
		const known = results.get(key);
		const snippet = snippetOf(link);
		if (known === undefined) {
			results.set(key, { title: titleOf(link.text, url), url, snippet });
		} else {
			// An engine links a result more than once: its title, its address, its text.
			if (looksLikeAddress(known.title, url)) known.title = titleOf(link.text, url);
			else if (known.snippet === '' && link.text !== known.title) known.snippet = cut(link.text);
		}
	}
	return [...results.values()].filter(({ title }) => title.length > 1).slice(0, resultLimit);
}

const answerSchema = z.object({
	results: z.array(
		z.object({
			title: z.string(),
			url: z.string(),
			content: z.string().nullish()
		})
	)
});

/** What an engine says that answers in JSON, as SearXNG does; undefined where a page is no such answer. */
function jsonResults(text: string): SearchResult[] | undefined {
	if (!text.trimStart().startsWith('{')) return undefined;
	try {
		const { results } = answerSchema.parse(JSON.parse(text));
		const shown = results.filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url));
		return shown.slice(0, resultLimit).map(({ title, url, content }) => ({
			title: titleOf(title, url),
			url,
			snippet: cut((content ?? '').replace(/\s+/g, ' ').trim())
		}));
	} catch {
		// It only begins like JSON, or is JSON of something else: then its links have to do.
		return undefined;
	}
}

/** Where a link leads in the end: past the engine's own counting address, if it is one. */
function unwrap(address: string, engine: string): string | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (siteOf(address) !== engine) return address;
	for (const name of wrappers) {
		const value = url.searchParams.get(name);
		if (value === null) continue;
		const inner = /^a1[\w-]+$/.test(value) ? fromBase64Url(value.slice(2)) : value;
		if (/^https?:\/\//i.test(inner) && URL.canParse(inner)) return new URL(inner).href;
	}
	return null;
}

function fromBase64Url(text: string): string {
	return Buffer.from(text, 'base64url').toString('utf8');
}

/** The name a site is registered under, near enough to tell an engine from what it found. */
function siteOf(address: string): string {
	const host = URL.canParse(address) ? new URL(address).hostname : '';
	if (/^[\d.]+$/.test(host) || host.startsWith('[')) return new URL(address).host;
	const labels = host.split('.');
	const short =
		labels.length > 2 && (labels.at(-2) ?? '').length <= 3 && (labels.at(-1) ?? '').length === 2;
	return labels.slice(short ? -3 : -2).join('.');
}

function titleOf(text: string, url: string): string {
	const title = text.replace(/\s+/g, ' ').trim();
	return cut(title === '' ? url : title);
}

function looksLikeAddress(text: string, url: string): boolean {
	const host = new URL(url).hostname.replace(/^www\./, '');
	return text.replace(/^https?:\/\/(www\.)?/, '').startsWith(host);
}

/** What stands around a link besides its own words. */
function snippetOf({ text, around }: SeenLink): string {
	const rest = around.startsWith(text) ? around.slice(text.length) : around.replace(text, ' ');
	return cut(rest.replace(/\s+/g, ' ').trim());
}

function cut(text: string): string {
	return text.length <= snippetLimit ? text : `${text.slice(0, snippetLimit - 1)}…`;
}

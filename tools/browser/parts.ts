import type { SeenLink } from './results.ts';

/** A page as it was shown, scripts run. */
export interface OpenedPage {
	url: string;
	title: string;
	html: string;
	text: string;
	/** The words of its headings, in order. */
	headings: string[];
	links: SeenLink[];
	/** Set where the address led to a document instead of a page; whoever takes it discards it. */
	file?: PageFile;
}

/** A document that an address led to, in a place of its own until it is discarded. */
export interface PageFile {
	name: string;
	path: string;
	discard: () => Promise<void>;
}

/** Where the search box of a page leads. */
export interface SearchBox {
	/** The whole address that is asked for, the words in it. */
	address: string;
	/** `get` only asks for the address; the others send the words in a way of the page's own. */
	method: 'get' | 'post' | 'script';
}

export interface PagePicture {
	mime: string;
	base64: string;
	title: string;
	url: string;
}

export interface OpenOptions {
	/** Whether a person typed this very address: only then may it lead to this machine or the network around it. */
	typedByUser: boolean;
	/** It is a link of the open page: one to the machine whose address a person typed may stay there. */
	followed?: boolean;
	signal: AbortSignal;
}

/** The view beside the chat (`main/page`). Everything it says of pages is somebody else's text. */
export interface Pages {
	/** Shows an address beside the chat and reads it. */
	open: (url: string, options: OpenOptions) => Promise<OpenedPage>;
	/** Reads an address without showing it, in a view that forgets it at once. */
	readAside: (url: string, options: OpenOptions) => Promise<OpenedPage>;
	/** The page that is open, read as it is now; null when none is. */
	current: (signal: AbortSignal) => Promise<OpenedPage | null>;
	/** Marks what is looked for in the panel and shows the first. */
	mark: (text: string) => void;
	/** Where its search box leads with these words; null when it has none. */
	searchBox: (text: string, signal: AbortSignal) => Promise<SearchBox | null>;
	/** Types the words into that very box and submits it; reads what comes. */
	search: (text: string, box: SearchBox, signal: AbortSignal) => Promise<OpenedPage>;
	picture: (signal: AbortSignal) => Promise<PagePicture>;
}

export interface BrowserParts {
	pages: Pages;
	/** Turns the HTML of a page into Markdown with numbered links, bounded, in a process that may die. */
	toMarkdown: (
		html: string,
		url: string,
		maxCharacters: number,
		signal: AbortSignal
	) => Promise<{
		title: string;
		markdown: string;
		links: { text: string; url: string }[];
		warnings?: string[];
	}>;
	/** The text of a document that an address led to, read in the same process, and what a person would not see in it. */
	readFile: (path: string, signal: AbortSignal) => Promise<{ text: string; warnings?: string[] }>;
	/** The search engine's address, with `%s` where the words go, and whether it is one that the user typed. */
	searchAddress: () => Promise<{ template: string; typedByUser: boolean }>;
}

import type { BrowserParts } from '../../tools/browser/parts.ts';

function unused(): never {
	throw new Error('Nothing is opened here.');
}

/** What the browser tools work with, for tests that only read their names and inputs. */
export const unusedBrowser: BrowserParts = {
	pages: {
		open: unused,
		readAside: unused,
		current: unused,
		mark: unused,
		searchBox: unused,
		search: unused,
		picture: unused
	},
	toMarkdown: unused,
	readFile: unused,
	searchAddress: unused
};
